"""A scrolling pane of one-line rows with a cursor, drawn a visible line at a time.

The list, the links and every page (event, entity, help, refused) are such panes. A step of the cursor
repaints two lines. The list scrolls half a page at once where the cursor leaves it: over a
slow line that costs one repaint in many steps instead of one a step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple, TypeAlias

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.app.themes import palette
from tui.harmless import harmless_line
from tui.view.cells import cells, cut, drawn
from tui.view.palette import Palette, Part

Piece: TypeAlias = tuple[str, Part]


class Row(NamedTuple):
    """One line of a pane.

    Attributes:
        pieces: what stands at the left, cut with an ellipsis where it does not fit.
        right: what stands at the right edge and is not cut; where it alone is too wide, its start goes.
        target: what the cursor chooses here; None where the cursor passes over.
        beneath: a second line, where rows have two.
    """

    pieces: tuple[Piece, ...]
    right: tuple[Piece, ...] = ()
    target: Any = None
    beneath: tuple[Piece, ...] = ()


BLANK = Row(())

_WHEEL: Final = 3
"""Lines a notch of the wheel."""


def fitted(row: Row, width: int) -> list[Piece]:
    """Return the pieces of `row` cut and padded to exactly `width` cells."""
    right = [(text, part) for text, part in row.right if text]
    while (room := width - sum(cells(text) for text, _ in right)) < 0:
        del right[0]
    left: list[Piece] = []
    for text, part in row.pieces:
        if cells(text) > room:
            text = cut(text, room)  # noqa: PLW2901  the rest of the row has no room left
        left.append((text, part))
        room -= cells(text)
        if text.endswith("…") and room <= 0:
            break
    return [*left, (" " * max(0, room), "text"), *right]


def said(text: str, part: Part = "text") -> Piece:
    """Return strangers' `text` as one piece: harmless, on one line."""
    return drawn(harmless_line(text)), part


def wrapped(text: str, width: int, most: int) -> list[str]:
    """Return strangers' `text` in at most `most` lines of `width` cells, the last cut where there is more."""
    words = drawn(harmless_line(text)).split() or [""]
    lines = [words[0]]
    for at, word in enumerate(words[1:], 1):
        longer = f"{lines[-1]} {word}"
        if cells(longer) <= width:
            lines[-1] = longer
        elif len(lines) == most:
            lines[-1] = " ".join([lines[-1], *words[at:]])
            break
        else:
            lines.append(word)
    return [cut(line, width) for line in lines]


def strip_of(pieces: Iterable[Piece], width: int, styles: Palette, ground: tuple[Part, ...] = ()) -> Strip:
    """Return `pieces` as a strip of `width` cells, each on top of `ground`."""
    return Strip([Segment(text, styles.style(part, *ground)) for text, part in pieces if text], width)


class LinePane(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows with a cursor; what the rows are is for the subclass, or given by `show`.

    Attributes:
        tall: lines that a row has: one, or two.
    """

    tall: int = 1

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.cursor = 0
        self._rows: list[Row] = []
        self._strips: dict[tuple[int, int, bool], Strip] = {}

    # What the rows are.

    @property
    def row_count(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    def row(self, index: int) -> Row:
        """Return the row at `index`."""
        return self._rows[index]

    def show(self, rows: list[Row], *, cursor: int | None = None) -> None:
        """Show `rows`, with the cursor on `cursor` or else where it was, or on the nearest row to it."""
        self._rows = rows
        self.rows_changed(self.cursor if cursor is None else cursor)

    def rows_changed(self, cursor: int) -> None:
        """Draw afresh after the rows became other ones; the cursor goes to `cursor` or as near as it can."""
        self.forget_drawn()
        self.virtual_size = Size(self.size.width, self.row_count * self.tall)
        self.cursor = self._landing(cursor, 1)
        self.keep_in_view()

    def forget_drawn(self) -> None:
        """Draw every visible row again."""
        self.forget_strips()
        self.refresh()

    def forget_strips(self) -> None:
        """Draw afresh whatever is drawn from now on."""
        self._strips.clear()

    # Moving.

    def move(self, steps: int) -> None:
        """Move the cursor by `steps` rows; where there is nothing further to choose, show what is there."""
        before = self.cursor
        self.move_to(before + steps, 1 if steps > 0 else -1)
        if self.cursor == before:
            self.scroll_to(y=max(0, self.scroll_offset.y + steps * self.tall), animate=False, force=True)

    def half_page(self, direction: int) -> None:
        """Move the cursor half a page down (1) or up (-1)."""
        self.move(direction * max(1, self.rows_in_view // 2))

    def page(self, direction: int) -> None:
        """Move the cursor a page down (1) or up (-1)."""
        self.move(direction * max(1, self.rows_in_view - 1))

    def to_end(self, direction: int) -> None:
        """Move the cursor to the last row (1) or the first (-1)."""
        self.move_to(self.row_count if direction > 0 else 0, direction)

    def move_to(self, index: int, direction: int = 1) -> None:
        """Move the cursor to the row at `index`, or the next one in `direction` that it may choose."""
        before, self.cursor = self.cursor, self._landing(index, direction)
        if before != self.cursor:
            self.refresh_row(before)
            self.refresh_row(self.cursor)
        self.keep_in_view()
        if before != self.cursor:
            self.cursor_moved()

    def _landing(self, index: int, direction: int) -> int:
        """Return the nearest row to `index` that may be chosen: in `direction`, else the other way."""
        last = self.row_count - 1
        index = max(0, min(index, last))
        for step in (direction, -direction):
            at = index
            while 0 <= at <= last:
                if self.may_choose(at):
                    return at
                at += step
        return max(0, min(self.cursor, last))

    def may_choose(self, index: int) -> bool:
        """Tell whether the cursor may stand on the row at `index`."""
        return self.row(index).target is not None

    def keep_in_view(self) -> None:
        """Scroll, by half a page or more, so that the cursor is in view."""
        height, top = self.rows_in_view, self.top_row
        if height <= 0 or top <= self.cursor < top + height:
            return
        inside = height // 2 if self.row_count > height else 0
        if self.cursor < top:
            first = self.cursor - (height - 1 - inside if self.cursor >= top - height // 2 else inside)
        else:
            first = self.cursor - inside
        self.scroll_to(y=max(0, first) * self.tall, animate=False, force=True)

    @property
    def rows_in_view(self) -> int:
        """Return how many rows the pane has room for."""
        return self.size.height // self.tall

    @property
    def top_row(self) -> int:
        """Return the first row that is in view as a whole."""
        return -(-self.scroll_offset.y // self.tall)

    def refresh_row(self, index: int) -> None:
        """Draw the lines of a row again."""
        self.refresh_lines(index * self.tall, self.tall)

    @property
    def target(self) -> Any:
        """Return what the cursor chooses, None if it stands nowhere."""
        return self.row(self.cursor).target if self.cursor < self.row_count else None

    # Hooks for subclasses.

    def cursor_moved(self) -> None:
        """Tell what the cursor chose, where somebody listens."""

    # Drawing.

    def render_line(self, y: int) -> Strip:
        """Return the visible line `y`, from the cache where it was drawn before."""
        index, line = divmod(y + self.scroll_offset.y, self.tall)
        width = self.size.width
        if index >= self.row_count:
            return Strip.blank(width, palette(self.app).style())
        on = index == self.cursor and self.may_choose(index)
        strip = self._strips.get((index, line, on))
        if strip is None:
            row = self.row(index)
            shown = Row(row.beneath) if line else row
            strip = self._strips[(index, line, on)] = self._draw(shown, width, on=on)
        return strip

    def lines_both_ways(self, index: int) -> Iterator[tuple[int, Strip, Strip]]:
        """Yield each line of the row at `index`: where in the pane it is, without the cursor and with it."""
        row = self.row(index)
        for line in range(self.tall):
            shown = Row(row.beneath) if line else row
            plain, chosen = (self._draw(shown, self.size.width, on=on) for on in (False, True))
            yield index * self.tall + line - self.scroll_offset.y, plain, chosen

    def _draw(self, row: Row, width: int, *, on: bool) -> Strip:
        """Return `row` as cells, on the cursor's ground where that stands here."""
        ground: tuple[Part, ...] = (("cursor" if self.has_focus else "cursor_away"),) if on else ()
        return strip_of(fitted(row, width), width, palette(self.app), ground)

    # Events.

    def on_resize(self) -> None:
        """Draw at the new width, with the cursor in view."""
        self.virtual_size = Size(self.size.width, self.row_count * self.tall)
        self.forget_drawn()
        self.keep_in_view()

    def on_focus(self) -> None:
        """Show that the cursor is here."""
        self._redraw_cursor()

    def on_blur(self) -> None:
        """Show that the cursor is elsewhere."""
        self._redraw_cursor()

    def _redraw_cursor(self) -> None:
        for line in range(self.tall):
            self._strips.pop((self.cursor, line, True), None)
        self.refresh_row(self.cursor)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll by the wheel; the cursor stays where it is."""
        event.stop()
        self.scroll_to(y=self.scroll_offset.y + _WHEEL, animate=False, force=True)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll by the wheel; the cursor stays where it is."""
        event.stop()
        self.scroll_to(y=max(0, self.scroll_offset.y - _WHEEL), animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row clicked on."""
        index = (event.y + self.scroll_offset.y) // self.tall
        if index < self.row_count and self.may_choose(index):
            self.move_to(index)
