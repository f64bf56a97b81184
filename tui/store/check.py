"""Whether a corpus is sound: SQLite's own checks, and what must hold between its tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import apsw

from tui.store.check_words import wrong_words
from tui.store.write import digest_of_marks

_RULES: Final = {
    "articles without a text": "SELECT count(*) FROM article WHERE n NOT IN (SELECT n FROM content)",
    "articles that searches do not find": (
        "SELECT count(*) FROM article WHERE n NOT IN (SELECT rowid FROM word)"
    ),
    "articles in an event that is not there": (
        "SELECT count(*) FROM article WHERE event <> '' AND event NOT IN (SELECT id FROM event)"
    ),
    "names of an entity that is not there": (
        "SELECT count(*) FROM article_entity WHERE entity NOT IN (SELECT id FROM entity)"
    ),
    "counts that are wrong": (
        "SELECT count(*) FROM (SELECT articles, unread, starred FROM tally EXCEPT"
        " SELECT count(*), coalesce(sum(read = 0), 0), coalesce(sum(starred = 1), 0) FROM article)"
    ),
    "links of an article that is not there": "SELECT count(*) FROM pragma_foreign_key_check",
}


_JSON: Final = {
    "content": ("about", "marks", "given"),
    "feature": ("named",),
    "link": ("evidence", "reasons"),
    "event": ("articles", "also"),
    "story": ("events",),
    "entity": ("variants",),
    "journal": ("changes",),
    "memory": ("value",),
    "source": ("options",),
}
"""Columns that hold JSON, by table."""

_REFUSED: Final = (apsw.Error, UnicodeDecodeError)


def faults(con: apsw.Connection) -> Iterator[str]:
    """Yield what is wrong with the corpus, each as a part of a sentence; nothing if it is sound."""
    for look in (_pages, _indexes, _rules, _written, _json, _words):
        try:
            yield from look(con)
        except _REFUSED as error:
            yield f"the check of its {look.__name__[1:]} came upon damage: {error}"


def _pages(con: apsw.Connection) -> Iterator[str]:
    for (found,) in con.execute("PRAGMA integrity_check(20)"):
        if found != "ok":
            yield str(found)


def _indexes(con: apsw.Connection) -> Iterator[str]:
    for index in ("word", "called"):
        try:
            con.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")
        except apsw.Error as error:
            yield f"the search index “{index}” is damaged: {error}"


def _rules(con: apsw.Connection) -> Iterator[str]:
    for what, count in _RULES.items():
        number = con.execute(count).get
        if number:
            yield f"{number} {what}"


def _written(con: apsw.Connection) -> Iterator[str]:
    """Yield the articles whose text or marks are not what was written, though the pages look sound."""
    for identity, marked, text, marks in con.execute(
        "SELECT id, marked, text, marks FROM article JOIN content USING (n)"
    ):
        if marked and marked != digest_of_marks(text, marks):
            yield f"the text or the marks of {identity} are not what was written"


def _json(con: apsw.Connection) -> Iterator[str]:
    for table, columns in _JSON.items():
        for column in columns:
            number = con.execute(f"SELECT count(*) FROM {table} WHERE NOT json_valid({column})").get
            if number:
                yield f"{number} rows of {table} hold a damaged {column}"


def _words(con: apsw.Connection) -> Iterator[str]:
    yield from wrong_words(con)


def is_private(path: Path) -> bool:
    """Return whether the corpus at `path` can be read by its user alone."""
    return not path.stat().st_mode & 0o077


def sqlite_version() -> str:
    """Return the version of the SQLite in use."""
    return apsw.sqlite_lib_version()
