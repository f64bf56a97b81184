"""A corpus ten times as large as another: its reports again under other ids, in events of their own.

A million articles through `put_article` take an hour; as rows of SQLite they take minutes, and searches,
lists and links cost what they would cost otherwise. Names and words recur ten times as often as in a smaller
corpus.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import apsw

from tui.store.connect import connect

TIMES: Final = 10

_TABLES: Final = {
    "event": {
        "id": "'va' || :k || substr(id, 4)",
        "story": "'sva' || :k || substr(story, 5)",
        "articles": """replace(articles, '"a0', '"a' || :k)""",
    },
    "story": {
        "id": "'sva' || :k || substr(id, 5)",
        "events": """replace(events, '"va0', '"va' || :k)""",
    },
    "article": {
        "n": "n + :k * :size",
        "id": "'a' || :k || substr(id, 3)",
        "origin": "replace(origin, '/made/', '/made/' || :k || '/')",
        "put": "put + :k * :size",
        "event": "'va' || :k || substr(event, 4)",
    },
    "content": {"n": "n + :k * :size"},
    "feature": {"n": "n + :k * :size"},
    "figure": {"n": "n + :k * :size"},
    "saying": {"n": "n + :k * :size"},
    "article_entity": {"n": "n + :k * :size"},
    "link": {"a": "a + :k * :size", "b": "b + :k * :size"},
}
"""Tables in the order of their references, and the columns that are other in the copy of number `k`."""

_FIRST: Final = {"event": "id LIKE 'va0%'", "story": "id LIKE 'sva0%'", "link": "a <= :size"}
"""Which rows are of the corpus that is copied; elsewhere those up to `size`."""


def grow(smaller: Path, larger: Path) -> None:
    """Make at `larger` a corpus `TIMES` as large as that at `smaller` (`tests.benchmarks.corpora`)."""
    part = larger.with_suffix(".part")
    part.unlink(missing_ok=True)
    shutil.copyfile(smaller, part)
    con = connect(part)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1000000", "foreign_keys = OFF"):
        con.execute(f"PRAGMA {pragma}")
    con.execute("INSERT INTO word (word, rank) VALUES ('hashsize', 200000000)")
    size = con.execute("SELECT count(*) FROM article").get
    for number in range(1, TIMES):
        _copy(con, {"k": number, "size": size})
    con.execute("UPDATE counter SET value = :all WHERE name IN ('put', 'derived')", {"all": TIMES * size})
    con.execute(
        "UPDATE entity SET mentions = mentions * :times, articles = articles * :times", {"times": TIMES}
    )
    con.execute("INSERT INTO word (word, rank) VALUES ('hashsize', 1048576)")
    con.execute("PRAGMA journal_mode = WAL")
    con.close()
    part.chmod(0o600)
    part.rename(larger)


def _copy(con: apsw.Connection, given: dict[str, int]) -> None:
    con.execute("BEGIN")
    for table, changed in _TABLES.items():
        columns = [row[1] for row in con.execute(f"PRAGMA table_info({table})")]
        values = ", ".join(changed.get(column, column) for column in columns)
        where = _FIRST.get(table, "n <= :size")
        con.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} WHERE {where}", given
        )
    con.execute(
        "INSERT INTO word (rowid, title, body) SELECT n + :k * :size, lower(title), "
        "lower(text) FROM article JOIN content USING (n) WHERE n <= :size",
        given,
    )
    con.execute("COMMIT")
