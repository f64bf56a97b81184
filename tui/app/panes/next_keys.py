"""The keys that may follow the first one of a sequence, laid over the foot of the screen meanwhile."""

from __future__ import annotations

from collections.abc import Sequence

from tui.app.panes.line_pane import LinePane, Piece, Row
from tui.view.cells import cells, cut, padded

_GAP = 2

_WIDEST = 30
"""Cells of a column at most."""


class NextKeys(LinePane, can_focus=False):
    """A few lines over the foot of the screen, there while a second key is waited for."""

    def offer(self, head: str, pairs: Sequence[tuple[str, str]], width: int) -> None:
        """Show which keys may follow `head`, each with what it does, in columns of one width."""
        rows = next_key_rows(head, pairs, width)
        self.styles.height = len(rows)
        self.display = True
        self.show(rows, cursor=0)

    @property
    def text(self) -> str:
        """Return what the lines say, empty while they are not there."""
        rows = self._rows if self.display else []
        return "\n".join("".join(text for text, _ in row.pieces) for row in rows)


def next_key_rows(head: str, pairs: Sequence[tuple[str, str]], width: int) -> list[Row]:
    """Return rows of `width` cells that hold all of `pairs` (key, what it does), read column by column."""
    room = max(1, width - cells(head) - _GAP)
    key_width = max(cells(key) for key, _ in pairs)
    widest = max(cells(what) for _, what in pairs) + key_width + 1
    column = min(widest, _WIDEST, room) + _GAP
    columns = max(1, (room + _GAP) // column)
    height = -(-len(pairs) // columns)
    rows = []
    for at in range(height):
        pieces: list[Piece] = [(padded(head if at == 0 else "", cells(head) + _GAP), "key")]
        for key, what in pairs[at::height]:
            said = cut(what, max(0, column - _GAP - key_width - 1))
            pieces += [(padded(key, key_width) + " ", "key"), (padded(said, column - key_width - 1), "muted")]
        rows.append(Row(tuple(pieces)))
    return rows
