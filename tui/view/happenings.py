"""What happened when, as the reports of an event tell it: sentences by the day that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from tui.corpus.article import FOLDED_ROLES, Article
from tui.corpus.event import Span
from tui.corpus.sentences import sentence_around

_WORD: Final = re.compile(r"\w{3,}")

_ALIKE: Final = 0.5
"""Share of the shorter sentence's words in the longer one, from which two tell of one day alike."""

_LONGEST_DAYS: Final = 31
"""Days that a time may span to stand in a timeline; "since 2011" is no point in time."""

_OF_A_POST: Final = re.compile(
    r"\b(?:file|handout|archive) (?:photo|picture|image|footage)"
    r"|\bin this (?:\S+ ){1,4}(?:photo|picture|image)\b"
    r"|(?<!\S)\d{1,3}/\d{1,3}\s\d{1,2}\s[a-z]{3,9}\s\d{4}"
    r"|\bthis (?:article|story|post|page) (?:was|has been) (?:amended|corrected|updated|edited|published)"
    r"|\bpic\.twitter\.com|\bt\.co/|\(@\w+\)",
    re.IGNORECASE,
)
"""When a picture was taken or a post was written is no time of the event."""

_IN_BRACKETS: Final = re.compile(r"\([^()]{1,120}\)")
_FEWEST_WORDS: Final = 5
"""Words outside brackets, from which a day within them is of what these tell: "(Tarn, May 3, 2010) A. Pereda"
credits a picture."""

_MOST_A_DAY: Final = 6

_MOST_SENTENCES: Final = 400
"""Sentences looked at: an event of hundreds of reports tells each day in its first ones."""


class Happening(NamedTuple):
    """What happened in one time.

    Attributes:
        low, high: first and last ISO date that the sentence names.
        article, span: the sentence.
        date: the words that name the time, in the same article.
        others: the ids of the other reports that tell so.
    """

    low: str
    high: str
    article: str
    span: Span
    date: Span
    others: tuple[str, ...]


class _Told(NamedTuple):
    low: str
    high: str
    article: str
    span: Span
    date: Span
    words: frozenset[str]


def happenings(reports: Sequence[Article]) -> list[Happening]:
    """Return what happened when, in order of time; what reports tell alike is told once, by the best of them.

    Args:
        reports: of one event, best first.
    """
    groups: list[list[_Told]] = []
    for _, told in zip(range(_MOST_SENTENCES), _dated(reports), strict=False):
        same = next((group for group in groups if _alike(group[0], told)), None)
        if same is not None:
            same.append(told)
        elif sum(group[0][:2] == told[:2] for group in groups) < _MOST_A_DAY:
            groups.append([told])
    found = [Happening(*group[0][:5], others=tuple(dict.fromkeys(_others(group)))) for group in groups]
    return sorted(found, key=lambda each: (each.low, each.high))


def _others(group: Sequence[_Told]) -> Iterator[str]:
    return (each.article for each in group[1:] if each.article != group[0].article)


def _dated(reports: Sequence[Article]) -> Iterator[_Told]:
    """Yield each sentence that names a time, once for each time."""
    for report in reports:
        folded = [block for block in report.blocks if block.role in FOLDED_ROLES]
        seen: set[tuple[str, str, Span]] = set()
        for mention in report.dates:
            low, high = mention.low, mention.high
            if not low or not high or _days(low, high) > _LONGEST_DAYS:
                continue
            if any(block.start <= mention.start < block.end for block in folded):
                continue
            span = sentence_around(report, (mention.start, mention.end))
            if (low, high, span) not in seen and not _is_of_a_picture(report.text, span, mention.start):
                seen.add((low, high, span))
                words = frozenset(map(str.lower, _WORD.findall(report.text[slice(*span)])))
                yield _Told(low, high, report.id, span, (mention.start, mention.end), words)


def _is_of_a_picture(text: str, span: Span, day: int) -> bool:
    """Tell the sentence of a picture or a post; `day` is where it names the time."""
    if _OF_A_POST.search(text, *span):
        return True
    bracket = next(
        (each for each in _IN_BRACKETS.finditer(text, *span) if each.start() < day < each.end()), None
    )
    if bracket is None:
        return False
    outside = text[span[0] : bracket.start()] + text[bracket.end() : span[1]]
    return len(outside.split()) < _FEWEST_WORDS


def _days(low: str, high: str) -> int:
    try:
        return (date.fromisoformat(high) - date.fromisoformat(low)).days
    except ValueError:
        return _LONGEST_DAYS + 1


def _alike(one: _Told, other: _Told) -> bool:
    if one[:2] != other[:2]:
        return False
    shorter = min(len(one.words), len(other.words)) or 1
    return len(one.words & other.words) >= _ALIKE * shorter
