"""A newsroom's own lists of who is who, as they were last read from their files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import apsw

from tui.corpus.correction import KnownEntity
from tui.corpus.entity import Entity
from tui.errors import StoreError
from tui.store.connect import transaction
from tui.store.corrections import names_changed
from tui.store.dates import now
from tui.store.fold import tokens
from tui.store.record import encode_list


class KnownList(NamedTuple):
    """A list: its file, how many entries it has, when it was read."""

    place: str
    entries: int
    at: str


def known_entities(con: apsw.Connection) -> list[KnownEntity]:
    """Return the entries of all lists; one that several lists have alike comes once."""
    rows = con.execute("SELECT name, kind, aliases, note FROM known_entity ORDER BY kind, name, place")
    entries = (KnownEntity(name, kind, tuple(json.loads(listed)), note) for name, kind, listed, note in rows)
    return list(dict.fromkeys(entries))


def known_lists(con: apsw.Connection) -> list[KnownList]:
    """Return the lists, by file."""
    rows = con.execute(
        "SELECT place, (SELECT count(*) FROM known_entity e WHERE e.place = known_list.place), at"
        " FROM known_list ORDER BY place"
    )
    return [KnownList(*row) for row in rows]


def list_digest(con: apsw.Connection, place: str) -> str | None:
    """Return the digest of what the list held when it was read, None if it never was."""
    row = con.execute("SELECT digest FROM known_list WHERE place = ?", (place,)).fetchone()
    return row[0] if row else None


def put_list(con: apsw.Connection, place: str, digest: str, entries: Sequence[KnownEntity]) -> None:
    """Keep what a list holds; articles that print a name which came, went or changed are marked again."""
    with transaction(con):
        before = set(_entries_of(con, place))
        _drop(con, place)
        con.execute("INSERT INTO known_list VALUES (?, ?, ?)", (place, digest, now()))
        con.executemany(
            "INSERT OR REPLACE INTO known_entity VALUES (?, ?, ?, ?, ?)",
            [(place, e.name, e.kind, encode_list(e.aliases), e.note) for e in entries],
        )
        _touch(con, before ^ set(entries))


def forget_list(con: apsw.Connection, place: str) -> None:
    """Forget a list.

    Raises:
        StoreError: there is none of that name.
    """
    with transaction(con):
        if list_digest(con, place) is None:
            raise StoreError("no list was read from there", place, "copytaster entities lists shows them")
        before = _entries_of(con, place)
        _drop(con, place)
        _touch(con, before)


def note_of(con: apsw.Connection, entity: Entity) -> str:
    """Return what the lists note about an entity, "" if nothing."""
    names = {" ".join(tokens(name)) for name in (entity.name, *entity.variants)}
    rows = con.execute(
        "SELECT name, note FROM known_entity WHERE kind = ? AND note <> '' ORDER BY place, name",
        (entity.kind,),
    )
    return " · ".join(dict.fromkeys(note for name, note in rows if " ".join(tokens(name)) in names))


def _entries_of(con: apsw.Connection, place: str) -> list[KnownEntity]:
    rows = con.execute(
        "SELECT name, kind, aliases, note FROM known_entity WHERE place = ? ORDER BY kind, name", (place,)
    )
    return [KnownEntity(name, kind, tuple(json.loads(listed)), note) for name, kind, listed, note in rows]


def _drop(con: apsw.Connection, place: str) -> None:
    con.execute("DELETE FROM known_entity WHERE place = ?", (place,))
    con.execute("DELETE FROM known_list WHERE place = ?", (place,))


def _touch(con: apsw.Connection, entries: Iterable[KnownEntity]) -> None:
    """Let articles that print any name of `entries` be marked again, and who is who be resolved anew."""
    names = {" ".join(tokens(name)) for entry in entries for name in (entry.name, *entry.aliases)}
    for name in sorted(filter(None, names)):
        con.execute(
            "UPDATE article SET annotated = '' WHERE n IN (SELECT rowid FROM word WHERE word MATCH ?)",
            (f'"{name}"',),
        )
    names_changed(con)
