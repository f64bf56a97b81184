"""The program in a terminal of its own: keys in, what stands on the screen out, every byte kept.

The screen is drawn by pyte, which is not ours; the bytes are searched for what strangers wrote.
"""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from fcntl import ioctl
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import pyte

OWN: Final = re.compile(
    rb"\x1b\[[0-9;]*m|\x1b\[\d*(?:;\d+)?[HrJK]|\x1bM|\x1b\[\d*[ABCDX]"
    rb"|\x1b\[\?(?:10(?:00|03|04|06|15|16|49)|7|25|2004|2026|2048)[hl]"
    rb"|\x1b\[[<>=]\d*u|\x1b\[\?(?:69|2026|2048)\$p|\x1b\]22;[a-z-]+\x07"
    rb"|\x1b\]8;(?:id=[\w.-]*)?;(?:https?://[!-~]+)?\x1b\\"
)
"""All that Textual's driver and our writer of cells send: colours, cursor moves, erasing, modes, questions,
the shape of the mouse pointer, links to http(s)."""

ACTING: Final = re.compile(
    "[\x00-\x07\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
)
"""What no output may hold once the program's own sequences are taken out of it."""

_NOT_FOR_PYTE: Final = re.compile(r"\x1b\[[<>=]\d*u|\x1b\[\?\d+\$p|\x1b\]22;[a-z-]+\x07|\x1b\[\?2026[hl]")


class Session:
    """A program in a pseudo-terminal.

    Args:
        corpus: the corpus file of the reader.
        arguments: what follows on the command line.
        size: columns and lines.
        variables: of the environment, beyond the test's own; None takes one out.
        program: what to run instead of the reader, if that is something else.
        prepared: runs in the child before the program does.
    """

    def __init__(
        self,
        corpus: Path,
        *arguments: str,
        size: tuple[int, int] = (120, 40),
        variables: Mapping[str, str | None] | None = None,
        program: Sequence[str] = ("-m", "tui"),
        prepared: Callable[[], object] | None = None,
    ) -> None:
        self.master, slave = pty.openpty()
        self.output = b""
        self._seen = 0
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self._set_size(*size)
        wanted = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(variables or {})}

        def in_child() -> None:
            ioctl(0, termios.TIOCSCTTY, 0)  # /dev/tty and job control are this terminal's
            if prepared is not None:
                prepared()

        self.process = subprocess.Popen(
            [sys.executable, *program, "--corpus", str(corpus), *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={name: value for name, value in wanted.items() if value is not None},
            start_new_session=True,
            preexec_fn=in_child,  # noqa: PLW1509  (no threads here)
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(10)
        if self.master >= 0:
            self.drain()
            self.hang_up()

    # What comes out.

    def drain(self, quiet_s: float = 0.0, at_most_s: float = 10.0) -> bytes:
        """Take what is written until nothing has been for a while, and return it."""
        began = len(self.output)
        end = time.monotonic() + at_most_s
        while time.monotonic() < end and select.select([self.master], [], [], quiet_s)[0]:
            try:
                piece = os.read(self.master, 65536)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            self.output += piece
        fresh = self.output[self._seen :]
        self._seen = len(self.output)
        shown = _NOT_FOR_PYTE.sub("", fresh.decode("utf-8", "replace"))
        self._stream.feed(shown.encode())
        return self.output[began:]

    def forget(self) -> None:
        """Let go of what was written so far; the screen stays."""
        self.output, self._seen = b"", 0

    def until(self, wanted: str | Callable[[str], bool], within_s: float = 30.0) -> None:
        """Wait until the screen shows something."""
        end = time.monotonic() + within_s
        while time.monotonic() < end:
            self.drain(0.05)
            if wanted in self.text if isinstance(wanted, str) else wanted(self.text):
                return
            if self.process.poll() is not None:
                break
        self.drain()
        assert wanted in self.text if isinstance(wanted, str) else wanted(self.text), self.text

    def until_written(self, wanted: bytes, within_s: float = 30.0) -> None:
        """Wait until some bytes were written."""
        end = time.monotonic() + within_s
        while wanted not in self.output and time.monotonic() < end and self.process.poll() is None:
            self.drain(0.05)
        self.drain()
        assert wanted in self.output, self.output[-2000:]

    def finished(self, within_s: float = 120.0) -> int:
        """Take what is written until the program ends by itself; return its exit status."""
        end = time.monotonic() + within_s
        while self.process.poll() is None and time.monotonic() < end:
            self.drain(0.05)
        self.drain()
        return self.process.wait(1)

    @property
    def lines(self) -> list[str]:
        """Return what stands on the screen, a line a string."""
        rows = ((self.screen.buffer[y], self.screen.columns) for y in range(self.screen.lines))
        return ["".join(row[x].data for x in range(width)).rstrip() for row, width in rows]

    @property
    def text(self) -> str:
        """Return what stands on the screen."""
        return "\n".join(self.lines)

    @property
    def strange(self) -> bytes:
        """Return what was written beyond text and the program's own sequences; nothing, if all is well."""
        left = OWN.sub(b"", self.output).replace(b"\r\n", b"\n").replace(b"\x08", b"")
        return b" ".join(found.encode() for found in ACTING.findall(left.decode("utf-8", "replace")))

    # What goes in.

    def press(self, keys: str, *, quiet_s: float = 0.2) -> None:
        """Type keys, then wait until the screen rests."""
        left = keys.encode()
        end = time.monotonic() + 30
        while left and time.monotonic() < end:
            readable, writable, _ = select.select([self.master], [self.master], [], 1.0)
            if readable:
                self.drain()
            if writable:
                left = left[os.write(self.master, left[:256]) :]
        assert not left, "the program takes no keys any more"
        self.drain(quiet_s)

    def resize(self, columns: int, lines: int) -> None:
        """Become another size, as a window does."""
        self._set_size(columns, lines)
        if columns and lines:
            self.screen.resize(lines, columns)
        self.process.send_signal(signal.SIGWINCH)

    def _set_size(self, columns: int, lines: int) -> None:
        ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def hang_up(self) -> None:
        """Close the line."""
        os.close(self.master)
        self.master = -1

    def end(self, number: signal.Signals = signal.SIGTERM, within_s: float = 15.0) -> int:
        """Send a signal, take what is written on the way out, and return the exit status."""
        self.process.send_signal(number)
        end = time.monotonic() + within_s
        while self.process.poll() is None and time.monotonic() < end:
            self.drain(0.05)
        self.drain()
        return self.process.wait(1)
