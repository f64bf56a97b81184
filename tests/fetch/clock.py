"""Clocks that go on only when somebody waits."""

from __future__ import annotations

import fcntl
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Lock
from typing import Final

from tui.fetch.clock import Clock


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


_MOMENT: Final = struct.Struct("d")


class SharedClock(PlayedClock):
    """A played time that several processes share.

    Args:
        file: keeps it.
        start: the time that it begins with if there is no such file.
    """

    def __init__(self, file: Path, start: float = 1_476_439_200.0) -> None:
        super().__init__(start)
        self._file = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        with self._shared():
            pass

    def now(self) -> float:
        """Return the seconds since 1970."""
        with self._shared():
            return self._now

    def wait(self, seconds: float, stop: Event) -> bool:
        """Let the time go on."""
        with self._shared():
            self._now += seconds
        return stop.is_set()

    def to(self, moment: float) -> None:
        """Let the time go on until then."""
        with self._shared():
            self._now = max(self._now, moment)

    @contextmanager
    def _shared(self) -> Iterator[None]:
        """Take the time as the file has it, and keep it there as it is afterwards."""
        with self._lock:
            fcntl.flock(self._file, fcntl.LOCK_EX)
            try:
                if kept := os.pread(self._file, _MOMENT.size, 0):
                    (self._now,) = _MOMENT.unpack(kept)
                yield
                os.pwrite(self._file, _MOMENT.pack(self._now), 0)
            finally:
                fcntl.flock(self._file, fcntl.LOCK_UN)
