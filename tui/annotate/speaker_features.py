"""What tells for or against a candidate as the speaker of a quotation: names of features, all yes or no."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.annotate.quote_marks import Quoted
from tui.annotate.speaker_candidates import Candidate
from tui.annotate.speech_words import CUE, STRONG

_WORD = re.compile(r"[\w’']+")
_PREPOSITIONS = frozenset(
    "of with by in at against about from for to told and or on as the a called than over between under into".split()
)


@dataclass(frozen=True, slots=True)
class Setting:
    """A quotation with the text around it.

    Attributes:
        before: start of the sentence that leads up to the quotation (the quotation's start if none does).
        after: end of the sentence that goes on behind it (the quotation's end if none does).
        led: whether the words before run on into it (", ", ":", or no stop at all).
        followed: whether the words behind go on with its sentence ("… ,” said X").
        block_start, block_end: of the paragraphs in which it begins and ends.
        previous: the candidate chosen for the quotation before it, and how many paragraphs back that is.
    """

    words: Quoted
    before: int
    after: int
    led: bool
    followed: bool
    block_start: int
    block_end: int
    lower: bool
    previous: Candidate | None
    gap: int
    cue_after: bool
    cue_before: bool


def features(text: str, setting: Setting, candidate: Candidate, rank: int, mentions: int) -> list[str]:
    """Return the features of a candidate.

    Args:
        text: of the article.
        setting: the quotation and its surroundings.
        candidate: who may have said it.
        rank: how many candidates stand between it and the quotation.
        mentions: how often the article names the candidate's entity.
    """
    where = _where(setting, candidate)
    link = _link(text, setting, candidate, where)
    kind = candidate.sort
    lead = f"{'L' if setting.led else '-'}{'F' if setting.followed else '-'}{'l' if setting.lower else '-'}"
    cues = f"{'b' if setting.cue_before else '-'}{'a' if setting.cue_after else '-'}"
    pre = _word_before(text, candidate)
    possessive = text[candidate.end : candidate.end + 2] in ("’s", "'s") or text[candidate.end - 1] in "’'"
    same = _same(setting, candidate)
    out = [
        f"{where}|{link}",
        f"{where}|{lead}|{cues}",
        f"{where}|{kind}",
        f"{link}|{kind}",
        f"{where}|r{min(rank, 6)}",
        f"{where}|pre={pre}",
        f"kind={kind}|pre={pre}",
        f"{where}|{link}|{lead}",
        f"m{min(mentions, 6)}|{kind}",
        f"same={same}|{where}|{cues}",
        f"same={same}|{lead}|{cues}",
    ]
    if possessive:
        out += ["possessive", f"possessive|{where}"]
    if where not in ("after", "before"):
        out.append(f"{where}|first={_first_in_sentence(text, candidate)}|{link}")
        out.append(f"{where}|{kind}|r{min(rank, 6)}|{cues}")
    return out


def _where(setting: Setting, candidate: Candidate) -> str:
    words = setting.words
    if words.end <= candidate.start:
        if candidate.start < setting.after:
            return "after"
        return "later" if candidate.start < setting.block_end else "next"
    if candidate.start >= setting.before:
        return "before"
    if candidate.start >= setting.block_start:
        return "earlier"
    return f"back{min(words.block - candidate.block, 4)}"


def _same(setting: Setting, candidate: Candidate) -> str:
    previous = setting.previous
    if previous is None:
        return "none"
    here = candidate.start == previous.start
    if here or (candidate.entity is not None and candidate.entity == previous.entity):
        return f"{'it' if here else 'entity'}{min(setting.gap, 3)}"
    return f"other{min(setting.gap, 3)}"


def _link(text: str, setting: Setting, candidate: Candidate, where: str) -> str:
    """Tell how a reporting verb ties the candidate to speech: before it, behind it, or not at all."""
    before = text[max(0, candidate.start - 40) : candidate.start]
    if candidate.start - setting.words.end < 40 and where == "after":
        before = text[setting.words.end + 1 : candidate.start]
    after = text[candidate.end : candidate.end + 60]
    if where == "before":
        after = text[candidate.end : min(candidate.end + 60, setting.words.start - 1)]
    said = None
    for said in CUE.finditer(before):
        pass
    if said is not None:
        gap = _WORD.findall(before[said.end() :])
        if not gap or (len(gap) < 4 and "," not in before[said.end() :] and "." not in before[said.end() :]):
            verb = said[0].lower()
            if verb in ("told", "tells", "asked", "asks", "telling", "urged", "accused"):
                return "object"
            return f"cue-{'s' if verb.split()[0] in STRONG else 'w'}{min(len(gap), 2)}"
    return _link_behind(after)


def _link_behind(after: str) -> str:
    says = CUE.search(after)
    if says is None:
        return "none"
    between = after[: says.start()]
    strength = "s" if says[0].lower() in STRONG else "w"
    if re.search(r"[.?!]\s", between):
        return "none"
    if between.strip().startswith(",") and between.rstrip().endswith(","):
        return f"apposition-{strength}"
    gap = len(_WORD.findall(between))
    if gap < 3 and "," not in between:
        return f"says-{strength}{gap}"
    return f"far-{strength}"


def _word_before(text: str, candidate: Candidate) -> str:
    found = re.search(r"([\w’']+|[,:;.—(“”\"])\s*$", text[max(0, candidate.start - 24) : candidate.start])
    if found is None:
        return "^"
    word = found[1].lower()
    return word if word in _PREPOSITIONS or not word[0].isalnum() else "w"


def _first_in_sentence(text: str, candidate: Candidate) -> bool:
    before = text[max(0, candidate.start - 30) : candidate.start].rstrip()
    return (
        not before or before[-1] in '.!?”"\n:' or "\n" in text[max(0, candidate.start - 3) : candidate.start]
    )
