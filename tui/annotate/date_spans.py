"""Calendar arithmetic: from the parts of an expression to its first and last day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TypeAlias

from tui.annotate.tense import Tense

Days: TypeAlias = tuple[date, date]
"""First and last day, both included."""


_PARTS_OF_MONTH = {
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
    "first week": (1, 7),
    "second week": (8, 14),
    "third week": (15, 21),
    "fourth week": (22, 28),
}

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def day(year: int, month: int, number: int) -> date | None:
    """Return the day, None where the calendar has none (31 June)."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def month_days(year: int, month: int, part: str | None = None) -> Days:
    """Return the days of a month, of its "early", "mid" or "late" third, or of its "first week" and so on."""
    last = monthrange(year, month)[1]
    first_day, last_day = _PARTS_OF_MONTH.get(part or "", (1, 31))
    if part == "last week":
        first_day = last - 6
    return date(year, month, first_day), date(year, month, min(last_day, last))


def year_days(year: int, part: str | None = None) -> Days:
    """Return the days of a year, of its "early", "mid" or "late" part (four months each), or of a season."""
    if part in _SEASONS:
        return season_days(year, part)
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(part or "", (1, 12))
    return date(year, first, 1), month_days(year, last)[1]


def season_days(year: int, name: str) -> Days:
    """Return the days of a season of the northern half of the world; winter begins in December."""
    first = _SEASONS[name]
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


_SOON = 7
_JUST = 2
"""Days to which a day named without its year lies on the other side of the anchor than its tense says: rather
than a year away, it is a few days from now."""


def year_of_month(anchor: date, month: int, number: int | None, tense: Tense) -> int:
    """Return the year that a month, or a day of it, without a year means in text written on `anchor`."""
    near = _year_nearby(anchor, month, number) if number else None
    if near is not None:
        return near
    if tense == "future":
        passed = (month, number or 31) < (anchor.month, anchor.day)
        return anchor.year + 1 if passed else anchor.year
    ahead = (month, number or 1) > (anchor.month, anchor.day)
    return anchor.year - 1 if ahead else anchor.year


def _year_nearby(anchor: date, month: int, number: int) -> int | None:
    """Return the year in which a day of a month lies within days of the anchor, None if in none it does."""
    for year in (anchor.year, anchor.year + 1, anchor.year - 1):
        there = day(year, month, number) if 1 <= year <= 9999 else None
        if there is not None and -_JUST <= (there - anchor).days <= _SOON:
            return year
    return None


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous algorithm, as in Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, number = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, number + 1)


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
