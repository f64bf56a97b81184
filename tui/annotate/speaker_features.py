"""What tells for or against a candidate as the speaker of a quotation: names of features, all yes or no."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from tui.annotate.quote_marks import Quoted
from tui.annotate.reporting import Reporting
from tui.annotate.speaker_candidates import Candidate
from tui.annotate.word_list import words

_PREPOSITIONS = words(
    "of with by in at against about from for to told and or on as the a called than over between under into"
)
_ADDRESSED = words("told tells asked asks telling urged accused")
_STOP = re.compile(r"[.?!]\s")
_THAT = re.compile(r"(?:\s(?!that\b)[\w’'-]{1,30}){0,5}\sthat\s")
_CLAUSE_REACH = 200
_AFTER = re.compile(r"\s*([\w’']+|[,:;.—(“”\"])")
_BEFORE = re.compile(r"([\w’']+|[,:;.—(“”\"])\s*$")


@dataclass(frozen=True, slots=True)
class Setting:
    """A quotation with the text around it.

    Attributes:
        before: start of the sentence that leads up to the quotation (the quotation's start if none does).
        after: end of the sentence that goes on behind it (the quotation's end if none does).
        led: whether the words before run on into it (", ", ":", or no stop at all).
        followed: whether the words behind go on with its sentence ("… ,” said X").
        block_start, block_end: of the paragraphs in which it begins and ends.
        lower: whether it begins with a small letter, as a fragment does.
        previous: the candidate chosen for the quotation before it.
        gap: how many paragraphs lie between that quotation and this one.
        cue_after, cue_before: whether those sentences hold a reporting verb.
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


class Profile(NamedTuple):
    """What can be told of a candidate whatever the quotation.

    Attributes:
        link: how a reporting verb ties it to speech ("says-s0": a strong verb directly behind it).
        word_before: the preposition or mark before it, "w" for any other word, "^" at the start.
        word_after: the same behind it.
        possessive: whether it stands in the possessive.
        first: whether it begins its sentence.
        clause: "of" for who says the clause that follows ("X said on Friday that …"), "in" for who is named
            inside such a clause, "" for anyone else.
    """

    link: str
    word_before: str
    word_after: str
    possessive: bool
    first: bool
    clause: str


def profile(text: str, candidate: Candidate, reporting: Reporting) -> Profile:
    """Return what can be told of a candidate whatever the quotation."""
    start, end = candidate.start, candidate.end
    before = text[max(0, start - 30) : start].rstrip()
    return Profile(
        link=_link_before(text, candidate, reporting) or _link_behind(text, candidate, reporting),
        word_before=_word_before(text, candidate),
        word_after=_word_after(text, candidate),
        possessive=text[end : end + 2] in ("’s", "'s") or text[end - 1] in "’'",
        first=not before or before[-1] in '.!?”":' or "\n" in text[max(0, start - 3) : start],
        clause=_clause(text, candidate, reporting),
    )


def features(setting: Setting, candidate: Candidate, known: Profile, rank: int, mentions: int) -> list[str]:
    """Return the features of a candidate.

    Args:
        setting: the quotation and its surroundings.
        candidate: who may have said it.
        known: the candidate's profile.
        rank: how many candidates stand between it and the quotation.
        mentions: how often the article names the candidate's entity.
    """
    where, link, sort = _where(setting, candidate), known.link, candidate.sort
    lead = f"{'L' if setting.led else '-'}{'F' if setting.followed else '-'}{'l' if setting.lower else '-'}"
    cues = f"{'b' if setting.cue_before else '-'}{'a' if setting.cue_after else '-'}"
    same, nearness = _same(setting, candidate), min(rank, 6)
    found = [
        f"{where}|{link}",
        f"{where}|{lead}|{cues}",
        f"{where}|{sort}",
        f"{link}|{sort}",
        f"{where}|r{nearness}",
        f"{where}|pre={known.word_before}",
        f"{sort}|pre={known.word_before}",
        f"{link}|pre={known.word_before}",
        f"{link}|next={known.word_after}",
        f"{where}|{link}|{lead}",
        f"m{min(mentions, 6)}|{sort}",
        f"same={same}|{where}|{cues}",
        f"same={same}|{lead}|{cues}",
    ]
    if known.clause:
        found += [f"{where}|clause={known.clause}|{lead}", f"{where}|clause={known.clause}|{cues}"]
    if known.possessive:
        found += ["possessive", f"possessive|{where}"]
    if where not in ("after", "before"):
        found += [f"{where}|first={known.first}|{link}", f"{where}|{sort}|r{nearness}|{cues}"]
    return found


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


def _link_before(text: str, candidate: Candidate, reporting: Reporting) -> str | None:
    """Tell a verb directly before the candidate: "said X", or "told X" that makes it the one addressed."""
    cue = reporting.cue_before(candidate.start)
    if cue is None or candidate.start - cue.end > 40 or cue.end > candidate.start:
        return None
    gap = reporting.gap(cue.end, candidate.start)
    between = text[cue.end : candidate.start]
    if gap and (gap > 3 or any(mark in between for mark in ',.“"')):
        return None
    if between.split()[:1] == ["that"]:
        return "clause"
    if cue.verb in _ADDRESSED:
        return "object"
    return f"cue-{'s' if cue.strong else 'w'}{min(gap, 2)}"


def _link_behind(text: str, candidate: Candidate, reporting: Reporting) -> str:
    cue = reporting.cue_after(candidate.end)
    if cue is None or cue.start - candidate.end > 60:
        return "none"
    between = text[candidate.end : cue.start]
    strength = "s" if cue.strong else "w"
    if _STOP.search(between) or any(mark in between for mark in '\n“”"'):
        return "none"
    if between.lstrip()[:1] == "," and between.rstrip().endswith(","):
        return f"apposition-{strength}"
    gap = reporting.gap(candidate.end, cue.start)
    if gap < 3 and "," not in between:
        return f"says-{strength}{gap}"
    return f"far-{strength}"


def _clause(text: str, candidate: Candidate, reporting: Reporting) -> str:
    """Tell who says a clause from who is named in it."""
    behind = reporting.cue_after(candidate.end)
    if behind is not None and behind.strong and behind.start - candidate.end < 60:
        between = text[candidate.end : behind.start]
        if not _STOP.search(between) and _THAT.match(text, behind.end):
            return "of"
    ahead = reporting.cue_before(candidate.start)
    if ahead is None or not ahead.strong or candidate.start - ahead.end > _CLAUSE_REACH:
        return ""
    that = _THAT.match(text, ahead.end, candidate.start)
    return "in" if that and not _STOP.search(text, that.end(), candidate.start) else ""


def _word_before(text: str, candidate: Candidate) -> str:
    found = _BEFORE.search(text, max(0, candidate.start - 24), candidate.start)
    if found is None:
        return "^"
    word = found[1].lower()
    return word if word in _PREPOSITIONS or not word[0].isalnum() else "w"


def _word_after(text: str, candidate: Candidate) -> str:
    found = _AFTER.match(text, candidate.end)
    if found is None:
        return "$"
    word = found[1].lower()
    return word if word in _PREPOSITIONS or word == "who" or not word[0].isalnum() else "w"
