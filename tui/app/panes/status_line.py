"""The first line of the screen (what is listed, what is new) and the last (where you are, which keys matter).

Both are one line high, redraw only when what they say changed, and cut what does not fit.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.strip import Strip
from textual.widget import Widget

from tui.app.panes.line_pane import Piece, Row, fitted, strip_of
from tui.app.themes import palette
from tui.view.cells import cells

GAP = "  "


class OneLine(Widget):
    """A widget of one line that never takes the focus."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._row = Row(())

    def say(self, row: Row) -> None:
        """Show `row`; nothing is drawn if it is what stands there."""
        if row != self._row:
            self._row = row
            self.refresh()

    @property
    def text(self) -> str:
        """Return what the line says."""
        return "".join(text for text, _ in (*self._row.pieces, *self._row.right))

    def render_line(self, y: int) -> Strip:  # noqa: ARG002  there is only one
        """Return the line as cells."""
        return strip_of(fitted(self._row, self.size.width), self.size.width, palette(self.app))


class TopLine(OneLine):
    """What the list holds, and what waits to be let in."""


class StatusLine(OneLine):
    """Where you are, what is going on, and the keys that matter now."""


def hints(keys: Sequence[tuple[str, str]], room: int) -> tuple[Piece, ...]:
    """Return as many (key, what it does) pairs as fit into `room` cells: the last, then the first ones."""
    if not keys:
        return ()
    *others, last = keys
    room -= _size(last)
    shown: list[tuple[str, str]] = []
    for pair in others:
        room -= _size(pair)
        if room < 0:
            break
        shown.append(pair)
    pieces: list[Piece] = []
    for key, what in (*shown, last):
        pieces += [(key, "key"), (f" {what}{GAP}", "muted")]
    return tuple(pieces)


def _size(pair: tuple[str, str]) -> int:
    """Return how many cells a key and what it does take."""
    return cells(pair[0]) + 1 + cells(pair[1]) + len(GAP)
