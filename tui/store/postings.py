"""The candidate index as it is stored: what each article is found by, and its best candidates."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple, TypeAlias

import apsw

Numbers: TypeAlias = Mapping[int, int]
"""Keys with their rarity, or articles by row with what they share."""


class Indexed(NamedTuple):
    """An article in the candidate index.

    Attributes:
        lot, period, keys: of the index (`tui.link.candidates`).
        day: of publication, proleptic Gregorian ordinal; None if unknown.
        own, named: the days that are its news, and all that it names; ascending.
        digest: whether it stands alone.
        title, publisher, length: what events are named and counted by.
    """

    lot: int
    day: int | None
    period: int | None
    digest: bool
    title: str
    publisher: str
    length: int
    own: tuple[int, ...]
    named: tuple[int, ...]
    keys: Numbers


def indexed(con: apsw.Connection, rows: Iterable[int]) -> dict[int, Indexed]:
    """Return what the index holds of the articles in `rows`."""
    found = con.execute(
        "SELECT n, lot, day, period, digest, title, publisher, length, own, named, keys FROM indexed"
        " WHERE n IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(rows)),),
    )
    return {
        n: Indexed(
            lot,
            day,
            period,
            bool(digest),
            title,
            publisher,
            length,
            days(own),
            days(named),
            _unpacked(keys),
        )
        for n, lot, day, period, digest, title, publisher, length, own, named, keys in found
    }


def put_indexed(con: apsw.Connection, n: int, article: Indexed) -> None:
    """Keep what the index holds of an article, but for its postings and candidates."""
    con.execute(
        "INSERT OR REPLACE INTO indexed"
        " (n, lot, day, period, digest, title, publisher, length, own, named, keys, near)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, x'')",
        (n, *article[:-3], json.dumps(article.own), json.dumps(article.named), _packed(article.keys)),
    )


def put_postings(con: apsw.Connection, found: Iterable[tuple[int, int, Indexed]]) -> None:
    """Enter articles under their keys; many of them by key and lot, out of order it takes far longer.

    Args:
        con: the corpus.
        found: a key, and the row and the article to enter under it.
    """
    con.executemany(
        "INSERT INTO posting VALUES (?, ?, ?, ?)",
        ((key, article.lot, n, article.period) for key, n, article in found),
    )


def drop_indexed(con: apsw.Connection, n: int, article: Indexed) -> None:
    """Take an article out of the index."""
    con.executemany(
        "DELETE FROM posting WHERE key = ? AND lot = ? AND n = ?",
        [(key, article.lot, n) for key in article.keys],
    )
    con.execute("DELETE FROM indexed WHERE n = ?", (n,))


def holders(con: apsw.Connection, key: int, most: int) -> list[tuple[int, int]]:
    """Return the first holders of a key by lot: row and lot."""
    found = con.execute("SELECT n, lot FROM posting WHERE key = ? ORDER BY lot LIMIT ?", (key, most))
    return [(n, lot) for n, lot in found]


def holders_in(con: apsw.Connection, key: int, period: int, most: int) -> list[tuple[int, int]]:
    """Return the first holders of a key by lot that are from `period`."""
    found = con.execute(
        "SELECT n, lot FROM posting WHERE key = ? AND period = ? ORDER BY lot LIMIT ?", (key, period, most)
    )
    return [(n, lot) for n, lot in found]


def lots(con: apsw.Connection, rows: Iterable[int]) -> dict[int, int]:
    """Return the lots of the articles in `rows`."""
    found = con.execute(
        "SELECT n, lot FROM indexed WHERE n IN (SELECT value FROM json_each(?))", (json.dumps(sorted(rows)),)
    )
    return dict(found)


def near(con: apsw.Connection, n: int) -> dict[int, int]:
    """Return the best candidates of an article by row, and what they share."""
    return _unpacked(con.execute("SELECT near FROM indexed WHERE n = ?", (n,)).get or b"")


def least_near(con: apsw.Connection, rows: Iterable[int], most: int) -> dict[int, int]:
    """Return what the last of the best candidates shares, for those of `rows` that keep `most` of them."""
    found = con.execute(
        "SELECT n, substr(near, ?) FROM indexed"
        " WHERE length(near) = ? AND n IN (SELECT value FROM json_each(?))",
        (-_WIDTH, most * _WIDTH, json.dumps(sorted(rows))),
    )
    return {n: int.from_bytes(last) & _WEIGHT for n, last in found}


def put_near(con: apsw.Connection, n: int, found: Numbers) -> None:
    """Keep the best candidates of an article; `found` has them best first."""
    con.execute("UPDATE indexed SET near = ? WHERE n = ?", (_packed(found), n))


def rows(con: apsw.Connection) -> list[int]:
    """Return the rows of all articles in the index."""
    return [n for (n,) in con.execute("SELECT n FROM indexed ORDER BY n")]


def days(text: str) -> tuple[int, ...]:
    """Return days as they are stored, proleptic Gregorian ordinals."""
    return tuple(json.loads(text))


_WIDTH: Final = 9
_SHIFT: Final = 24
_WEIGHT: Final = (1 << _SHIFT) - 1


def _packed(found: Numbers) -> bytes:
    """Pack numbers below 2**48 with others below 2**24."""
    return b"".join((number << _SHIFT | weight).to_bytes(_WIDTH) for number, weight in found.items())


def _unpacked(data: bytes) -> dict[int, int]:
    numbers = (int.from_bytes(data[at : at + _WIDTH]) for at in range(0, len(data), _WIDTH))
    return {number >> _SHIFT: number & _WEIGHT for number in numbers}
