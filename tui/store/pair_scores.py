"""Pairs of articles that may tell of one event: their scores, and what their links would be called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

import apsw

from tui.corpus.event import LinkKind

Score: TypeAlias = tuple[float, float, float, float, int]
"""The probabilities of a pair, and whether it names two rare things."""


class PairRow(NamedTuple):
    """A scored pair of one article: the other's row, the score, what the link would be called."""

    other: int
    score: Score
    kind: LinkKind | None


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


def known_scores(con: apsw.Connection) -> dict[tuple[int, int], Score]:
    """Return all scores of pairs of articles that have not changed since, the row of the smaller id first."""
    rows = con.execute(
        "SELECT a, b, duplicate, same_event, same_story, in_event, named FROM pair"
        " JOIN article x ON x.n = a JOIN article y ON y.n = b"
        " WHERE same_event IS NOT NULL"
        " AND max(x.put, y.put) <= (SELECT value FROM counter WHERE name = 'linked')"
    )
    return {(a, b): tuple(score) for a, b, *score in rows}
