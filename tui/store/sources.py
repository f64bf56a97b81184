"""The registered sources: what the user gave to read, and what `refresh` reads again."""

from __future__ import annotations

from typing import NamedTuple

import apsw

from tui.store.connect import transaction
from tui.store.dates import now


class SourceRow(NamedTuple):
    """A source that the corpus is read from.

    Attributes:
        location: absolute path.
        kind: `file` or `folder`.
        options: JSON, how it is to be read.
        read_at: when it was last read through, ISO 8601 UTC; None if it never was.
    """

    location: str
    kind: str
    title: str
    paused: bool
    options: str
    read_at: str | None


def sources(con: apsw.Connection) -> list[SourceRow]:
    """Return the registered sources, by location."""
    return [
        SourceRow(location, kind, title, bool(paused), options, read_at)
        for location, kind, title, paused, options, read_at in con.execute(
            "SELECT location, kind, title, paused, options, read_at FROM source ORDER BY location"
        )
    ]


def register_source(
    con: apsw.Connection, location: str, kind: str, title: str = "", options: str = "{}"
) -> None:
    """Keep `location` (a file, folder or feed) as a source of the corpus; a known one keeps its title."""
    with transaction(con):
        con.execute(
            "INSERT INTO source (location, kind, title, options) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (location) DO UPDATE SET kind = excluded.kind, options = excluded.options",
            (location, kind, title, options),
        )


def forget_source(con: apsw.Connection, location: str) -> bool:
    """Stop reading `location`; the articles that came from it stay. Return whether it was a source."""
    with transaction(con):
        con.execute("DELETE FROM source WHERE location = ?", (location,))
        return bool(con.changes())


def pause_source(con: apsw.Connection, location: str, *, paused: bool) -> bool:
    """Leave `location` out of refreshes, or take it in again. Return whether it is a source."""
    with transaction(con):
        con.execute("UPDATE source SET paused = ? WHERE location = ?", (int(paused), location))
        return bool(con.changes())


def note_read(con: apsw.Connection, location: str) -> None:
    """Keep that the source at `location` was read through just now."""
    with transaction(con):
        con.execute("UPDATE source SET read_at = ? WHERE location = ?", (now(), location))
