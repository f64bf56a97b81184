"""The date an article is filed under, and the form in which dates compare."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final

from tui.corpus.article import Article

_PRECISION: Final = ((7, len("2016-10-14")), (62, len("2016-10")), (366, len("2016")))
"""How far apart bounds may be, in days, for the earlier one to be told to the day, the month, the year.
Further apart they say too little about an article to file it under one of them."""


def best_date(article: Article) -> str | None:
    """Return the best date known of `article`: published, else the earlier of two close bounds, else None.

    Of close bounds the earlier one counts: a report is rarely much younger than the last day it speaks of. It
    is told no finer than the bounds allow: "2016-10", "2016".
    """
    if article.published:
        return article.published
    low, high = article.date_range
    if not (low and high):
        return None
    apart = _days_between(low, high)
    return next((low[:length] for days, length in _PRECISION if apart <= days), None)


def _days_between(low: str, high: str) -> float:
    try:
        return (date.fromisoformat(high[:10]) - date.fromisoformat(low[:10])).days
    except ValueError:
        return float("inf")


def comparable(moment: str | None) -> str:
    """Return an ISO date or time so that strings compare as times do: UTC if it has a zone; '' for none."""
    if not moment:
        return ""
    try:
        found = datetime.fromisoformat(moment)
    except ValueError:
        return moment[:25]
    if len(moment) == len("2016-10-14"):
        return moment
    if found.tzinfo is not None:
        try:
            found = found.astimezone(UTC)
        except OverflowError:  # a year at the edge of what there is
            found = found.replace(tzinfo=None)
    return found.strftime("%Y-%m-%dT%H:%M:%S").rjust(19, "0")


def now() -> str:
    """Return this moment, ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
