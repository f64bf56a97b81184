"""Writing who is who: the entities of the corpus, and which one each article's own entity is.

Only what differs from what is stored is written.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import apsw

from tui.corpus.entity import Entity
from tui.store.connect import transaction
from tui.store.fold import fold
from tui.store.record import encode_list


def put_resolution(
    con: apsw.Connection, entities: Iterable[Entity], entity_of: Mapping[tuple[str, str], str]
) -> None:
    """Store which entities there are, and which one each article's local entity is.

    Args:
        con: the corpus.
        entities: all of them.
        entity_of: (article id, local key) → entity id, for the whole corpus; in any order.
    """
    with transaction(con):
        _put_entities(con, {entity.id: entity for entity in entities})
        row_of = dict(con.execute("SELECT id, n FROM article"))
        gone, changed = _differing(con, entity_of)
        con.executemany("DELETE FROM article_entity WHERE n = ? AND key = ?", gone)
        con.executemany(
            "INSERT OR REPLACE INTO article_entity VALUES (?, ?, ?)",
            [(row_of[a], key, entity_of[a, key]) for a, key in changed if a in row_of],
        )


def _differing(
    con: apsw.Connection, entity_of: Mapping[tuple[str, str], str]
) -> tuple[list[tuple[int, str]], list[tuple[str, str]]]:
    """Return what is stored and no longer so, by row and key, and what is not stored, by article and key.

    Both sides are gone through in one order, side by side: two millions of names would take hundreds of
    megabytes as a dictionary.
    """
    stored: Iterator[Any] = con.execute(
        "SELECT article.id, key, entity, n FROM article_entity JOIN article USING (n) ORDER BY 1, 2"
    )
    gone: list[tuple[int, str]] = []
    changed: list[tuple[str, str]] = []
    known = next(stored, None)
    for place in sorted(entity_of):
        while known is not None and known[:2] < place:
            gone.append((known[3], known[1]))
            known = next(stored, None)
        is_stored = known is not None and known[:2] == place
        if known is None or not is_stored or known[2] != entity_of[place]:
            changed.append(place)
        if is_stored:
            known = next(stored, None)
    while known is not None:
        gone.append((known[3], known[1]))
        known = next(stored, None)
    return gone, changed


@dataclass(frozen=True, slots=True)
class Placing:
    """Who is who in a few articles, told by their surroundings.

    Attributes:
        rows: the articles.
        of: the entity of each of their local entities, by row and key.
        mentions: how often each of these is named.
        made: entities that no other article names.
        names: what those that there were are called in these articles.
    """

    rows: Collection[int]
    of: Mapping[tuple[int, str], str]
    mentions: Mapping[tuple[int, str], int]
    made: tuple[Entity, ...]
    names: Mapping[str, Collection[str]]


def put_placing(con: apsw.Connection, found: Placing) -> None:
    """Store who is who in a few articles; entities that nobody names any more go."""
    with transaction(con):
        listed = json.dumps(sorted(found.rows))
        among = "n IN (SELECT value FROM json_each(?))"
        named = con.execute(f"SELECT DISTINCT entity FROM article_entity WHERE {among} ORDER BY 1", (listed,))
        before = [identity for (identity,) in named]
        con.execute(f"DELETE FROM article_entity WHERE {among}", (listed,))
        con.executemany(
            "INSERT INTO article_entity VALUES (?, ?, ?)",
            [(*place, entity) for place, entity in sorted(found.of.items())],
        )
        for entity in found.made:
            _insert(con, entity)
        for identity, names in sorted(found.names.items()):
            _call(con, identity, names)
        _add(con, found, {*before, *(entity.id for entity in found.made)})
        for identity in before:
            _count(con, identity)


def _add(con: apsw.Connection, found: Placing, counted: Container[str]) -> None:
    """Add to how often entities are named, but those that are `counted` otherwise."""
    mentions: Counter[str] = Counter()
    rows: defaultdict[str, set[int]] = defaultdict(set)
    for (n, key), identity in found.of.items():
        if identity not in counted:
            mentions[identity] += found.mentions[n, key]
            rows[identity].add(n)
    con.executemany(
        "UPDATE entity SET (mentions, articles) = (mentions + ?, articles + ?) WHERE id = ?",
        [(mentions[identity], len(rows[identity]), identity) for identity in sorted(rows)],
    )


def _call(con: apsw.Connection, identity: str, names: Collection[str]) -> None:
    """Add to what an entity is called."""
    n, name, kind, variants = con.execute(
        "SELECT n, name, kind, variants FROM entity WHERE id = ?", (identity,)
    ).get
    known = (name, *json.loads(variants))
    if more := sorted(set(names) - {*known}):
        entity = Entity(identity, name, kind, (*known[1:], *more))
        con.execute("UPDATE entity SET variants = ? WHERE n = ?", (encode_list(entity.variants), n))
        con.execute("DELETE FROM called WHERE rowid = ?", (n,))
        _put_forms(con, n, entity)


def _count(con: apsw.Connection, identity: str) -> None:
    """Count anew how often an entity is named; one that no article names goes."""
    articles, mentions = con.execute(
        "SELECT count(DISTINCT n), coalesce(sum(value ->> 4), 0) FROM article_entity JOIN feature USING (n),"
        " json_each(named) WHERE entity = ? AND value ->> 0 = article_entity.key",
        (identity,),
    ).get
    if articles:
        con.execute(
            "UPDATE entity SET (mentions, articles) = (?, ?) WHERE id = ?", (mentions, articles, identity)
        )
        return
    n = con.execute("SELECT n FROM entity WHERE id = ?", (identity,)).get
    if n is not None:
        _drop(con, n)


def _put_entities(con: apsw.Connection, wanted: Mapping[str, Entity]) -> None:
    columns = "n, id, name, kind, variants, mentions, articles"
    known = {row[1]: row for row in con.execute(f"SELECT {columns} FROM entity")}
    for n, identity, *_ in list(known.values()):
        if identity not in wanted:
            _drop(con, n)
    for entity in wanted.values():
        before = known.get(entity.id)
        if before is None:
            _insert(con, entity)
        else:
            _update(con, entity, before)


def _insert(con: apsw.Connection, entity: Entity) -> None:
    con.execute(
        "INSERT INTO entity (id, name, kind, variants, mentions, articles) VALUES (?, ?, ?, ?, ?, ?)",
        (entity.id, *_row(entity)),
    )
    _put_forms(con, con.last_insert_rowid(), entity)


def _update(con: apsw.Connection, entity: Entity, before: tuple[Any, ...]) -> None:
    n, _, *known = before
    row = _row(entity)
    if tuple(known) != row:
        con.execute(
            "UPDATE entity SET (name, kind, variants, mentions, articles) = (?, ?, ?, ?, ?) WHERE n = ?",
            (*row, n),
        )
        if tuple(known[:3]) != row[:3]:
            con.execute("DELETE FROM called WHERE rowid = ?", (n,))
            _put_forms(con, n, entity)


def _row(entity: Entity) -> tuple[str, str, str, int, int]:
    return (
        entity.name,
        entity.kind,
        encode_list(entity.variants),
        entity.mentions,
        len(entity.articles),
    )


def _drop(con: apsw.Connection, n: int) -> None:
    con.execute("DELETE FROM entity WHERE n = ?", (n,))
    con.execute("DELETE FROM called WHERE rowid = ?", (n,))


def _put_forms(con: apsw.Connection, n: int, entity: Entity) -> None:
    forms = called(entity.name, entity.variants)
    con.execute("INSERT INTO called (rowid, forms) VALUES (?, ?)", (n, forms))


def called(name: str, variants: Iterable[str]) -> str:
    """Return what of an entity is searched: all that it is called, folded, a line each."""
    return "\n".join(map(fold, (name, *variants)))
