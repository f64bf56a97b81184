"""How fast long work goes, and how long it will take."""

from __future__ import annotations

from typing import Final, NamedTuple

_LEAST_SECONDS: Final = 1.0
"""Before so much time has passed a rate says nothing."""

_PAUSE_SECONDS: Final = 600.0
"""What was not heard of for so long had ended, and begins again."""


class Pace:
    """Follows the stages of long work, some of which go on at once."""

    def __init__(self) -> None:
        self._stages: dict[str, _Stage] = {}

    def told(self, stage: str, done: int, total: int | None, now: float) -> str:
        """Return rate and time left: "45 a second, 4 s left"; "" while there is nothing to be said of them.

        Args:
            stage: what is being done; fewer done than before, or a long pause, starts it afresh.
            done: how much of it is done.
            total: how much there is, None if that is not known.
            now: a clock, in seconds.
        """
        known = self._stages.get(stage)
        if known is None or done < known.last or now - known.at > _PAUSE_SECONDS:
            known = _Stage(now, done, done, now)
        self._stages[stage] = known._replace(last=done, at=now)
        passed, made = now - known.since, done - known.first
        if passed < _LEAST_SECONDS or made < 2:
            return ""
        rate = made / passed
        said = f"{rate:,.0f} a second" if rate >= 1.5 else f"{rate * 60:,.0f} a minute"
        if not total or total <= done:
            return said
        return f"{said}, {_length((total - done) / rate)} left"


class _Stage(NamedTuple):
    """When a stage began, with how much done; how much was done last, and when."""

    since: float
    first: int
    last: int
    at: float


def _length(seconds: float) -> str:
    if seconds < 90:
        return f"{max(1, round(seconds)):d} s"
    return f"{round(seconds / 60):d} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
