"""When a watch has time for what no reader waits for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic
from typing import Final

from tui.build.progress import Report

_QUIET: Final = 60.0
"""Seconds in which nothing came: a burst of articles is over."""

_GENTLE: Final = 50
"""The wait until the next time is at least so many times as long as it took."""


class Calm:
    """Tells when it is calm.

    Args:
        clock: the time, in seconds.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._from = clock() + _QUIET

    def disturbed(self) -> None:
        """Take notice that something came."""
        self._from = max(self._from, self._clock() + _QUIET)

    def is_here(self) -> bool:
        """Return whether nothing came for a while, and what was last done is well past."""
        return self._clock() >= self._from

    def used(self, reports: Iterator[Report]) -> Iterator[Report]:
        """Do something that takes time, and pass on what it reports."""
        began = self._clock()
        try:
            yield from reports
        finally:
            ended = self._clock()
            self._from = max(self._from, ended + (ended - began) * _GENTLE)
