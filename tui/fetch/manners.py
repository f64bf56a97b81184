"""When a host may be asked: at most two requests at a time, at least a second apart (SECURITY D11)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Lock
from typing import Final

from tui.fetch.address import Address
from tui.fetch.clock import Clock
from tui.fetch.failure import FetchError

AT_ONCE: Final = 2
SPACING: Final = 1.0
"""Seconds between the starts of two requests to one host."""

_LOOK: Final = 0.05

Reserve = Callable[[str, float, float], float]
"""`reserve(host, now, spacing)` takes the next place in a host's row if it is free, and returns 0; else the
seconds until it is."""


class Manners:
    """Lets requests wait for their turn; used by several threads at once.

    Args:
        clock: the time.
        stop: ends all waiting.
        reserve: keeps the row of each host; in memory if None, else wherever other processes see it too.
    """

    def __init__(self, clock: Clock, stop: Event, reserve: Reserve | None = None) -> None:
        self._clock = clock
        self._stop = stop
        self._lock = Lock()
        self._active: Counter[str] = Counter()
        self._free: dict[str, float] = {}
        self._reserve = reserve or self._in_memory

    @contextmanager
    def turn(self, address: Address) -> Iterator[None]:
        """Wait until the host of `address` may be asked, and count it as asked meanwhile.

        Raises:
            FetchError: the program stops.
        """
        host = address.origin
        while (wait := self._try(host)) > 0:
            if self._clock.wait(wait, self._stop):
                raise FetchError("stopped", address.url, cause="refused")
        try:
            yield
        finally:
            with self._lock:
                self._active[host] -= 1

    def _try(self, host: str) -> float:
        """Take a turn and return 0, or return the seconds to wait before asking again."""
        with self._lock:
            if self._active[host] >= AT_ONCE:
                return _LOOK
            wait = self._reserve(host, self._clock.now(), SPACING)
            if wait <= 0:
                self._active[host] += 1
            return wait

    def _in_memory(self, host: str, now: float, spacing: float) -> float:
        free = self._free.get(host, 0.0)
        if free > now:
            return min(free - now, 60.0)
        self._free[host] = now + spacing
        return 0.0
