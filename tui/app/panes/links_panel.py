"""The links of the open article, following the passage that is on screen."""

from __future__ import annotations

from textual import events

from tui.app.messages import LinkMoved, LinkOpened
from tui.app.panes.line_pane import LinePane, Row
from tui.app.panes.link_rows import Target, link_rows
from tui.app.reading import Opened
from tui.corpus.event import Span

_NOWHERE = (0, 0)


class LinksPanel(LinePane):
    """Same event, same story, background: each link with what speaks for it and against."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._shown: Opened | None = None
        self._visible: Span = _NOWHERE

    def show_links(self, shown: Opened, visible: Span) -> None:
        """Show the links of an article of which `visible` is on screen, from the first."""
        self._shown, self._visible = shown, visible
        self.show(self._made(), cursor=0)
        self.scroll_to(y=0, animate=False, force=True)

    def clear(self) -> None:
        """Show nothing."""
        self._shown = None
        self.show([], cursor=0)

    def follow(self, visible: Span) -> None:
        """Let the evidence that lies in `visible` come first, and mark it.

        While the cursor is in this panel nothing moves under it: the reader scrolls because of it then.
        """
        self._visible = visible
        if self._shown is None or self.has_focus:
            return
        rows = self._made()
        if rows != self._rows:
            self.show(rows)

    def _made(self) -> list[Row]:
        return link_rows(self._shown, self._visible, self.size.width) if self._shown else []

    def cursor_moved(self) -> None:
        """Tell which passage of the open article the cursor is about."""
        target = self.target
        if isinstance(target, Target):
            self.post_message(LinkMoved(target.own))

    def open(self) -> None:
        """Follow the link that the cursor is on."""
        target = self.target
        if isinstance(target, Target):
            self.post_message(LinkOpened(target.article, target.passage))

    def on_resize(self) -> None:
        """Wrap the evidence for the new width."""
        self.show(self._made())

    def on_click(self, event: events.Click) -> None:
        """Follow a link that is clicked on while the cursor is there already."""
        if event.chain > 1:
            self.open()
