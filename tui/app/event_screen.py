"""What is done about the event of the article that is read: decisions about its links, seen at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import apsw

from tui.app.listing import outline_of
from tui.app.listing_screen import ListingScreen
from tui.app.panes.link_rows import Target
from tui.store import decisions
from tui.store.journal import Step

Decide: TypeAlias = Callable[[apsw.Connection, str, str], Step]
"""Decides about the article that is read and another one, by their ids."""


class EventScreen(ListingScreen):
    """Lets the reader decide about links, and shows what came of it."""

    # Deciding, in the links pane.

    def action_accept(self) -> None:
        """Keep that the link under the cursor is right."""
        self._decide_link(decisions.accept)

    def action_reject(self) -> None:
        """Keep that the link under the cursor is wrong."""
        self._decide_link(decisions.reject)

    def action_merge(self) -> None:
        """Put the events of the article and of the link under the cursor together."""
        self._decide_link(decisions.merge)

    def action_not_story(self) -> None:
        """Keep that what the link under the cursor leads to is not of this story."""
        self._decide_link(lambda con, article, other: decisions.not_story(con, other, of=article))

    def _decide_link(self, decide: Decide) -> None:
        target = self.links.target
        if self.article is None or not isinstance(target, Target):
            self.say("go to a link first")
            return
        article, other = self.article.id, target.article

        async def work() -> None:
            await self.decided(lambda con: decide(con, article, other))

        self.in_background(work())

    async def decided(self, decide: Callable[[apsw.Connection], Step]) -> Step:
        """Write a decision, show what came of it, and return the step.

        Raises:
            StoreError: it cannot be decided so.
        """
        step = await self.access.write(decide)
        self.say(step.sentence)
        if step.regrouped:
            await self.regrouped()
        return step

    async def regrouped(self) -> None:
        """Show events, stories and links as they are now: the links at once, then the list."""
        self.reload_links(keep_cursor=True)
        view = self.view
        outline = await self.access.search(lambda con: outline_of(con, view))
        if view == self.view:
            self.list_outline(outline)
