"""The saved searches above the list: a line each with what is unread in it, or all of them in one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from textual import events
from textual.message import Message

from tui.app.panes.line_pane import LinePane, Piece, Row, said
from tui.store.searches import Folder
from tui.view.cells import cells

MOST: Final = 8
"""Lines that the folders may take from the list; the chosen one is always among those shown."""

ALL: Final = ""
"""The name of what stands above the saved searches: everything."""

NONE: Final = "\n"
"""No folder: the list is narrowed by what is not saved; no name can be this."""


class FolderChosen(Message):
    """A folder was clicked on; empty for everything."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class Folders(LinePane, can_focus=False):
    """Saved searches with their counts; takes no keys, for the list below has them."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._folders: tuple[Folder, ...] = ()
        self._current = ALL
        self._is_open = True

    @property
    def text(self) -> str:
        """Return what the lines say."""
        rows = (self.row(at) for at in range(self.row_count))
        return "\n".join("".join(text for text, _ in (*row.pieces, *row.right)) for row in rows)

    def show_folders(self, folders: Sequence[Folder], current: str, *, is_open: bool) -> None:
        """Show `folders`, the first of which is everything, with `current` as the one that is listed."""
        wanted = (tuple(folders), current, is_open)
        if wanted == (self._folders, self._current, self._is_open):
            return
        self._folders, self._current, self._is_open = wanted
        self._lay_out()

    def _lay_out(self) -> None:
        if len(self._folders) < 2:
            rows: list[Row] = []
        elif self._is_open:
            rows = [_line(each, chosen=each.name == self._current) for each in self._folders]
        else:
            rows = [Row(tuple(self._in_one_line(self.size.width)), (), ALL)]
        at = next((at for at, row in enumerate(rows) if row.target == self._current), 0)
        self.set_class(bool(rows) and self._is_open, "-open")
        self.styles.height = min(len(rows), MOST) + (bool(rows) and self._is_open)
        self.show(rows, cursor=at)

    def _in_one_line(self, width: int) -> Iterator[Piece]:
        """Yield the chosen folder, then as many of the others as there is room for."""
        first = [each for each in self._folders if each.name == self._current]
        others = [each for each in self._folders if each.name != self._current]
        room = width - 2
        for each in (*first, *others):
            text = f"{each.name or 'all'} {each.unread:,}  "
            if cells(text) > room and each not in first:
                yield "…", "muted"
                return
            room -= cells(text)
            if each in first:
                yield "› ", "accent"
            name = said(each.name or "all", "accent" if each in first else "text")
            yield name
            yield f" {each.unread:,}  ", "unread" if each.unread else "muted"

    def on_resize(self) -> None:
        """Fit the line to the new width."""
        super().on_resize()
        self._lay_out()

    def on_click(self, event: events.Click) -> None:
        """Tell which folder was clicked on."""
        index = event.y + self.scroll_offset.y
        if self._is_open and index < self.row_count:
            self.post_message(FolderChosen(self.row(index).target))


def _line(folder: Folder, *, chosen: bool) -> Row:
    """Return the line of a folder: its name, what is unread, and whether it has a rule."""
    mark: Piece = ("› ", "accent") if chosen else ("  ", "text")
    name = said(folder.name or "all", "accent" if chosen else "text")
    if folder.unread is None:
        count: Piece = ("cannot be understood ", "warning")
    else:
        count = (f" {folder.unread:,} ", "unread" if folder.unread else "muted")
    return Row((mark, name, (" ⚙" if folder.has_rule else "", "muted")), (count,), folder.name)
