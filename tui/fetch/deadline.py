"""One deadline over all of a request: names, connecting, headers, body, every hop (SECURITY D5).

A server that drips a header line every half second outlives any read timeout; here a timer cuts the
connection, whatever the thread that waits for it is doing.
"""

from __future__ import annotations

import socket
import time
from contextlib import suppress
from threading import Lock, Timer
from types import TracebackType
from typing import Self


class Deadline:
    """The end of a request; use it as a context manager.

    Args:
        seconds: from now.
    """

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._lock = Lock()
        self._held: socket.socket | None = None
        self._timer = Timer(seconds, self.cut)
        self._timer.daemon = True
        self.over = False

    def __enter__(self) -> Self:
        """Start the time."""
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the time."""
        self._timer.cancel()
        self._release()

    def left(self) -> float:
        """Return the seconds left, none below a hundredth (zero would mean "do not wait" to a socket)."""
        return max(0.01, self._end - time.monotonic())

    def hold(self, connected: socket.socket) -> None:
        """Cut this connection when the time is over, and no longer the one before it."""
        self._release()
        with self._lock:
            self._held = connected.dup()  # wrapping in TLS takes the socket itself away
        if self.over:
            self.cut()

    def cut(self) -> None:
        """End the connection that is held; whoever reads from it reads its end."""
        self.over = True
        with self._lock:
            if self._held is not None:
                with suppress(OSError):
                    self._held.shutdown(socket.SHUT_RDWR)

    def _release(self) -> None:
        with self._lock:
            if self._held is not None:
                self._held.close()
                self._held = None
