"""What the list of the main screen holds: a view of the corpus, narrowed by a query, joined by what is new.

New articles never move the list: they are announced, and let in by a key. Only a list that nobody has used
yet (at the first start, while the corpus fills) takes them in as they come.
"""

from __future__ import annotations

from collections.abc import Coroutine
from dataclasses import replace
from typing import Any, Final

from textual.timer import Timer

from tui.app.corpus_access import CorpusAccess
from tui.app.keys import Keys, action
from tui.app.listing import View, outline_of, part_of
from tui.app.looks import Looks
from tui.app.messages import IngestProgressed, Moved, Refused, Restored
from tui.app.messages import Opened as ArticleOpened
from tui.app.outline import Outline
from tui.app.panes.line_pane import Piece, Row, said
from tui.app.panes.status_line import hints
from tui.app.position import Position, remember_position
from tui.app.reading_screen import ReadingScreen
from tui.errors import CopytasterError, QueryError
from tui.settings import Settings
from tui.store import read
from tui.view.palette import Part

POLL: Final = 0.5
"""Seconds between looks at whether another process changed the corpus (10 µs each), if not more (`Looks`)."""

TIDY: Final = 5.0
"""Seconds between the times that memory which searches took is given back."""

SAVE_AFTER: Final = 0.5
"""Seconds after which a new place is kept: what a killed reader loses at most."""

_SAID_FOR: Final = 6.0

_HINTS: Final = {
    "list": ("open", "page_on", "filter", "show_event", "star", "undo", "help"),
    "text": ("page_on", "next_highlight", "find", "show_links", "show_event", "undo", "help"),
    "links": ("open", "back", "accept", "reject", "show_event", "help"),
}


class ListingScreen(ReadingScreen):
    """Knows which articles are listed, what waits to be let in, and where the reader is.

    Args:
        access: the corpus.
        settings: what the user chose.
        keys: the user's keys.
        start: where the reader was last, None at the first start.
    """

    def __init__(self, access: CorpusAccess, settings: Settings, keys: Keys, start: Position | None) -> None:
        super().__init__(access, settings)
        self.keys = keys
        self.start = start or Position(grouped=settings.grouped)
        self.view = View(self.start.query, self.start.grouped, self.start.done)
        self.counts = read.counts(access.con)
        self.chosen_theme = self.start.theme
        self._is_first_start = start is None
        self._is_settled = start is not None
        self._is_restored = False
        self._news = ""
        self._ingest = ""
        self._stamp = -1
        self._is_looking = False
        self._looks = Looks(access.searched)
        self._sought = self.view
        self._is_whole = True
        self._saving: Timer | None = None
        self._said: Timer | None = None

    def on_mount(self) -> None:
        """Show what was shown last, then watch for changes."""
        self.lay_out(self.app.size.width, self.app.size.height)
        self.text.folded_key = self.key("toggle_folded")
        try:
            outline, self._is_whole = part_of(self.access.con, self.view, self.start.article)
        except QueryError:  # one kept by another version
            self.view = replace(self.view, query="")
            outline, self._is_whole = part_of(self.access.con, self.view, self.start.article)
        self._list_first(outline)
        self._show_top()
        self.set_interval(POLL, self._look_if_time)
        self.set_interval(TIDY, lambda: self.in_background(self.access.give_back()))

    def on_screen_resume(self) -> None:
        """Show the article that was open, as soon as the panes are laid out for the first time."""
        if not self._is_restored:
            self._is_restored = True
            self.call_next(self._restore)

    def in_background(self, work: Coroutine[Any, Any, None]) -> None:
        """Run `work` beside everything else; a failure is said at the bottom of the screen."""

        async def guarded() -> None:
            try:
                await work
            except CopytasterError as failure:
                self.say(str(failure))
            except Exception as failure:  # noqa: BLE001  what fails beside reading is said, and reading goes on
                self.say(f"this failed unexpectedly: {type(failure).__name__}: {failure}")

        self.run_worker(guarded(), exit_on_error=False, description="background")

    # Where the reader was.

    def _list_first(self, outline: Outline) -> None:
        """List `outline` with the events unfolded that were; at the first start, the first."""
        con = self.access.con
        for identity in self.start.unfolded:
            if (number := read.number_of(con, identity)) is not None:
                outline.reveal(number)
        if self._is_first_start:
            outline.unfold_first()
        at = read.number_of(con, self.start.article) if self.start.article else None
        self.article_list.list_articles(outline, at=at)
        if self.start.on_event and len(outline):
            self.article_list.cursor_to(outline.head_of(self.article_list.cursor))

    def _restore(self) -> None:
        """Show the article that was open, at the line that was at the top, and give its pane the keys."""
        start = self.start
        if start.article and read.number_of(self.access.con, start.article) is not None:
            self.show_article(start.article, at=start.offset)
            self.is_reading = start.pane == "text"
        else:
            self._show_under_cursor()
        pane = start.pane if self.article is not None else "list"
        self.go_to("text" if pane == "text" else "links" if pane == "links" else "list")
        self.post_message(Restored())
        self._look_at_corpus()

    def _show_under_cursor(self) -> None:
        """Show the article that the cursor of the list is on."""
        number = self.article_list.article_number
        if number is None:
            self.show_nothing()
        elif self.current is None or self.current.row.n != number:
            self.show_article(self.article_list.ids_of([number])[0])

    @property
    def position(self) -> Position:
        """Return where the reader is."""
        unfolded = self.article_list.outline.unfolded_articles()[:100]
        return Position(
            article=self.article.id if self.article else "",
            offset=self.text.top_offset,
            query=self.view.query,
            grouped=self.view.grouped,
            pane=self.pane,
            theme=self.chosen_theme,
            unfolded=tuple(self.article_list.ids_of(unfolded)),
            done=self.view.done,
            on_event=self.article_list.is_on_event,
        )

    def place_changed(self) -> None:
        """Say where the reader is, and keep it half a second from now."""
        self.show_place()
        if self._saving is None:
            self._saving = self.set_timer(SAVE_AFTER, self._save)

    def _save(self) -> None:
        self._saving = None
        position = self.position
        self.in_background(self.access.write(lambda con: remember_position(con, position)))

    # The first line and the last.

    def say(self, line: str) -> None:
        """Say something at the bottom of the screen for a few seconds."""
        if self._said is not None:
            self._said.stop()
        self._said = self.set_timer(_SAID_FOR, self._show_hints)
        self.status.say(Row((said(line),)))

    def _show_hints(self) -> None:
        self._said = None
        wanted = [action(each) for each in _HINTS.get(self.pane, ())]
        pairs = [(self.key(each.id), each.hint) for each in wanted if each.hint]
        self.status.say(Row(hints(pairs, self.status.size.width or self.app.size.width)))

    def show_typed(self, row: Row | None) -> None:
        """Show what was typed so far and what may follow, or the hints again."""
        self.set_class(row is not None, "-typing")
        if row is None:
            self._show_hints()
        else:
            self.status.say(row)

    def pane_changed(self) -> None:
        """Say which keys matter in the pane that has them now, once what was just said was there to read."""
        if self._said is None:
            self._show_hints()
        self.place_changed()

    def show_place(self) -> None:
        """Say where in list and text the reader is."""
        rows = self.article_list.row_count
        where = f" {min(self.article_list.cursor + 1, rows):,}/{rows:,}" if self._is_whole else " …"
        if self.article is not None:
            where += f" · {self.text.progress:.0%}"
        if self.text.found_status:
            where += f" · {self.text.found_status}"
        self.place.say(Row(((where, "meta"),)))

    def _show_top(self) -> None:
        counts = self.counts
        self.set_class(not counts.articles, "-empty")
        if not counts.articles:
            self.welcome.say(self._ingest, self.key("open"))
        query = said(self.view.query, "accent") if self.view.query else ("all", "text")
        order = "by event" if self.view.grouped else "newest first"
        what = f" · {counts.articles:,} articles · {counts.unread:,} unread · {order}"
        left: list[Piece] = [(" copytaster  ", "title"), query, (what, "meta")]
        right: list[Piece] = self.top_notes()
        if counts.refused:
            right.append((f"  {counts.refused:,} refused ({self.key('refused')})", "warning"))
        if self._ingest:
            right += [("  ", "text"), said(self._ingest, "muted")]
        if self._news:
            right.append((f"  {self._news} (press {self.key('let_in')})", "accent"))
        self.top_line.say(Row(tuple(left), (*right, (" ", "text"))))

    def top_notes(self) -> list[Piece]:
        """Return what else is to be known at a glance."""
        return []

    # What comes in.

    def on_moved(self, _event: Moved) -> None:
        """Take the list as used: from now on nothing comes in unasked."""
        self._is_settled = True

    def on_opened(self, _event: ArticleOpened) -> None:
        """Take the list as used: from now on nothing comes in unasked."""
        self._is_settled = True

    def _look_if_time(self) -> None:
        """See whether another process changed the corpus, unless the last time took long."""
        if self._looks.is_time():
            self._look_at_corpus()

    def _look_at_corpus(self) -> None:
        """See whether another process changed the corpus, unless that is being looked at."""
        if not self._is_looking:
            self._is_looking = True
            self.in_background(self._look())

    async def _look(self) -> None:
        try:
            stamp = await self.access.stamp()
            if stamp != self._stamp:
                self._stamp = stamp
                await self._see_what_is_new()
        finally:
            self._is_looking = False

    async def _see_what_is_new(self) -> None:
        """Take in or announce what another process changed."""
        view = self.view
        outline, counts = await self.access.search(lambda con: (outline_of(con, view), read.counts(con)))
        if view != self.view:
            return
        self.counts = counts
        if not self._is_whole:
            self._is_whole = True
            self.list_outline(outline)
        listed = self.article_list.outline
        if not listed.groups_like(outline):
            if self._is_used and len(listed):
                self._announce(outline)
            else:
                self._fill(outline)
        self.article_list.refresh_rows()
        self._refresh_links()
        self._show_top()

    @property
    def _is_used(self) -> bool:
        """Whether somebody reads already: then nothing comes into the list unasked."""
        return self._is_settled or self.is_reading or self.pane != "list"

    def _announce(self, outline: Outline) -> None:
        """Say what is new in `outline` against what is listed, without touching the list."""
        listed = self.article_list.outline.numbers
        found = set(outline.numbers)
        new = len(found.difference(listed))
        if new:
            self._news = f"{new:,} new"
        elif [each for each in listed if each in found] != list(outline.numbers):
            self._news = "grouped anew"

    def _fill(self, outline: Outline) -> None:
        """List `outline` at once, from the top."""
        outline.unfold_first()
        self.article_list.list_articles(outline)
        self.article_list.cursor_to(0)
        self._news = ""
        self._show_under_cursor()
        self.show_place()

    def _refresh_links(self) -> None:
        """Show the links that the article has by now, without touching its text."""
        if self.article is not None and not self.links.has_focus:
            self.reload_links()

    def action_let_in(self) -> None:
        """Let new articles into the list; cursor and text stay on their article."""
        if not self._news:
            self.say("nothing new waits")
        self.relist(self.view)
        self._refresh_links()

    def relist(self, view: View) -> None:
        """List `view` afresh, with the cursor on the article it was on and the same events unfolded."""
        self.view = view
        self.list_outline(outline_of(self.access.con, view))

    def list_outline(self, outline: Outline) -> None:
        """List `outline`, with the cursor on the article it was on and the same events unfolded."""
        outline.unfold_those_of(self.article_list.outline.unfolded_articles())
        at = self.current.row.n if self.current is not None else None
        if at is not None and not self.article_list.is_on_event:
            outline.reveal(at)
        self.article_list.list_articles(outline, at=at)
        self.counts = read.counts(self.access.con)
        self._news = ""
        self._show_top()
        self.place_changed()

    def action_group(self) -> None:
        """Group the list by event, or not."""
        self.relist(replace(self.view, grouped=not self.view.grouped))
        self.say("grouped by event" if self.view.grouped else "one line an article, newest first")

    def on_ingest_progressed(self, event: IngestProgressed) -> None:
        """Say how far the ingest process is."""
        event.stop()
        self._ingest = "" if event.over else event.line
        self._show_top()
        if event.over and event.line:
            self.say(event.line)

    def on_refused(self, event: Refused) -> None:
        """Say what the ingest process could not take in."""
        event.stop()
        self.say(f"refused: {event.item}: {event.reason}")

    # Narrowing the list.

    def filter_typed(self, text: str) -> None:
        """List what `text` finds so far, if it can be understood."""
        self.in_background(self._list_found(replace(self.view, query=text.strip())))

    def filter_given(self, text: str) -> None:
        """Narrow the list by `text` for good; it is said if nothing is found."""
        self._is_settled = True
        self.in_background(self._list_found(replace(self.view, query=text.strip())))

    async def _list_found(self, view: View) -> None:
        """List what `view` finds, unless something else was asked for meanwhile."""
        self._sought = view
        try:
            outline = await self.access.search(lambda con: outline_of(con, view))
        except QueryError as failure:
            if self._sought is view:
                self._point_at(failure)
            return
        if self._sought is not view or (self.prompt is not None and self.prompt.value.strip() != view.query):
            return
        self.view = view
        self.list_outline(outline)
        if self.prompt is None and (self.current is None or outline.row_of(self.current.row.n) is None):
            self._show_under_cursor()
        self._say_found(f"{len(outline.numbers):,} found", "muted" if len(outline) else "warning")

    def _point_at(self, failure: QueryError) -> None:
        """Say where a query goes wrong: under the line it is typed in, or where that is gone, in words."""
        if self.prompt is None:
            self.say(f"character {failure.position + 1}: {failure.what}")
            return
        remedy = f" ({failure.remedy})" if failure.remedy else ""
        self.prompt.note("")
        self.prompt.point_at(failure.position, f"{failure.what}{remedy}")

    def _say_found(self, what: str, part: Part) -> None:
        """Say what a query found beside the line it is typed in, or where that is gone, at the bottom."""
        if self.prompt is not None:
            self.prompt.note(what, part)
            self.prompt.point_at_nothing()
        else:
            self.say(what)

    def states_changed(self) -> None:
        """Show the states of articles as they are now."""
        self.counts = read.counts(self.access.con)
        self.article_list.refresh_rows()
        self._show_top()
