"""Which rows the list has: articles in order, or events with their articles folded beneath.

Only numbers are held, four bytes an article and four an event, and which events are unfolded: which row is
whose is worked out of that.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection, Iterable, Iterator, Sequence


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
        self._unfolded: array[int] = array("i")
        self._heads: array[int] = array("i")

    def __len__(self) -> int:
        if not self.grouped:
            return len(self.numbers)
        return len(self._starts) - 1 + self._beneath(len(self._unfolded))

    # Which row is whose.

    def _size(self, group: int) -> int:
        """Return how many articles the event number `group` has."""
        return self._starts[group + 1] - self._starts[group]

    def _beneath(self, count: int) -> int:
        """Return how many rows stand beneath the first `count` unfolded events."""
        if not count:
            return 0
        last = self._unfolded[count - 1]
        return self._heads[count - 1] - last + self._size(last)

    def _place(self, row: int) -> tuple[int, int]:
        """Return whose row it is: the number of an event, and which of its articles; -1 for its own row."""
        at = bisect_right(self._heads, row) - 1
        if at < 0:
            return row, -1
        group, down = self._unfolded[at], row - self._heads[at]
        size = self._size(group)
        return (group, down - 1) if down <= size else (group + down - size, -1)

    def _row(self, group: int) -> int:
        """Return the row of the event number `group`."""
        return group + self._beneath(bisect_left(self._unfolded, group))

    def _is_open(self, group: int) -> bool:
        at = bisect_left(self._unfolded, group)
        return at < len(self._unfolded) and self._unfolded[at] == group

    def article(self, row: int) -> int | None:
        """Return the number of the article whose row this is, None if it is an event's."""
        if not self.grouped:
            return self.numbers[row]
        group, member = self._place(row)
        if member < 0 and self._size(group) > 1:
            return None
        return self.numbers[self._starts[group] + max(0, member)]

    def is_event(self, row: int) -> bool:
        """Tell whether the row is that of an event of several articles."""
        return self.article(row) is None

    def members(self, row: int) -> array[int]:
        """Return the numbers of the articles that the row stands for: an event's, or the article alone."""
        article = self.article(row)
        if article is not None:
            return array(self.numbers.typecode, (article,))
        group, _ = self._place(row)
        return self.numbers[self._starts[group] : self._starts[group + 1]]

    def is_unfolded(self, row: int) -> bool:
        """Tell whether the row is an event's whose articles stand beneath it."""
        return self.is_event(row) and self._is_open(self._place(row)[0])

    def is_beneath(self, row: int) -> bool:
        """Tell whether the row is an article's that stands beneath its event's row."""
        return self.grouped and self._place(row)[1] >= 0

    def head_of(self, row: int) -> int:
        """Return the row of the event that this row belongs to: itself, unless it stands beneath one."""
        return self._row(self._place(row)[0]) if self.is_beneath(row) else row

    def row_of(self, number: int) -> int | None:
        """Return the row where an article shows: its own, or that of the folded event it belongs to."""
        try:
            place = self.numbers.index(number)
        except ValueError:
            return None
        if not self.grouped:
            return place
        group = self._group_at(place)
        beneath = 1 + place - self._starts[group] if self._is_open(group) else 0
        return self._row(group) + beneath

    def _group_at(self, place: int) -> int:
        """Return the number of the event that the article at `place` belongs to."""
        return bisect_right(self._starts, place) - 1

    def round_from(self, number: int, size: int) -> Iterator[array[int]]:
        """Yield the numbers behind `number`, then those from the first up to it, at most `size` at a time.

        All of them, from the first on, where it is not listed.
        """
        try:
            start = self.numbers.index(number) + 1
        except ValueError:
            start = 0
        for first, end in ((start, len(self.numbers)), (0, start)):
            for at in range(first, end, size):
                yield self.numbers[at : min(at + size, end)]

    # Folding.

    def unfold(self, row: int) -> bool:
        """Put the articles of the event at `row` beneath it; tell whether that changed anything."""
        if not self.is_event(row) or self.is_unfolded(row):
            return False
        insort(self._unfolded, self._place(row)[0])
        self._find_heads()
        return True

    def unfold_first(self) -> None:
        """Unfold the first event of several articles, so that one is seen unfolded."""
        row = next((row for row in range(len(self)) if self.is_event(row)), None)
        if row is not None:
            self.unfold(row)

    def unfold_those_of(self, articles: Collection[int]) -> None:
        """Unfold the events that any of `articles` belongs to."""
        if self.grouped and articles:
            wanted = set(articles)
            places = (place for place, number in enumerate(self.numbers) if number in wanted)
            self._open({*self._unfolded, *map(self._group_at, places)})

    def fold(self, row: int) -> bool:
        """Put the articles of the event at `row` away; tell whether that changed anything."""
        if not self.is_unfolded(row):
            return False
        self._unfolded.remove(self._place(row)[0])
        self._find_heads()
        return True

    def fold_all(self, *, folded: bool) -> None:
        """Fold every event, or unfold every one."""
        self._open(() if folded or not self.grouped else range(len(self._starts) - 1))

    def _open(self, groups: Iterable[int]) -> None:
        """Have those of `groups` unfolded that have several articles, and no others."""
        self._unfolded = array("i", sorted(group for group in groups if self._size(group) > 1))
        self._find_heads()

    def _find_heads(self) -> None:
        """Work out the row of each unfolded event."""
        self._heads, beneath = array("i"), 0
        for group in self._unfolded:
            self._heads.append(group + beneath)
            beneath += self._size(group)

    def reveal(self, number: int) -> int | None:
        """Return the article's own row, its event unfolded for it where need be; None if it is not listed."""
        row = self.row_of(number)
        return self.row_of(number) if row is not None and self.unfold(row) else row

    def groups_like(self, other: Outline) -> bool:
        """Tell whether both have the same articles in the same events, in the same order."""
        return (self.numbers, self._starts) == (other.numbers, other._starts)

    def unfolded_articles(self) -> list[int]:
        """Return the number of the first article of each unfolded event (to unfold them again elsewhere)."""
        return [self.numbers[self._starts[group]] for group in self._unfolded]


def _compact(numbers: Sequence[int]) -> array[int]:
    """Return `numbers` as an array; one that is an array already is not copied."""
    return numbers if isinstance(numbers, array) else array("i", numbers)
