"""The main screen as panes: which are shown at which size, which one has the keys, and what moves in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from textual import events
from textual.app import ComposeResult
from textual.containers import Container

from tui.app.asking import AskingScreen
from tui.app.corpus_access import CorpusAccess
from tui.app.kept_motions import ListInView, in_view
from tui.app.keys import PANES, Where, action
from tui.app.panes.article_list import ArticleList
from tui.app.panes.folders import Folders
from tui.app.panes.line_pane import LinePane, Row
from tui.app.panes.links_panel import LinksPanel
from tui.app.panes.status_line import OneLine, StatusLine, TopLine
from tui.app.panes.text_pane import TextPane
from tui.app.panes.welcome import Welcome
from tui.store.read import article_rows, event_rows

Arrangement: TypeAlias = Literal["three", "two", "stacked", "one", "none"]

SMALLEST: Final = (40, 10)
"""Columns and lines below which the screen only says that it is too small."""


def arrangement(width: int, height: int) -> Arrangement:
    """Return how the panes are laid out on a terminal of `width` columns and `height` lines.

    Three side by side; list and text side by side; list above text; one at a time; none.
    """
    if width < SMALLEST[0] or height < SMALLEST[1]:
        return "none"
    if width >= 140:
        return "three"
    if width >= 110:
        return "two"
    return "stacked" if width >= 80 and height >= 20 else "one"


class PanesScreen(AskingScreen):
    """List, text and links, each of which posts up what happened and is only called down from here."""

    def __init__(self, access: CorpusAccess) -> None:
        super().__init__()
        self.access = access
        self.arranged: Arrangement = "three"
        self.shows_links = False
        con = access.con
        self.top_line = TopLine(id="top")
        self.article_list = ArticleList(
            lambda numbers: article_rows(con, numbers), lambda events_: event_rows(con, events_), id="list"
        )
        self.folders = Folders(id="folders")
        self.text = TextPane(id="text")
        self.links = LinksPanel(id="links")
        self.welcome = Welcome(id="welcome")
        self.place = OneLine(id="place")
        self.status = StatusLine(id="status")
        self.too_small = OneLine(id="too-small")

    def compose(self) -> ComposeResult:
        """Put the panes between the first line and the last."""
        yield self.top_line
        with Container(id="panes"):
            with Container(id="left"):
                yield self.folders
                yield self.article_list
            yield self.text
            yield self.links
            yield self.welcome
        with Container(id="bottom"):
            yield self.place
            yield self.status
        yield self.too_small

    def prompt_after(self) -> Container:
        """Return the panes, under which a line is asked for."""
        return self.query_one("#panes", Container)

    # Layout.

    def lay_out(self, width: int, height: int) -> None:
        """Lay the panes out for a terminal of this size."""
        self.arranged = arrangement(width, height)
        self.shows_links = self.shows_links or self.pane == "links"
        arranged = {f"-{each}": each == self.arranged for each in ("three", "two", "stacked", "one", "none")}
        self.too_small.say(
            Row(((f"too small: {width}×{height}, {SMALLEST[0]}×{SMALLEST[1]} needed", "text"),))
        )
        self._show_panes({**arranged, "-low": height < 16})

    def on_resize(self, event: events.Resize) -> None:
        """Lay the panes out anew."""
        self.lay_out(event.size.width, event.size.height)

    def _show_panes(self, others: Mapping[str, bool] | None = None, *, on: Where | None = None) -> None:
        """Show the links where they were asked for, and the pane with the keys where one has room.

        Args:
            others: other classes to set; all of them at once, as each time all styles are worked out.
            on: the pane that is about to get the keys; None for the one that has them.
        """
        panes = {f"-on-{pane}": pane == (on or self.pane) for pane in PANES}
        shows_links = self.shows_links or self.arranged == "three"
        self.update_classes({**(others or {}), **panes, "-with-links": shows_links})

    # Which pane has the keys.

    @property
    def pane(self) -> Where:
        """Return which pane has the keys."""
        focused = self.focused
        if focused is self.links:
            return "links"
        return "text" if focused is self.text else "list"

    def list_in_view(self) -> ListInView | None:
        """Return the rows of the list that are in view, None where it has not the keys."""
        if self.focused is not self.article_list or not self.article_list.row_count:
            return None
        moves = (("down", 1), ("up", -1))
        steps = {key: step for name, step in moves for key in self.keys.of(action(name))}
        return in_view(self.article_list, steps)

    @property
    def where(self) -> Where:
        """Return the pane that has the keys."""
        return self.pane

    def widget_of(self, pane: Where) -> LinePane | TextPane:
        """Return the widget of a pane."""
        if pane == "text":
            return self.text
        return self.links if pane == "links" else self.article_list

    def go_to(self, pane: Where) -> None:
        """Give the keys to `pane`, which is shown for it where it was not."""
        if pane == "links" and self.arranged != "three":
            self.shows_links = True
        self._show_panes(on=pane)
        self.set_focus(self.widget_of(pane), scroll_visible=False)
        self.pane_changed()

    def pane_changed(self) -> None:
        """Say which keys matter in the pane that has them now."""

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow a click into another pane."""
        if event.widget in (self.article_list, self.text, self.links):
            self._show_panes()
            self.pane_changed()

    def _panes_shown(self) -> list[Where]:
        return [pane for pane in PANES if pane != "links" or self.shows_links or self.arranged == "three"]

    def action_next_pane(self, step: int = 1) -> None:
        """Give the keys to the next pane that is shown."""
        shown = self._panes_shown()
        at = shown.index(self.pane) if self.pane in shown else 0
        self.go_to(shown[(at + step) % len(shown)])

    def action_previous_pane(self) -> None:
        """Give the keys to the pane before."""
        self.action_next_pane(-1)

    def action_show_links(self) -> None:
        """Bring the links over the right half and go to them, or put them away."""
        if self.arranged == "three":
            self.go_to("text" if self.pane == "links" else "links")
        elif self.shows_links:
            self.hide_links()
        else:
            self.go_to("links")

    def hide_links(self) -> None:
        """Put the links away where they cover something."""
        self.shows_links = False
        self.go_to("text" if self.pane == "links" else self.pane)

    # What moves in it.

    def action_down(self) -> None:
        """Move down a row or a line."""
        self._move(1)

    def action_up(self) -> None:
        """Move up a row or a line."""
        self._move(-1)

    def _move(self, step: int) -> None:
        pane = self.widget_of(self.pane)
        if isinstance(pane, LinePane):
            pane.move(step * self.times)
        else:
            pane.scroll_lines(step * self.times)

    def action_half_down(self) -> None:
        """Move down half a page."""
        for _ in self.repeats:
            self.widget_of(self.pane).half_page(1)

    def action_half_up(self) -> None:
        """Move up half a page."""
        for _ in self.repeats:
            self.widget_of(self.pane).half_page(-1)

    def action_page_down(self) -> None:
        """Move down a page."""
        for _ in self.repeats:
            self.widget_of(self.pane).page(1)

    def action_page_up(self) -> None:
        """Move up a page."""
        for _ in self.repeats:
            self.widget_of(self.pane).page(-1)

    def action_first(self) -> None:
        """Go to the start, or to the row or line whose number was typed."""
        self._to_end(-1)

    def action_last(self) -> None:
        """Go to the end, or to the row or line whose number was typed."""
        self._to_end(1)

    def _to_end(self, direction: int) -> None:
        pane = self.widget_of(self.pane)
        if self.count is not None:
            self._to_number(self.count - 1)
        elif isinstance(pane, LinePane):
            pane.to_end(direction)
        elif direction > 0:
            pane.to_end()
        else:
            pane.to_start()

    def _to_number(self, number: int) -> None:
        pane = self.widget_of(self.pane)
        if isinstance(pane, LinePane):
            pane.move_to(number)
        else:
            pane.to_start()
            pane.scroll_lines(number)

    def action_text_down(self) -> None:
        """Scroll the text down a line, whichever pane has the keys."""
        self.text.scroll_lines(self.times)

    def action_text_up(self) -> None:
        """Scroll the text up a line, whichever pane has the keys."""
        self.text.scroll_lines(-self.times)

    # The list.

    def action_unfold(self) -> None:
        """Show the articles of the event."""
        if self.pane == "list":
            self.article_list.unfold()

    def action_fold(self) -> None:
        """Fold the articles of the event away."""
        if self.pane == "list":
            self.article_list.fold()

    def action_fold_all(self) -> None:
        """Fold or unfold every event."""
        self.article_list.fold_all()
