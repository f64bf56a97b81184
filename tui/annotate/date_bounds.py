"""When an article without a date can be from, as far as its own words justify."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TypeAlias

from tui.annotate.conflicts import conflict_intervals
from tui.annotate.dates import dates
from tui.annotate.offices import AFTERGLOW, Interval, office_intervals
from tui.annotate.sentences import Span, sentences
from tui.annotate.tense import tense_at
from tui.corpus.article import Article, DateBasis
from tui.corpus.highlight import DateMention

Bounds: TypeAlias = tuple[str | None, str | None]

_AHEAD = re.compile(
    r"\b(?:will|would|shall|could|(?-i:may)|might|should|plans?|planned|planning|expect\w*|schedul\w*|set\sto|due|aims?|goal|target|"
    r"until|upcoming|next|forecast\w*|predict\w*|project\w*|propos\w*|hopes?|run\sfor|seek\w*|promis\w*|bid|by)\b",
    re.IGNORECASE,
)
"""Any sign that a sentence may speak of what is to come: its dates bound nothing from below."""

_WILL = re.compile(r"\b(?:will|(?:is|are)\s(?:due|scheduled|expected|set|planned|to))\b[^.;]{1,120}$")
"""What must lead up to a date for it to be to come on the day of writing."""

_SLACK = timedelta(days=1)
"""Papers are stamped in other time zones than the events they tell."""

_TOLD_AS_DATE = re.compile(
    r"\b(?:in|on|since|from|during|of|between|after|early|late|mid)[-\s]$", re.IGNORECASE
)


def date_bounds(article: Article) -> tuple[str | None, DateBasis, Bounds]:
    """Return the article's date, its basis, and the earliest and latest day that it can be from.

    A dated article keeps what it has. For an undated one the date stays None, and bounds come from what it
    tells as past with an absolute date (not before), or as to come (not after), from the terms of those it
    calls by their office, and from the age of a conflict. Bounds that contradict one another are dropped,
    the weaker kind first. The basis is "inferred" where a bound was found, and never "stated".
    """
    if article.published is not None:
        return article.published, article.date_basis, article.date_range
    told = _told(article)
    evidence = [*office_intervals(article), *conflict_intervals(article)]
    low, high = _hull(_joint(told, evidence))
    bounds = (_later(article.date_range[0], low), _earlier(article.date_range[1], high))
    return None, "unknown" if bounds == (None, None) else "inferred", bounds


def _told(article: Article) -> Interval:
    """Return the interval that the article's own absolute dates leave."""
    low, high = date.min, date.max
    for sentence, mentions in _by_sentence(article):
        may_be_ahead = _AHEAD.search(article.text, *sentence) is not None
        for mention in mentions:
            if not may_be_ahead and mention.low is not None and _is_past(article.text, mention, sentence):
                low = max(low, date.fromisoformat(mention.low))
            elif may_be_ahead and mention.high is not None and _is_to_come(article.text, mention, sentence):
                high = min(high, date.fromisoformat(mention.high))
    low = low - _SLACK if low > date.min else low
    return (low, high) if low <= high else (low, date.max)


def _is_past(text: str, mention: DateMention, sentence: Span) -> bool:
    """Tell whether the sentence says so itself: its tense is past whatever is assumed of a silent one."""
    return tense_at(text, (mention.start, mention.end), sentence, "future") == "past"


def _is_to_come(text: str, mention: DateMention, sentence: Span) -> bool:
    return _WILL.search(text, max(sentence.start, mention.start - 160), mention.start) is not None


def _by_sentence(article: Article) -> Iterator[tuple[Span, list[DateMention]]]:
    """Yield the absolute dates that are told as dates ("in 2016"), by sentence."""
    text = article.text
    told = [
        mention
        for mention in article.dates or dates(article)
        if mention.relative is None
        and (mention.low or mention.high)
        and _TOLD_AS_DATE.search(text, max(0, mention.start - 12), mention.start)
    ]
    starts = [mention.start for mention in told]
    for block in article.content_blocks():
        if bisect_left(starts, block.start) == bisect_left(starts, block.end):
            continue
        for sentence in sentences(text, block.start, block.end):
            yield sentence, told[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]


def _joint(told: Interval, evidence: Iterable[list[Interval]]) -> list[Interval]:
    """Narrow what is told by every piece of evidence; by none where any two contradict each other."""
    joint = [(date.min, date.max)]
    for terms in evidence:
        joint = _overlaps(joint, terms, least=AFTERGLOW + 1)
    return _overlaps([told], joint, least=0) or [told]


def _overlaps(first: list[Interval], second: list[Interval], least: int) -> list[Interval]:
    """Return what the intervals share, as far as that is more than `least` days."""
    shared = [(max(a[0], b[0]), min(a[1], b[1])) for a in first for b in second]
    return [(low, high) for low, high in shared if (high - low).days > least]


def _hull(intervals: list[Interval]) -> Bounds:
    low, high = min(low for low, _ in intervals), max(high for _, high in intervals)
    return None if low == date.min else low.isoformat(), None if high == date.max else high.isoformat()


def _later(first: str | None, second: str | None) -> str | None:
    return max(filter(None, (first, second)), default=None)


def _earlier(first: str | None, second: str | None) -> str | None:
    return min(filter(None, (first, second)), default=None)
