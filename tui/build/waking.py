"""A wait that ends early: when the watch is to stop, or a reader decided, corrected or changed something."""

from __future__ import annotations

from threading import Event
from time import monotonic
from typing import Final

import apsw

from tui.store.derived import counter

_ASKED_EVERY: Final = 0.25
"""Seconds between looks at whether somebody decided something (10 µs each)."""


class Waking:
    """Stands in for `stop` where something waits for it.

    Args:
        stop: set to end the watch.
        con: the corpus, asked on the thread that waits.
    """

    def __init__(self, stop: Event, con: apsw.Connection) -> None:
        self._stop = stop
        self._con = con
        self._heard = self._told()
        self._asked = monotonic()

    def heard(self) -> bool:
        """Tell whether readers decided something since this was last asked."""
        before, self._heard = self._heard, self._told()
        return before != self._heard

    def is_set(self) -> bool:
        """Tell whether there is a reason to wait no longer."""
        if self._stop.is_set():
            return True
        if monotonic() - self._asked < _ASKED_EVERY:
            return False
        self._asked = monotonic()
        return self._told() != self._heard

    def _told(self) -> tuple[int, ...]:
        return tuple(counter(self._con, name) for name in ("decided", "corrected", "sourced"))

    def wait(self, seconds: float) -> None:
        """Wait so long, or until there is a reason not to."""
        until = monotonic() + seconds
        while not self.is_set() and (left := until - monotonic()) > 0:
            self._stop.wait(min(left, _ASKED_EVERY))
