"""Which rows the list has: articles in order, or events with their articles folded beneath.

Only numbers are held, four bytes a row, so that 100,000 articles are an array of 400 kB and folding an event
is one move of memory.
"""

from __future__ import annotations

import itertools
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence


class Outline:
    """The rows of the list, and which events are unfolded.

    An event of one article is that article's row; an event of several has a row of its own, beneath which
    its articles stand while it is unfolded.

    Args:
        numbers: row numbers of the articles, in order; grouped ones event by event, best report first.
        starts: where in `numbers` each event begins, and the last one ends; None for a list not grouped.
    """

    def __init__(self, numbers: Sequence[int] = (), starts: Sequence[int] | None = None) -> None:
        self.numbers = _compact(numbers)
        self.grouped = starts is not None
        self._starts = _compact(starts if starts is not None else (0,))
        self._largest = max(map(int.__sub__, self._starts[1:], self._starts), default=0)
        self._unfolded: set[int] = set()
        self._rows = self.numbers if starts is None else array(self.numbers.typecode, self._folded_rows())

    def __len__(self) -> int:
        return len(self._rows)

    def _folded_rows(self) -> Iterator[int]:
        """Yield a row for each event: its article's number, or `~group` for one of several."""
        for group, (start, end) in enumerate(itertools.pairwise(self._starts)):
            yield self.numbers[start] if end - start == 1 else ~group

    def article(self, row: int) -> int | None:
        """Return the number of the article whose row this is, None if it is an event's."""
        value = self._rows[row]
        return value if value >= 0 else None

    def members(self, row: int) -> array[int]:
        """Return the numbers of the articles that the row stands for: an event's, or the article alone."""
        value = self._rows[row]
        return self._members(~value) if value < 0 else array(self.numbers.typecode, (value,))

    def _members(self, group: int) -> array[int]:
        return self.numbers[self._starts[group] : self._starts[group + 1]]

    def is_event(self, row: int) -> bool:
        """Tell whether the row is that of an event of several articles."""
        return self._rows[row] < 0

    def is_unfolded(self, row: int) -> bool:
        """Tell whether the row is an event's whose articles stand beneath it."""
        return self._rows[row] < 0 and ~self._rows[row] in self._unfolded

    def is_beneath(self, row: int) -> bool:
        """Tell whether the row is an article's that stands beneath its event's row."""
        return self.head_of(row) != row

    def head_of(self, row: int) -> int:
        """Return the row of the event that this row belongs to: itself, unless it stands beneath one."""
        value = self._rows[row]
        if value < 0 or not self._unfolded:
            return row
        for at in range(row - 1, max(-1, row - 1 - self._largest), -1):
            if self._rows[at] < 0:
                return at if self.is_unfolded(at) and row - at <= len(self.members(at)) else row
        return row

    def unfold(self, row: int) -> bool:
        """Put the articles of the event at `row` beneath it; tell whether that changed anything."""
        value = self._rows[row]
        if value >= 0 or ~value in self._unfolded:
            return False
        self._unfolded.add(~value)
        self._rows[row + 1 : row + 1] = self._members(~value)
        return True

    def unfold_first(self) -> None:
        """Unfold the first event of several articles, so that one is seen unfolded."""
        row = next((row for row, value in enumerate(self._rows) if value < 0), None)
        if row is not None:
            self.unfold(row)

    def fold(self, row: int) -> bool:
        """Put the articles of the event at `row` away; tell whether that changed anything."""
        if not self.is_unfolded(row):
            return False
        group = ~self._rows[row]
        self._unfolded.discard(group)
        del self._rows[row + 1 : row + 1 + len(self._members(group))]
        return True

    def fold_all(self, *, folded: bool) -> None:
        """Fold every event, or unfold every one."""
        if not self.grouped:
            return
        self._unfolded = set()
        self._rows = array(self.numbers.typecode, self._folded_rows())
        if folded:
            return
        rows = array(self.numbers.typecode)
        for value in self._rows:
            rows.append(value)
            if value < 0:
                self._unfolded.add(~value)
                rows.extend(self._members(~value))
        self._rows = rows

    def row_of(self, number: int) -> int | None:
        """Return the row where an article shows: its own, or that of the folded event it belongs to."""
        try:
            return self._rows.index(number)
        except ValueError:
            pass
        try:
            place = self.numbers.index(number)
        except ValueError:
            return None
        return self._rows.index(~(bisect_right(self._starts, place) - 1))

    def reveal(self, number: int) -> int | None:
        """Return the article's own row, its event unfolded for it where need be; None if it is not listed."""
        row = self.row_of(number)
        if row is not None and self._rows[row] < 0:
            self.unfold(row)
            return self._rows.index(number)
        return row

    def groups_like(self, other: Outline) -> bool:
        """Tell whether both have the same articles in the same events, in the same order."""
        return (self.numbers, self._starts) == (other.numbers, other._starts)

    def unfolded_articles(self) -> list[int]:
        """Return the number of the first article of each unfolded event (to unfold them again elsewhere)."""
        return [self.numbers[self._starts[group]] for group in sorted(self._unfolded)]


def _compact(numbers: Sequence[int]) -> array[int]:
    """Return `numbers` as an array; one that is an array already is not copied."""
    return numbers if isinstance(numbers, array) else array("i", numbers)
