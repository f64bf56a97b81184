"""Lengths of time as they are typed and told: 15m, 2h, 1d."""

from __future__ import annotations

import re
from typing import Final

_UNITS: Final = {"m": 60, "h": 3600, "d": 86400}
_INTERVAL = re.compile(r"(\d{1,5})\s?([mhd])(?:in|ours?|ays?)?", re.IGNORECASE)
_LEAST: Final = 15 * 60


def seconds_of(typed: str) -> int:
    """Return the seconds between two polls that `typed` means.

    Raises:
        ValueError: it is no length of time, or under 15 minutes; the message says which.
    """
    match = _INTERVAL.fullmatch(typed.strip())
    if match is None:
        raise ValueError(f"{typed} is no length of time: 15m, 2h, 1d are")
    seconds = int(match[1]) * _UNITS[match[2].lower()]
    if seconds < _LEAST:
        raise ValueError("no source is asked more often than every 15m")
    return seconds


def said_interval(seconds: int) -> str:
    """Return a length of time as it is typed."""
    for unit in ("d", "h"):
        if seconds % _UNITS[unit] == 0:
            return f"{seconds // _UNITS[unit]}{unit}"
    return f"{seconds // _UNITS['m']}m"
