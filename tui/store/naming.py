"""Who bears a name, and which articles name somebody: what a few new articles are compared with."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import Any, Final, NamedTuple

import apsw

from tui.store.fold import tokens

_LOOKED_AT: Final = 64
"""Entities that are looked at for one name; one that so many bear means none in particular."""


class Names(NamedTuple):
    """An article's own entities, as they are stored (`tui.store.record.decode_named`)."""

    n: int
    article: str
    named: str


def put_since(con: apsw.Connection, put: int) -> list[Names]:
    """Return the names in the articles that were put after the counter `put` had this value."""
    return _names(con, "put > ?", put)


def names_in(con: apsw.Connection, rows: Iterable[int]) -> list[Names]:
    """Return the names in the articles in these rows."""
    return _names(con, "n IN (SELECT value FROM json_each(?))", json.dumps(sorted(rows)))


def all_names(con: apsw.Connection) -> Iterable[Names]:
    """Return the names in all articles, by id; read as they are taken."""
    return map(Names._make, con.execute(_NAMES + " ORDER BY article.id"))


_NAMES: Final = "SELECT n, article.id, named FROM article JOIN feature USING (n)"


def _names(con: apsw.Connection, condition: str, value: int | str) -> list[Names]:
    return [Names(*row) for row in con.execute(f"{_NAMES} WHERE {condition} ORDER BY article.id", (value,))]


def bearers(con: apsw.Connection, name: str, most: int) -> list[str]:
    """Return the ids of the entities most mentioned that `name` may mean: it stands in what they are called.

    None where more bear it than are looked at.
    """
    phrase = " ".join(tokens(name))
    if not phrase:
        return []
    rows: list[tuple[Any, ...]] = con.execute(
        "SELECT id, mentions FROM (SELECT rowid FROM called WHERE called MATCH ? LIMIT ?) found"
        " JOIN entity ON entity.n = found.rowid",
        (f'"{phrase}"', _LOOKED_AT),
    ).fetchall()
    if len(rows) == _LOOKED_AT:
        return []
    return [identity for identity, _ in sorted(rows, key=lambda row: (-row[1], row[0]))[:most]]


def naming(con: apsw.Connection, entity: str, most: int) -> list[int]:
    """Return the rows of the articles that came in last among those that name an entity."""
    rows = con.execute(
        "SELECT DISTINCT n FROM article_entity WHERE entity = ? ORDER BY n DESC LIMIT ?", (entity, most)
    )
    return [n for (n,) in rows]


def entities_of(con: apsw.Connection, rows: Iterable[int]) -> dict[tuple[str, str], str]:
    """Return the entity of each local entity, by article id and key, of the articles in these rows."""
    found = con.execute(
        "SELECT article.id, key, entity FROM article_entity JOIN article USING (n)"
        " WHERE n IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(rows)),),
    )
    return {(article, key): entity for article, key, entity in found}


def existing(con: apsw.Connection, identities: Collection[str]) -> set[str]:
    """Return which of these are ids of entities."""
    listed = json.dumps(sorted(identities))
    found = con.execute("SELECT id FROM entity WHERE id IN (SELECT value FROM json_each(?))", (listed,))
    return {identity for (identity,) in found}
