"""The last screen is shown again at once, and the reader goes on from it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui import first_screen
from tui.app.cells_shown import Cell, Cells
from tui.app.kept_screen import cells_as_bytes, cells_from, keep
from tui.app.pen import PLAIN, Pen

SIZE = (100, 24)

TAKEN_OVER = b"\x1b[?1004h"
"""What Textual asks for when it takes the terminal."""

OPENING = "opening …".encode()


_KITTY = re.compile(rb"\x1b\[[<>=?][0-9;]*\$?[up]")
"""Sequences of the keyboard protocol and of mode queries, which pyte takes for text."""


class Session:
    """The program in a terminal of its own, with a cache folder of its own."""

    def __init__(self, folder: Path, *arguments: str, size: tuple[int, int] = SIZE) -> None:
        self.master, self.slave = pty.openpty()
        width, height = size
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        self.attributes = termios.tcgetattr(self.slave)
        self.size = size
        self.output = b""
        own = {
            f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("CACHE", "DATA", "CONFIG", "STATE")
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tui", *arguments],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            env={**os.environ, **own, "TERM": "xterm-256color", "PYTHONPATH": os.pathsep.join(sys.path)},
            start_new_session=True,
        )

    def read_until(self, wanted: bytes, within_s: float = 30) -> None:
        """Read until `wanted` was written."""
        deadline = time.monotonic() + within_s
        while wanted not in self.output and time.monotonic() < deadline:
            if select.select([self.master], [], [], 0.1)[0]:
                self.output += os.read(self.master, 65536)
        assert wanted in self.output, self.output[-2000:]

    def leave(self) -> None:
        """Quit, and wait for the end."""
        os.write(self.master, b"\x11")
        self.read_until(b"\x1b[?1049l")
        while self.process.poll() is None:
            if select.select([self.master], [], [], 0.05)[0]:
                self.output += os.read(self.master, 65536)
        assert self.process.returncode == 0

    def shown(self, output: bytes) -> list[str]:
        """Return the lines that a terminal shows of `output`."""
        screen = pyte.Screen(*self.size)
        pyte.ByteStream(screen).feed(_KITTY.sub(b"", output))
        return [line.rstrip() for line in screen.display]

    def grounds(self, output: bytes) -> list[set[str]]:
        """Return the colours behind the text of each line, but for the last."""
        screen = pyte.Screen(*self.size)
        pyte.ByteStream(screen).feed(_KITTY.sub(b"", output))
        return [{screen.buffer[y][x].bg for x in range(self.size[0])} for y in range(self.size[1] - 1)]

    def close(self) -> None:
        """End the program, if it has not ended, and the terminal."""
        self.process.kill()
        self.process.wait()
        os.close(self.master)
        os.close(self.slave)


@pytest.fixture
def first(tmp_path: Path, corpus: Path) -> Iterator[Session]:
    """A session that was ended in the list, after the first article was shown."""
    session = Session(tmp_path, "--corpus", str(corpus))
    session.read_until(b"were killed")
    session.leave()
    yield session
    session.close()


@pytest.mark.slow
def test_the_last_screen_is_there_before_the_reader(first: Session, tmp_path: Path, corpus: Path) -> None:
    """What was left is shown first, says that it is so, and becomes what a start without it would show."""
    session = Session(tmp_path, "--corpus", str(corpus))
    session.read_until(TAKEN_OVER)
    before = session.output.split(TAKEN_OVER)[0]
    left = first.shown(first.output.split(b"\x1b[?1049l")[0])
    assert session.shown(before)[:-1] == left[:-1]
    assert OPENING in before
    session.read_until(b"help")
    session.leave()
    assert session.shown(session.output.split(b"\x1b[?1049l")[0])[:-1] == left[:-1]
    assert session.output.count(b"\x1b[?1049h") == session.output.count(b"\x1b[?1049l") == 1
    assert len(session.output) < len(before) + 2500
    assert termios.tcgetattr(session.slave) == session.attributes
    session.close()


@pytest.mark.slow
def test_keys_typed_meanwhile_are_answered(first: Session, tmp_path: Path, corpus: Path) -> None:
    """A key typed while the last screen is shown is not lost: here it quits, once the reader is there."""
    session = Session(tmp_path, "--corpus", str(corpus))
    session.read_until(OPENING)
    session.leave()
    session.close()


@pytest.mark.slow
@pytest.mark.parametrize("change", ["size", "corpus", "damage"])
def test_another_call_starts_without(change: str, first: Session, tmp_path: Path, corpus: Path) -> None:
    """In a terminal of another size, without the corpus, or with a damaged file, there is no last screen."""
    [kept] = (tmp_path / "cache/copytaster/screens").iterdir()
    if change == "corpus":
        corpus.unlink()
    if change == "damage":
        kept.write_bytes(kept.read_bytes()[:20])
    size = (90, 24) if change == "size" else SIZE
    session = Session(tmp_path, "--corpus", str(corpus), size=size)
    session.read_until(b"help")
    assert OPENING not in session.output
    session.close()


@pytest.mark.slow
def test_a_complaint_is_not_written_over_it(first: Session, tmp_path: Path, corpus: Path) -> None:
    """Where the reader cannot open, the last screen goes, and the complaint stands where it belongs."""
    corpus.write_bytes(b"no corpus any more")
    session = Session(tmp_path, "--corpus", str(corpus))
    session.read_until(b"copytaster: ")
    assert OPENING in session.output.split(b"\x1b[?1049l")[0]
    assert session.process.wait(10) == 1
    assert termios.tcgetattr(session.slave) == session.attributes
    session.close()


cells = st.tuples(st.text(max_size=3), st.builds(Pen, st.just(("1", "3")), st.sampled_from(["", "31"])))


@given(st.integers(1, 12).flatmap(lambda width: st.lists(st.lists(cells, min_size=width, max_size=width))))
def test_cells_come_back_as_they_were_kept(rows: list[list[Cell]]) -> None:
    """Whatever the cells hold, they are read as they were written, with an unknown row beneath."""
    kept: list[Cells] = [list(row) for row in rows]
    assert cells_from(cells_as_bytes(kept))[:-1] == kept


@given(
    st.one_of(
        st.binary(), st.recursive(st.none() | st.integers() | st.text(), st.lists).map(repr).map(str.encode)
    )
)
def test_damaged_cells_are_none(kept: bytes) -> None:
    """Bytes that were never written as cells are none, and no failure."""
    assert cells_from(kept) == []


def test_a_screen_is_its_users_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kept screen shows text of the corpus, and so only its user can read it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    keep(["x"], tmp_path, [[("a", PLAIN)] * 4] * 3)
    file = Path(first_screen.place_of(first_screen.call_of(["x"], 4, 3)))
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)


@pytest.mark.slow
@pytest.mark.parametrize(
    "keys",
    [b"jj", b"\x1b[Bj\x1b[Aj", b"jj\r", b"j\x1b[?62;22;52cj"],
    ids=["motions", "there and back", "and opened", "and the terminal's name"],
)
def test_early_motions_lead_where_they_would(
    keys: bytes, first: Session, tmp_path: Path, corpus: Path
) -> None:
    """Motions typed on the last screen leave the reader there, and its screen as a new start draws it."""
    early = Session(tmp_path, "--corpus", str(corpus))
    early.read_until(OPENING)
    os.write(early.master, keys)
    early.read_until(b"rescuers told the")
    early.leave()
    again = Session(tmp_path, "--corpus", str(corpus))
    again.read_until(b"help")
    again.leave()
    shown = [each.shown(each.output.split(b"\x1b[?1049l")[0])[:-1] for each in (first, early, again)]
    assert shown[0] != shown[1] == shown[2]
    for session in (early, again):
        session.close()


@pytest.mark.slow
def test_what_the_reader_makes_of_early_keys_holds(first: Session, tmp_path: Path, corpus: Path) -> None:
    """Where a key has another meaning by now, the cursor is where that leads, and drawn nowhere else."""
    keys = tmp_path / "config/copytaster/keys.toml"
    keys.parent.mkdir(parents=True, exist_ok=True)
    keys.write_text('down = "~"\n', "utf-8")
    session = Session(tmp_path, "--corpus", str(corpus))
    session.read_until(OPENING)
    os.write(session.master, b"jj")
    session.read_until(b"help")
    session.leave()
    left, ended = (each.output.split(b"\x1b[?1049l")[0] for each in (first, session))
    assert session.grounds(ended) == first.grounds(left)
    session.close()
