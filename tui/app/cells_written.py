"""What a terminal is sent so that it shows other cells: changed runs, short moves, small changes of style."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tui.app.cells_shown import Cells
from tui.app.pen import PLAIN, Pen, change
from tui.view.cells import is_plain

_BRIDGED: Final = 4
"""Unchanged cells between changed ones that are written again, as moving over them takes as many bytes."""


def changed_runs(before: Cells, after: Cells) -> Iterator[tuple[int, int]]:
    """Yield the ranges of cells that differ, a wide character always as a whole, in order."""
    start = end = -1
    for x, (old, new) in enumerate(zip(before, after, strict=True)):
        if old is new or old == new:
            continue
        if start >= 0 and (x == end or _is_bridge(after, end, x)):
            end = x + 1
            continue
        if start >= 0:
            yield _whole(after, start, end)
        start, end = x, x + 1
    if start >= 0:
        yield _whole(after, start, end)


def _is_bridge(row: Cells, start: int, end: int) -> bool:
    """Tell whether writing the cells again costs no more than a move: few, plain, in one style throughout."""
    if end - start > _BRIDGED:
        return False
    around = row[start - 1 : end]
    return all(
        cell is not None and is_plain(cell[0]) and len(cell[0]) == 1 and cell[1] == _pen(around[0])
        for cell in around
    )


def _pen(cell: tuple[str, Pen] | None) -> Pen | None:
    return None if cell is None else cell[1]


def _whole(row: Cells, start: int, end: int) -> tuple[int, int]:
    """Return a range with both halves of the wide characters at its ends."""
    cell = row[start]
    if start and cell is not None and not cell[0]:
        start -= 1
    cell = row[end] if end < len(row) else None
    if cell is not None and not cell[0]:
        end += 1
    return start, end


class CellWriter:
    """Collects what is sent. It starts from a reset style and an unknown place, and leaves a reset style."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._parts: list[str] = []
        self._pen = PLAIN
        self._at: tuple[int, int] | None = None

    def write_changes(self, before: Sequence[Cells], after: Mapping[int, Cells]) -> None:
        """Write what of the rows in `after` differs from `before`."""
        for y in sorted(after):
            if before[y] != after[y]:
                for start, end in changed_runs(before[y], after[y]):
                    self._write(y, start, after[y][start:end])

    def _write(self, y: int, x: int, cells: Cells) -> None:
        self._move_to(y, x)
        is_certain = True
        for text, pen in filter(None, cells):  # what changed is known
            if pen is not self._pen:
                self._parts.append(change(self._pen, pen))
                self._pen = pen
            self._parts.append(text)
            is_certain = is_certain and is_plain(text) and len(text) == 1
        end = x + len(cells)
        # Terminals disagree about the width of rare characters, and about where the last column leaves them.
        self._at = (y, end) if is_certain and end < self._width else None

    def _move_to(self, y: int, x: int) -> None:
        if self._at is not None and self._at[0] == y:
            self._parts.append(_by(x - self._at[1], "C"))
        elif self._at is not None and self._at[1] == x:
            self._parts.append(_by(y - self._at[0], "B"))
        else:
            self._parts.append(f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H")

    def finished(self) -> str:
        """Return everything that is to be sent."""
        self._parts.append(change(self._pen, PLAIN))
        self._pen = PLAIN
        return "".join(self._parts)


def _by(count: int, direction: str) -> str:
    return "" if count == 0 else f"\x1b[{count if count > 1 else ''}{direction}"
