"""One event on a page: what its reports say, each row one key from its sentence; decisions are taken here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, Protocol, TypeVar

import apsw

from tui.app.asking import Question
from tui.app.keys import Keys
from tui.app.messages import PageWritten
from tui.app.panes.line_pane import Row
from tui.app.screens.changing_page import ChangingPage
from tui.app.screens.event_rows import event_page_rows
from tui.app.screens.targets import Compare, Jump, PutAway, ShowEvent, ShowStory
from tui.harmless import harmless_line
from tui.store import decisions, read
from tui.store.journal import Step
from tui.store.lists import EventRow
from tui.store.reports import EventReports, event_reports, events_like
from tui.store.undoing import redo, undo
from tui.view.brief import Brief, brief_of
from tui.view.dates import dated

_MOST_REPORTS: Final = 60
"""Reports read for the grid; an event of more shows its best ones."""

_MOST_FOUND: Final = 1

T = TypeVar("T")


class Reports(NamedTuple):
    """An event with everything its page shows."""

    found: EventReports
    brief: Brief


def reports_of(con: apsw.Connection, identity: str) -> Reports:
    """Return the event `identity` with its reports.

    Raises:
        StoreError: there is no such event.
    """
    found = event_reports(con, identity, most=_MOST_REPORTS)
    return Reports(found, brief_of(found))


class Desk(Protocol):
    """Where decisions are written, and what came of them is read."""

    async def decided(self, decide: Callable[[apsw.Connection], Step | None]) -> Step | None:
        """Write a decision, and show what came of it on the main screen."""

    async def looked_up(self, question: Callable[[apsw.Connection], T]) -> T:
        """Return what `question` reads."""


class EventPage(ChangingPage):
    """The page of one event."""

    place = "event"
    hinted = (
        "open",
        "next_section",
        "reject",
        "merge",
        "not_story",
        "show_story",
        "event_done",
        "undo",
        "leave",
        "help",
    )

    def __init__(self, reports: Reports, keys: Keys, desk: Desk) -> None:
        self._reports = reports
        self._desk = desk
        super().__init__(self._title, note=self._note, keys=keys)

    @property
    def _title(self) -> str:
        return self._reports.found.event.title or "(untitled)"

    @property
    def _note(self) -> str:
        found, content = self._reports.found.event, self._reports.brief
        many = len(found.articles)
        counted = f"{many} reports, {found.publishers} independent" if many > 1 else "1 report"
        places = [each.name for each in content.about.places[:1]]
        return f"{counted} · {', '.join([_when(content), *map(harmless_line, places)])}"

    def rows_at(self, width: int) -> list[Row]:
        """Return figures, quotes, statements, timeline, what one alone tells, reports, names and story."""
        return event_page_rows(self._reports.found, self._reports.brief, width)

    def action_next_section(self) -> None:
        """Go to the next part of the page, after the last to the first."""
        self._to_section(1)

    def action_previous_section(self) -> None:
        """Go to the part of the page before, before the first to the last."""
        self._to_section(-1)

    def _to_section(self, step: int) -> None:
        """Put the cursor on the first row of another part, with its heading at the top."""
        rows = [self.rows.row(at) for at in range(self.rows.row_count)]
        headings = [at for at, row in enumerate(rows) if any(part == "heading" for _, part in row.pieces)]
        if headings:
            here = sum(at < self.rows.cursor for at in headings) - 1
            heading = headings[(here + step) % len(headings)]
            self.rows.move_to(heading + 1)
            self.rows.scroll_to(y=heading, animate=False, force=True)

    def action_show_story(self) -> None:
        """Open the timeline of the story."""
        self.dismiss(ShowStory(self._reports.found.event.id))

    # Taking away.

    def written_as(self) -> tuple[str, str]:
        """Return what is asked, and the name that is proposed, when the brief is written to a file."""
        from tui.app.files_written import file_name  # noqa: PLC0415  seldom needed

        return "write (.md .html .csv .json)", file_name(self._title, ".md")

    def write_to(self, name: str) -> None:
        """Write the brief of the event to a file of this name."""
        self.post_message(PageWritten(name, (), self._reports.found.event.id))

    def action_compare(self) -> None:
        """Compare the report under the cursor with the best one, or that one with the next best."""
        best, *others = self._reports.found.event.articles
        other = self._article if self._article not in (None, best) else next(iter(others), None)
        if other is None:
            self.say("this is the only report of its event")
        else:
            self.dismiss(Compare(best, other))

    # Deciding.

    @property
    def _article(self) -> str | None:
        """Return the report that the cursor is on."""
        target = self.rows.target
        return target.article if isinstance(target, Jump) else None

    @property
    def _event_under_cursor(self) -> str | None:
        target = self.rows.target
        return target.event if isinstance(target, ShowEvent) else None

    def action_accept(self) -> None:
        """Keep that the report under the cursor is one of this event."""
        article, best = self._article, self._reports.found.event.articles[0]
        if article is None or article == best:
            self.say("go to a report that is to be kept with the first one")
        else:
            self._decide(lambda con: decisions.accept(con, best, article))

    def action_reject(self) -> None:
        """Split the report under the cursor off this event."""
        article = self._article
        if article is None:
            self.say("go to a report, or to a line of one, that does not belong here")
        else:
            self._decide(lambda con: decisions.split(con, article))

    def action_not_story(self) -> None:
        """Take the report, or the event of the story, under the cursor out of this story."""
        event, article = self._event_under_cursor, self._article
        first = next((each for each in self._reports.found.event.articles if each != article), None)
        if first is None or (event is None and article is None):
            self.say("go to a report, or to another event of the story, that does not belong here")
        else:
            self._decide(
                lambda con: decisions.not_story(
                    con, article or read.event(con, event or "").articles[0], of=first
                )
            )

    async def action_merge(self) -> None:
        """Put this event and the one under the cursor together, or ask for the other one."""
        event = self._event_under_cursor
        if event is not None:
            self._merge_with(event)
            return
        await self.ask(Question("put together with event", self._merge_given, typed=self._merge_typed))

    def _merge_typed(self, text: str) -> None:
        """Say which event what was typed so far names."""
        self.in_background(self._show_meant(text))

    async def _show_meant(self, text: str) -> None:
        found = await self._desk.looked_up(lambda con: self._meant(con, text))
        if self.prompt is not None and self.prompt.value == text:
            line = f"{dated(found[0].date)} {found[0].title}" if found else "no event has this in its title"
            self.prompt.note(harmless_line(line), "text" if found else "warning")

    async def _merge_given(self, text: str) -> None:
        found = await self._desk.looked_up(lambda con: self._meant(con, text))
        if found:
            self._merge_with(found[0].id)
        else:
            self.say("no other event has this in its title")

    def _meant(self, con: apsw.Connection, text: str) -> Sequence[EventRow]:
        """Return the other event that `text` means: by its id, or the newest with this in its title."""
        return events_like(con, text, besides=self._reports.found.event.id, most=_MOST_FOUND)

    def _merge_with(self, event: str) -> None:
        best = self._reports.found.event.articles[0]
        self._decide(lambda con: decisions.merge(con, best, read.event(con, event).articles[0]))

    def action_event_done(self) -> None:
        """Close the page, and put this event away."""
        self.dismiss(PutAway(self._reports.found.event.articles))

    def action_undo(self) -> None:
        """Undo the last change."""
        self._decide(undo)

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._decide(redo)

    def _decide(self, decide: Callable[[apsw.Connection], Step | None]) -> None:
        self.in_background(self._decided(decide))

    async def _decided(self, decide: Callable[[apsw.Connection], Step | None]) -> None:
        """Write a decision, and show the event of the first report that is still there."""
        before = self._reports.found.event.articles
        step = await self._desk.decided(decide)
        self._reports = await self._desk.looked_up(lambda con: _of_any(con, before))
        self.retitle(self._title, self._note)
        self.rows.show(self.rows_at(self.size.width))
        self.say_step(step)


def _of_any(con: apsw.Connection, articles: Sequence[str]) -> Reports:
    """Return the event that the first of `articles` is in."""
    numbers = [n for each in articles if (n := read.number_of(con, each)) is not None]
    row = read.article_rows(con, numbers[:1])[0]
    return reports_of(con, row.event)


def _when(content: Brief) -> str:
    when = content.about.when
    if when.day is None:
        return "date unknown"
    return dated(when.day) + (" (inferred)" if when.basis == "inferred" else "")
