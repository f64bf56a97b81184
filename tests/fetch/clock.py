"""A clock that goes on only when somebody waits."""

from __future__ import annotations

from threading import Event, Lock

from tui.fetch import Clock


class PlayedClock(Clock):
    """Time as a test plays it; waiting takes no time at all."""

    def __init__(self, start: float = 1_476_439_200.0) -> None:
        self._now = start
        self._lock = Lock()

    def now(self) -> float:
        """Return the seconds since 1970."""
        with self._lock:
            return self._now

    def wait(self, seconds: float, stop: Event) -> bool:
        """Let the time go on."""
        with self._lock:
            self._now += seconds
        return stop.is_set()

    def to(self, moment: float) -> None:
        """Let the time go on until then."""
        with self._lock:
            self._now = max(self._now, moment)
