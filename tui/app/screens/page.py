"""A page: a title, rows to move through, the keys that hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult

from tui.app.asking import AskingScreen, Question
from tui.app.keys import DEFAULT_KEYS, Keys, Where, action
from tui.app.messages import PageWritten, RowCopied, RowOpened
from tui.app.panes.line_pane import LinePane, Piece, Row, said
from tui.app.panes.status_line import StatusLine, TopLine, hints


class PageRows(LinePane):
    """The rows of a page."""

    def open(self) -> None:
        """Tell which row was opened."""
        if self.target is not None:
            self.post_message(RowOpened(self.target))

    def on_click(self, event: events.Click) -> None:
        """Open a row that is clicked on twice."""
        if event.chain > 1:
            self.open()


class PageScreen(AskingScreen):
    """A page over the main screen; closes with what was opened, or with nothing.

    Args:
        title: what the page shows.
        note: stands at the right of the title.
        keys: the user's keys.
    """

    place: ClassVar[Where] = "page"
    """Whose keys hold beside those of every page."""

    hinted: ClassVar[tuple[str, ...]] = ("open", "leave", "help")
    """The actions that the last line names."""

    def __init__(self, title: str, *, note: str = "", keys: Keys = DEFAULT_KEYS) -> None:
        super().__init__()
        self.keys = keys
        self._sought = ""
        self._top = TopLine(id="top")
        self.retitle(title, note)
        self.rows = PageRows(id="rows")
        self._status = StatusLine(id="status")

    @property
    def where(self) -> Where:
        """Return the place whose keys hold."""
        return self.place

    def retitle(self, title: str, note: str) -> None:
        """Say at the top what the page shows."""
        self._title_said = title
        right: tuple[Piece, ...] = (("  ", "text"), said(note, "muted"), (" ", "text")) if note else ()
        self._top.say(Row(((" ", "text"), said(title, "title")), right))

    def compose(self) -> ComposeResult:
        """Put the rows between the title and the keys."""
        yield self._top
        yield self.rows
        yield self._status

    def on_mount(self) -> None:
        """Show the rows, and give them the keys."""
        rows = self.rows_at(self.app.size.width)
        self.rows.show(rows, cursor=self.first_cursor(rows))
        self.set_focus(self.rows)
        self.show_typed(None)

    def show_typed(self, row: Row | None) -> None:
        """Show what was typed so far and what may follow, or else the keys that matter."""
        if row is not None:
            self._status.say(row)
            return
        matter = [(self.key(each), action(each).hint) for each in self.hinted]
        self._status.say(Row((("  ", "text"), *hints(matter, self.app.size.width - 4))))

    def first_cursor(self, _rows: Sequence[Row]) -> int:
        """Return the row that the cursor starts on."""
        return 0

    def rows_at(self, width: int) -> list[Row]:
        """Return what stands on the page, in `width` cells."""
        raise NotImplementedError

    def on_resize(self, event: events.Resize) -> None:
        """Lay the page out for the new width."""
        self.rows.show(self.rows_at(event.size.width))

    def on_row_opened(self, event: RowOpened) -> None:
        """Close with what was opened."""
        event.stop()
        self.dismiss(event.target)

    def action_open(self) -> None:
        """Open the row that the cursor is on."""
        self.rows.open()

    def action_leave(self) -> None:
        """Close without anything."""
        self.dismiss(None)

    action_back = action_leave

    def action_down(self) -> None:
        """Move down a row."""
        self.rows.move(self.times)

    def action_up(self) -> None:
        """Move up a row."""
        self.rows.move(-self.times)

    def action_half_down(self) -> None:
        """Move down half a page."""
        for _ in self.repeats:
            self.rows.half_page(1)

    def action_half_up(self) -> None:
        """Move up half a page."""
        for _ in self.repeats:
            self.rows.half_page(-1)

    def action_page_down(self) -> None:
        """Move down a page."""
        self.rows.page(1)

    def action_page_on(self) -> None:
        """Move down a page."""
        self.rows.page(1)

    def action_page_up(self) -> None:
        """Move up a page."""
        for _ in self.repeats:
            self.rows.page(-1)

    def action_first(self) -> None:
        """Go to the start, or to the row whose number was typed."""
        self._to_end(-1)

    def action_last(self) -> None:
        """Go to the end, or to the row whose number was typed."""
        self._to_end(1)

    def _to_end(self, direction: int) -> None:
        if self.count is None:
            self.rows.to_end(direction)
        else:
            self.rows.move_to(self.count - 1)

    # Finding.

    async def action_find(self) -> None:
        """Ask what to find on the page."""
        await self.ask(Question("/", self._found_given, typed=self._found_typed))

    def prompt_after(self) -> PageRows:
        """Return the rows, under which a line is asked for."""
        return self.rows

    def _found_typed(self, text: str) -> None:
        """Go to the first row that has what was typed so far."""
        self._sought = text.casefold()
        self._go_found(range(self.rows.row_count))

    def _found_given(self, text: str) -> None:
        """Stay at what was found."""

    def action_find_next(self) -> None:
        """Go to the next row that has what was sought, after the last to the first."""
        here, count = self.rows.cursor, self.rows.row_count
        self._go_found([*range(here + 1, count), *range(here)])

    def action_find_previous(self) -> None:
        """Go to the row before that has what was sought, after the first to the last."""
        here, count = self.rows.cursor, self.rows.row_count
        self._go_found([*range(here - 1, -1, -1), *range(count - 1, here, -1)])

    def _go_found(self, order: Iterable[int]) -> None:
        """Put the cursor on the first row in `order` that has what is sought."""
        if not self._sought:
            return
        for at in order:
            text = "".join(piece for piece, _ in self.rows.row(at).pieces)
            if self.rows.may_choose(at) and self._sought in text.casefold():
                self.rows.move_to(at)
                return

    # Taking away.

    def action_copy(self) -> None:
        """Copy what the row under the cursor is about, with where it is from."""
        if self.rows.cursor < self.rows.row_count:
            row = self.rows.row(self.rows.cursor)
            self.post_message(RowCopied(row.target, _words(row).strip()))

    async def action_write(self) -> None:
        """Ask for a name, and write what the page says to a new file."""
        label, name = self.written_as()
        await self.ask(Question(label, self.write_to, name))

    def written_as(self) -> tuple[str, str]:
        """Return what is asked, and the name that is proposed, when the page is written to a file."""
        from tui.app.files_written import file_name  # noqa: PLC0415  seldom needed

        return "write (.txt)", file_name(self._title_said, ".txt")

    def write_to(self, name: str) -> None:
        """Write the page to a file of this name."""
        rows = (self.rows.row(at) for at in range(self.rows.row_count))
        self.post_message(PageWritten(name, [f"{_words(row).rstrip()}\n" for row in rows]))

    # The program.

    def action_help(self) -> None:
        """Show the keys that hold on a page."""
        from tui.app.screens.help_page import HelpPage  # noqa: PLC0415  it is a page itself

        if not isinstance(self, HelpPage):
            self.app.push_screen(HelpPage(self.place, self.keys))

    def action_palette(self) -> None:
        """Search what can be done on this page."""
        from tui.app.palette import open_palette  # noqa: PLC0415  seldom needed

        open_palette(self, self.keys, self.place)

    async def action_theme(self) -> None:
        """Change to the next theme."""
        await self.app.run_action("next_theme")

    async def action_quit(self) -> None:
        """Quit the program."""
        self.app.exit()


def _words(row: Row) -> str:
    return "".join(piece for piece, _ in (*row.pieces, *row.right))
