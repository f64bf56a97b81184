"""Letting the terminal itself move lines that it shows already, where that leaves less to write.

Few terminals move a range of columns alone, by left and right margins (DECLRMM). Elsewhere whole lines move:
panes beside the one that scrolled move along and are put right afterwards, which nobody sees where the
terminal shows an update as one, and which is not done where it does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from operator import ne
from typing import Final, NamedTuple

from tui.app.cells_shown import Cells

_LINES_AT_LEAST: Final = 5
"""Lines that change, fewer of which are not worth a look."""

_WORTH: Final = 0.8
"""The share of the cells at which moving lines is still worth it: it takes some codes, too."""

_FEW: Final = 0.25
"""The share of the cells of a line, so many of which may change while the line stays where it is."""


class Scroll(NamedTuple):
    """Lines that move.

    Attributes:
        top: the first line of those that change.
        bottom: the last of them.
        by: how many lines they move up; down where it is negative.
        columns: the first cell that moves and the one behind the last; None where whole lines move.
    """

    top: int
    bottom: int
    by: int
    columns: tuple[int, int] | None = None

    def sequence(self) -> str:
        """Return what is sent; no margin or region is left set."""
        if self.columns is not None:
            return self._between_margins(*self.columns)
        edge = f"\x1b[{self.bottom + 1}H" if self.by > 0 else f"\x1b[{self.top + 1}H"
        moves = "\n" * self.by if self.by > 0 else "\x1bM" * -self.by
        return f"\x1b[{self.top + 1};{self.bottom + 1}r{edge}{moves}\x1b[r"

    def _between_margins(self, left: int, right: int) -> str:
        """Return a region (DECSTBM) between margins (DECSLRM), and a move in it (SU, SD)."""
        move = f"\x1b[{abs(self.by)}{'S' if self.by > 0 else 'T'}"
        margins = f"\x1b[?69h\x1b[{left + 1};{right}s"
        return f"{margins}\x1b[{self.top + 1};{self.bottom + 1}r{move}\x1b[r\x1b[?69l"

    def of(self, rows: Sequence[Cells]) -> list[Cells]:
        """Return what `rows` are afterwards; what terminals fill in with, they do not agree on."""
        moved = list(rows)
        left, right = self.columns or (0, len(rows[0]))
        for y in range(self.top, self.bottom + 1):
            is_known = self.top <= y + self.by <= self.bottom
            middle = rows[y + self.by][left:right] if is_known else [None] * (right - left)
            moved[y] = [*rows[y][:left], *middle, *rows[y][right:]]
        return moved

    def cuts(self, rows: Sequence[Cells]) -> bool:
        """Tell whether a wide character stands across a margin, or something unknown does."""
        left, right = self.columns or (0, len(rows[0]))
        return any(
            cell is None or not cell[0]
            for row in rows[self.top : self.bottom + 1]
            for cell in (*row[left : left + 1], *row[right : right + 1])
        )


def column_scroll_of(before: Sequence[Cells], after: Mapping[int, Cells]) -> Scroll | None:
    """Return the move of some columns after which fewer cells are to be written, None if there is none."""
    changed = [y for y in sorted(after) if after[y] != before[y]]
    if len(changed) < _LINES_AT_LEAST:
        return None
    least, best = _cells_left(before, after, before) * _WORTH, None
    for lines in (changed, _without_edges(before, after, changed)):
        columns = _columns(before, after, lines)
        scroll = Scroll(lines[0], lines[-1], _shift_between(before, after, lines, columns), columns)
        if (
            not scroll.by
            or len(lines) <= abs(scroll.by)
            or columns[1] - columns[0] < 2
            or scroll.cuts(before)
        ):
            continue
        cost = _cells_left(before, after, scroll.of(before))
        if cost < least:
            least, best = cost, scroll
    return best


def scroll_of(before: Sequence[Cells], after: Mapping[int, Cells], *, whole_lines: bool) -> Scroll | None:
    """Return the move of lines after which fewer cells are to be written, None if there is none.

    Args:
        before: what is shown.
        after: the lines that are drawn, by their place.
        whole_lines: only lines that move in their whole width count.
    """
    changed = [y for y in sorted(after) if after[y] != before[y]]
    if len(changed) < _LINES_AT_LEAST:
        return None
    columns = (0, len(before[0])) if whole_lines else _columns(before, after, changed)
    by = _shift_between(before, after, changed, columns)
    if not by:
        return None
    inner = _without_edges(before, after, changed)
    scrolls = [Scroll(lines[0], lines[-1], by) for lines in (changed, inner) if len(lines) > abs(by)]
    costs = [_cells_left(before, after, scroll.of(before)) for scroll in scrolls]
    least = min(costs)
    return scrolls[costs.index(least)] if least < _cells_left(before, after, before) * _WORTH else None


def _shift_between(
    before: Sequence[Cells], after: Mapping[int, Cells], lines: Sequence[int], columns: tuple[int, int]
) -> int:
    """Return how far up most of `lines` moved between the columns."""
    left, right = columns
    return _shift(
        {y: _text(before[y][left:right]) for y in range(lines[0], lines[-1] + 1)},
        {y: _text(after[y][left:right]) for y in lines},
    )


def _without_edges(
    before: Sequence[Cells], after: Mapping[int, Cells], changed: Sequence[int]
) -> Sequence[int]:
    """Return the changed lines without a first and last that stay: of a counter few cells change."""
    few = len(before[0]) * _FEW
    stays = [sum(map(ne, before[y], after[y])) <= few for y in (changed[0], changed[-1])]
    return changed[stays[0] : len(changed) - stays[1]]


def _cells_left(before: Sequence[Cells], after: Mapping[int, Cells], moved: Sequence[Cells]) -> int:
    """Return how many cells are to be written where `moved` is shown."""
    return sum(
        sum(map(ne, moved[y], after.get(y, row)))
        for y, row in enumerate(before)
        if y in after or moved[y] is not row
    )


def _columns(before: Sequence[Cells], after: Mapping[int, Cells], changed: Sequence[int]) -> tuple[int, int]:
    """Return the range of columns in which all changes are."""
    width = len(before[0])
    different = [list(map(ne, before[y], after[y])) for y in changed]
    left = min(line.index(True) for line in different)
    right = width - min(line[::-1].index(True) for line in different)
    return left, right


def _text(cells: Cells) -> str:
    return "".join(cell[0] if cell is not None else "\0" for cell in cells)


def _shift(before: Mapping[int, str], after: Mapping[int, str]) -> int:
    """Return how far up most lines moved that occur once only; 0 if not at least three did."""
    times = Counter(before.values())
    places = {text: y for y, text in before.items() if times[text] == 1}
    shifts = Counter(places[text] - y for y, text in after.items() if text in places)
    by, votes = max(shifts.items(), key=lambda shift: (shift[1], -abs(shift[0])), default=(0, 0))
    return by if votes >= 3 else 0
