"""The date an article is filed under, and the form in which dates compare."""

from __future__ import annotations

from datetime import UTC, datetime

from tui.corpus.article import Article


def best_date(article: Article) -> str | None:
    """Return the best date known of `article`: published, else a bound of its range, else None.

    Of a range the earlier bound counts: a report is rarely much younger than the last day it speaks of.
    """
    return article.published or article.date_range[0] or article.date_range[1]


def comparable(date: str | None) -> str:
    """Return an ISO `date` so that strings compare as times do: UTC where it has a zone; '' for none."""
    if not date:
        return ""
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        return date[:25]
    if moment.tzinfo is not None:
        try:
            moment = moment.astimezone(UTC)
        except OverflowError:  # a year at the edge of what there is
            moment = moment.replace(tzinfo=None)
    if len(date) == len("2016-10-14"):
        return date
    return moment.strftime("%Y-%m-%dT%H:%M:%S").rjust(19, "0")


def now() -> str:
    """Return this moment, ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
