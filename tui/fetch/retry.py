"""When a source is asked again: what the server asks for, and patience that grows with each failure."""

from __future__ import annotations

from datetime import UTC
from email.utils import parsedate_to_datetime
from random import Random
from typing import Final

MINUTE: Final = 60.0
HOUR: Final = 3600.0
DAY: Final = 86400.0

LEAST_INTERVAL: Final = 15 * MINUTE
"""No source is polled more often (SECURITY D11)."""

_LONGEST_ASKED: Final = 7 * DAY
_LONGEST_BACK_OFF: Final = DAY
_JITTER: Final = 0.25
"""The back-off is up to so much shorter, so that sources that failed together do not come back together."""


def retry_after(value: str, now: float) -> float | None:
    """Return the seconds that a Retry-After header asks for, from 1 minute to 7 days; None if it says none.

    Args:
        value: as it came: seconds, or an HTTP date.
        now: seconds since 1970.
    """
    value = value.strip()[:100]
    if not value:
        return None
    try:
        seconds = float(int(value))
    except ValueError:
        try:
            moment = parsedate_to_datetime(value)
            seconds = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() - now
        except (ValueError, TypeError, OverflowError):
            return None
    return min(max(seconds, MINUTE), _LONGEST_ASKED)


def back_off(failures: int, interval: float, key: str) -> float:
    """Return the seconds to wait after so many failures in a row: doubled each time, up to a day, jittered.

    Args:
        failures: in a row, 1 or more.
        interval: of the source, seconds.
        key: decides the jitter, so that the same failure gives the same wait.
    """
    longest = min(interval * 2.0 ** min(failures, 20), _LONGEST_BACK_OFF)
    return longest * (1.0 - _JITTER * Random(f"{key} {failures}").random())  # noqa: S311 - not a secret
