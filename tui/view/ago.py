"""How long ago, and how soon."""

from __future__ import annotations

from typing import Final

_UNITS: Final = ((86400, "d"), (3600, "h"), (60, "min"))


def ago(moment: float | None, now: float) -> str:
    """Return how long before `now` a moment was: "2 h ago"; "never" for none. Seconds since 1970."""
    return "never" if not moment else f"{_length(now - moment)} ago"


def ahead(moment: float, now: float) -> str:
    """Return how long after `now` a moment is: "in 40 min", "now"."""
    return "now" if moment <= now else f"in {_length(moment - now)}"


def _length(seconds: float) -> str:
    for size, unit in _UNITS:
        if seconds >= size:
            return f"{int(seconds // size)} {unit}"
    return "under 1 min"
