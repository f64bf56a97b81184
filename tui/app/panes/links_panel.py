"""The links of the open article, following the passage that is on screen."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events

from tui.app.messages import LinkMoved, LinkOpened
from tui.app.panes.line_pane import LinePane, Row
from tui.app.panes.link_rows import Target, link_rows
from tui.corpus.article import Article
from tui.corpus.event import Span
from tui.store.read import EventRow, LinkRow

_NOWHERE = (0, 0)


class LinksPanel(LinePane):
    """Same event, same story, background: each link with what speaks for it and against."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._article: Article | None = None
        self._links: Sequence[LinkRow] = ()
        self._event: EventRow | None = None
        self._dated: str | None = None
        self._visible: Span = _NOWHERE

    def show_links(
        self,
        article: Article,
        links: Sequence[LinkRow],
        event: EventRow | None,
        *,
        dated: str | None,
        visible: Span,
    ) -> None:
        """Show the links of `article`; see `link_rows` for what each argument is."""
        self._article, self._links, self._event, self._dated = article, links, event, dated
        self._visible = visible
        self.show(self._made(), cursor=0)
        self.scroll_to(y=0, animate=False, force=True)

    def clear(self) -> None:
        """Show nothing."""
        self._article, self._links = None, ()
        self.show([], cursor=0)

    def follow(self, visible: Span) -> None:
        """Let the evidence that lies in `visible` come first, and mark it.

        While the cursor is in this panel nothing moves under it: the reader scrolls because of it then.
        """
        self._visible = visible
        if self._article is None or self.has_focus:
            return
        rows = self._made()
        if rows != self._rows:
            self.show(rows)

    def _made(self) -> list[Row]:
        if self._article is None:
            return []
        return link_rows(self._article, self._links, self._event, dated=self._dated, visible=self._visible)

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

    def on_click(self, event: events.Click) -> None:
        """Follow a link that is clicked on while the cursor is there already."""
        if event.chain > 1:
            self.open()
