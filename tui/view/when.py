"""Days that a person names: "tomorrow", "friday", "3d", "2026-12-01"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_NAMED: Final = {"today": 0, "tomorrow": 1, "next week": 7}

_SPAN: Final = re.compile(r"(?P<count>[0-9]{1,4}) ?(?P<unit>d|w|m|y|days?|weeks?|months?|years?)")

_DAYS: Final = {"d": 1, "w": 7}

_EXAMPLES: Final = "write tomorrow, friday, 3d, 2w or 2026-12-01"


def day_named(text: str, today: date) -> date:
    """Return the day that `text` names, seen from `today`; a weekday is the next one of that name.

    Args:
        text: "today", "tomorrow", "next week", a weekday or its first three letters, a number of days, weeks,
            months or years ("3d", "2w", "1m", "1y"), or a date (ISO 8601).
        today: the day it is.

    Raises:
        ValueError: it names no day, or one that is past; the message says what to write.
    """
    said = " ".join(text.lower().split())
    if said in _NAMED:
        return today + timedelta(_NAMED[said])
    for number, name in enumerate(_WEEKDAYS):
        if said in (name, name[:3]):
            return today + timedelta((number - today.weekday() - 1) % 7 + 1)
    try:
        found = _spanned(said, today) or date.fromisoformat(said)
    except (ValueError, OverflowError):
        raise ValueError(f"“{text.strip()}” is no day: {_EXAMPLES}") from None
    if found < today:
        raise ValueError(f"{found.isoformat()} is past: {_EXAMPLES}")
    return found


def _spanned(said: str, today: date) -> date | None:
    """Return the day so many days, weeks, months or years from `today`, None if `said` is no such thing."""
    found = _SPAN.fullmatch(said)
    if found is None:
        return None
    count, unit = int(found["count"]), found["unit"][0]
    if unit in _DAYS:
        return today + timedelta(count * _DAYS[unit])
    months = today.year * 12 + today.month - 1 + count * (12 if unit == "y" else 1)
    year, month = divmod(months, 12)
    return _last_of(year, month + 1, today.day)


def _last_of(year: int, month: int, day: int) -> date:
    """Return the day of that month, or its last one where it is shorter."""
    for shorter in range(4):
        try:
            return date(year, month, day - shorter)
        except ValueError:
            continue
    raise ValueError("there is no such month")
