"""The cells that a terminal shows, and what text becomes of them.

A wide character takes two cells: the first holds it, the second is empty. A cell that nobody knows anything
about is None, and differs from every other.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, TypeAlias

from rich.cells import get_character_cell_size
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment

from tui.app.pen import Pen, pen_of
from tui.app.terminal import guarded
from tui.view.cells import is_plain

Cell: TypeAlias = tuple[str, Pen]
Cells: TypeAlias = list[Cell | None]


def colours_of(console: Console) -> ColorSystem:
    """Return the colours that the terminal has, as `Strip.render` takes them."""
    return console._color_system or ColorSystem.TRUECOLOR  # noqa: SLF001


class _CellsOf(dict[str, Cell]):
    """The cells that are written with one pen, each made once: a screen repeats few, and compares many."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen

    def __missing__(self, char: str) -> Cell:
        cell = (char, self._pen)
        if len(self) < _KEPT:
            self[char] = cell
        return cell


_KEPT: Final = 512
"""Characters kept a pen: more than an alphabet has; those of a text with thousands pass through."""

_cells_with = lru_cache(maxsize=256)(_CellsOf)


@lru_cache(maxsize=512)
def _plain_cells(text: str, pen: Pen) -> tuple[Cell, ...]:
    return tuple(map(_cells_with(pen).__getitem__, text))


def cells_of(segments: Iterable[Segment], colours: ColorSystem) -> list[Cell]:
    """Return the cells of `segments`, which pass the gate before the terminal on their way.

    A zero-width character goes into the cell before it, even where another segment starts with it; where
    there is none, it is left out.
    """
    found: list[Cell] = []
    for segment in segments:
        text, style, _ = guarded(segment)
        pen = pen_of(style, colours)
        if is_plain(text):
            found += _plain_cells(text, pen)
        else:
            _add_wide_and_narrow(found, text, pen)
    return found


def _add_wide_and_narrow(found: list[Cell], text: str, pen: Pen) -> None:
    for char in text:
        width = get_character_cell_size(char)
        if width:
            found += [(char, pen), ("", pen)][:width]
        elif found:
            at = -1 if found[-1][0] or len(found) == 1 else -2
            found[at] = (found[at][0] + char, found[at][1])


def put(row: Cells, x: int, cells: Iterable[Cell]) -> None:
    """Write `cells` into `row` from cell `x` on, as far as it goes.

    Of a wide character that is half overwritten, nothing but a blank is left.
    """
    written = list(cells)[: max(0, len(row) - x)]
    if not written:
        return
    end = x + len(written)
    if written[-1][0] and end == len(row) and get_character_cell_size(written[-1][0][0]) > 1:
        written[-1] = (" ", written[-1][1])
    if x and (cell := row[x]) is not None and not cell[0]:
        row[x - 1] = (" ", cell[1])
    if end < len(row) and (cell := row[end]) is not None and not cell[0]:
        row[end] = (" ", cell[1])
    row[x:end] = written
