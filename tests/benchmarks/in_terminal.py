"""A program in a terminal of ours: what it writes, when, and what that makes of the screen.

Nothing in the program is instrumented, so that programs of any kind compare. A time is taken right after
bytes arrive; they are laid on the screen (pyte) when the program is silent, so that this costs it nothing.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import pyte

SILENCE: Final = 0.12
"""Seconds without a byte after which an answer is taken as whole."""

_TICKS: Final = os.sysconf("SC_CLK_TCK")

_UNKNOWN_TO_PYTE: Final = re.compile(rb"\x1b\[[<=>?][0-9;]*\$?[pu]|\x1bP.*?\x1b\\|\x1b\[>[0-9;]*[a-z]")

_ANSWERS: Final = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",  # synchronized output is there
    b"\x1b[6n": b"\x1b[1;1R",
    b"\x1b[c": b"\x1b[?62;22c",
}


class Answer(NamedTuple):
    """What a key press led to.

    Attributes:
        first: milliseconds until the first byte.
        last: milliseconds until the last byte before silence.
        bytes: how many there were.
        cpu: milliseconds of processor time, of the program and its children.
    """

    first: float
    last: float
    bytes: int
    cpu: float


class InTerminal:
    """A running program.

    Args:
        command: what to run.
        size: columns and rows.
        variables: of the environment, beside those of this process.
    """

    def __init__(
        self,
        command: Sequence[str],
        size: tuple[int, int] = (150, 40),
        variables: Mapping[str, str] | None = None,
    ) -> None:
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self._late: list[bytes] = []
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        # Without its compiled modules kept, a program of Python starts two and a half times as slowly.
        usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        surroundings = {**usual, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(variables or {})}
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=surroundings, start_new_session=True
        )
        os.close(slave)

    def resize(self, columns: int, rows: int, silence: float = SILENCE) -> Answer:
        """Give the terminal another size; return what that led to."""
        before, start = self._cpu(), time.perf_counter()
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.kill(self.process.pid, signal.SIGWINCH)  # it is no terminal's foreground program
        self.screen.resize(rows, columns)
        return self._answer(before, start, silence)

    def until(self, wanted: str, patience: float = 60) -> tuple[float, float]:
        """Return the milliseconds until something was on the screen, and until `wanted` was.

        Raises:
            TimeoutError: it never was.
        """
        first = 0.0
        while time.perf_counter() < self.started + patience and self.process.poll() is None:
            if self._read(0.02):
                now = (time.perf_counter() - self.started) * 1e3
                self._show()
                shown = "\n".join(self.screen.display)
                first = first or (now if shown.strip() else 0.0)
                if re.search(wanted, shown):
                    return first, now
        raise TimeoutError(f"{wanted!r} was not shown:\n" + "\n".join(self.screen.display))

    def first_answer(self, key: bytes, patience: float = 60) -> float:
        """Press `key` once something is on the screen; return the milliseconds from the start to an answer.

        Raises:
            TimeoutError: nothing was shown, or nothing came.
        """
        self.until(r"\S", patience)
        os.write(self._master, key)
        if not self._read(patience):
            raise TimeoutError("no answer")
        return (time.perf_counter() - self.started) * 1e3

    def settle(self, silence: float = SILENCE) -> int:
        """Wait until the program is silent; return how many bytes it wrote meanwhile."""
        count = 0
        while got := self._read(silence):
            count += got
        self._show()
        return count

    def press(self, keys: bytes, silence: float = SILENCE) -> Answer:
        """Press keys and return what they led to."""
        before, start = self._cpu(), time.perf_counter()
        os.write(self._master, keys)
        return self._answer(before, start, silence)

    def _answer(self, before: float, start: float, silence: float) -> Answer:
        """Return what came since `start`, when the processor time was `before`."""
        first = last = 0.0
        count = 0
        while got := self._read(silence):
            last = (time.perf_counter() - start) * 1e3
            first, count = first or last, count + got
        cpu = self._cpu() - before
        self._show()
        return Answer(first, last, count, cpu)

    def hold(self, key: bytes, times: int, a_second: float) -> float:
        """Press `key` at a fixed rate; return the milliseconds from the last press to the last byte."""
        start = time.perf_counter()
        for number in range(times):
            due = start + number / a_second
            while (wait := due - time.perf_counter()) > 0:
                self._read(wait)
            os.write(self._master, key)
        pressed = last = time.perf_counter()
        while self._read(SILENCE):
            last = time.perf_counter()
        self._show()
        return (last - pressed) * 1e3

    def _read(self, patience: float) -> int:
        """Return how many bytes came within `patience` seconds; the terminal's questions are answered."""
        if not select.select([self._master], [], [], patience)[0]:
            return 0
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:  # the program ended
            return 0
        self._late.append(data)
        for question, answer in _ANSWERS.items():
            if question in data:
                os.write(self._master, answer)
        return len(data)

    def _show(self) -> None:
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", b"".join(self._late)))
        self._late.clear()

    def _family(self) -> list[int]:
        """Return the program and its children, theirs included."""
        found = [self.process.pid]
        for pid in found:
            with contextlib.suppress(OSError):
                for task in Path(f"/proc/{pid}/task").iterdir():
                    found += map(int, (task / "children").read_text().split())
        return found

    def _cpu(self) -> float:
        """Return the milliseconds of processor time of the program itself, in steps of a clock tick."""
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
            return (int(fields[11]) + int(fields[12])) * 1e3 / _TICKS
        return 0.0

    def memory(self) -> tuple[float, float]:
        """Return the megabytes (proportional set size) of the program alone, and of its whole family."""
        sizes = [_pss(pid) for pid in self._family()]
        return sizes[0], sum(sizes)

    def end(self, keys: bytes = b"") -> None:
        """Leave the program by `keys`, or else kill it."""
        if keys:
            os.write(self._master, keys)
            deadline = time.perf_counter() + 5
            while self.process.poll() is None and time.perf_counter() < deadline:
                self._read(0.05)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self._master)


def _pss(pid: int) -> float:
    with contextlib.suppress(OSError):
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
        return int(found[1]) / 1024 if found else 0.0
    return 0.0
