"""The date an article is filed under, and the form in which dates compare."""

from __future__ import annotations

from dataclasses import replace
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


def within_event(article: Article, first: str | None, last: str | None) -> Article:
    """Return an undated article with the days of the dated reports of its event as its bounds, as inferred.

    Bounds of its own narrow them; where they exclude all of these days, they stay as they are.

    Args:
        article: without a date, or with one that was inferred.
        first: the day of the first dated report of its event (ISO 8601); None for none.
        last: that of the last.
    """
    if article.published is not None or not first or not last:
        return article
    low, high = article.date_range
    if (low and low[:10] > last) or (high and high[:10] < first):
        return article
    bounds = max(first, low[:10]) if low else first, min(last, high[:10]) if high else last
    return replace(article, date_range=bounds, date_basis="inferred", dated_by_event=True)


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
