"""Rows A of the security bar: nothing that strangers write acts on the terminal, even past the first gate.

The articles here go into the store as they are, escapes and all, as a row put in by other means would be.
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
from collections.abc import Iterator
from fcntl import ioctl
from pathlib import Path

import pytest
from rich.console import Console
from textual.app import ComposeResult
from textual.strip import Strip
from textual.widgets import Static

from tests.app.one_pane import OnePane
from tui.app import terminal
from tui.app.panes.reader import ReaderPane
from tui.corpus.article import Article, Block
from tui.corpus.identity import stable_id
from tui.store.connect import connect
from tui.store.write import put_article

_BAD = Path(__file__).resolve().parents[3] / "shared" / "badinputs" / "terminal"

_FILES = sorted(_BAD.glob("*")) if _BAD.is_dir() else []

_needs_bad_inputs = pytest.mark.skipif(not _FILES, reason="../shared/badinputs is not here")

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")

# All that Textual's driver and our writer of cells send of their own: colours, moves, erasing, modes,
# questions about them, and the shape of the mouse pointer.
_OWN = re.compile(
    rb"\x1b\[[0-9;]*m|\x1b\[\d*(?:;\d+)?[Hr]|\x1bM|\x1b\[\d*[ABCDX]|\x1b\[\?(?:10(?:00|03|04|06|15|49)|7|25|2004|2026|2048)[hl]"
    rb"|\x1b\]8;(?:id=\d+;https?://[!-~]{1,2000}|;)\x1b\\"  # addresses whose host is shown (A16)
    rb"|\x1b\[[<>=]\d*u|\x1b\[\?(?:69|2026|2048)\$p|\x1b\]22;[a-z-]+\x07"
)

_CONTROL = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")


@pytest.fixture(autouse=True)
def _gate() -> Iterator[None]:
    before = Strip.render
    terminal.guard()
    yield
    Strip.render = before  # type: ignore[method-assign]


def _raw(path: Path, errors: str = "surrogateescape") -> Article:
    text = path.read_bytes().decode("utf-8", errors)
    title, _, _body = text.partition("\n")
    blocks = (Block(0, len(title), "title"), Block(len(title), len(text), "body"))
    return Article(
        stable_id("a", path.name), text, title=title, source=title, authors=(title,), blocks=blocks
    )


class _Host(OnePane):
    CSS = "ReaderPane { width: 60; height: 1fr; } Screen { layout: horizontal; } Static { width: 1fr; }"

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield Static(self.article.text, markup=False)


@_needs_bad_inputs
@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
async def test_no_control_character_leaves_a_widget(path: Path) -> None:
    """Our pane and a stock widget beside it write colours and text, nothing else, in lines of full width."""
    host = _Host(_raw(path))
    console = Console(force_terminal=True, color_system="truecolor")
    async with host.run_test(size=(100, 40)) as pilot:
        host.notify(host.article.text, title=host.article.title, markup=False)
        await pilot.pause()
        for strip in host.screen._compositor.render_strips():
            written = _COLOUR.sub("", strip.render(console))
            assert not _CONTROL.search(written)
            assert strip.cell_length == 100


async def test_words_in_brackets_are_shown() -> None:
    """`[Reuters]`, `[/]` and `[@click=…]` in a title or text are text: nothing lost, no crash, no action."""
    text = "[Reuters] hit [/b] [on Syria] [@click=app.quit]x[/]"
    host = _Host(Article("a", text, title=text, blocks=(Block(0, len(text), "title"),)))
    async with host.run_test(size=(120, 10)) as pilot:
        await pilot.pause()
        assert text in host.query_one(ReaderPane).render_line(0).text
        await pilot.click(ReaderPane, offset=(40, 0))
        assert host.is_running


class _Session:
    """The reader in a terminal of 120 by 40, every byte of its output kept."""

    def __init__(self, corpus: Path) -> None:
        self.master, slave = pty.openpty()
        ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tui", "--corpus", str(corpus)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
            start_new_session=True,
        )
        os.close(slave)
        self.output = b""

    def read(self, quiet_s: float, at_most_s: float = 20) -> None:
        """Take what is written until nothing has been for a while."""
        end = time.monotonic() + at_most_s
        while time.monotonic() < end and select.select([self.master], [], [], quiet_s)[0]:
            try:
                self.output += os.read(self.master, 65536)
            except OSError:
                return

    def close(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.read(2)
        self.process.wait(10)
        os.close(self.master)


@_needs_bad_inputs
@pytest.mark.slow
def test_a_session_over_all_of_them_writes_nothing_of_theirs(tmp_path: Path) -> None:
    """Reading through raw rows in list and text sends no sequence but the program's own, and never a bell."""
    corpus = tmp_path / "corpus.db"
    con = connect(corpus)
    for path in _FILES:
        put_article(con, _raw(path, errors="replace"), content_key="1")
    con.close()
    session = _Session(corpus)
    session.read(3)
    for _ in _FILES:
        os.write(session.master, b"j")
        session.read(0.15)
    session.close()
    assert b"copytaster" in session.output
    left = _OWN.sub(b"", session.output)
    assert b"\x1b" not in left
    assert b"\x07" not in left
    assert not _CONTROL.search(left.decode("utf-8", "replace"))
    assert session.output.count(b"\x1b[?1049h") == 1
