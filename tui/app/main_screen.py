"""The main screen: triage, finding, and the screens that open from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import apsw

from tui.app.asking import Question
from tui.app.event_screen import EventScreen
from tui.app.keys import action
from tui.app.palette import open_palette
from tui.app.screens.entity_page import EntityPage
from tui.app.screens.event_page import EventPage, reports_of
from tui.app.screens.help_page import HelpPage
from tui.app.screens.page import PageScreen
from tui.app.screens.refused_page import RefusedPage
from tui.app.screens.targets import Jump, Narrow, Run, ShowEntity, ShowEvent
from tui.corpus.event import Span
from tui.errors import StoreError
from tui.store import read, state
from tui.store.state import Step

SAMPLE: Final = "sample"
"""What the program ends with where the sample was asked for."""


class MainScreen(EventScreen):
    """List, text and links of one corpus, with everything that a key can do there."""

    def action_open(self) -> None:
        """Open what the cursor is on; in an empty corpus, the sample."""
        if self.counts.articles:
            super().action_open()
        else:
            self.app.exit(SAMPLE)

    # Triage.

    def chosen_articles(self) -> list[str]:
        """Return the ids of what a change is about: the article read, or what the list's cursor is on."""
        if self.pane == "list":
            return self.article_list.ids_of(self.article_list.chosen)
        return [self.article.id] if self.article is not None else []

    def mark(self, articles: list[str], *, read: bool) -> None:
        """Mark articles read or unread."""
        self._change(lambda con: state.change(con, articles, read=read), quiet=read)

    def action_mark_read(self) -> None:
        """Mark read."""
        articles = self.chosen_articles()
        self._change(lambda con: state.change(con, articles, read=True))

    def action_mark_unread(self) -> None:
        """Mark unread."""
        self.is_reading = False
        self.mark(self.chosen_articles(), read=False)

    def action_star(self) -> None:
        """Star, or take the star away."""
        articles = self.chosen_articles() or []
        starred = all(row.starred for row in self._rows(articles))
        self._change(lambda con: state.change(con, articles, starred=not starred))

    def action_done(self) -> None:
        """Mark done, or take it back."""
        articles = self.chosen_articles()
        done = all(row.done for row in self._rows(articles))
        self._change(lambda con: state.change(con, articles, done=not done))

    def action_undo(self) -> None:
        """Undo the last change."""
        self._change(state.undo, nothing="nothing is left to undo")

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._change(state.redo, nothing="nothing was undone")

    def _rows(self, articles: list[str]) -> list[read.ArticleRow]:
        con = self.access.con
        numbers = [number for each in articles if (number := read.number_of(con, each)) is not None]
        return read.article_rows(con, numbers)

    def _change(
        self, change: Callable[[apsw.Connection], Step | None], *, quiet: bool = False, nothing: str = ""
    ) -> None:
        """Write a change of state, show it, and say what it was unless it goes without saying."""

        async def work() -> None:
            step = await self.access.write(change)
            if step is None:
                self.say(nothing)
                return
            if not quiet:
                self.say(step.sentence)
            if step.articles:
                self.states_changed()
            if step.regrouped:
                await self.regrouped()

        self.in_background(work())

    # Finding.

    async def action_find(self) -> None:
        """Ask what to find in the text."""
        await self.ask(
            Question("/", self._find_given, typed=self._find_typed, left=lambda: self.text.find(""))
        )

    def _find_typed(self, text: str) -> None:
        """Show what the line finds so far."""
        count = self.text.find(text)
        if self.prompt is not None:
            self.prompt.note(f"{count:,} found" if count else self.text.found_status)

    def _find_given(self, _text: str) -> None:
        """Keep what was found."""
        self.go_to("text")
        self.say(self.text.found_status or "nothing is sought any more")

    async def action_filter(self) -> None:
        """Ask what to narrow the list by."""
        before = self.view
        await self.ask(
            Question(
                "filter",
                self._filter_given,
                self.view.query,
                typed=self.filter_typed,
                left=lambda: self.relist(before),
            )
        )

    def _filter_given(self, text: str) -> None:
        """Keep what the list was narrowed to."""
        self.filter_given(text)
        self.go_to("list")

    def action_find_next(self) -> None:
        """Go to the next place found."""
        for _ in self.repeats:
            self.text.find_next()
        self.show_place()

    def action_find_previous(self) -> None:
        """Go to the previous place found."""
        for _ in self.repeats:
            self.text.find_previous()
        self.show_place()

    # Screens.

    def _open(self, page: PageScreen) -> None:
        """Open a page over this screen, and do what was opened on it."""
        self.app.push_screen(page, self._come_back)

    def _come_back(self, target: object) -> None:
        """Do what a page was closed with."""
        match target:
            case Jump(article, passage, entity):
                self.follow(article, passage=passage or self._first_mention(article, entity))
            case Narrow(query):
                self.filter_given(query)
                self.go_to("list")
            case ShowEntity(entity):
                self._open_entity(entity)
            case ShowEvent(event):
                self.in_background(self._open_event(event))
            case Run(action_id):
                self.call_later(self.run_action, action(action_id).call)

    def _first_mention(self, article: str, entity: str | None) -> Span | None:
        """Return where an article first names an entity."""
        if entity is None:
            return None
        marks = [mark for mark in read.article(self.access.con, article).highlights if mark.entity == entity]
        first = min(marks, key=lambda mark: mark.start, default=None)
        return (first.start, first.end) if first else None

    def action_show_entity(self) -> None:
        """Open the entity of the highlight."""
        mark = self.text.selected_highlight
        if mark is None or mark.entity is None:
            self.say(f"choose a name first, with {self.key('next_highlight')}")
        else:
            self._open_entity(mark.entity)

    def _open_entity(self, entity: str) -> None:
        try:
            self._open(EntityPage(self.access.con, entity, self.article, self.keys))
        except StoreError as failure:
            self.say(str(failure))

    def action_show_event(self) -> None:
        """Open the event of the article."""
        event = self.current.row.event if self.current else ""
        if event:
            self.in_background(self._open_event(event))
        else:
            self.say("this article is not linked yet")

    async def _open_event(self, event: str) -> None:
        reports = await self.access.search(lambda con: reports_of(con, event))
        self._open(EventPage(reports, self.keys))

    def action_refused(self) -> None:
        """List the inputs that were refused."""
        self._open(RefusedPage(read.refusals(self.access.con), self.keys))

    def action_help(self) -> None:
        """Show the keys that hold in this pane."""
        self._open(HelpPage(self.pane, self.keys))

    def action_palette(self) -> None:
        """Search all actions."""
        open_palette(self, self.keys)

    # The program.

    async def action_theme(self) -> None:
        """Change to the next theme."""
        await self.app.run_action("next_theme")
        self.chosen_theme = self.app.theme
        self.say(f"theme {self.app.theme}")
        self.place_changed()

    def action_leave(self) -> None:
        """Go back: from links to text, from text to list; from the list, quit."""
        if self.pane == "links":
            self.hide_links()
        elif self.pane == "text":
            self.is_reading = False
            self.go_to("list")
        else:
            self.app.exit()

    def action_quit(self) -> None:
        """Quit at once."""
        self.app.exit()
