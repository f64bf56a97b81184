"""Motions in the list are answered while the reader is being loaded, and nothing typed is lost."""

from __future__ import annotations

import os
import pty
import select
import termios
import tty
from collections.abc import Iterator
from contextlib import contextmanager

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.first_motions import Answering, DrawnRow, Rows, Typed, rows_as_bytes, rows_from

STEPS = {b"j": 1, b"k": -1, b"\x1b[B": 1, b"\x1b[A": -1}
ROWS = Rows(1, STEPS, [DrawnRow((y,), b"\x1b[%dHo" % (y + 1), b"\x1b[%dH>" % (y + 1)) for y in range(5)])


@given(st.integers(0, 4), st.dictionaries(st.binary(min_size=1, max_size=4), st.integers(-3, 3), max_size=5))
def test_kept_rows_are_read_as_they_were_written(at: int, steps: dict[bytes, int]) -> None:
    """What is kept comes back the same."""
    rows = ROWS._replace(at=at, steps=steps)
    assert rows_from(rows_as_bytes(rows)) == rows


@given(st.binary(max_size=60), st.integers(0, 200))
def test_damaged_rows_are_none(damage: bytes, at: int) -> None:
    """Whatever stands in the file, there are rows or none, and the cursor is on one of them."""
    kept = rows_as_bytes(ROWS)
    for text in (damage, kept[:at] + damage + kept[at:], kept[:at]):
        rows = rows_from(text)
        assert rows is None or 0 <= rows.at < len(rows.drawn)


@contextmanager
def _terminal() -> Iterator[tuple[int, int]]:
    """Yield both ends of a terminal that gives what is typed at once."""
    master, slave = pty.openpty()
    tty.setraw(slave, termios.TCSANOW)
    try:
        yield master, slave
    finally:
        os.close(master)
        os.close(slave)


def _shown(output: bytes) -> str:
    """Return the first column of what a terminal shows that had the cursor on the second row."""
    screen = pyte.Screen(1, 5)
    pyte.ByteStream(screen).feed(b"o\r\n>\r\no\r\no\r\no" + output)
    return "".join(screen.display)


def _rest(end: int, length: int) -> bytes:
    """Return so many bytes more: what was written to a terminal takes a moment to be there."""
    found = b""
    while len(found) < length and select.select([end], [], [], 10)[0]:
        found += os.read(end, 65536)
    return found


def _output_to(master: int, wanted: str) -> str:
    """Return what a terminal shows once it shows `wanted`, or nothing more comes."""
    output = b""
    while _shown(output) != wanted and select.select([master], [], [], 10)[0]:
        output += os.read(master, 65536)
    return _shown(output)


def _comes_to(typed: bytes) -> str:
    """Return what the rows look like after the motions that `typed` begins with."""
    at = ROWS.at
    while typed:
        key = next((key for key in [*STEPS, b"\x1b[I", b"\x1b[?2026;2$y"] if typed.startswith(key)), None)
        if key is None or not 0 <= at + STEPS.get(key, 0) < len(ROWS.drawn):
            break
        at, typed = at + STEPS.get(key, 0), typed[len(key) :]
    return "".join(">" if y == at else "o" for y in range(len(ROWS.drawn)))


KEYS = st.sampled_from(
    [*STEPS, b"\x1b[I", b"\x1b[?2026;2$y", b"q", b"\r", b"\x1b", b"\x1b[200~x", "é".encode()]
)


@settings(max_examples=60)
@given(st.lists(KEYS, max_size=12), st.data())
def test_nothing_typed_is_lost_or_shown_otherwise(keys: list[bytes], data: st.DataObject) -> None:
    """What was read and what was not is what was typed; the rows show what the read motions come to."""
    typed = b"".join(keys)
    cut = data.draw(st.integers(0, len(typed)))
    with _terminal() as (master, slave):
        answering = Answering(ROWS, slave, slave)
        for piece in (typed[:cut], typed[cut:]):
            os.write(master, piece)
        found = answering.ended()
        assert found.keys + _rest(slave, len(typed) - len(found.keys)) == typed
        assert _output_to(master, _comes_to(found.keys)) == _comes_to(found.keys)


@pytest.mark.parametrize(
    ("typed", "lines"),
    [(b"j", {1, 2}), (b"\x1b[Bjj", {1, 2, 3, 4}), (b"\x1b[?2026;2$yk", {0, 1}), (b"jjjjjj", {1, 2, 3, 4})],
)
def test_a_motion_is_answered_at_once(typed: bytes, lines: set[int]) -> None:
    """The cursor moves without the reader; told of in the end are the keys and the lines that changed."""
    with _terminal() as (master, slave):
        answering = Answering(ROWS, slave, slave)
        os.write(master, typed)
        assert _output_to(master, _comes_to(typed)) == _comes_to(typed)
        assert answering.ended() == Typed(typed, frozenset(lines))
