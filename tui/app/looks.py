"""How often the reader looks whether another process changed the corpus."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Final

_GENTLE: Final = 10
"""What comes of a look (list, counts, folders) takes a tenth of the time at most: while thousands of articles
come in beside 100,000, every look finds something, and two a second took a third of a processor."""


class Looks:
    """Tells when it is time to look again.

    Args:
        spent: the processor time that looking, and what it leads to, has taken so far; in seconds.
        clock: the time, in seconds.
    """

    def __init__(self, spent: Callable[[], float], clock: Callable[[], float] = monotonic) -> None:
        self._spent, self._clock = spent, clock
        self._looked, self._spent_then = clock(), spent()

    def is_time(self) -> bool:
        """Return whether the last look is well past; if so, this is the next one."""
        spent, now = self._spent(), self._clock()
        if now - self._looked < (spent - self._spent_then) * _GENTLE:
            return False
        self._looked, self._spent_then = now, spent
        return True
