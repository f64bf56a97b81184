"""Taking the feeds of a list (OPML) as sources: one step, which `z` takes back as a whole."""

from __future__ import annotations

from typing import NamedTuple

import apsw

from tui.errors import IngestError
from tui.ingest.opml import Listed, read_opml
from tui.store.journal import as_one_step
from tui.store.sources import SourceRow, add_source, source


class Wanted(NamedTuple):
    """What is said of all feeds of a list.

    Attributes:
        every: seconds between two polls; 0 for what they have, or an hour.
        tags: join their own.
        whole: the pages of their entries are fetched.
    """

    every: int = 0
    tags: tuple[str, ...] = ()
    whole: bool = False


class Imported(NamedTuple):
    """What came of a list.

    Attributes:
        feeds: how many are sources now.
        refused: what else it held.
    """

    feeds: int
    refused: tuple[IngestError, ...]

    @property
    def sentence(self) -> str:
        """Say it in a line."""
        kept = f"{self.feeds:,} feed{'' if self.feeds == 1 else 's'} kept as sources"
        return f"{kept}, {len(self.refused):,} refused" if self.refused else kept


def take_feeds(con: apsw.Connection, data: bytes, name: str, wanted: Wanted = Wanted()) -> Imported:  # noqa: B008 - it never changes
    """Take the feeds of the list in `data` as sources.

    Args:
        con: the corpus.
        data: the list.
        name: where it is from, for what is said.
        wanted: what is said of all its feeds.

    Raises:
        IngestError: it is no list of feeds.
    """
    try:
        found = list(read_opml(data))
    except IngestError as error:
        raise IngestError(error.what, name, error.remedy) from None
    feeds = [each for each in found if isinstance(each, Listed)]
    with as_one_step(con, f"{len(feeds):,} sources added"):
        for each in feeds:
            add_source(con, _row(con, each, wanted))
    return Imported(len(feeds), tuple(each for each in found if isinstance(each, IngestError)))


def _row(con: apsw.Connection, listed: Listed, wanted: Wanted) -> SourceRow:
    """Return a feed of a list as a source; a known one keeps the title that it has here."""
    known = source(con, listed.url)
    return SourceRow(
        listed.url,
        "feed",
        known.title if known else listed.title,
        paused=False,
        options="{}",
        read_at=None,
        every=wanted.every,
        tags=(*listed.tags, *wanted.tags),
        whole=wanted.whole,
    )
