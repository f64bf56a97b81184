"""Reading on the main screen: the article that is open, its links, and the way back from them.

What the cursor of the list rests on is shown as a preview, about 80 ms later, so that a held `j` never waits
for articles it passes by. Only an article that was opened (Enter, Space, a link) and then read to its end
counts as read, or as the setting `mark_read` has it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from time import monotonic
from typing import Final

from textual.timer import Timer

from tui.app.corpus_access import CorpusAccess
from tui.app.messages import LinkMoved, LinkOpened, Moved
from tui.app.messages import Opened as ArticleOpened
from tui.app.panes.article_pane import ArticlePane
from tui.app.panes.line_pane import LinePane
from tui.app.panes.reader import ReaderPane
from tui.app.panes_screen import PanesScreen
from tui.app.position import History, Place
from tui.app.reading import Opened, opened
from tui.app.reading_gauge import Gauge
from tui.corpus.article import Article
from tui.corpus.event import Span
from tui.corpus.highlight import OWN_LAYER, Kind
from tui.errors import StoreError
from tui.settings import Settings
from tui.store.read import article_rows, entity, first_unread
from tui.view.kinds import many_of, one_of
from tui.view.layers import marked_by

PREVIEW_AFTER: Final = 0.08
"""Seconds that the cursor rests before its article is shown: two repeats of a held key."""

_UNREAD_WINDOW: Final = 2_048
"""Articles of the list that are asked at a time for an unread one."""


class ReadingScreen(PanesScreen):
    """Shows articles and their links; knows which one is being read and which is only looked at."""

    def __init__(self, access: CorpusAccess, settings: Settings) -> None:
        super().__init__(access)
        self.settings = settings
        self.current: Opened | None = None
        self.is_reading = False
        self.history = History()
        self._preview: Timer | None = None
        self._wanted = ""
        self._gauge: Gauge | None = None
        self._reading_time: Timer | None = None

    # What this screen leaves to the main screen.

    def say(self, line: str) -> None:
        """Say something at the bottom of the screen."""
        raise NotImplementedError

    def place_changed(self) -> None:
        """Take note that the reader is somewhere else."""
        raise NotImplementedError

    def keep_as_read(self, article: str) -> None:
        """Keep that an article was read."""
        raise NotImplementedError

    # Showing an article.

    def show_article(
        self, identity: str, *, at: int | None = None, passage: Span | None = None, reading: bool = False
    ) -> bool:
        """Show an article and its links; tell whether it is there.

        Args:
            identity: its id.
            at: the code point that comes to the top.
            passage: what of it to mark and bring into view.
            reading: it was opened; otherwise it is only looked at.
        """
        self._stop_preview()
        self._stop_reading_time()
        shown = opened(self.access.con, identity)
        if shown is None:
            self.say("this article is no longer in the corpus")
            return False
        self.current, self.is_reading = shown, reading
        links = [row.link for row in shown.links]
        self.text.show(shown.article, links=links, passage=passage)
        if at:
            self.text.restore(at)
        self._show_its_links()
        self.place_changed()
        if reading:
            self._opened_for_reading()
        return True

    def _show_its_links(self) -> None:
        if self.current is not None:
            self.links.show_links(self.current, self.text.visible_span)

    def reload_links(self, *, keep_cursor: bool = False) -> None:
        """Show the links that the article has by now, without touching its text.

        Where its source changed it meanwhile, the links stay as well: what they are about is the new text.
        """
        before = self.current
        now = opened(self.access.con, before.article.id) if before else None
        if before is None or now is None:
            return
        if now.article.text != before.article.text:
            self.changed_by_source(now.article)
            return
        if _linked(now) == _linked(before):
            return
        self.current = replace(now, article=before.article)
        self.text.show_links([row.link for row in now.links])
        cursor = self.links.cursor
        self._show_its_links()
        if keep_cursor:
            self.links.move_to(cursor)

    def show_nothing(self) -> None:
        """Empty the text and its links."""
        self._stop_preview()
        self.current, self.is_reading = None, False
        self.text.clear()
        self.links.clear()

    def changed_by_source(self, now: Article) -> None:
        """Take note that the article that is shown says something else by now."""
        raise NotImplementedError

    def event_looked_at(self, event: str) -> None:
        """Take note that the reader looked at an event as it is now."""
        raise NotImplementedError

    def _opened_for_reading(self) -> None:
        """Take note that an article was opened: its event is looked at, and it may count as read by that."""
        if self.current is not None:
            self.event_looked_at(self.current.row.event)
            self._gauge = Gauge(self.current.article, self.settings, monotonic())
            self._see(self.text.visible_span)
        if self.settings.mark_read == "opened":
            self._mark_current_read()

    def _see(self, visible: Span) -> None:
        """Count what is in view as seen; once enough of it was, for long enough, the article is read."""
        gauge = self._gauge
        if gauge is None or self.settings.mark_read != "through" or not self.is_reading:
            return
        gauge.saw(visible)
        if gauge.is_enough and self._reading_time is None:
            wait = gauge.remaining(monotonic())
            self._reading_time = self.set_timer(wait, self._was_read) if wait > 0 else None
            if wait <= 0:
                self._was_read()

    def _was_read(self) -> None:
        """Mark the article read that was seen for long enough."""
        gauge, self._gauge, self._reading_time = self._gauge, None, None
        if gauge is not None and self.article is not None and gauge.article == self.article.id:
            self._mark_current_read()

    def _stop_reading_time(self) -> None:
        self._gauge = None
        if self._reading_time is not None:
            self._reading_time.stop()
            self._reading_time = None

    def _mark_current_read(self) -> None:
        if self.current is not None and self.settings.mark_read != "never":
            self.keep_as_read(self.current.article.id)

    @property
    def article(self) -> Article | None:
        """Return the article that is shown."""
        return self.current.article if self.current else None

    # Following the cursor of the list.

    def on_moved(self, event: Moved) -> None:
        """Show the article that the cursor came to rest on, when it has rested."""
        event.stop()
        self._wanted = event.article
        self._stop_preview()
        self._preview = self.set_timer(PREVIEW_AFTER, self._show_wanted)
        self.place_changed()

    def _show_wanted(self) -> None:
        self._preview = None
        if self.article is None or self.article.id != self._wanted:
            self.show_article(self._wanted)

    def _stop_preview(self) -> None:
        if self._preview is not None:
            self._preview.stop()
            self._preview = None

    def on_opened(self, event: ArticleOpened) -> None:
        """Open an article of the list for reading."""
        event.stop()
        self.open_article(event.article)

    def open_article(self, identity: str) -> None:
        """Open an article for reading: where it is shown already, its text only gets the keys."""
        if self.article is None or self.article.id != identity:
            self.show_article(identity, reading=True)
        else:
            self._stop_preview()
            self.is_reading = True
            self._opened_for_reading()
        self.go_to("text")

    def action_open(self) -> None:
        """Open what the cursor is on: an article, a link, the entity of a highlight."""
        if self.pane == "text":
            self.action_show_entity()
            return
        pane = self.widget_of(self.pane)
        if pane is self.article_list:
            self.article_list.open()
        elif isinstance(pane, LinePane):
            self.links.open()

    def action_show_entity(self) -> None:
        """Open the entity of the highlight."""
        raise NotImplementedError

    # Links.

    def on_link_moved(self, event: LinkMoved) -> None:
        """Show in the text what the cursor of the links is about."""
        event.stop()
        self.text.mark_passage(event.own)

    def on_link_opened(self, event: LinkOpened) -> None:
        """Open the other article at the passage that the link is about."""
        event.stop()
        self.follow(event.article, passage=event.passage)

    def go_to_article(self, place: Place) -> None:
        """Go to a line of an article, and keep where that was done from."""
        self.follow(place.article, at=place.offset)

    def follow(self, identity: str, *, passage: Span | None = None, at: int | None = None) -> None:
        """Go to another article, and keep where that was done from."""
        self._leave_article()
        if self.show_article(identity, at=at, passage=passage, reading=True):
            self.put_cursor_on_current()
            if self.arranged != "three":
                self.shows_links = False
            self.go_to("text")

    def _leave_article(self) -> None:
        """Keep where the reader is, to come back to."""
        if self.article is not None:
            self.history.leave(Place(self.article.id, self.text.top_offset))

    def action_back(self) -> None:
        """Go back to where the last link was followed from, or to what was read before reading on."""
        place = self.history.back()
        if place is None:
            self.say("nothing was read or followed before this")
        elif self.show_article(place.article, at=place.offset, reading=True):
            self.put_cursor_on_current()
            self.go_to("text")

    def put_cursor_on_current(self) -> None:
        """Put the cursor of the list on the article that is shown, where it is listed."""
        if self.current is not None:
            self.article_list.reveal(self.current.row.n)

    def on_article_pane_scrolled(self, event: ArticlePane.Scrolled) -> None:
        """Let the links follow the passage that is on screen."""
        event.stop()
        if self.article is not None and event.article_id == self.article.id:
            self.links.follow(event.visible)
            self._see(event.visible)
            self.place_changed()

    # Reading on.

    def action_page_on(self) -> None:
        """Page on in the text; at its end, go to the next unread article."""
        if self.article is None:
            return
        if not self.is_reading and self.article_list.target not in (None, self.article.id):
            self.show_article(str(self.article_list.target))
        self.is_reading = True
        if not self.text.page_on():
            if self.settings.mark_read == "through":
                self._mark_current_read()
            self.action_next_unread()

    def action_next_unread(self, but: Collection[str] = ()) -> None:
        """Go to the next unread article of the list, after its last one to its first, passing over `but`."""
        number = self._next_unread(but)
        if number is None:
            self.say("nothing unread is left in this list")
            return
        if self.is_reading:
            self._leave_article()
        self.article_list.reveal(number)
        article = article_rows(self.access.con, [number])[0]
        self.show_article(article.id, reading=True)
        if self.pane == "links":
            self.go_to("text")

    def _next_unread(self, but: Collection[str]) -> int | None:
        """Return the number of the first unread article after the one shown, in the order of the list."""
        here = self.current.row if self.current else None
        passed = {*but, here.id} if here else set(but)
        windows = self.article_list.outline.round_from(here.n if here else -1, _UNREAD_WINDOW)
        found = (first_unread(self.access.con, window, passed) for window in windows)
        return next((number for number in found if number is not None), None)

    # Highlights.

    def action_next_highlight(self) -> None:
        """Go to the next highlight."""
        for _ in self.repeats:
            self.text.next_highlight()

    def action_previous_highlight(self) -> None:
        """Go to the previous highlight."""
        for _ in self.repeats:
            self.text.previous_highlight()

    def action_toggle_kind(self, kind: Kind) -> None:
        """Show or hide a kind of highlight."""
        shown = self.text.toggle_kind(kind)
        self.say(f"{many_of(kind)} {'shown' if shown else 'hidden'}")

    def action_toggle_folded(self) -> None:
        """Show or fold away what is not body."""
        folded = self.text.toggle_folded()
        self.say("what is not body is folded" if folded else "everything that the source had is shown")

    def on_reader_pane_highlight_chosen(self, event: ReaderPane.HighlightChosen) -> None:
        """Say what the chosen highlight is."""
        event.stop()
        mark = event.highlight
        if mark is None or self.article is None or event.article_id != self.article.id:
            return
        said = self.article.text[mark.start : mark.end]
        if mark.entity is not None:
            try:
                known = entity(self.access.con, mark.entity)
            except StoreError:
                known = None  # resolved to another one since; its own words serve
            if known is not None:
                many = len(known.articles)
                said = f"{known.name} · {one_of(known.kind)} · {many} article{'s' * (many != 1)}"
        else:
            said = f"{one_of(mark.kind)}: {said}"
        by = marked_by(self.article, mark)
        self.say(said if by in ([], [OWN_LAYER]) else f"{said} · marked by {', '.join(by)}")


def _linked(shown: Opened) -> tuple[object, ...]:
    """Return what is shown of an article's links."""
    return (shown.links, shown.event, shown.decided)
