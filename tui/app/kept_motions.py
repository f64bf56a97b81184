"""The rows of the list, kept for the next start: motions are answered before the reader is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from textual.strip import Strip

from tui.app.cells_shown import Cells, cells_of, colours_of, put
from tui.app.cells_written import CellWriter
from tui.app.panes.line_pane import LinePane
from tui.first_motions import DrawnRow, Rows

_ARROWS: Final = {"down": (b"\x1b[B", b"\x1bOB"), "up": (b"\x1b[A", b"\x1bOA")}


class BothWays(NamedTuple):
    """A line of a row, drawn in both ways.

    Attributes:
        y, x: where on the screen it begins.
        plain: its cells without the cursor.
        chosen: its cells with the cursor.
    """

    y: int
    x: int
    plain: Cells
    chosen: Cells


RowLines: TypeAlias = Sequence[BothWays]


class ListInView(NamedTuple):
    """The rows of the list that are in view.

    Attributes:
        at: which of them has the cursor, from 0.
        steps: how many rows further each key goes, by Textual's name for it.
        rows: the lines of each row.
    """

    at: int
    steps: Mapping[str, int]
    rows: Sequence[RowLines]


def in_view(pane: LinePane, steps: Mapping[str, int]) -> ListInView:
    """Return the rows of `pane` that are in view as a whole.

    Args:
        pane: it has the keys, and its cursor is in view.
        steps: how many rows further each key goes, by Textual's name for it.
    """
    top = pane.top_row
    rows = range(top, min(pane.row_count, top + pane.rows_in_view))
    return ListInView(pane.cursor - top, steps, [_lines(pane, index) for index in rows])


def _lines(pane: LinePane, index: int) -> list[BothWays]:
    place = pane.content_region
    colours = colours_of(pane.app.console)

    def shown(strip: Strip) -> Cells:
        for line_filter in pane.get_line_filters():  # as for what Textual shows itself
            strip = strip.apply_filter(line_filter, pane.background_colors[1])
        return list(cells_of(strip, colours))

    return [
        BothWays(place.y + y, place.x, shown(plain), shown(chosen))
        for y, plain, chosen in pane.lines_both_ways(index)
    ]


def drawn_rows(view: ListInView, width: int) -> Rows:
    """Return what draws each row in view, in a terminal of so many columns."""
    steps = {sent: step for key, step in view.steps.items() for sent in _sent_for(key)}
    return Rows(view.at, steps, [_drawn_row(lines, width) for lines in view.rows])


def _sent_for(key: str) -> tuple[bytes, ...]:
    """Return what terminals send for a key; nothing where that is not one and the same for all."""
    return _ARROWS.get(key) or ((key.encode(),) if len(key) == 1 and key.isascii() else ())


def _drawn_row(lines: RowLines, width: int) -> DrawnRow:
    plain, chosen = CellWriter(width), CellWriter(width)
    for line in lines:
        without, with_cursor = _laid(line.x, line.plain, width), _laid(line.x, line.chosen, width)
        plain.write_changes([with_cursor] * (line.y + 1), {line.y: without})
        chosen.write_changes([without] * (line.y + 1), {line.y: with_cursor})
    where = tuple(line.y for line in lines)
    return DrawnRow(where, plain.finished().encode(), chosen.finished().encode())


def _laid(x: int, cells: Cells, width: int) -> Cells:
    """Return a row of the screen of which only `cells` are known."""
    row: Cells = [None] * width
    put(row, x, filter(None, cells))
    return row
