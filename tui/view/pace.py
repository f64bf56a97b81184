"""How fast long work goes, and how long it will take."""

from __future__ import annotations

from typing import Final

_LEAST_SECONDS: Final = 1.0
"""Before so much time has passed a rate says nothing."""


class Pace:
    """Follows the stages of long work.

    Attributes:
        stage: the one that it is in.
    """

    def __init__(self) -> None:
        self.stage = ""
        self._since = 0.0
        self._from = 0
        self._last = 0

    def told(self, stage: str, done: int, total: int | None, now: float) -> str:
        """Return rate and time left: "45 a second, 4 s left"; "" while there is nothing to be said of them.

        Args:
            stage: what is being done; another one, or fewer done than before, starts afresh.
            done: how much of it is done.
            total: how much there is, None if that is not known.
            now: a clock, in seconds.
        """
        if stage != self.stage or done < self._last:
            self.stage, self._since, self._from = stage, now, done
        self._last = done
        passed, made = now - self._since, done - self._from
        if passed < _LEAST_SECONDS or made < 2:
            return ""
        rate = made / passed
        said = f"{rate:,.0f} a second" if rate >= 1.5 else f"{rate * 60:,.0f} a minute"
        if not total or total <= done:
            return said
        return f"{said}, {_length((total - done) / rate)} left"


def _length(seconds: float) -> str:
    if seconds < 90:
        return f"{max(1, round(seconds)):d} s"
    return f"{round(seconds / 60):d} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
