"""Asking the sources on the web that are due, and taking in what is new there.

A source is claimed, asked by a thread, read in the worker process, and given back only when its articles
are on disk: stopping at any point, or dying, costs another request and no article. What a source answers
with (validators, a lasting move) is kept at that moment too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import apsw

from tui.build.asker import Answered, Asker, Came, PagesFetched
from tui.build.entries import bounded, is_summary, place_of, with_page
from tui.build.files import skipped
from tui.build.notices import Notices, OnDisk, ReadThrough
from tui.build.progress import Progress, Skipped
from tui.build.web import Web
from tui.corpus.article import Article
from tui.errors import IngestError
from tui.fetch.client import Answer
from tui.fetch.failure import FetchError
from tui.fetch.retry import LEAST_INTERVAL, MINUTE, back_off
from tui.ingest.article_draft import NO_BODY
from tui.ingest.feed import CUT_OFF
from tui.ingest.formats import web_form
from tui.ingest.isolated import IsolatedReader
from tui.store import feeds
from tui.store.feeds import FeedRow
from tui.store.places import Place, found_elsewhere, place_key, put_place
from tui.store.sources import note_read, note_title
from tui.store.write import put_refusal

_START: Final = 8192

_PAGES_AT_ONCE: Final = 30
"""Pages of entries fetched for one poll of a feed; the rest comes with the next."""

_PAGES_LEASE: Final = 900.0

_OFFLINE: Final = 3
"""So many sources in a row that no way leads to: there is no network, and asking on is of no use."""

_OFFLINE_SECONDS: Final = 5 * MINUTE


@dataclass(slots=True)
class _Round:
    """An answer of a feed whose articles are not all on disk yet."""

    row: FeedRow
    answer: Answer
    articles: list[tuple[Article, Place]]
    refused: list[Skipped]
    left_over: bool = False


@dataclass(slots=True)
class Polling:
    """Takes in what sources on the web answer; lives as long as its process looks after them.

    Attributes:
        notices: what is to be said and kept as soon as articles are on disk.
        asked: how many sources have answered since there was last nothing to ask.
        due: how many of them there are, with those that are being asked or still to be.
        early: what sources answered already, by location: they are not asked again for it.
    """

    con: apsw.Connection
    web: Web
    asker: Asker
    reader: IsolatedReader
    notices: Notices = field(default_factory=Notices)
    asked: int = 0
    due: int = 0
    early: dict[str, Answer] = field(default_factory=dict)
    _ready: list[Came] = field(default_factory=list)
    _claimed: dict[str, FeedRow] = field(default_factory=dict)
    _pending: dict[str, str] = field(default_factory=dict)
    _unreachable: int = 0
    _rest_until: float = 0.0

    def ask(self, only: set[str] | None = None) -> bool:
        """Ask as many of the sources that are due as there are threads for; return whether any is under way.

        Args:
            only: these locations alone, due or not; each is taken out as it is asked.
        """
        now = self.web.clock.now()
        left = len(only) if only is not None else feeds.count_due(self.con, now)
        self.due = self.asked + self.asker.under_way + left
        if self.asker.free and left and now >= self._rest_until:
            wanted = None if only is None else sorted(only)
            for row in feeds.claim(self.con, now, self.asker.free, wanted):
                self._claimed[row.location] = row
                if only is not None:
                    only.discard(row.location)
                self._start(row)
        is_asking = bool(self.asker.under_way or self._ready)
        if not is_asking:
            self.asked = 0
        return is_asking

    def _start(self, row: FeedRow) -> None:
        answer = self.early.pop(row.location, None)
        if answer is None:
            self.asker.ask(row)
        else:
            self._ready.append(Answered(row, answer))

    def give_back(self) -> None:
        """Give back what was claimed and not finished."""
        for location in self._claimed:
            feeds.lease(self.con, location, 0.0)
        self._claimed.clear()

    def taken(self, seconds: float) -> Iterator[Article]:
        """Yield the new and changed articles of what came, waiting up to `seconds` for something to come."""
        self._pending.clear()
        self.notices.given = 0
        ready, self._ready = self._ready, []
        for came in [*ready, *self.asker.came(0 if ready else seconds)]:
            yield from self._of(came)

    def _of(self, came: Came) -> Iterator[Article]:
        if isinstance(came, PagesFetched):
            assert isinstance(came.token, _Round)  # noqa: S101 - it was given with the job
            yield from self._finished(came.token, came.pages)
            return
        self.asked += 1
        row = came.row
        self.notices.say(Progress("ask", self.asked, max(self.due, self.asked), row.title or row.location))
        if isinstance(came.answer, FetchError):
            self._failed(row, came.answer)
        elif came.answer.status == 304:
            self._unreachable = 0
            self._keep_answer(row, came.answer)
        else:
            self._unreachable = 0
            yield from self._read(row, came.answer)

    # What came was an answer.

    def _read(self, row: FeedRow, answer: Answer) -> Iterator[Article]:
        """Read an answer; ask for the pages of its entries where that is wanted, else finish it."""
        form = web_form(answer.body[:_START]) if answer.body[:2] != b"\x1f\x8b" else "feed"
        if (form == "html") != (row.kind == "page") or form is None:
            expected = "a page" if row.kind == "page" else "a feed"
            self._failed(row, FetchError(f"it answered with something else than {expected}", row.address))
            return
        found = list(self.reader.read_data(answer.body, row.location, _NAMES[form]))
        articles = [each for each in found if isinstance(each, Article)]
        refused = [skipped(each, row.location) for each in found if isinstance(each, IngestError)]
        problem = _problem(row, articles, refused)
        if problem:
            self._failed(row, FetchError(problem, row.address))
            return
        waiting = _Round(row, answer, [(each, place_of(row.location, each)) for each in articles], refused)
        addresses = self._wanted_pages(waiting) if row.whole and row.kind == "feed" else []
        if addresses:
            feeds.lease(self.con, row.location, self.web.clock.now() + _PAGES_LEASE)
            self.asker.ask_pages(waiting, addresses)
        else:
            yield from self._finished(waiting, {})

    def _wanted_pages(self, waiting: _Round) -> list[str]:
        """Return the addresses of the pages to ask for; those beyond the limit are left for the next poll."""
        wanted = [
            (article, place)
            for article, place in waiting.articles
            if article.url and is_summary(article) and self._is_news(place)
        ]
        later = {place.origin for _, place in wanted[_PAGES_AT_ONCE:]}
        waiting.left_over = bool(later)
        waiting.articles = [pair for pair in waiting.articles if pair[1].origin not in later]
        return list(dict.fromkeys(article.url or "" for article, _ in wanted[:_PAGES_AT_ONCE]))

    def _is_news(self, place: Place) -> bool:
        known = place_key(self.con, place.origin)
        return known[1] != place.key if known else found_elsewhere(self.con, place) is None

    def _finished(self, waiting: _Round, pages: dict[str, Answer | FetchError]) -> Iterator[Article]:
        """Yield what is new or changed in an answer, and keep the answer behind it."""
        row, answer = waiting.row, waiting.answer
        for article, place in waiting.articles:
            yield from self._new(row, self._whole(article, pages), place)
        first = waiting.articles[0][0] if waiting.articles else None
        self.notices.say(ReadThrough(row.location, None, tuple(waiting.refused)))
        for each in waiting.refused:
            self.notices.say(each)
        if first is not None and (title := first.source or first.title):
            self.notices.say(OnDisk(lambda con: note_title(con, row.location, title)))
        is_damaged = first is not None and CUT_OFF in first.flags
        problem = CUT_OFF if is_damaged else ""
        self._keep_answer(row, answer, again=is_damaged or waiting.left_over, problem=problem)

    def _whole(self, article: Article, pages: dict[str, Answer | FetchError]) -> Article:
        """Return an entry with the text of its page, if that was asked for and came."""
        page = pages.get(article.url or "")
        if page is None:
            return article
        if isinstance(page, FetchError):
            return _flagged(article, f"its page was not fetched: {page.what}")
        if web_form(page.body[:_START]) != "html":
            return _flagged(article, "its page was not fetched: it is no page")
        found = next(iter(self.reader.read_data(page.body, article.origin, _NAMES["html"])), None)
        if not isinstance(found, Article):
            return _flagged(
                article, f"its page could not be read: {found.what if found else 'nothing in it'}"
            )
        return with_page(article, found)

    def _new(self, row: FeedRow, article: Article, place: Place) -> Iterator[Article]:
        """Yield an article if it is new, or changed where it was first found; else keep its place alone."""
        known = place_key(self.con, place.origin)
        if known == (article.id, place.key) or (known and known[0] != article.id and known[1] == place.key):
            return
        other = known[0] if known else self._elsewhere(place)
        if other is not None and other != article.id:
            self.notices.say(OnDisk(lambda con: put_place(con, other, place)))
            return
        for value in (place.address, place.words):
            if value:
                self._pending[value] = article.id
        self.notices.given += 1
        yield bounded(article, row.succeeded, self.web.clock.now())
        self.notices.say(OnDisk(lambda con: put_place(con, article.id, place)))

    def _elsewhere(self, place: Place) -> str | None:
        """Return the article that is found at `place` too, among those on disk and those on their way."""
        pending = (self._pending.get(value) for value in (place.address, place.words) if value)
        return next(filter(None, pending), None) or found_elsewhere(self.con, place)

    def _keep_answer(self, row: FeedRow, answer: Answer, *, again: bool = False, problem: str = "") -> None:
        """Keep an answer once its articles are on disk; without validators if all of it is wanted again."""
        known = row if answer.status == 304 else answer
        etag, modified = ("", "") if again else (known.etag, known.modified)

        def keep(con: apsw.Connection) -> None:
            now = self.web.clock.now()
            feeds.note_answer(
                con, row, now, etag=etag, modified=modified, moved=answer.moved, problem=problem
            )
            note_read(con, row.location)
            self._claimed.pop(row.location, None)

        self.notices.say(OnDisk(keep))

    # What came was none.

    def _failed(self, row: FeedRow, error: FetchError) -> None:
        """Keep a failure, and when to ask again; nothing that was read is lost by it."""
        self._claimed.pop(row.location, None)
        now = self.web.clock.now()
        if error.cause == "offline":
            self._no_way(row, error, now)
            return
        self._unreachable = 0
        problem = error.reason
        if error.status == 410:
            feeds.note_gone(self.con, row, now, problem)
            problem += "; the source is paused"
        else:
            wait = error.retry_after or back_off(row.failures + 1, row.every, row.location)
            feeds.note_failure(self.con, row, now, now + max(wait, LEAST_INTERVAL), problem)
        put_refusal(self.con, row.location, problem, row.location)
        self.notices.say(Skipped(row.location, problem))

    def _no_way(self, row: FeedRow, error: FetchError, now: float) -> None:
        """Ask later where there is no network; said once, and counted against no source."""
        self._unreachable += 1
        feeds.put_off(self.con, row, now + _OFFLINE_SECONDS, f"no network: {error.what}")
        if self._unreachable == _OFFLINE:
            self._rest_until = now + _OFFLINE_SECONDS
            self.notices.say(Skipped("the web", "no network; sources there are asked again later"))


_NAMES: Final = {"feed": "feed.xml", "json": "feed.json", "html": "page.html"}
"""Names whose endings tell the reading side what it gets."""


def _problem(row: FeedRow, articles: Sequence[Article], refused: Sequence[Skipped]) -> str:
    """Return why an answer is not taken in, "" if it is: there is nothing in it, or a page lost its text."""
    if not articles:
        return refused[0].reason if refused else "it holds no articles"
    return "no article's text is on this page" if row.kind == "page" and NO_BODY in articles[0].flags else ""


def _flagged(article: Article, flag: str) -> Article:
    return replace(article, flags=(*article.flags, flag))
