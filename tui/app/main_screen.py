"""The main screen: triage, finding, and the screens that open from it."""

from __future__ import annotations

from typing import Final

from tui.app.asking import Question
from tui.app.histories import history
from tui.app.keys import action
from tui.app.names_screen import NamesScreen
from tui.app.overview_screen import OverviewScreen
from tui.app.palette import open_palette
from tui.app.screens.page import PageScreen
from tui.app.screens.targets import Compare, Jump, Narrow, PutAway, Run, ShowEvent, ShowStory
from tui.corpus.event import Span
from tui.store import read

SAMPLE: Final = "sample"
"""What the program ends with where the sample was asked for."""


class MainScreen(NamesScreen, OverviewScreen):
    """List, text and links of one corpus, with everything that a key can do there."""

    def action_open(self) -> None:
        """Open what the cursor is on; in an empty corpus, the sample."""
        if self.counts.articles:
            super().action_open()
        else:
            self.app.exit(SAMPLE)

    # Finding.

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
                complete=self.complete_query,
                history=history(self.access.con, "filter"),
            )
        )

    def _filter_given(self, text: str) -> None:
        """Keep what the list was narrowed to."""
        self.filter_given(text)
        self.go_to("list")
        self.keep_line("filter", text)

    # Screens.

    def _open(self, page: PageScreen) -> None:
        """Open a page over this screen, and do what was opened on it."""
        self.open_page(page)

    def come_back(self, target: object) -> None:
        """Do what a page was closed with."""
        match target:
            case Jump(article, passage, entity):
                self.follow(article, passage=passage or self._first_mention(article, entity))
            case Narrow(query):
                self.filter_given(query)
                self.go_to("list")
            case ShowEvent(event):
                self.in_background(self._open_event(event))
            case ShowStory(event):
                self.in_background(self.show_story(event))
            case Compare(left, right):
                self.in_background(self.compare(left, right))
            case PutAway(articles):
                self.put_events_away(articles)
            case Run(action_id):
                self.call_later(self.run_action, action(action_id).call)
            case _:
                super().come_back(target)

    def _first_mention(self, article: str, entity: str | None) -> Span | None:
        """Return where an article first names an entity."""
        if entity is None:
            return None
        marks = [mark for mark in read.article(self.access.con, article).highlights if mark.entity == entity]
        first = min(marks, key=lambda mark: mark.start, default=None)
        return (first.start, first.end) if first else None

    def action_show_event(self) -> None:
        """Open the event of the article."""
        event = self.current.row.event if self.current else ""
        if event:
            self.in_background(self._open_event(event))
        else:
            self.say("this article is not linked yet")

    async def _open_event(self, event: str) -> None:
        from tui.app.screens.event_page import EventPage, reports_of  # noqa: PLC0415  not for the first screen

        reports = await self.access.search(lambda con: reports_of(con, event))
        self._open(EventPage(reports, self.keys, self))

    def action_refused(self) -> None:
        """List the inputs that were refused."""
        from tui.app.screens.refused_page import RefusedPage  # noqa: PLC0415  not for the first screen

        self._open(RefusedPage(self.access, self.keys))

    def action_help(self) -> None:
        """Show the keys that hold in this pane."""
        from tui.app.screens.help_page import HelpPage  # noqa: PLC0415  not for the first screen

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
        """Go back: from links to text, from text to list."""
        if self.pane == "links":
            self.hide_links()
        else:
            self.is_reading = False
            self.go_to("list")

    def action_close(self) -> None:
        """Quit from the list."""
        self.app.exit()

    def action_quit(self) -> None:
        """Quit at once."""
        self.app.exit()
