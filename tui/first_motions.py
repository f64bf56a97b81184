"""Motions in the list of the screen that was left last, answered while the reader is being loaded.

The rows of the list that are in view were kept as the terminal draws them, with the cursor and without, so
that a step down is two short writes. Whatever is typed is handed to the reader in the end, motions included:
it does them once more on its own rows, where they come to the same. The first key that is no motion, or a
motion out of view, ends the answering; it and all that follows waits for the reader.
"""

from __future__ import annotations

import os
import select
import threading
from typing import Final, NamedTuple

_UNFINISHED_S: Final = 0.03
"""Seconds in which the rest of a key's sequence comes, or none does."""

_LONGEST_REPLY: Final = 40


class DrawnRow(NamedTuple):
    """A row of the list as it is drawn.

    Attributes:
        lines: the lines of the screen that it takes, from 0.
        plain: what draws it without the cursor where it had it.
        chosen: what draws it with the cursor where it had none.
    """

    lines: tuple[int, ...]
    plain: bytes
    chosen: bytes


class Rows(NamedTuple):
    """The rows in view.

    Attributes:
        at: which of them has the cursor, from 0.
        steps: how many rows further a key goes, by what the terminal sends for it.
        drawn: the rows.
    """

    at: int
    steps: dict[bytes, int]
    drawn: list[DrawnRow]


def rows_as_bytes(rows: Rows) -> bytes:
    """Return `rows` in a form that `rows_from` reads: a line for the keys, one for each row."""
    keys = " ".join(f"{key.hex()}={step}" for key, step in rows.steps.items())
    found = [f"{rows.at} {keys}".encode()]
    found += [b"\0".join((",".join(map(str, row.lines)).encode(), *row[1:])) for row in rows.drawn]
    return b"\n".join(found)


def rows_from(kept: bytes) -> Rows | None:
    """Return the rows that `rows_as_bytes` wrote; None if there are none, or they are damaged."""
    head, *lines = kept.split(b"\n")
    try:
        at, *keys = head.decode("ascii").split()
        steps = {bytes.fromhex(key): int(step) for key, _, step in (each.partition("=") for each in keys)}
        drawn = [
            DrawnRow(tuple(map(int, where.split(b","))), plain, chosen)
            for where, plain, chosen in (line.split(b"\0") for line in lines)
        ]
        return Rows(int(at), steps, drawn) if 0 <= int(at) < len(drawn) and b"" not in steps else None
    except ValueError:
        return None


class Typed(NamedTuple):
    """What was typed before the reader was there.

    Attributes:
        keys: what the terminal sent, as it came.
        lines: the lines of the screen that were drawn anew.
    """

    keys: bytes
    lines: frozenset[int]


def answering(kept: bytes) -> Answering | None:
    """Begin to answer motions over the rows that were kept; None where those are damaged."""
    rows = rows_from(kept)
    return Answering(rows) if rows is not None else None


class Answering:
    """Reads the terminal in a thread of its own and moves the cursor over the rows.

    Args:
        rows: the rows in view.
        terminal: what is read from.
        screen: what is written to.
    """

    def __init__(self, rows: Rows, terminal: int = 0, screen: int = 2) -> None:
        self._rows = rows
        self._at = rows.at
        self._keys = sorted(rows.steps, key=len, reverse=True)
        self._terminal = terminal
        self._screen = screen
        self._typed = bytearray()
        self._lines: set[int] = set()
        self._wake, self._woken = os.pipe()
        self._thread = threading.Thread(target=self._run, name="first motions", daemon=True)
        self._thread.start()

    def ended(self) -> Typed:
        """Read nothing any more; return what was typed."""
        os.write(self._woken, b".")
        self._thread.join()
        os.close(self._wake)
        os.close(self._woken)
        return Typed(bytes(self._typed), frozenset(self._lines))

    def _run(self) -> None:
        poll = select.poll()
        poll.register(self._terminal, select.POLLIN)
        poll.register(self._wake, select.POLLIN)
        while True:
            ready = {number for number, _ in poll.poll()}
            if self._wake in ready or not self._take():
                return

    def _take(self) -> bool:
        """Read what was typed and answer it; tell whether to go on."""
        try:
            came = os.read(self._terminal, 4096)
            while came and _is_unfinished(came) and self._is_more():
                came += os.read(self._terminal, 4096)
            self._typed += came
            return bool(came) and self._answer(came)
        except OSError:
            return False

    def _is_more(self) -> bool:
        return bool(select.select([self._terminal], [], [], _UNFINISHED_S)[0])

    def _answer(self, came: bytes) -> bool:
        """Make the motions in `came`; tell whether there was nothing else in it."""
        at = 0
        while at < len(came):
            key = next((key for key in self._keys if came.startswith(key, at)), None)
            length = len(key) if key else _reply(came, at)
            if not length or (key and not self._step(self._rows.steps[key])):
                return False
            at += length
        return True

    def _step(self, step: int) -> bool:
        """Move the cursor; tell whether it stays in view."""
        after = self._at + step
        if not 0 <= after < len(self._rows.drawn):
            return False
        left, reached = self._rows.drawn[self._at], self._rows.drawn[after]
        os.write(self._screen, left.plain + reached.chosen)
        self._lines.update(left.lines, reached.lines)
        self._at = after
        return True


def _reply(came: bytes, at: int) -> int:
    """Return the length of what the terminal says of itself at `at`: replies, and that it has the focus."""
    if came.startswith((b"\x1b[I", b"\x1b[O"), at):
        return 3
    if not came.startswith(b"\x1b[?", at):
        return 0
    end = next((n for n in range(at + 3, min(len(came), at + _LONGEST_REPLY)) if came[n] >= 0x40), None)
    return end + 1 - at if end is not None else 0


def _is_unfinished(came: bytes) -> bool:
    """Tell whether `came` ends within a sequence."""
    last = came.rfind(b"\x1b")
    if last < 0 or len(came) - last > _LONGEST_REPLY:
        return False
    rest = came[last + 1 :]
    if rest[:1] == b"O":
        return len(rest) == 1
    return not rest or (rest[:1] == b"[" and not any(byte >= 0x40 for byte in rest[1:]))
