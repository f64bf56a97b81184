"""Writing to the terminal only what changed on it.

Textual 8.2.8 writes whole lines of whole widgets again, styled piece by piece: 9 kB for a line down in the
text, over a slow line a second. Here its updates are first laid over the cells that the terminal shows, and
what differs is written, in one piece and framed as one update where the terminal can do that; Textual goes
on to decide when there is an update. An update that changes nothing sends nothing.

This hangs on `App._display` and the two kinds of update that come to it, which are not public: anything
unexpected is left to Textual, and what the terminal shows is unknown from then on, so that the next full
update is written in full.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from rich.console import Console, RenderableType
from rich.control import Control
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.events import Resize
from textual.screen import Screen
from textual.strip import Strip

from tui.app.cells_shown import Cells, cells_of, colours_of, put
from tui.app.cells_written import CellWriter
from tui.app.messages import TerminalHasMargins
from tui.app.scrolled import Scroll, column_scroll_of, scroll_of

_IS_KNOWN_TEXTUAL: Final = {"chop_ends", "spans", "chops"} <= set(
    ChopsUpdate.__init__.__code__.co_varnames
) and {
    "region",
    "strips",
} <= set(LayoutUpdate.__init__.__code__.co_varnames)
"""Whether updates are made as Textual 8.2 makes them (asking it for its version costs 12 ms at start)."""

_WITHOUT_COLOUR: Final = ("screen", "vt", "ansi", "dumb", "sun")

_HELD_AT_MOST: Final = 2.0
"""Seconds that the last screen may stay while the reader starts."""

Placed: TypeAlias = tuple[int, int, Strip]
"""A row, a cell in it, and what is written there."""


class CellsShown:
    """What the terminal shows, row by row, as far as it is known.

    Args:
        rows: what it shows now.
        erases: whether it leaves the background's colour where it erases.
    """

    def __init__(self, rows: list[Cells] | None = None, *, erases: bool = False) -> None:
        self._rows: list[Cells] = rows or []
        self._erases = erases
        self._held: list[Cells] | None = None
        self.has_margins = False
        """Whether the terminal moves lines between left and right margins (DECLRMM)."""

    @property
    def rows(self) -> list[Cells]:
        """The cells, row by row; none where nothing is known."""
        return self._rows

    def forget(self) -> None:
        """Know nothing any more."""
        self._rows = []
        self._held = None

    def forget_lines(self, lines: Iterable[int]) -> None:
        """Know nothing of what these lines show any more."""
        for y in lines:
            self._rows[y] = [None] * len(self._rows[y])

    @property
    def is_held(self) -> bool:
        """Whether nothing is written until `release`."""
        return self._held is not None

    def hold(self) -> None:
        """Write nothing until `release`: what is shown stays, updates are laid over a copy of it."""
        self._held = list(self._rows)

    def holds(self, width: int, height: int) -> bool:
        """Tell whether updates are held back over a screen of this size."""
        return self._held is not None and (len(self._held[0]), len(self._held)) == (width, height)

    def release(self) -> str:
        """Return what makes the terminal show all that was held back."""
        held, self._held = self._held, None
        if held is None:
            return ""
        sent = self._changes(self._rows, dict(enumerate(held)))
        self._rows = held
        return sent

    def show(self, update: LayoutUpdate | ChopsUpdate, console: Console, *, at_once: bool) -> str:
        """Take what `update` shows as shown, and return what makes the terminal show it.

        Args:
            update: what to show.
            console: knows the colours that the terminal has.
            at_once: whether the terminal shows nothing of it before it has all of it.
        """
        width, height = _size(update)
        if (width, height) != (len(self._rows[0]) if self._rows else 0, len(self._rows)):
            self._rows, self._held = [[None] * width for _ in range(height)], None
        rows = self._rows if self._held is None else self._held
        colours = colours_of(console)
        after: dict[int, Cells] = {}
        for y, x, strip in _placed(update):
            if y not in after:
                after[y] = list(rows[y])
            put(after[y], x, cells_of(strip, colours))
        if self._held is not None:
            for y, row in after.items():
                self._held[y] = row
            return ""
        ways = [self._changes(self._rows, after)]
        for scroll in self._scrolls(after, at_once=at_once):
            moved = {y: self._rows[y] for y in range(scroll.top, scroll.bottom + 1)} | after
            ways.append(scroll.sequence() + self._changes(scroll.of(self._rows), moved))
        for y, row in after.items():
            self._rows[y] = row
        return min(ways, key=len)

    def _scrolls(self, after: dict[int, Cells], *, at_once: bool) -> Iterator[Scroll]:
        """Yield the moves of lines that leave less to write."""
        if scroll := scroll_of(self._rows, after, whole_lines=not at_once):
            yield scroll
        if self.has_margins and (scroll := column_scroll_of(self._rows, after)):
            yield scroll

    def _changes(self, before: list[Cells], after: dict[int, Cells]) -> str:
        """Return what makes a terminal that shows `before` show `after`."""
        writer = CellWriter(len(before[0]), erases=self._erases)
        writer.write_changes(before, after)
        return writer.finished()


def erases_in_colour(variables: Mapping[str, str]) -> bool:
    """Tell whether the terminal leaves the background's colour where it erases (terminfo's bce): most do.

    GNU screen does not, and calls itself what tmux often does, too, which does.
    """
    return "TMUX" in variables or not variables.get("TERM", "").startswith(_WITHOUT_COLOUR)


def _size(update: LayoutUpdate | ChopsUpdate) -> tuple[int, int]:
    """Return the columns and rows of the screen."""
    if isinstance(update, LayoutUpdate):
        return update.region.width, update.region.height
    return max(ends[-1] for ends in update.chop_ends), len(update.chops)


def _placed(update: LayoutUpdate | ChopsUpdate) -> Iterator[Placed]:
    """Yield what `update` writes, in its order."""
    return _placed_rows(update) if isinstance(update, LayoutUpdate) else _placed_chops(update)


def _placed_rows(update: LayoutUpdate) -> Iterator[Placed]:
    for y, strips in enumerate(update.strips, update.region.y):
        x = update.region.x
        for strip in strips:
            yield y, x, strip
            x += strip.cell_length


def _placed_chops(update: ChopsUpdate) -> Iterator[Placed]:
    """Yield the strips that overlap the spans of the update, as `ChopsUpdate.render_segments` does."""
    for y, start, end in update.spans:
        for strip_end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=True):
            if strip is not None and x < end and strip_end > start:
                yield y, x, strip if strip_end <= end else strip.crop(0, end - x)


class ChangedCellsApp(App[object]):
    """An app that writes only the cells that changed.

    Whenever the terminal may show something else than was written, all of it is written again: after a resize
    (terminals wrap what they show anew), a suspension, and while the reader was elsewhere.
    """

    _cells_shown: CellsShown | None = None
    shown_before: list[Cells] | None = None
    """What the terminal shows when the app starts, where that is known."""

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        shown = self._cells_shown
        if shown is None or renderable is None:
            super()._display(screen, renderable)
        elif isinstance(renderable, (LayoutUpdate, ChopsUpdate)) and not self.is_inline:
            self._display_changes(renderable, shown)
        else:
            shown.forget()
            super()._display(screen, renderable)

    def _display_changes(self, update: LayoutUpdate | ChopsUpdate, shown: CellsShown) -> None:
        """Write what `update` changes, as one piece; where it changes nothing, nothing is written."""
        is_written = self._running and not self._closed and not self.is_headless
        if self._batch_count or not is_written or self._driver is None:
            self.post_display_hook()
            return
        try:
            sent = shown.show(update, self.console, at_once=self._sync_available)
            cursor = self.screen.outer_size.clamp_offset(self.cursor_position)
            if sent or cursor != self._previous_cursor_position:
                self._previous_cursor_position = cursor
                sent += Control.move_to(*cursor).segment.text
                self.send(f"{SYNC_START}{sent}{SYNC_END}" if self._sync_available else sent)
        except Exception as failure:  # noqa: BLE001  as Textual does: the terminal is put in order, then it is told
            self._handle_exception(failure)
        finally:
            self.post_display_hook()

    def on_load(self) -> None:
        """Begin with what the terminal shows; where that is a screen, it stays until the next is whole."""
        if _IS_KNOWN_TEXTUAL:
            self._cells_shown = CellsShown(self.shown_before, erases=erases_in_colour(os.environ))
            if self.shown_before:
                self._cells_shown.hold()
                self.set_timer(_HELD_AT_MOST, self.release)

    def release(self) -> None:
        """Show what was held back since the start, if anything was."""
        if self._cells_shown is not None and self._driver is not None:
            self._begin_update()
            self._driver.write(self._cells_shown.release())
            self._end_update()
            self._driver.flush()

    def changed_elsewhere(self, lines: Iterable[int]) -> None:
        """Take it that these lines of the terminal show something else than was written here."""
        if self._cells_shown is not None and self._cells_shown.rows:
            self._cells_shown.forget_lines(lines)
            if not self._cells_shown.is_held:
                self.screen.refresh()

    def send(self, sequence: str) -> None:
        """Send the terminal something that shows nothing, between two updates of the screen."""
        if self._driver is not None:
            self._driver.write(sequence)
            self._driver.flush()

    @property
    def cells_shown(self) -> list[Cells]:
        """What the terminal shows, row by row; nothing where that is not known."""
        return self._cells_shown.rows if self._cells_shown is not None else []

    def on_mount(self) -> None:
        """Write everything again after a suspension."""
        self.app_resume_signal.subscribe(self, self._write_everything)

    def on_terminal_has_margins(self, _: TerminalHasMargins) -> None:
        """Move lines within one pane from now on."""
        if self._cells_shown is not None:
            self._cells_shown.has_margins = True

    def on_resize(self, event: Resize) -> None:
        """Write everything again in the new size; the one told at the start is no new one."""
        if self._cells_shown is None or not self._cells_shown.holds(*event.size):
            self._write_everything()

    def on_app_focus(self) -> None:
        """Write everything again when the reader comes back to this terminal."""
        self._write_everything()

    def _write_everything(self, *_: object) -> None:
        if self._cells_shown is not None:
            self._cells_shown.forget()
        if self._screen_stack:
            self.screen.refresh()
