"""What one mention of a name in a text tells of the others: one kind for one name, and none left out.

Measured on held-back articles of the training data (docs/models.md): F1 .867 before, .871 after.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tui.annotate.mentions import Mention
from tui.annotate.name_forms import core
from tui.annotate.word_classes import in_vocabulary
from tui.annotate.word_lists import word_lists
from tui.corpus.highlight import NameKind

# A kind gives way to another that the same name has more than this many times as often in the text.
_MAJORITY = 2
# A shorter name that is no acronym is an ordinary word too often to look for where the tagger saw none.
_SHORTEST = 4
_ARTICLE: Final = re.compile(r"(?:\W|^)[ae]l[ -]")
_HEADLINE: Final = re.compile(r"[A-Z]{2,} [A-Z]{4,}")
_COMPANIES: Final = word_lists("cues")["companies"]
# No article names more; a hostile text may, and each name costs a search of the text.
_MOST_NAMES = 1000


def propagated(text: str, mentions: Sequence[Mention], spans: Sequence[tuple[int, int]]) -> list[Mention]:
    """Return `mentions` of one kind a name, and the occurrences in `spans` that were left out, in order.

    Args:
        text: the article's text.
        mentions: in order, without overlap.
        spans: where names may stand: the content of the article.
    """
    settled = _surnames(text, _majority(text, mentions))
    return sorted([*settled, *_left_out(text, settled, spans)])


def _by_name(text: str, mentions: Sequence[Mention]) -> dict[str, Counter[NameKind]]:
    kinds: defaultdict[str, Counter[NameKind]] = defaultdict(Counter)
    for mention in mentions:
        kinds[text[mention.start : mention.end].lower()][mention.kind] += 1
    return kinds


def _majority(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return `mentions` with the kind that the same words have far more often elsewhere in the text."""
    kinds = _by_name(text, mentions)
    settled = []
    for mention in mentions:
        tally = kinds[text[mention.start : mention.end].lower()]
        most = _most(tally)
        settled.append(
            mention._replace(kind=most) if tally[most] > _MAJORITY * tally[mention.kind] else mention
        )
    return settled


def _most(tally: Mapping[NameKind, int]) -> NameKind:
    return min(tally, key=lambda kind: (-tally[kind], kind))


def _surnames(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return `mentions` with one kind for a person's full name and the surname that it ends in."""
    names = [core(text[m.start : m.end]) for m in mentions]
    full, alone, other = Counter[str](), Counter[str](), Counter[str]()
    for name, mention in zip(names, mentions, strict=True):
        tally = other if mention.kind != "person" else full if len(name) > 1 else alone
        tally[name[-1]] += 1
    return [
        mention._replace(kind="person")
        if (
            full[name[0]] if len(name) == 1 else mention.kind == "place" and alone[name[-1]] > other[name[-1]]
        )
        else mention
        for name, mention in zip(names, mentions, strict=True)
    ]


def _left_out(text: str, mentions: Sequence[Mention], spans: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Yield unmarked occurrences of names marked elsewhere: of several words, marked twice, or no words."""
    kinds: defaultdict[str, Counter[NameKind]] = defaultdict(Counter)
    companies = set[str]()
    for mention in mentions:
        name = text[mention.start : mention.end]
        kinds[name][mention.kind] += 1
        if mention.kind == "person" and " " in name:
            kinds[name.rsplit(None, 1)[-1]]["person"] += 1
        if mention.kind == "organisation" and name.rpartition(" ")[2] in _COMPANIES:
            bare = name.rpartition(" ")[0]
            kinds[bare]["organisation"] += 1
            companies.add(bare)
    taken = bytearray(len(text))
    sure = {bare for bare in companies if bare.lower() not in text}
    for mention in mentions:
        taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    kinds.pop("", None)
    kinds |= _in_capitals(text, kinds)
    for name in sorted(filter(_is_searched, kinds), key=lambda name: (-len(name), name))[:_MOST_NAMES]:
        tally = kinds[name]
        if (tally.total() > 1 or name in sure or _never_a_word(text, name)) and (
            text.count(name) > tally.total() or name.isupper()
        ):
            for start in _standing_alone(text, name, spans):
                begin, end = _with_article(text, start), start + len(name)
                if not any(taken[begin:end]):
                    taken[begin:end] = b"\1" * (end - begin)
                    yield Mention(begin, end, _most(tally))


def _with_article(text: str, start: int) -> int:
    """Return where a name begins that has the Arabic article before it: "al Selmo", "al-Selmo"."""
    return start - 3 if _ARTICLE.fullmatch(text, max(0, start - 4), start) else start


def _in_capitals(text: str, kinds: Mapping[str, Counter[NameKind]]) -> dict[str, Counter[NameKind]]:
    """Return the names that headlines in capitals may hold, in capitals, as sure as those marked twice."""
    if not _HEADLINE.search(text):
        return {}
    found = ((name.upper(), tally) for name, tally in sorted(kinds.items()) if len(name) > _SHORTEST)
    return {name: Counter({_most(tally): _MAJORITY}) for name, tally in found if name not in kinds}


def _is_searched(name: str) -> bool:
    return name[0].isupper() and (len(name) >= _SHORTEST or (len(name) > 1 and name.isupper()))


def _never_a_word(text: str, name: str) -> bool:
    """Return whether `name` is sure to be a name wherever it stands: of several words, or no word else."""
    return " " in name or not (in_vocabulary(name.lower()) or name.lower() in text)


def _standing_alone(text: str, name: str, spans: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Yield where `name` stands in `spans` with no letter or digit touching it."""
    for span_start, span_end in spans:
        at = text.find(name, span_start, span_end)
        while at >= 0:
            end = at + len(name)
            if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
                yield at
            at = text.find(name, end, span_end)
