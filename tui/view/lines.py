"""The lines of a wrapped text, kept small: eight bytes a line, as a text may have a million."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, overload

from tui.corpus.article import Role
from tui.corpus.event import Span


class Line(NamedTuple):
    """One line of the reading view.

    Attributes:
        start, end: the code points it shows; equal for a blank line and for a note.
        indent: cells left free before the text.
        note: words of the program in place of text ("· 6 lines of site text folded …"); else empty.
    """

    start: int
    end: int
    role: Role
    indent: int = 0
    note: str = ""


class Lines(Sequence[Line]):
    """Lines in the order of the screen, made anew whenever one is asked for.

    Attributes:
        starts: the first code point of each line; never decreasing.
    """

    def __init__(self) -> None:
        self.starts = array("L")
        self._ends = array("L")
        self._runs = [0]
        self._looks: list[tuple[Role, int]] = [("body", 0)]
        self._notes: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, at: int) -> Line: ...

    @overload
    def __getitem__(self, at: slice) -> list[Line]: ...

    def __getitem__(self, at: int | slice) -> Line | list[Line]:
        if isinstance(at, slice):
            return [self[index] for index in range(*at.indices(len(self)))]
        index = at + len(self) if at < 0 else at
        role, indent = self._looks[bisect_right(self._runs, index) - 1]
        return Line(self.starts[index], self._ends[index], role, indent, self._notes.get(index, ""))

    def __iter__(self) -> Iterator[Line]:
        return (self[index] for index in range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def add(self, spans: Iterable[Span], role: Role, indent: int = 0) -> None:
        """Append lines of one role that show text."""
        self._look(role, indent)
        start_of, end_of = self.starts.append, self._ends.append
        for start, end in spans:
            start_of(start)
            end_of(end)

    def add_all(self, starts: array[int], ends: array[int], role: Role, indent: int = 0) -> None:
        """Append many lines of one role at once."""
        self._look(role, indent)
        self.starts.extend(starts)
        self._ends.extend(ends)

    def note(self, at: int, role: Role, words: str = "") -> None:
        """Append a line that shows no text: blank, or with words of the program."""
        self._look(role, 0)
        if words:
            self._notes[len(self)] = words
        self.starts.append(at)
        self._ends.append(at)

    def _look(self, role: Role, indent: int) -> None:
        """Let what is appended from now on look like this."""
        if self._looks[-1] != (role, indent):
            if self._runs[-1] == len(self):
                self._runs.pop()
                self._looks.pop()
            self._runs.append(len(self))
            self._looks.append((role, indent))
