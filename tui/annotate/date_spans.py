"""Calendar arithmetic: from the parts of an expression to its first and last day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TypeAlias

from tui.annotate.tense import Tense

Days: TypeAlias = tuple[date, date]
"""First and last day, both included."""


def day(year: int, month: int, number: int) -> date | None:
    """Return the day, None where the calendar has none (31 June)."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def month_days(year: int, month: int, part: str | None = None) -> Days:
    """Return the days of a month, or of its "early", "mid" or "late" part (its thirds)."""
    last = monthrange(year, month)[1]
    first_day, last_day = {"early": (1, 10), "mid": (11, 20), "late": (21, last)}.get(part or "", (1, last))
    return date(year, month, first_day), date(year, month, last_day)


def year_days(year: int, part: str | None = None) -> Days:
    """Return the days of a year, or of its "early", "mid" or "late" part (four months each)."""
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(part or "", (1, 12))
    return date(year, first, 1), month_days(year, last)[1]


def season_days(year: int, name: str) -> Days:
    """Return the days of a season of the northern half of the world; winter begins in December."""
    first = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}[name]
    end_year, end_month = (year + 1, 2) if first == 12 else (year, first + 2)
    return date(year, first, 1), month_days(min(end_year, 9999), end_month)[1]


def weekday_near(anchor: date, weekday: int, tense: Tense, modifier: str | None = None) -> date:
    """Return the day that a weekday's name means in text written on `anchor`.

    Past: the latest such day up to and including the anchor ("last": before it). Future: the next one from
    the anchor on ("next": after it).
    """
    if modifier in ("last", "past", "previous"):
        return shifted(anchor, -((anchor.weekday() - weekday - 1) % 7 + 1))
    if modifier in ("next", "coming"):
        return shifted(anchor, (weekday - anchor.weekday() - 1) % 7 + 1)
    if tense == "future":
        return shifted(anchor, (weekday - anchor.weekday()) % 7)
    return shifted(anchor, -((anchor.weekday() - weekday) % 7))


def year_of_month(anchor: date, month: int, number: int | None, tense: Tense) -> int:
    """Return the year that a month, or a day of it, without a year means in text written on `anchor`."""
    if tense == "future":
        passed = (month, number or 31) < (anchor.month, anchor.day)
        return anchor.year + 1 if passed else anchor.year
    ahead = (month, number or 1) > (anchor.month, anchor.day)
    return anchor.year - 1 if ahead else anchor.year


def shifted(anchor: date, days: int) -> date:
    """Return the anchor moved by days, held within the calendar's limits."""
    try:
        return anchor + timedelta(days=days)
    except OverflowError:
        return date.min if days < 0 else date.max


def shifted_months(anchor: date, months: int) -> date:
    """Return the anchor moved by whole months; a day that the month lacks becomes its last one."""
    index = anchor.year * 12 + anchor.month - 1 + months
    year, month = divmod(min(max(index, 12), 9999 * 12 + 11), 12)
    return date(year, month + 1, min(anchor.day, monthrange(year, month + 1)[1]))


def weekend_near(anchor: date, tense: Tense) -> Days:
    """Return the Saturday and Sunday nearest in the direction of the tense, the anchor's own included."""
    if tense == "future":
        saturday = shifted(anchor, (5 - anchor.weekday()) % 7 if anchor.weekday() != 6 else -1)
    else:
        saturday = shifted(anchor, -((anchor.weekday() - 5) % 7))
    return saturday, shifted(saturday, 1)
