"""What is done about the event of the article that is read: decisions about its links, seen at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import apsw

from tui.app.listing import outline_of
from tui.app.listing_screen import ListingScreen
from tui.app.panes.link_rows import Target
from tui.app.screens.page import PageScreen
from tui.corpus.event import Span
from tui.store import decisions, read
from tui.store.journal import Step

if TYPE_CHECKING:
    from tui.store.telling import News

T = TypeVar("T")

Decide: TypeAlias = Callable[[apsw.Connection, str, str], Step]
"""Decides about the article that is read and another one, by their ids."""


def _said_of(found: News | None) -> str:
    """Return how much of an article is new, as a sentence."""
    if found is None:
        return "no other report of this event to compare with"
    if not found.read:
        others = found.reports - 1
        return f"all is new: of {others} other report{'s' * (others != 1)} of this event none was read yet"
    said = f"{found.new} of {len(found.sentences)} sentences new"
    return f"{said} since you read {found.read} of {found.reports} reports"


class EventScreen(ListingScreen):
    """Lets the reader decide about links, and shows what came of it."""

    dims_known = False
    """Whether sentences that other reports already told the reader are dimmed."""

    def open_page(self, page: PageScreen) -> None:
        """Open a page over this screen, and do what was opened on it."""
        raise NotImplementedError

    # What is new.

    def show_article(
        self, identity: str, *, at: int | None = None, passage: Span | None = None, reading: bool = False
    ) -> bool:
        """Show an article, with what the reader knows already dimmed where that was asked for."""
        is_there = super().show_article(identity, at=at, passage=passage, reading=reading)
        if is_there and self.dims_known:
            self._dim_known()
        return is_there

    def action_what_is_new(self) -> None:
        """Dim the sentences that reports read already have told, or show all alike again."""
        self.dims_known = not self.dims_known
        if self.dims_known:
            self._dim_known()
        else:
            self.text.dim(())
            self.say("every sentence is shown alike")

    def _dim_known(self) -> None:
        from tui.store.telling import news  # noqa: PLC0415  not for the first screen

        if self.article is not None:
            found = news(self.access.con, self.article.id)
            self.text.dim(found.known if found else ())
            self.say(_said_of(found))

    # The story in time.

    def action_show_story(self) -> None:
        """Open the timeline of the story that the article's event is in."""
        event = self.current.row.event if self.current else ""
        if event:
            self.in_background(self.show_story(event))
        else:
            self.say("this article is not linked yet")

    async def show_story(self, event: str) -> None:
        """Open the timeline of the story that `event` is in."""
        from tui.app.screens.story_page import StoryPage  # noqa: PLC0415  not for the first screen
        from tui.store.story_times import story_times  # noqa: PLC0415  as above

        found = await self.access.search(lambda con: story_times(con, read.event(con, event).story))
        self.open_page(StoryPage(found, event, self.keys))

    # Comparing.

    def action_compare(self) -> None:
        """Compare the two articles that are marked, or the one that is read with the linked one."""
        pair = self._to_compare()
        if pair is None:
            self.say("mark two articles, or go to one that is linked to another")
        else:
            self.in_background(self.compare(*pair))

    def _to_compare(self) -> tuple[str, str] | None:
        marked = self.article_list.ids_of(sorted(self.article_list.marked))
        if len(marked) == 2 and self.pane == "list":
            return marked[0], marked[1]
        if self.current is None or not self.current.links:
            return None
        target = self.links.target
        if self.pane == "links" and isinstance(target, Target):
            return self.current.article.id, target.article
        return self.current.article.id, self.current.links[0].other.id

    async def compare(self, left: str, right: str) -> None:
        """Open two articles side by side."""
        from tui.app.screens.compare_page import ComparePage, compared  # noqa: PLC0415  not for the first screen

        found = await self.access.search(lambda con: compared(con, left, right))
        self.open_page(ComparePage(found, self.keys))

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

    async def decided(self, decide: Callable[[apsw.Connection], Step | None]) -> Step | None:
        """Write a decision, show what came of it, and return the step.

        Raises:
            StoreError: it cannot be decided so.
        """
        step = await self.access.write(decide)
        if step is not None:
            self.say(step.sentence)
            self.states_changed()
            if step.regrouped:
                await self.regrouped()
        return step

    async def looked_up(self, question: Callable[[apsw.Connection], T]) -> T:
        """Return what `question` reads, beside everything else."""
        return await self.access.search(question)

    async def regrouped(self) -> None:
        """Show events, stories and links as they are now: the links at once, then the list."""
        self.reload_links(keep_cursor=True)
        view = self.view
        outline = await self.access.search(lambda con: outline_of(con, view))
        if view == self.view:
            self.list_outline(outline)
