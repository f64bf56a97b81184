"""The highlights that one steps through, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.corpus.highlight import Highlight


class HighlightSteps:
    """Highlights as `tui.view.layers.steps` orders them; the next and the previous of any place."""

    def __init__(self, marks: Iterable[Highlight]) -> None:
        self._marks = list(marks)

    def __iter__(self) -> Iterator[Highlight]:
        return iter(self._marks)

    def after(self, chosen: Highlight | None, offset: int) -> Highlight | None:
        """Return the highlight after `chosen`; without one, the first that starts at `offset` or after."""
        if chosen is None:
            return next((mark for mark in self._marks if mark.start >= offset), None)
        return next((mark for mark in self._marks if _order(mark) > _order(chosen)), None)

    def before(self, chosen: Highlight | None, offset: int) -> Highlight | None:
        """Return the highlight before `chosen`; without one, the last that starts before `offset`."""
        if chosen is None:
            return next((mark for mark in reversed(self._marks) if mark.start < offset), None)
        return next((mark for mark in reversed(self._marks) if _order(mark) < _order(chosen)), None)


def _order(mark: Highlight) -> tuple[int, int, str]:
    return (mark.start, -mark.end, mark.kind)
