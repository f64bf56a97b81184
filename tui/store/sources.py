"""The registered sources: what the user gave to read, and what `refresh` reads again.

Changes of the reader's (adding, editing, pausing, removing) are steps of the journal; what polling notes
down about a source on the web is not (`tui.store.feeds`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

import apsw

from tui.errors import StoreError
from tui.harmless import harmless_line
from tui.store.connect import transaction
from tui.store.dates import now
from tui.store.journal import Step, keep

KIND: Final = "source"
"""The kind of subject in the journal: "source:LOCATION"."""

WEB: Final = ("feed", "page")
"""Kinds of sources that are asked for over the network."""

LEAST_EVERY: Final = 15 * 60
"""Seconds between two polls of a source, at least."""

_HOUR: Final = 3600
_LONGEST_EVERY: Final = 31 * 24 * _HOUR


_SAME: Final = Step("nothing to change", ())


class SourceRow(NamedTuple):
    """A source that the corpus is read from.

    Attributes:
        location: absolute path, or address.
        kind: `file`, `folder`, `feed`, or `page` for a single page of the web.
        options: JSON, how it is to be read.
        read_at: when it was last read through, ISO 8601 UTC; None if it never was.
        every: seconds between two polls, on the web.
        tags: the reader's own words for it.
        whole: the pages of its entries are fetched, where the feed gives no more than a summary.
    """

    location: str
    kind: str
    title: str
    paused: bool
    options: str
    read_at: str | None
    every: int = _HOUR
    tags: tuple[str, ...] = ()
    whole: bool = False


_SELECT: Final = "SELECT location, kind, title, paused, options, read_at, every, tags, whole FROM source"

_CHANGEABLE: Final = ("kind", "title", "paused", "options", "every", "tags", "whole")

_PUT: Final = (
    f"INSERT INTO source (location, {', '.join(_CHANGEABLE)})"
    f" VALUES (:location, {', '.join(f':{name}' for name in _CHANGEABLE)})"
    f" ON CONFLICT (location) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _CHANGEABLE)}"
)


def sources(con: apsw.Connection) -> list[SourceRow]:
    """Return the registered sources, by location."""
    return [_row(values) for values in con.execute(f"{_SELECT} ORDER BY location")]


def source(con: apsw.Connection, location: str) -> SourceRow | None:
    """Return the source at `location`, None if it is none."""
    values = con.execute(f"{_SELECT} WHERE location = ?", (location,)).fetchone()
    return _row(values) if values else None


def _row(values: tuple[Any, ...]) -> SourceRow:
    location, kind, title, paused, options, read_at, every, tags, whole = values
    tagged = tuple(json.loads(tags))
    return SourceRow(location, kind, title, bool(paused), options, read_at, every, tagged, bool(whole))


def register_source(
    con: apsw.Connection, location: str, kind: str, title: str = "", options: str = "{}"
) -> None:
    """Keep `location` (a file, a folder) as a source of the corpus; a known one keeps its title."""
    with transaction(con):
        con.execute(
            "INSERT INTO source (location, kind, title, options) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (location) DO UPDATE SET kind = excluded.kind, options = excluded.options",
            (location, kind, title, options),
        )


def add_source(con: apsw.Connection, wanted: SourceRow) -> Step:
    """Add a source, or give a known one what `wanted` says of it; a step of the journal.

    Args:
        con: the corpus.
        wanted: the source. Of a known one, "" as its title, 0 as its interval and no full text leave what it
            has; tags join those that it has. A new one of interval 0 is asked every hour.
    """
    with transaction(con):
        known = source(con, wanted.location)
        if known is not None:
            step = edit_source(
                con,
                wanted.location,
                title=wanted.title or known.title,
                tags=(*known.tags, *wanted.tags),
                every=wanted.every or known.every,
                whole=wanted.whole or known.whole,
            )
            return Step(f"a source already: {_called(known)}", ()) if step == _SAME else step
        wanted = wanted._replace(every=wanted.every or _HOUR)
        return _changed(con, f"source added: {_called(wanted)}", wanted.location, _value(_right(wanted)))


def edit_source(  # noqa: PLR0913 - everything of a source that can be changed, by its name
    con: apsw.Connection,
    location: str,
    *,
    title: str | None = None,
    paused: bool | None = None,
    every: int | None = None,
    tags: Sequence[str] | None = None,
    whole: bool | None = None,
) -> Step:
    """Change a source; None leaves a part as it is. A step of the journal.

    Raises:
        StoreError: there is no such source.
    """
    given: dict[str, Any] = {"title": title, "paused": paused, "every": every, "tags": tags, "whole": whole}
    wanted = {name: value for name, value in given.items() if value is not None}
    with transaction(con):
        known = source(con, location)
        if known is None:
            raise StoreError("this is none of the sources", location, "copytaster sources lists them")
        changed = _right(known._replace(**wanted))
        verb = "changed" if paused is None else "paused" if paused else "resumed"
        if changed == known:
            return _SAME
        return _changed(con, f"source {verb}: {_called(known)}", location, _value(changed))


def forget_source(con: apsw.Connection, location: str) -> bool:
    """Stop reading `location`; the articles that came from it stay. Return whether it was a source."""
    with transaction(con):
        known = source(con, location)
        if known is not None:
            _changed(con, f"source removed: {_called(known)}", location, None)
        return known is not None


def pause_source(con: apsw.Connection, location: str, *, paused: bool) -> bool:
    """Leave `location` out of refreshes, or take it in again. Return whether it is a source."""
    with transaction(con):
        known = source(con, location)
        if known is not None:
            edit_source(con, location, paused=paused)
        return known is not None


def note_read(con: apsw.Connection, location: str) -> None:
    """Keep that the source at `location` was read through just now."""
    with transaction(con):
        con.execute("UPDATE source SET read_at = ? WHERE location = ?", (now(), location))


def note_title(con: apsw.Connection, location: str, title: str) -> None:
    """Give a source the title that it has itself, where the reader gave it none."""
    with transaction(con):
        con.execute("UPDATE source SET title = ? WHERE location = ? AND title = ''", (title, location))


def apply(con: apsw.Connection, sides: Sequence[tuple[str, Any]]) -> list[str]:
    """Put each source ("source:LOCATION") into the state given; None takes it away."""
    con.execute("UPDATE counter SET value = value + 1 WHERE name = 'sourced'")
    for subject, value in sides:
        location = subject.partition(":")[2]
        if value is None:
            con.execute("DELETE FROM source WHERE location = ?", (location,))
            continue
        row = {**value, "tags": json.dumps(value["tags"], ensure_ascii=False), "location": location}
        con.execute(_PUT, row)
        if value["kind"] in WEB:
            con.execute(
                "INSERT OR IGNORE INTO feed (location, address, host) VALUES (?, ?, ?)",
                (location, location, urlsplit(location).netloc),
            )
    return []


def _changed(con: apsw.Connection, sentence: str, location: str, after: dict[str, Any] | None) -> Step:
    known = source(con, location)
    subject = f"{KIND}:{location}"
    keep(con, sentence, [(subject, _value(known) if known else None, after)])
    apply(con, [(subject, after)])
    return Step(sentence, ())


def _value(row: SourceRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _CHANGEABLE}


def _right(row: SourceRow) -> SourceRow:
    """Return a source with an interval that is good manners, and harmless words."""
    return row._replace(
        title=harmless_line(row.title)[:200],
        every=min(max(int(row.every), LEAST_EVERY), _LONGEST_EVERY),
        tags=tuple(dict.fromkeys(tag for each in row.tags if (tag := harmless_line(each)[:60])))[:20],
    )


def _called(row: SourceRow) -> str:
    return harmless_line(row.title or row.location)[:80]
