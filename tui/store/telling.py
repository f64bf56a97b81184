"""What reports of one event tell alike, by sentences; and what is new for who has read some of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache, partial
from typing import NamedTuple

import apsw

from tui.corpus.event import Span
from tui.store.connect import transaction


class Telling(NamedTuple):
    """What two reports of one event tell alike.

    Attributes:
        a, b: the articles' ids.
        sentences_a, sentences_b: their sentences: start, end (code points), and whether it adds anything by
            itself.
        told_a, told_b: the numbers of the sentences that the other one says as well.
    """

    a: str
    b: str
    sentences_a: Sequence[tuple[int, int, bool]]
    sentences_b: Sequence[tuple[int, int, bool]]
    told_a: Sequence[int]
    told_b: Sequence[int]


class News(NamedTuple):
    """What an article adds to the reports of its event that were read.

    Attributes:
        sentences: those that say something, in order.
        known: those of them that a report already read tells.
        read: how many of the event's other reports were read.
        reports: how many there are, this one included.
    """

    sentences: tuple[Span, ...]
    known: tuple[Span, ...]
    read: int
    reports: int

    @property
    def new(self) -> int:
        """Return how many sentences are new."""
        return len(self.sentences) - len(self.known)


def put_tellings(con: apsw.Connection, tellings: Iterable[Telling]) -> None:
    """Store what pairs of articles tell alike; an article that is gone is passed over."""
    with transaction(con):
        row_of = cache(partial(_row, con))
        for each in tellings:
            a, b = row_of(each.a), row_of(each.b)
            if a is not None and b is not None:
                con.executemany(
                    "INSERT OR REPLACE INTO sentence VALUES (?, ?)",
                    [(a, _listed(each.sentences_a)), (b, _listed(each.sentences_b))],
                )
                con.executemany(
                    "INSERT OR REPLACE INTO told VALUES (?, ?, ?)",
                    [(a, b, _listed(each.told_a)), (b, a, _listed(each.told_b))],
                )


def telling_text(telling: Telling) -> str:
    """Return a telling as one line of ASCII."""
    return _listed(telling)


def telling_of(text: str) -> Telling:
    """Return what `telling_text` wrote."""
    return Telling(*json.loads(text))


def _row(con: apsw.Connection, identity: str) -> int | None:
    row: int | None = con.execute("SELECT n FROM article WHERE id = ?", (identity,)).get
    return row


def _listed(values: Sequence[object]) -> str:
    return json.dumps(values, separators=(",", ":"))


def news(con: apsw.Connection, identity: str) -> News | None:
    """Return what the article `identity` adds to the reports of its event that were read.

    None where nothing was worked out: it is the only report of its event, or not linked yet.
    """
    row = con.execute(
        "SELECT n, event, spans FROM article JOIN sentence USING (n) WHERE id = ? AND event <> ''",
        (identity,),
    ).fetchone()
    if row is None:
        return None
    n, event, spans = row
    found = json.loads(spans)
    reports, read = con.execute(
        "SELECT count(*), count(*) FILTER (WHERE read AND n <> ?2) FROM article WHERE event = ?1", (event, n)
    ).get
    told = {
        number
        for (numbers,) in con.execute(
            "SELECT sentences FROM told JOIN article ON article.n = told.other"
            " WHERE told.n = ? AND event = ? AND read = 1",
            (n, event),
        )
        for number in json.loads(numbers)
    }
    return News(
        sentences=tuple((start, end) for start, end, adds in found if adds),
        known=tuple((start, end) for at, (start, end, adds) in enumerate(found) if adds and at in told),
        read=read,
        reports=reports,
    )
