"""What linking remembers of a corpus between two runs: the candidate index, candidates, pair scores."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias

import apsw

from tui.corpus.event import LinkKind

Numbers: TypeAlias = Mapping[int, int]
"""Keys with their rarity, or articles by row with what they share."""

Score: TypeAlias = tuple[float, float, float, float, int]
"""The probabilities of a pair, and whether it names two rare things."""


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


class PairRow(NamedTuple):
    """A scored pair of one article: the other's row, the score, what the link would be called."""

    other: int
    score: Score
    kind: LinkKind | None


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


def indexed(con: apsw.Connection, rows: Iterable[int]) -> dict[int, Indexed]:
    """Return what the index holds of the articles in `rows`."""
    found = con.execute(
        "SELECT n, lot, day, period, digest, title, publisher, length, own, named, keys FROM indexed"
        " WHERE n IN (SELECT value FROM json_each(?))",
        (_listed(rows),),
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
            _days(own),
            _days(named),
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
        "SELECT n, lot FROM indexed WHERE n IN (SELECT value FROM json_each(?))", (_listed(rows),)
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
        (-_WIDTH, most * _WIDTH, _listed(rows)),
    )
    return {n: int.from_bytes(last) & _WEIGHT for n, last in found}


def put_near(con: apsw.Connection, n: int, found: Numbers) -> None:
    """Keep the best candidates of an article; `found` has them best first."""
    con.execute("UPDATE indexed SET near = ? WHERE n = ?", (_packed(found), n))


def pairs_of(con: apsw.Connection, n: int) -> list[PairRow]:
    """Return the scored pairs of an article."""
    columns = "duplicate, same_event, same_story, in_event, named, kind"
    rows = con.execute(
        f"SELECT b, {columns} FROM pair WHERE a = ?1 AND same_event IS NOT NULL"
        f" UNION ALL SELECT a, {columns} FROM pair WHERE b = ?1 AND same_event IS NOT NULL",
        (n,),
    )
    return [PairRow(other, tuple(score), kind) for other, *score, kind in rows]


def scored_pairs(con: apsw.Connection) -> Iterator[tuple[int, PairRow]]:
    """Yield all scored pairs, each once: the row of its smaller id, and the pair as that article's."""
    rows = con.execute(
        "SELECT a, b, duplicate, same_event, same_story, in_event, named, kind FROM pair"
        " WHERE same_event IS NOT NULL"
    )
    for n, other, *score, kind in rows:
        yield n, PairRow(other, tuple(score), kind)


def partners(con: apsw.Connection, n: int) -> set[int]:
    """Return the rows of all articles that are a candidate pair with `n`, worth a score or not."""
    rows = con.execute("SELECT b FROM pair WHERE a = ?1 UNION ALL SELECT a FROM pair WHERE b = ?1", (n,))
    return {other for (other,) in rows}


def put_pairs(con: apsw.Connection, pairs: Iterable[tuple[tuple[int, int], Score | None]]) -> None:
    """Keep pairs (the row of the smaller id first) with their scores, None for those not worth one."""
    con.executemany(
        "INSERT OR REPLACE INTO pair VALUES (?, ?, ?, ?, ?, ?, ?, NULL)",
        ((*pair, *(score or (None,) * 5)) for pair, score in pairs),
    )


def drop_pairs(con: apsw.Connection, pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Forget pairs, whichever of the two comes first; return those that had a score."""
    scored = []
    for n, other in pairs:
        for pair in ((n, other), (other, n)):
            found = con.execute(
                "DELETE FROM pair WHERE a = ? AND b = ? RETURNING same_event", pair
            ).fetchone()
            if found is not None and found[0] is not None:
                scored.append(pair)
    return scored


def put_kinds(con: apsw.Connection, kinds: Iterable[tuple[str | None, int, int]]) -> None:
    """Keep what pairs are called: kind, a, b each."""
    con.executemany("UPDATE pair SET kind = ? WHERE a = ? AND b = ?", kinds)


def known_scores(con: apsw.Connection) -> Iterator[tuple[str, str, Score]]:
    """Yield all scores of pairs of articles that have not changed since, by ids."""
    rows = con.execute(
        "SELECT x.id, y.id, duplicate, same_event, same_story, in_event, named FROM pair"
        " JOIN article x ON x.n = a JOIN article y ON y.n = b"
        " WHERE same_event IS NOT NULL"
        " AND max(x.put, y.put) <= (SELECT value FROM counter WHERE name = 'linked')"
    )
    for a, b, *score in rows:
        yield a, b, tuple(score)


def forget_all(con: apsw.Connection) -> None:
    """Empty the index, to make it anew."""
    con.execute("DELETE FROM posting; DELETE FROM indexed; DELETE FROM pair; DELETE FROM touched")


def touch(con: apsw.Connection, rows: Iterable[int]) -> None:
    """Keep that the pairs of these articles changed."""
    con.executemany("INSERT OR IGNORE INTO touched VALUES (?)", [(n,) for n in rows])


def touched(con: apsw.Connection) -> list[int]:
    """Return the articles whose pairs changed since events were last worked out, by row."""
    return [n for (n,) in con.execute("SELECT n FROM touched ORDER BY n")]


def untouch(con: apsw.Connection, rows: Iterable[int]) -> None:
    """Keep that events hold for these articles."""
    con.executemany("DELETE FROM touched WHERE n = ?", [(n,) for n in rows])


def version_of(con: apsw.Connection) -> str:
    """Return the version of the code that the index is of; empty for none."""
    found = con.execute("SELECT version FROM linking").fetchone()
    return found[0] if found else ""


def set_version(con: apsw.Connection, version: str) -> None:
    """Keep the version of the code that the index is of."""
    con.execute("DELETE FROM linking")
    con.execute("INSERT INTO linking VALUES (?)", (version,))


class Placed(NamedTuple):
    """Where an article stands, and what grouping needs to know of it (`Indexed`); empty for no event yet."""

    id: str
    day: int | None
    digest: bool
    title: str
    publisher: str
    length: int
    own: tuple[int, ...]
    named: tuple[int, ...]
    event: str
    story: str


def places(con: apsw.Connection, rows: Iterable[int]) -> dict[int, Placed]:
    """Return where the articles in `rows` stand, as stored."""
    found = con.execute(
        "SELECT article.n, article.id, day, digest, own, named, indexed.title, publisher, length,"
        " coalesce(event, ''), coalesce(story, '') FROM article"
        " JOIN indexed USING (n) LEFT JOIN event ON event.id = article.event"
        " WHERE article.n IN (SELECT value FROM json_each(?))",
        (_listed(rows),),
    )
    return {
        n: Placed(identity, day, bool(digest), title, publisher, length, _days(own), _days(named), *groups)
        for n, identity, day, digest, own, named, title, publisher, length, *groups in found
    }


def in_stories(con: apsw.Connection, stories: Iterable[str]) -> list[int]:
    """Return the rows of the articles of stories, as stored."""
    listed = json.dumps(sorted(stories))
    found = con.execute(
        "SELECT article.n FROM event JOIN article ON article.event = event.id"
        " WHERE story IN (SELECT value FROM json_each(?)) ORDER BY article.n",
        (listed,),
    )
    return [n for (n,) in found]


def in_events(con: apsw.Connection, events: Iterable[str]) -> list[int]:
    """Return the rows of the articles of events, as stored."""
    listed = json.dumps(sorted(events))
    found = con.execute(
        "SELECT n FROM article WHERE event IN (SELECT value FROM json_each(?)) ORDER BY n", (listed,)
    )
    return [n for (n,) in found]


def sketches(con: apsw.Connection, rows: Iterable[int] | None = None) -> Iterator[tuple[int, bytes]]:
    """Yield row and encoded sketch of the articles in `rows`, or of all that have one."""
    if rows is None:
        yield from con.execute("SELECT n, sketch FROM feature WHERE sketch <> x'' ORDER BY n")
    else:
        yield from con.execute(
            "SELECT n, sketch FROM feature WHERE n IN (SELECT value FROM json_each(?))", (_listed(rows),)
        )


def sketch_of(con: apsw.Connection, identity: str) -> bytes:
    """Return the encoded sketch of the article `identity`, which is in the corpus."""
    found = con.execute("SELECT sketch FROM feature JOIN article USING (n) WHERE id = ?", (identity,))
    return bytes(found.get)


def rows(con: apsw.Connection) -> list[int]:
    """Return the rows of all articles in the index."""
    return [n for (n,) in con.execute("SELECT n FROM indexed ORDER BY n")]


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


def set_counter(con: apsw.Connection, name: str, value: int) -> None:
    """Set a counter: `linked` (puts in the index) or `heeded` (decisions that events heed)."""
    con.execute("UPDATE counter SET value = ? WHERE name = ?", (value, name))


def _days(text: str) -> tuple[int, ...]:
    return tuple(json.loads(text))


def _listed(rows: Iterable[int]) -> str:
    return json.dumps(sorted(rows))


_WIDTH: Final = 9
_SHIFT: Final = 24
_WEIGHT: Final = (1 << _SHIFT) - 1


def _packed(found: Numbers) -> bytes:
    """Pack numbers below 2**48 with others below 2**24."""
    return b"".join((number << _SHIFT | weight).to_bytes(_WIDTH) for number, weight in found.items())


def _unpacked(data: bytes) -> dict[int, int]:
    numbers = (int.from_bytes(data[at : at + _WIDTH]) for at in range(0, len(data), _WIDTH))
    return {number >> _SHIFT: number & _WEIGHT for number in numbers}
