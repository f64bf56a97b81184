"""What polling knows of sources on the web: when they are due, what they answered, whose turn it is.

Several processes poll one corpus: a source is claimed before it is asked, and a claim that is not given back
(its process died) runs out by itself. Times are seconds since 1970.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import apsw

from tui.store.connect import transaction

LEASE: Final = 180.0
"""Seconds for which a claim holds: a request may take 20, and five redirects wait for their turn."""

_AT_ONCE: Final = 2
"""Sources of one host that may be claimed at a time, over all processes."""


class FeedRow(NamedTuple):
    """A source on the web, as it is to be asked.

    Attributes:
        location: the source's.
        kind: `feed` or `page`.
        address: where it is asked for.
        host: name and port.
        etag, modified: what it is asked with, so that it answers only if it changed.
        failures: in a row.
        moved: where it said last that it has moved for good.
        every: seconds between two polls.
        whole: the pages of its entries are fetched.
        title: as the reader knows it.
        succeeded: when it last answered as it should, None if never.
    """

    location: str
    kind: str
    address: str
    host: str
    etag: str
    modified: str
    failures: int
    moved: str
    every: int
    whole: bool
    title: str
    succeeded: float | None


class Health(NamedTuple):
    """How a source on the web is doing.

    Attributes:
        due: when it is asked next.
        asked, succeeded: when it was last asked, and last answered as it should; None if never.
        failures: in a row.
        problem: what is wrong; "" if nothing.
        address: where it is asked for; another one than it was added by if it has moved for good.
    """

    due: float
    asked: float | None
    succeeded: float | None
    failures: int
    problem: str
    address: str = ""


def claim(con: apsw.Connection, now: float, most: int, only: Sequence[str] | None = None) -> list[FeedRow]:
    """Claim up to `most` sources for this process, the longest due first.

    Args:
        con: the corpus.
        now: seconds since 1970.
        most: how many.
        only: these locations, whether they are due or not; None for all that are due.
    """
    which = "due <= :now"
    bound: dict[str, float | str] = {"now": now}
    if only is not None:
        which = "location IN (SELECT value FROM json_each(:only))"
        bound |= {"only": json.dumps(list(only))}
    claimed: list[FeedRow] = []
    with transaction(con):
        busy: dict[str, int] = dict(
            con.execute("SELECT host, count(*) FROM feed WHERE leased > ? GROUP BY host", (now,))
        )
        rows: list[tuple[Any, ...]] = con.execute(
            "SELECT location, kind, address, host, etag, modified, failures, moved, every, whole, title,"
            " succeeded"
            f" FROM feed JOIN source USING (location) WHERE leased <= :now AND paused = 0 AND {which}"
            " ORDER BY due, location",
            bound,
        ).fetchall()
        for values in rows:
            row = FeedRow(*values)
            if len(claimed) < most and busy.get(row.host, 0) < _AT_ONCE:
                busy[row.host] = busy.get(row.host, 0) + 1
                claimed.append(row._replace(whole=bool(row.whole)))
                lease(con, row.location, now + LEASE)
    return claimed


def lease(con: apsw.Connection, location: str, until: float) -> None:
    """Keep the claim on a source until then; 0 gives it back."""
    with transaction(con):
        con.execute("UPDATE feed SET leased = ? WHERE location = ?", (until, location))


def next_due(con: apsw.Connection) -> float | None:
    """Return when the next source that is not paused is due, or its claim runs out; None if there is none."""
    found: float | None = con.execute(
        "SELECT min(max(due, leased)) FROM feed JOIN source USING (location) WHERE paused = 0"
    ).get
    return found


def count_due(con: apsw.Connection, now: float) -> int:
    """Return how many sources are due."""
    found: int = con.execute(
        "SELECT count(*) FROM feed JOIN source USING (location)"
        " WHERE paused = 0 AND due <= ? AND leased <= ?",
        (now, now),
    ).get
    return found


def note_answer(  # noqa: PLR0913 - what an answer leaves behind, each by its name
    con: apsw.Connection, row: FeedRow, now: float, *, etag: str, modified: str, moved: str, problem: str = ""
) -> None:
    """Keep that a source answered as it should, and give its claim back.

    A lasting move is taken over when the same is said twice in a row (SECURITY D9).
    """
    has_moved = moved != "" and moved == row.moved
    with transaction(con):
        con.execute(
            "UPDATE feed SET etag = ?, modified = ?, due = ?, leased = 0, asked = ?, succeeded = ?,"
            " failures = 0, problem = ?, moved = ?, address = CASE WHEN ? THEN ? ELSE address END"
            " WHERE location = ?",
            (
                *(etag, modified, now + row.every, now, now, problem),
                *("" if has_moved else moved, has_moved, moved, row.location),
            ),
        )


def note_failure(con: apsw.Connection, row: FeedRow, now: float, due: float, problem: str) -> None:
    """Keep that a source failed and when it is asked again, and give its claim back."""
    with transaction(con):
        con.execute(
            "UPDATE feed SET due = ?, leased = 0, asked = ?, failures = failures + 1, problem = ?"
            " WHERE location = ?",
            (due, now, problem, row.location),
        )


def note_gone(con: apsw.Connection, row: FeedRow, now: float, problem: str) -> None:
    """Pause a source that said it is gone for good (SECURITY D9)."""
    with transaction(con):
        note_failure(con, row, now, now + row.every, problem)
        con.execute("UPDATE source SET paused = 1 WHERE location = ?", (row.location,))


def put_off(con: apsw.Connection, row: FeedRow, due: float, problem: str) -> None:
    """Ask a source later, and give its claim back; for what is not its own fault."""
    with transaction(con):
        con.execute(
            "UPDATE feed SET due = max(due, ?), leased = 0, problem = ? WHERE location = ?",
            (due, problem, row.location),
        )


def health(con: apsw.Connection) -> dict[str, Health]:
    """Return how the sources on the web are doing, by location."""
    rows = con.execute("SELECT location, due, asked, succeeded, failures, problem, address FROM feed")
    return {location: Health(*values) for location, *values in rows}


def reserve(con: apsw.Connection, host: str, now: float, spacing: float) -> float:
    """Take the next place in the row of `host` and return 0, or return the seconds until it is free."""
    with transaction(con):
        free: float = con.execute("SELECT coalesce(max(free), 0) FROM host WHERE name = ?", (host,)).get
        if free > now:
            return min(free - now, 60.0)
        con.execute(
            "INSERT INTO host (name, free) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET free = ?2",
            (host, now + spacing),
        )
    return 0.0


def robots_of(con: apsw.Connection, host: str) -> tuple[str, str, float] | None:
    """Return what is kept of a host's robots.txt: verdict, text, when; None if it was never asked."""
    row: tuple[str, str, float] | None = con.execute(
        "SELECT allowed, robots, fetched FROM host WHERE name = ? AND allowed <> ''", (host,)
    ).fetchone()
    return row


def keep_robots(con: apsw.Connection, host: str, kept: tuple[str, str, float]) -> None:
    """Keep what a host's robots.txt said."""
    with transaction(con):
        con.execute(
            "INSERT INTO host (name, allowed, robots, fetched) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (name)"
            " DO UPDATE SET allowed = ?2, robots = ?3, fetched = ?4",
            (host, *kept),
        )
