"""Rows B of the security bar: whatever the script, the columns hold and nothing hides."""

from __future__ import annotations

import json
import time
import unicodedata
from pathlib import Path

import pyte
import pytest
from rich.cells import get_character_cell_size
from rich.console import Console

from tests.app.one_pane import OnePane
from tui.app import terminal
from tui.corpus.article import Article, Block
from tui.view.cells import cells, cut, drawn

_BAD = Path(__file__).resolve().parents[3] / "shared" / "badinputs" / "unicode"

_FILES = sorted(_BAD.glob("*.json")) if _BAD.is_dir() else []

_needs_bad_inputs = pytest.mark.skipif(not _FILES, reason="../shared/badinputs is not here")


def _for_pyte(written: str) -> str:
    """Leave out marks that neither take a cell nor combine: there pyte, unlike a terminal, ends the line."""
    return "".join(
        char
        for char in written
        if get_character_cell_size(char) or unicodedata.combining(char) or char == "\x1b"
    )


class _Host(OnePane):
    CSS = "ReaderPane { width: 1fr; height: 1fr; border-right: solid white; }"


def _item(path: Path) -> dict[str, str]:
    content: dict[str, str] = json.loads(path.read_text("utf-8", "surrogatepass"))
    return content


def _article(title: str, body: str) -> Article:
    text = f"{title}\n{body}"
    blocks = (Block(0, len(title), "title"), Block(len(title) + 1, len(text), "body"))
    return Article("a", text, title=title, source=title, blocks=blocks)


@_needs_bad_inputs
@pytest.mark.parametrize("width", [80, 40])
@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
async def test_the_right_border_stays_in_its_column(path: Path, width: int) -> None:
    """On every row of the screen, as a terminal draws it, the border is in the last column."""
    item = _item(path)
    host = _Host(_article(item.get("title", ""), item.get("body", item.get("text", ""))))
    console = Console(force_terminal=True, color_system="truecolor")
    screen = pyte.Screen(width, 24)
    stream = pyte.Stream(screen)
    terminal.guard()
    async with host.run_test(size=(width, 24)) as pilot:
        await pilot.pause()
        for y, strip in enumerate(host.screen._compositor.render_strips()):
            assert strip.cell_length == width
            stream.feed(f"\x1b[{y + 1};1H{_for_pyte(strip.render(console))}")
    assert {screen.buffer[y][width - 1].data for y in range(24)} == {"│"}


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("\u1112\u1161\u11ab\u1100\u116e\u11a8", 4),
        ("①②…—“”", 6),
        ("市民", 4),
        ("e\u0301", 1),
        ("\U0001f1f8\U0001f1fe", 2),
    ],
)
def test_widths_are_those_of_terminals(text: str, width: int) -> None:
    """Jamo compose to two cells a syllable, ambiguous signs take one, ideographs two, marks none."""
    assert cells(drawn(text)) == width


def test_a_flood_of_marks_draws_within_its_cells() -> None:
    """A million combining marks on one letter are shown as a few, in the time of a screen."""
    began = time.monotonic()
    shown = cut("e" + "\u0301" * 1_000_000, 10)
    assert len(shown) < 10
    assert time.monotonic() - began < 5


def test_a_long_word_ends_in_an_ellipsis() -> None:
    """A word too long for a row is cut to the row."""
    assert cut("a" * 5_000, 20) == "a" * 19 + "…"
