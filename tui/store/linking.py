"""What linking remembers of a corpus between two runs: what came, what changed, by which code."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import apsw


class Changed(NamedTuple):
    """An article that came or changed since the index was brought up to date."""

    n: int
    id: str
    sketch: bytes


def changed(con: apsw.Connection) -> list[Changed]:
    """Return the articles put since the index was brought up to date, by row."""
    rows = con.execute(
        "SELECT n, id, sketch FROM article JOIN feature USING (n)"
        " WHERE put > (SELECT value FROM counter WHERE name = 'linked') ORDER BY n"
    )
    return [Changed(*row) for row in rows]


def sketches(con: apsw.Connection, rows: Iterable[int] | None = None) -> Iterator[tuple[int, bytes]]:
    """Yield row and encoded sketch of the articles in `rows`, or of all that have one."""
    if rows is None:
        yield from con.execute("SELECT n, sketch FROM feature WHERE sketch <> x'' ORDER BY n")
    else:
        yield from con.execute(
            "SELECT n, sketch FROM feature WHERE n IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(rows)),),
        )


def sketch_of(con: apsw.Connection, identity: str) -> bytes:
    """Return the encoded sketch of the article `identity`, which is in the corpus."""
    found = con.execute("SELECT sketch FROM feature JOIN article USING (n) WHERE id = ?", (identity,))
    return bytes(found.get)


def marked(con: apsw.Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return the digest of text and marks of articles, by id."""
    listed = json.dumps(sorted(ids))
    return dict(
        con.execute("SELECT id, marked FROM article WHERE id IN (SELECT value FROM json_each(?))", (listed,))
    )


def rows_of(con: apsw.Connection, ids: Iterable[str]) -> dict[str, int]:
    """Return the rows of articles by id, of those that there are."""
    found = con.execute(
        "SELECT id, n FROM article WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(sorted(ids)),)
    )
    return dict(found)


def touch(con: apsw.Connection, pairs: Iterable[tuple[int, int]]) -> None:
    """Keep that these pairs came, went or changed, by rows; an article that did so, as a pair with itself."""
    con.executemany("INSERT OR IGNORE INTO touched VALUES (?, ?)", pairs)


def touched(con: apsw.Connection) -> list[tuple[int, int]]:
    """Return the pairs that were touched since events were last worked out."""
    return [(a, b) for a, b in con.execute("SELECT a, b FROM touched ORDER BY a, b")]


def untouch(con: apsw.Connection, pairs: Iterable[tuple[int, int]]) -> None:
    """Keep that events hold for these pairs."""
    con.executemany("DELETE FROM touched WHERE a = ? AND b = ?", pairs)


def set_counter(con: apsw.Connection, name: str, value: int) -> None:
    """Set a counter: `linked` (puts in the index) or `heeded` (decisions that events heed)."""
    con.execute("UPDATE counter SET value = ? WHERE name = ?", (value, name))


def version_of(con: apsw.Connection) -> str:
    """Return the version of the code that the index is of; empty for none."""
    found = con.execute("SELECT version FROM linking").fetchone()
    return found[0] if found else ""


def set_version(con: apsw.Connection, version: str) -> None:
    """Keep the version of the code that the index is of."""
    con.execute("DELETE FROM linking")
    con.execute("INSERT INTO linking VALUES (?)", (version,))


def forget_all(con: apsw.Connection) -> None:
    """Empty the index, to make it anew."""
    con.execute("DELETE FROM posting; DELETE FROM indexed; DELETE FROM pair; DELETE FROM touched")
