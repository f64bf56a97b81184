"""What an article says about when: its own date, the days and years it names, weekdays that stay relative.

A missing date is unknown and says nothing; it is never a gap of zero.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Final

from tui.corpus.article import Article
from tui.link.outline import Outline

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_YEAR = re.compile(r"(?<![\w.,])(?:19[3-9]\d|20\d\d)(?![\w%]|[.,]\d)")
_MOST_DAYS: Final = 24


@dataclass(frozen=True, slots=True)
class Times:
    """When an article is from and what times it names.

    Attributes:
        published: day of publication (proleptic Gregorian ordinal), None if unknown.
        earliest, latest: bounds of that day from the text, None where open.
        days: days that the text names by date, or that resolved to one day.
        opening_days: those named in the opening, where the event stands.
        years: years that the text names.
        weekdays: how often the text names each weekday, Monday first.
        newest_year: the latest year the text names, 0 if none.
    """

    published: int | None = None
    earliest: int | None = None
    latest: int | None = None
    days: frozenset[int] = frozenset()
    opening_days: frozenset[int] = frozenset()
    years: frozenset[int] = frozenset()
    weekdays: tuple[int, ...] = ()
    newest_year: int = 0


def times_of(article: Article, shape: Outline) -> Times:
    """Return the times of an annotated article."""
    opening_end = shape.lead[-1].end if shape.lead else 0
    days = _days(article, 0, len(article.text))
    years = _years(article)
    return Times(
        published=ordinal(article.published),
        earliest=ordinal(article.date_range[0]),
        latest=ordinal(article.date_range[1]),
        days=frozenset(sorted(days)[:_MOST_DAYS]),
        opening_days=frozenset(_days(article, 0, opening_end)),
        years=years,
        weekdays=_weekdays(shape),
        newest_year=max(years, default=0),
    )


def _weekdays(shape: Outline) -> tuple[int, ...]:
    named = Counter(token.word for token in shape.words if token.word in _WEEKDAYS)
    return tuple(named[day] for day in _WEEKDAYS) if named else ()


def ordinal(stamp: str | None) -> int | None:
    """Return the ordinal of an ISO date or date-time; None where there is none or it is unreadable."""
    try:
        return date.fromisoformat(stamp[:10]).toordinal() if stamp else None
    except ValueError:
        return None


def _days(article: Article, start: int, end: int) -> set[int]:
    """Return the single days that date mentions between `start` and `end` resolved to."""
    found: set[int] = set()
    for mention in article.dates:
        if start <= mention.start < end and mention.low and mention.low == mention.high:
            day = ordinal(mention.low)
            if day is not None:
                found.add(day)
    return found


def _years(article: Article) -> frozenset[int]:
    """Return the years named in the article's own words (stamps are blocks of their own, not among them)."""
    blocks = article.content_blocks()
    spans = [(block.start, block.end) for block in blocks] if blocks else [(0, len(article.text))]
    return frozenset(int(m[0]) for start, end in spans for m in _YEAR.finditer(article.text, start, end))
