"""What a terminal is sent so that it shows other cells: changed runs, short moves, small changes of style."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, zip_longest
from typing import Final, NamedTuple

from tui.app.cells_shown import Cell, Cells
from tui.app.pen import PLAIN, Pen, change
from tui.view.cells import is_plain

_BRIDGED: Final = 4
"""Unchanged cells between changed ones that are written again, as moving over them takes as many bytes."""

_ERASED: Final = 5
"""Blanks that are written at most: to erase more (ECH) takes less."""

_ERASED_BEFORE: Final = 10
"""The same where something follows: the cursor has to be moved then."""


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


class Piece(NamedTuple):
    """Neighbouring cells that are written alike.

    Attributes:
        y, x: the first cell.
        text: what is written.
        pen: how.
        width: how many cells it takes.
        is_certain: whether all terminals agree about that.
    """

    y: int
    x: int
    text: str
    pen: Pen
    width: int
    is_certain: bool


def pieces_of(y: int, x: int, cells: Cells) -> Iterator[Piece]:
    """Yield the pieces of what is written from cell `x` of line `y` on."""
    for pen, run in groupby(filter(None, cells), _pen_of):  # what changed is known
        texts = [text for text, _ in run]
        text = "".join(texts)
        yield Piece(y, x, text, pen, len(texts), is_plain(text) and len(text) == len(texts))
        x += len(texts)


def _pen_of(cell: Cell) -> Pen:
    return cell[1]


def by_pen(pieces: Sequence[Piece]) -> list[Piece]:
    """Return `pieces` with those of one pen together: to come back later can take less than to change twice.

    Lines with a character of uncertain width come first and in their order, as its place is put right by what
    follows it.
    """
    uncertain = {piece.y for piece in pieces if not piece.is_certain}
    place: dict[Pen, int] = {}
    for piece in pieces:
        if piece.y not in uncertain:
            place.setdefault(piece.pen, len(place))
    return sorted(pieces, key=lambda piece: -1 if piece.y in uncertain else place[piece.pen])


class CellWriter:
    """Collects what is sent. It starts from a reset style and an unknown place, and leaves a reset style.

    Args:
        width: columns of the terminal.
        erases: whether the terminal leaves the background's colour where it erases.
    """

    def __init__(self, width: int, *, erases: bool = False) -> None:
        self._width = width
        self._erases = erases
        self._pieces: list[Piece] = []

    def write_changes(self, before: Sequence[Cells], after: Mapping[int, Cells]) -> None:
        """Write what of the rows in `after` differs from `before`."""
        for y in sorted(after):
            if before[y] != after[y]:
                for start, end in changed_runs(before[y], after[y]):
                    self._pieces += pieces_of(y, start, after[y][start:end])

    def finished(self) -> str:
        """Return everything that is to be sent, in the order that takes least."""
        ways = [self._pieces, by_pen(self._pieces)]
        return min((_Sent(self._width, erases=self._erases).all_of(way) for way in ways), key=len)


class _Sent:
    """What is sent for pieces in their order."""

    def __init__(self, width: int, *, erases: bool) -> None:
        self._width = width
        self._erases = erases
        self._parts: list[str] = []
        self._pen = PLAIN
        self._at: tuple[int, int] | None = None

    def all_of(self, pieces: Sequence[Piece]) -> str:
        """Return what draws `pieces`."""
        for piece, following in zip_longest(pieces, pieces[1:]):
            self._write(piece, following)
        self._parts.append(change(self._pen, PLAIN))
        return "".join(self._parts)

    def _write(self, piece: Piece, following: Piece | None) -> None:
        self._parts.append(self._move(piece.y, piece.x))
        if piece.pen is not self._pen:
            self._parts.append(change(self._pen, piece.pen))
            self._pen = piece.pen
        is_followed = following is not None and following[:2] == (piece.y, piece.x + piece.width)
        blanks = self._blanks_to_erase(piece, is_followed=is_followed)
        self._parts.append(piece.text[: len(piece.text) - blanks])
        if blanks:
            self._parts.append(f"\x1b[{blanks}X")
        # Terminals disagree about the width of rare characters, and about where the last column leaves them.
        end = piece.x + piece.width - blanks
        self._at = (piece.y, end) if piece.is_certain and end < self._width else None

    def _blanks_to_erase(self, piece: Piece, *, is_followed: bool) -> int:
        """Return how many blanks at the end of `piece` take less where they are erased: the cursor stays."""
        if not (self._erases and piece.is_certain and piece.pen == Pen((), piece.pen.ink, piece.pen.ground)):
            return 0
        blanks = len(piece.text) - len(piece.text.rstrip(" "))
        return blanks if blanks > (_ERASED_BEFORE if is_followed else _ERASED) else 0

    def _move(self, y: int, x: int) -> str:
        """Return the shortest way to a cell."""
        to = f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H"
        if self._at is None:
            return to
        # A backspace would be shorter yet; but what is sent has no control characters, so any is a fault.
        by = _by(y - self._at[0], "B", "A") + _by(x - self._at[1], "C", "D")
        return min(by, to, key=len)


def _by(count: int, forwards: str, backwards: str) -> str:
    if count == 0:
        return ""
    return f"\x1b[{abs(count) if abs(count) > 1 else ''}{forwards if count > 0 else backwards}"
