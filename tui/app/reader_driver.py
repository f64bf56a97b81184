"""The terminal's driver: as Textual's, but it outlives a terminal that is gone, and stops between writes.

A line that drops sends SIGHUP and SIGCONT, and whatever is written from then on fails. Textual 8.2.8 starts
its threads a second time at any SIGCONT, and its writing thread dies of the first failure; after thirty more
writes the program waits for it forever, with a reading thread that turns without end. And it writes from
within a signal's handler: a program that is stopped or goes on while it writes waits for itself forever.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any

from textual.drivers.linux_driver import LinuxDriver

from tui.app.terminal import has_hung_up


class ReaderDriver(LinuxDriver):
    """Writes to the terminal while it is there, and begins anew only where it was stopped."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._file: Any = LostWithTheTerminal(sys.__stderr__ or sys.stderr)

    def _request_terminal_sync_mode_support(self) -> None:
        """Ask for left and right margins, too (`tui.app.pasting` reads the answer)."""
        super()._request_terminal_sync_mode_support()
        if (
            self.input_tty and os.environ.get("TERM_PROGRAM") != "Apple_Terminal"
        ):  # which shows the question's p
            self.write("\x1b[?69$p")
            self.flush()

    def _sigtstp_application(self, *_: object) -> None:
        """Leave the terminal and stop, once what is being written is written.

        While another program has the terminal there is nothing to leave, and the loop that would do it waits
        for that program: then it stops at once.
        """
        if self._auto_restart:
            self._soon(super()._sigtstp_application)
        else:
            os.kill(os.getpid(), signal.SIGSTOP)

    def _sigcont_application(self, *_: object) -> None:
        """Begin anew after having been stopped, once what was being written is written."""
        if self._auto_restart:
            self._soon(self._begin_anew)

    def _soon(self, act: Callable[[], object]) -> None:
        with suppress(RuntimeError):  # the program has ended meanwhile
            self._loop.call_soon_threadsafe(act)

    def _begin_anew(self) -> None:
        """Take the terminal again; one that hangs up only says so on its way."""
        if not self._auto_restart or has_hung_up(self.fileno):
            return
        if not self._must_signal_resume and self._writer_thread is not None:  # stopped by SIGSTOP, unasked
            self.suspend_application_mode()
            self._must_signal_resume = True
        super()._sigcont_application()


class LostWithTheTerminal:
    """A file to which writing never fails: what the terminal no longer takes is lost with it."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, text: str) -> None:
        """Write `text` if the terminal is there."""
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        """Send what was written if the terminal is there."""
        with suppress(OSError):
            self._file.flush()

    def isatty(self) -> bool:
        """Tell whether it is a terminal."""
        return self._file.isatty()

    def fileno(self) -> int:
        """Return the file's number."""
        return self._file.fileno()
