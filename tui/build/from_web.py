"""Sources on the web: taking one in by its address, and asking all that are due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import apsw

from tui.build.asker import Asker
from tui.build.discovering import Discovery, Found, discovery
from tui.build.given import WebAddress
from tui.build.passes import Pass
from tui.build.polling import Polling
from tui.build.progress import Progress, Report, Skipped
from tui.build.web import Web
from tui.errors import IngestError
from tui.fetch.client import Answer
from tui.ingest.isolated import IsolatedReader
from tui.store.sources import SourceRow, add_source
from tui.store.write import put_refusal


def add_addresses(
    con: apsw.Connection, corpus: Path, web: Web | None, wanted: Sequence[WebAddress], part: Pass
) -> Iterator[Report]:
    """Find what stands at each address, keep it as a source, and take in what it holds.

    A feed is polled from then on; a page that is an article is looked at again for changes; of a site, the
    first feed that it names is taken.

    Yields:
        Progress, and a `Skipped` for each address that gives nothing.
    """
    early: dict[str, Answer] = {}
    with discovery(corpus, web or Web()) as looking:
        for number, address in enumerate(wanted, 1):
            yield Progress("ask", number, len(wanted), address.url)
            try:
                found = _followed(looking, address.url)
            except IngestError as error:
                put_refusal(con, error.where or address.url, error.reason)
                yield Skipped(error.where or address.url, error.reason)
                continue
            add_source(con, _row(found, address))
            early[found.url] = found.answer
    if early:
        yield from poll(con, corpus, web, part, only=set(early), early=early)


def _followed(looking: Discovery, url: str) -> Found:
    """Return the feed or the page at `url`; of a site its first feed.

    Raises:
        IngestError: there is none.
    """
    found = looking.at(url)
    if found.kind != "site":
        return found
    if not found.feeds:
        raise IngestError(
            "a site that names no feed", found.url, "name the feed itself, or an article's page"
        )
    first = looking.at(found.feeds[0].url)
    if first.kind != "feed":
        raise IngestError("what the site names as its feed is none", first.url)
    return first


def _row(found: Found, wanted: WebAddress) -> SourceRow:
    kind = "feed" if found.kind == "feed" else "page"
    return SourceRow(
        found.url,
        kind,
        wanted.title,
        paused=False,
        options="{}",
        read_at=None,
        every=wanted.every,
        tags=wanted.tags,
        whole=wanted.whole,
    )


def poll(  # noqa: PLR0913 - each by its name
    con: apsw.Connection,
    corpus: Path,
    web: Web | None,
    part: Pass,
    *,
    only: set[str] | None = None,
    early: dict[str, Answer] | None = None,
) -> Iterator[Report]:
    """Ask the sources that are due, or `only` these, and take in what is new, until all have answered.

    Args:
        con: open on `corpus`.
        corpus: the corpus file.
        web: how the web is asked.
        part: takes the articles in.
        only: locations.
        early: what some of them answered already.
    """
    with polling(con, corpus, web, early) as asked:
        while asked.ask(only):
            yield from part.stored(asked.notices, asked.taken(0.25))


@contextmanager
def polling(
    con: apsw.Connection, corpus: Path, web: Web | None, early: dict[str, Answer] | None = None
) -> Iterator[Polling]:
    """Give what polls; what it claimed and did not finish is given back at the end."""
    asking = web or Web()
    with Asker(corpus, asking) as asker, IsolatedReader() as reader:
        asked = Polling(con, asking, asker, reader, early=early or {})
        try:
            yield asked
        finally:
            asked.give_back()
