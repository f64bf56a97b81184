"""The time, and waiting for it to pass: given to whatever polls, so that a week can be played in a test."""

from __future__ import annotations

import time
from threading import Event


class Clock:
    """The system's clock."""

    def now(self) -> float:
        """Return the seconds since 1970."""
        return time.time()

    def wait(self, seconds: float, stop: Event) -> bool:
        """Let `seconds` pass, or as many as there are before `stop` is set; return whether it was."""
        return stop.wait(seconds)
