"""Dates as people read them, never more certain than they are."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from tui.corpus.article import Article
from tui.harmless import harmless_line

_FIRST_DAY: Final = "0000-01-01"
"""What a date told to the month or the year lacks."""

_ZONES: Final = {"+0000": "UTC"}


def long_date(article: Article) -> str:
    """Return the article's date with its basis: "14 Oct 2016", "undated, about 14 Oct 2016 (inferred)"."""
    if article.published is None:
        said = _bounds(
            article.date_range, "inferred from its event" if article.dated_by_event else "inferred"
        )
    elif article.date_basis == "inferred":
        said = f"undated, about {_day(article.published)} (inferred)"
    else:
        said = _moment(article.published) + (" (from the feed)" if article.date_basis == "feed" else "")
    return f"{said}, updated {_moment(article.updated)}" if article.updated else said


def dated(published: str | None) -> str:
    """Return a date with its year in at most eleven cells: "14 Oct 2016", "undated" if unknown."""
    return _day(published) if published else "undated"


def _bounds(bounds: tuple[str | None, str | None], basis: str) -> str:
    low, high = bounds
    if low and high:
        if low == high:
            return f"undated, about {_day(low)} ({basis})"
        return f"undated, {_day(low)} to {_day(high)} ({basis})"
    if low:
        return f"undated, {_day(low)} or later ({basis})"
    if high:
        return f"undated, {_day(high)} or earlier ({basis})"
    return "date unknown"


def short_date(iso: str | None, *, inferred: bool = False) -> str:
    """Return a date in at most ten cells: "14 Oct 16", "~14 Oct 16" if inferred, "~2016", "undated"."""
    day = _parsed(iso)
    if iso is None or day is None:
        return "undated"
    if len(iso) < len("2016-10-14"):
        return f"~{_day(iso)}"
    return f"{'~' if inferred else ''}{day.day} {day:%b} {day:%y}"


def _day(iso: str) -> str:
    """Return the day, or the month or year where the date is told no finer."""
    day = _parsed(iso)
    if day is None:
        return harmless_line(iso)
    parts = {len("2016"): f"{day.year}", len("2016-10"): f"{day:%b} {day.year}"}
    return parts.get(len(iso), f"{day.day} {day:%b} {day.year}")


def _moment(iso: str) -> str:
    """Return the day and, where one is given, the time as the source gave it."""
    if len(iso) <= len("2016-10-14"):
        return _day(iso)
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return _day(iso)
    zone = moment.strftime("%z")
    return f"{_day(iso)} {moment:%H:%M} {_ZONES.get(zone, zone)}".rstrip()


def _parsed(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso[:10] + _FIRST_DAY[len(iso) :]) if iso else None
    except ValueError:
        return None
