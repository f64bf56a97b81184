"""What stands at an address: a feed, a page, or a site whose feeds are found."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any, Final, Literal
from urllib.parse import urljoin, urlsplit

from tui.build.asking import Asking
from tui.build.web import Web
from tui.corpus.article import Article
from tui.fetch.address import has_credentials, parse_address
from tui.fetch.client import Answer
from tui.fetch.failure import FetchError
from tui.ingest.article_draft import NO_BODY
from tui.ingest.decode import decode
from tui.ingest.feed_links import FeedLink, feed_links, is_article_page, page_title
from tui.ingest.formats import web_form
from tui.ingest.html_page import declared_charset
from tui.ingest.isolated import IsolatedReader

_START: Final = 8192

_USUAL: Final = ("/feed", "/rss", "/feed.xml", "/rss.xml")
"""Where many sites have their feed without saying so on their front."""


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at an address.

    Attributes:
        url: where it was found in the end.
        kind: a feed; a page that is an article; a site, whose front names feeds or does not.
        title: as it calls itself.
        answer: as it was fetched.
        feeds: what a page or site names.
        entries: how many a feed holds.
        newest: the date of the latest of them, None if they have none.
    """

    url: str
    kind: Literal["feed", "page", "site"]
    title: str
    answer: Answer
    feeds: tuple[FeedLink, ...] = ()
    entries: int = 0
    newest: str | None = None


class Discovery:
    """Looks at addresses; see `discovery`.

    Args:
        asking: who asks, with manners.
        reader: reads feeds in a process with limits.
    """

    def __init__(self, asking: Asking, reader: IsolatedReader) -> None:
        self._asking = asking
        self._reader = reader

    def at(self, url: str) -> Found:
        """Return what stands at `url`; where a site names no feeds, the usual places are tried.

        Raises:
            FetchError: it cannot be fetched, or is nothing that is read here.
        """
        if has_credentials(url):
            raise FetchError(
                "an address with a name or password in it",
                parse_address(url).url,
                cause="refused",
                remedy="leave them out; put them into ~/.netrc or COPYTASTER_AUTH_HOST",
            )
        found = self._seen(self._asking.client.get(url))
        if found.kind == "site" and not found.feeds:
            return self._at_usual_places(found)
        return found

    def _seen(self, answer: Answer) -> Found:
        form = web_form(answer.body[:_START]) if answer.body[:2] != b"\x1f\x8b" else "feed"
        if form == "html":
            return self._page(answer)
        if form is None:
            raise FetchError("neither a feed nor a page", answer.url, cause="answer")
        name = "feed.json" if form == "json" else "feed.xml"
        entries = list(self._reader.read_data(answer.body, answer.url, name))
        articles = [each for each in entries if isinstance(each, Article)]
        if entries and not articles:
            raise FetchError(str(entries[0]), answer.url, cause="answer")
        newest = max((each.published for each in articles if each.published), default=None)
        title = articles[0].source or "" if articles else ""
        return Found(answer.url, "feed", title, answer, (), len(articles), newest)

    def _page(self, answer: Answer) -> Found:
        """Return a page that is an article, or a site that may name feeds.

        Raises:
            FetchError: it is neither.
        """
        html = decode(answer.body, declared=declared_charset(answer.body)).text
        links = feed_links(html, answer.url)
        is_front = urlsplit(answer.url).path in ("", "/") or (bool(links) and not is_article_page(html))
        if not is_front and not self._has_text(answer):
            if not links:
                raise FetchError(
                    "no article's text is on this page",
                    answer.url,
                    remedy="name a feed, or an article's page",
                )
            is_front = True
        return Found(answer.url, "site" if is_front else "page", page_title(html), answer, links)

    def _has_text(self, page: Answer) -> bool:
        found = next(iter(self._reader.read_data(page.body, page.url, "page.html")), None)
        return isinstance(found, Article) and NO_BODY not in found.flags

    def _at_usual_places(self, site: Found) -> Found:
        for path in _USUAL:
            try:
                found = self._seen(self._asking.client.get(urljoin(site.url, path)))
            except FetchError:
                continue
            if found.kind == "feed":
                return Found(site.url, "site", site.title, site.answer, (FeedLink(found.url, found.title),))
        return site


@contextmanager
def discovery(corpus: Path, web: Web) -> Iterator[Discovery]:
    """Give what looks at addresses, with the manners that all processes of `corpus` share."""
    stop = Event()
    asking = Asking(corpus, web, stop)
    try:
        with IsolatedReader() as reader:
            yield Discovery(asking, reader)
    finally:
        stop.set()
        asking.close()


def described(found: Found) -> dict[str, Any]:
    """Return what was found as a record of JSON."""
    return {
        "url": found.url,
        "kind": found.kind,
        "title": found.title,
        "entries": found.entries,
        "newest": found.newest,
        "feeds": [{"url": link.url, "title": link.title} for link in found.feeds],
    }
