"""The list of articles: any number of rows, of which only the visible ones are ever fetched or drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeAlias

from textual import events

from tui.app.messages import Moved, Opened
from tui.app.outline import Outline
from tui.app.panes.line_pane import BLANK, LinePane, Row
from tui.app.panes.list_rows import RowStyle, article_row, event_row
from tui.store.read import ArticleRow, EventRow

FetchArticles: TypeAlias = Callable[[Sequence[int]], list[ArticleRow]]
FetchEvents: TypeAlias = Callable[[Sequence[str]], list[EventRow]]

_KEPT: Final = 2000
"""Rows kept once fetched; when there are more, all are let go and the visible ones fetched again."""

_AHEAD: Final = 40
"""Rows fetched beyond the one asked for, so that a page is one query."""


class ArticleList(LinePane):
    """Articles in order, or grouped by event.

    The cursor is on an article, not on a line: whatever the list becomes, it stays on that article, and on
    the same line of the screen.
    """

    def __init__(
        self,
        articles: FetchArticles,
        events_of: FetchEvents,
        *,
        id: str | None = None,  # noqa: A002  Textual's name
    ) -> None:
        super().__init__(id=id)
        self.outline = Outline()
        self._fetch_articles = articles
        self._fetch_events = events_of
        self._articles: dict[int, ArticleRow] = {}
        self._events: dict[str, EventRow] = {}
        self.marked: set[int] = set()
        self._last_marked: int | None = None
        self.row_style = RowStyle()

    def restyle(self, style: RowStyle) -> None:
        """Draw the rows in another way, with the cursor on the same line."""
        above = self.cursor - self.top_row
        self.row_style, self.tall = style, 2 if style.roomy else 1
        self.rows_changed(self.cursor)
        top = max(0, self.cursor - min(above, max(0, self.rows_in_view - 1))) * self.tall
        self.scroll_to(y=top, animate=False, force=True, immediate=True)

    # What is listed.

    @property
    def row_count(self) -> int:
        """Return how many rows there are."""
        return len(self.outline)

    def list_articles(self, outline: Outline, *, at: int | None = None) -> None:
        """List what `outline` holds, with the cursor on the article of number `at`, else where it was.

        Where that article is not listed, the cursor goes to the row that is nearest to where it stood. From
        the row of an event it goes to the row of the article's event.
        """
        was_on_event = self.is_on_event
        number = self.article_number if at is None else at
        line = self.cursor - self.top_row
        self.outline = outline
        row = outline.row_of(number) if number is not None else None
        if row is not None and was_on_event:
            row = outline.head_of(row)
        self.forget_rows()
        self.rows_changed(self.cursor if row is None else row)
        if 0 <= line < self.rows_in_view:
            top = max(0, self.cursor - line) * self.tall
            self.scroll_to(y=top, animate=False, force=True, immediate=True)
        self.keep_in_view()

    def forget_rows(self) -> None:
        """Fetch and draw every row again."""
        self._articles.clear()
        self._events.clear()
        self.forget_drawn()

    def refresh_rows(self) -> None:
        """Fetch the rows again, and draw those in view that say something else by now."""
        top = self.scroll_offset.y // self.tall
        in_view = range(top, min(self.row_count, top + self.rows_in_view + 1))
        before = [self.row(at) for at in in_view]
        self._articles.clear()
        self._events.clear()
        self.forget_strips()
        for at, row in zip(in_view, before, strict=True):
            if self.row(at) != row:
                self.refresh_row(at)

    @property
    def article_number(self) -> int | None:
        """Return the number of the article that the cursor is on (an event's best report), None if none."""
        members = self.chosen
        return members[0] if members else None

    @property
    def chosen(self) -> Sequence[int]:
        """Return the numbers of the articles that the cursor stands for: one, or a whole event's."""
        return self.outline.members(self.cursor) if self.cursor < self.row_count else ()

    @property
    def acted_on(self) -> Sequence[int]:
        """Return the numbers of the articles that a change is about: the marked ones, else the chosen."""
        return self.marked_here or self.chosen

    @property
    def marked_here(self) -> Sequence[int]:
        """Return the numbers of the marked articles that are listed: what is out of sight is left alone."""
        return sorted(self.marked.intersection(self.outline.numbers)) if self.marked else ()

    def ids_of(self, numbers: Iterable[int]) -> list[str]:
        """Return the ids of articles by their numbers."""
        return [row.id for row in self._fetch_articles(list(numbers))]

    @property
    def is_on_event(self) -> bool:
        """Tell whether the cursor is on the row of an event of several articles."""
        return self.cursor < self.row_count and self.outline.is_event(self.cursor)

    # Rows.

    def row(self, index: int) -> Row:
        """Return the row at `index`, fetched together with those that follow it."""
        self._fetch(index)
        best = self._articles.get(self.outline.members(index)[0])
        if best is None:
            return BLANK
        if not self.outline.is_event(index):
            beneath = self.outline.is_beneath(index)
            return article_row(
                best, self.size.width, self.row_style, beneath=beneath, marked=best.n in self.marked
            )
        found_event = self._events.get(best.event)
        if found_event is None:
            return BLANK
        return event_row(
            found_event,
            self.size.width,
            best.id,
            self.row_style,
            unfolded=self.outline.is_unfolded(index),
            marked=bool(self.marked) and self._all_marked(index),
        )

    def may_choose(self, index: int) -> bool:
        """Tell whether the cursor may stand on a row: on any (no row needs to be fetched for that)."""
        return 0 <= index < self.row_count

    def _fetch(self, index: int) -> None:
        """Make sure that the row at `index` is at hand."""
        if self._has(index):
            return
        if len(self._articles) > _KEPT:
            self._articles.clear()
            self._events.clear()
        window = range(index, min(self.row_count, index + max(self.size.height, 1) + _AHEAD))
        heads = {self.outline.members(at)[0] for at in window} - self._articles.keys()
        self._articles.update((row.n, row) for row in self._fetch_articles(sorted(heads)))
        unknown = {event for at in window if (event := self._event(at))} - self._events.keys()
        if unknown:
            self._events.update((row.id, row) for row in self._fetch_events(sorted(unknown)))

    def _event(self, index: int) -> str | None:
        """Return the id of the event whose row this is, None if it is an article's or not at hand."""
        best = self._articles.get(self.outline.members(index)[0]) if self.outline.is_event(index) else None
        return best.event if best else None

    def _has(self, index: int) -> bool:
        known = self.outline.members(index)[0] in self._articles
        return known and (not self.outline.is_event(index) or self._event(index) in self._events)

    # Marking.

    def _all_marked(self, row: int) -> bool:
        return self.marked.issuperset(self.outline.members(row))

    def toggle_mark(self) -> None:
        """Mark what the row under the cursor stands for, or take the marks away."""
        if self.cursor < self.row_count:
            if self._all_marked(self.cursor):
                self.marked.difference_update(self.chosen)
            else:
                self.marked.update(self.chosen)
            self._last_marked = self.cursor
            self.forget_drawn()

    def mark_range(self) -> None:
        """Mark every row from the one marked last to the cursor."""
        if self.cursor < self.row_count:
            last = self._last_marked if self._last_marked is not None else self.cursor
            first, end = sorted((min(last, self.row_count - 1), self.cursor))
            for row in range(first, end + 1):
                self.marked.update(self.outline.members(row))
            self._last_marked = self.cursor
            self.forget_drawn()

    def mark_all(self) -> None:
        """Mark everything that is listed."""
        self.marked.update(self.outline.numbers)
        self.forget_drawn()

    def unmark_all(self) -> None:
        """Take all marks away."""
        self.marked.clear()
        self._last_marked = None
        self.forget_drawn()

    # Folding.

    def unfold(self) -> None:
        """Show the articles of the event that the cursor is on."""
        if self.row_count and self.outline.unfold(self.cursor):
            self.rows_changed(self.cursor)

    def fold(self) -> None:
        """Fold the event away that the cursor is on or in; the cursor goes to its row."""
        if not self.row_count:
            return
        head = self.outline.head_of(self.cursor)
        if self.outline.fold(head):
            self.rows_changed(head)

    def fold_all(self) -> None:
        """Fold every event away, or unfold every one where none is unfolded."""
        number = self.article_number
        self.outline.fold_all(folded=bool(self.outline.unfolded_articles()))
        row = self.outline.row_of(number) if number is not None else None
        self.rows_changed(row or 0)

    def reveal(self, number: int) -> bool:
        """Put the cursor on an article, its event unfolded where need be; tell whether it is listed."""
        before = len(self.outline)
        row = self.outline.reveal(number)
        if row is None:
            return False
        if len(self.outline) != before:
            self.rows_changed(row)
        self.cursor_to(row)
        return True

    def cursor_to(self, row: int) -> None:
        """Put the cursor on `row` without telling that it moved."""
        before, self.cursor = self.cursor, row
        self.refresh_row(before)
        self.refresh_row(row)
        self.keep_in_view()

    # What the cursor does.

    def cursor_moved(self) -> None:
        """Tell which article the cursor is on."""
        if (article := self.target) is not None:
            self.post_message(Moved(article))

    def open(self) -> None:
        """Open the article that the cursor is on; of an event, unfolded for it, the best report."""
        if self.is_on_event:
            self.unfold()
            self.cursor_to(self.cursor + 1)
        if (article := self.target) is not None:
            self.post_message(Opened(article))

    def on_click(self, event: events.Click) -> None:
        """Open a row that is clicked on twice."""
        if event.chain > 1:
            self.open()
