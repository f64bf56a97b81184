"""Whether the search indexes hold the words of what they index, and those alone.

SQLite's own check of an FTS5 index without content sees that its parts hang together, not that they say what
was put in (https://sqlite.org/fts5.html, "integrity-check").
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final

import apsw

from tui.store.read import local_article
from tui.store.resolution import called
from tui.store.write import searched

_AT_ONCE: Final = 200
"""Rows that are indexed anew at once, to be compared."""

_INSTANCES: Final = (
    "SELECT doc, (offset + 7) * (31 * length(term) + unicode(term) + 977 * unicode(substr(term, -1))"
    " + 131 * unicode(substr(term, (length(term) + 1) / 2)) + length(col)) FROM temp.{}"
)
"""For each word of each row a number in which its place, its length and three of its letters count."""


def wrong_words(con: apsw.Connection) -> Iterator[str]:
    """Yield the search indexes that do not hold what they should; about a millisecond an article."""
    for index, rows in (("word", _articles), ("called", _entities)):
        if wrong := _differing(con, index, rows(con)):
            yield f"the search index “{index}” is not what was written in {wrong:,} of its rows"


def _articles(con: apsw.Connection) -> Iterator[tuple[Any, ...]]:
    for n, identity in con.execute("SELECT n, id FROM article ORDER BY n"):
        yield int(n), *searched(local_article(con, str(identity)))


def _entities(con: apsw.Connection) -> Iterator[tuple[Any, ...]]:
    rows: Iterator[Any] = con.execute("SELECT n, name, variants FROM entity ORDER BY n")
    for n, name, variants in rows:
        yield n, called(name, json.loads(variants))


def _differing(con: apsw.Connection, index: str, rows: Iterable[tuple[Any, ...]]) -> int:
    """Return how many rows of an index are not those that indexing gives."""
    definition = str(con.execute("SELECT sql FROM main.sqlite_schema WHERE name = ?", (index,)).get)
    con.execute(
        "DROP TABLE IF EXISTS temp.held; DROP TABLE IF EXISTS temp.due; DROP TABLE IF EXISTS temp.told"
    )
    con.execute(definition.replace(f"TABLE {index} ", "TABLE temp.told ", 1))
    con.execute(f"CREATE VIRTUAL TABLE temp.held USING fts5vocab (main, {index}, instance)")
    con.execute("CREATE VIRTUAL TABLE temp.due USING fts5vocab (temp, told, instance)")
    held = _sums(con, "held")
    wrong = 0
    for batch in _batches(rows):
        con.execute("INSERT INTO temp.told (told) VALUES ('delete-all')")
        marks = ", ".join("?" * len(batch[0]))
        columns = "rowid, title, body" if len(batch[0]) > 2 else "rowid, forms"
        con.executemany(f"INSERT INTO temp.told ({columns}) VALUES ({marks})", batch)
        due = _sums(con, "due")
        wrong += sum(due.get(n, 0) != held.pop(n, 0) for n, *_ in batch)
    for table in _TABLES:
        con.execute(f"DROP TABLE temp.{table}")
    return wrong + len(held)


_TABLES: Final = ("held", "due", "told")
"""What is in the index, what is due, and the index that is made of what is due."""


def _batches(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, _AT_ONCE)):
        yield batch


def _sums(con: apsw.Connection, vocabulary: str) -> dict[int, int]:
    found: defaultdict[int, int] = defaultdict(int)
    for n, value in con.execute(_INSTANCES.format(vocabulary)):
        found[n] += value
    return dict(found)
