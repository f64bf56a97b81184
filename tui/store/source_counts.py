"""What came from each source: how much of it is unread, how often it is first, how often alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import apsw

from tui.store.feeds import Health, health
from tui.store.sources import SourceRow, sources


class Standing(NamedTuple):
    """A source, what came from it, and how it is doing.

    Attributes:
        row, counts: the source, and what came from it.
        health: of one on the web; None for what lies in files.
        is_gone: whether the file or folder is not there any more.
    """

    row: SourceRow
    counts: SourceCounts
    health: Health | None
    is_gone: bool = False

    @property
    def is_failing(self) -> bool:
        """Whether nothing can be read from it at present."""
        return self.is_gone or (self.health is not None and self.health.failures > 0)

    @property
    def problem(self) -> str:
        """What is wrong with it, "" if nothing is."""
        if self.is_gone:
            return f"the {self.row.kind} is not there any more; what came from it is kept"
        return self.health.problem if self.health is not None else ""


class SourceCounts(NamedTuple):
    """What a source gave.

    Attributes:
        articles, unread: how many.
        events: that it reports on.
        shared: of those, the events that other sources' outlets report on too.
        first: of the shared ones, those that it reported no later than anybody else.
        alone: events that nobody else reports on.
        newest: the date of its latest article, comparable; "" if none is dated.
    """

    articles: int = 0
    unread: int = 0
    events: int = 0
    shared: int = 0
    first: int = 0
    alone: int = 0
    newest: str = ""


def standing(con: apsw.Connection, is_gone: Callable[[SourceRow], bool]) -> list[Standing]:
    """Return all sources: those that fail first, then the most unread, then by name.

    Args:
        con: the corpus.
        is_gone: tells whether what a source in files reads is there no more.
    """
    counts, states = source_counts(con), health(con)
    found = [
        Standing(row, counts.get(row.location, SourceCounts()), states.get(row.location), is_gone(row))
        for row in sources(con)
    ]
    return sorted(found, key=_rank)


def _rank(each: Standing) -> tuple[bool, int, str, str]:
    return not each.is_failing, -each.counts.unread, each.row.title.casefold(), each.row.location


def source_counts(con: apsw.Connection) -> dict[str, SourceCounts]:
    """Return what came from each source, by location."""
    con.execute(
        "CREATE TEMP TABLE IF NOT EXISTS came"
        " (location TEXT, n INTEGER, PRIMARY KEY (location, n)) WITHOUT ROWID; DELETE FROM temp.came"
    )
    con.execute("INSERT OR IGNORE INTO temp.came SELECT feed, n FROM place")
    con.execute(_FROM_FILES)
    rows: list[Any] = con.execute(_COUNTS).fetchall()
    return {
        location: SourceCounts._make([*(number or 0 for number in numbers), newest or ""])
        for location, *numbers, newest in rows
    }


_FROM_FILES = """
INSERT OR IGNORE INTO temp.came
SELECT source.location, article.n FROM source JOIN article
    ON article.origin >= source.location AND article.origin < source.location || char(1114111)
WHERE source.kind IN ('file', 'folder')
    AND substr(article.origin, length(source.location) + 1, 1) IN ('', '/', '#')
"""

_COUNTS = """
WITH outlets AS (  -- of each event, how many outlets report on it, and when the first one did
    SELECT event, count(DISTINCT outlet) AS outlets, min(nullif(sorted, '')) AS earliest
    FROM article WHERE event <> '' GROUP BY event
), own AS (
    SELECT location, event, min(nullif(sorted, '')) AS earliest
    FROM temp.came JOIN article USING (n) WHERE event <> '' GROUP BY location, event
), judged AS (
    SELECT location, count(*) AS events, sum(outlets > 1) AS shared,
        sum(outlets > 1 AND own.earliest = outlets.earliest) AS first, sum(outlets = 1) AS alone
    FROM own JOIN outlets USING (event) GROUP BY location
)
SELECT location, count(*), sum(read = 0), max(events), max(shared), max(first), max(alone), max(sorted)
FROM temp.came JOIN article USING (n) LEFT JOIN judged USING (location) GROUP BY location
"""
