"""Entities as lists show them, and what the page of one of them says."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from math import log
from typing import Any, Final, NamedTuple

import apsw

from tui.corpus.correction import Naming
from tui.corpus.highlight import LocalEntity, NameKind
from tui.store.fold import tokens
from tui.store.record import decode_named

MOST_LISTED: Final = 5_000
"""Entities that one list holds: more are found by narrowing it."""


class EntityRow(NamedTuple):
    """One line of a list of entities; `mentions` counts how often its `articles` name it."""

    id: str
    name: str
    kind: NameKind
    mentions: int
    articles: int


class Span(NamedTuple):
    """The dates of the first and last dated article that mention an entity, None where none is dated."""

    first: str | None
    last: str | None


class Beside(NamedTuple):
    """An entity that occurs with another one, in so many articles."""

    entity: EntityRow
    together: int


class Said(NamedTuple):
    """Where an entity is quoted: the article's row number and id, and how it refers to the entity."""

    n: int
    article: str
    key: str


_ROW: Final = "SELECT id, name, kind, mentions, articles FROM entity"


def entity_rows(
    con: apsw.Connection, words: str = "", kind: NameKind | None = None, most: int = MOST_LISTED
) -> list[EntityRow]:
    """Return the entities whose names have all of `words` (the last may be begun), most mentioned first."""
    where, values = _named(words)
    if kind is not None:
        where, values = f"{where} AND kind = ?" if where else " WHERE kind = ?", [*values, kind]
    rows = con.execute(f"{_ROW}{where} ORDER BY mentions DESC, id LIMIT ?", (*values, most))
    return [EntityRow(*row) for row in rows]


def entity_count(con: apsw.Connection, words: str = "") -> int:
    """Return how many entities have all of `words` in their names."""
    where, values = _named(words)
    return int(con.execute(f"SELECT count(*) FROM entity{where}", values).get)


def _named(words: str) -> tuple[str, list[Any]]:
    wanted = tokens(words)
    if not wanted:
        return "", []
    matched = " ".join(f'"{word}"' for word in wanted) + "*"
    return " WHERE n IN (SELECT rowid FROM called WHERE called MATCH ?)", [matched]


def entity_row(con: apsw.Connection, identity: str) -> EntityRow | None:
    """Return the row of an entity, None if there is none."""
    row = con.execute(f"{_ROW} WHERE id = ?", (identity,)).fetchone()
    return EntityRow(*row) if row else None


def span_of(con: apsw.Connection, identity: str) -> Span:
    """Return from when to when dated articles mention an entity."""
    row: tuple[Any, ...] = con.execute(
        "SELECT min(date), max(date) FROM article_entity JOIN article USING (n)"
        " WHERE entity = ? AND date IS NOT NULL",
        (identity,),
    ).get
    return Span(*row)


def spans(con: apsw.Connection) -> dict[str, Span]:
    """Return from when to when dated articles mention each entity that any of them mentions."""
    rows = con.execute(
        "SELECT entity, min(date), max(date) FROM article_entity JOIN article USING (n)"
        " WHERE date IS NOT NULL GROUP BY entity"
    )
    return {entity: Span(first, last) for entity, first, last in rows}


def mentions_by_date(con: apsw.Connection, identity: str) -> list[tuple[str, int]]:
    """Return how often each dated article mentions an entity: (date, mentions), in order of time."""
    rows = con.execute(
        "SELECT date, (SELECT value ->> 4 FROM json_each(named) WHERE value ->> 0 = article_entity.key)"
        " FROM article_entity JOIN article USING (n) JOIN feature USING (n)"
        " WHERE entity = ? AND date IS NOT NULL ORDER BY sorted, id, key",
        (identity,),
    )
    return [(date, mentions or 0) for date, mentions in rows]


def _local(named: str, key: str) -> LocalEntity:
    return next(each for each in decode_named(named) if each.key == key)


_LATEST: Final = 5_000
"""Articles, the latest to come in, that company is counted in."""


def occurring_with(con: apsw.Connection, identity: str, most: int = 12) -> list[Beside]:
    """Return who an entity occurs with: in many of its articles, and in few others, first."""
    total = int(con.execute("SELECT count(*) FROM article").get) + 1
    rows = con.execute(
        "SELECT id, name, kind, mentions, articles, together FROM (SELECT other.entity AS who,"
        " count(DISTINCT other.n) AS together FROM (SELECT DISTINCT n FROM article_entity WHERE entity = ?1"
        " ORDER BY n DESC LIMIT ?2) JOIN article_entity other USING (n)"
        " WHERE other.entity <> ?1 GROUP BY other.entity"
        " ORDER BY together DESC, other.entity LIMIT 400) JOIN entity ON entity.id = who",
        (identity, _LATEST),
    )
    found = [Beside(EntityRow(*row[:5]), row[5]) for row in rows]
    weight = {each: each.together * log(total / min(each.entity.articles or 1, total)) for each in found}
    return sorted(found, key=lambda each: (-weight[each], each.entity.id))[:most]


def quoted_in(con: apsw.Connection, identity: str, most: int) -> list[Said]:
    """Return the articles that quote an entity, the newest first."""
    rows = con.execute(
        "SELECT DISTINCT article.n, article.id, key FROM article_entity JOIN saying USING (n, key)"
        " JOIN article USING (n) WHERE entity = ? ORDER BY sorted DESC, article.id LIMIT ?",
        (identity, most),
    )
    return [Said(*row) for row in rows]


# What a correction is about.


def local_entities(con: apsw.Connection, article: str, entity: str) -> list[LocalEntity]:
    """Return an article's own entities that are `entity` of the corpus; the most mentioned first."""
    rows = con.execute(
        "SELECT named, json_group_array(key) FROM article JOIN feature USING (n)"
        " JOIN article_entity USING (n) WHERE article.id = ? AND entity = ? GROUP BY n",
        (article, entity),
    )
    found = [each for named, keys in rows for each in decode_named(named) if each.key in json.loads(keys)]
    return sorted(found, key=lambda each: (-each.mentions, each.key))


def naming_of(con: apsw.Connection, entity: str, beside: Sequence[str] = ()) -> Naming | None:
    """Return what stands for an entity in corrections: its name in an article, none of those in `beside`.

    The article that names it most often by its own name comes first; None if there is no other one.
    """
    row = entity_row(con, entity)
    best = max(
        _namings(con, entity, set(beside)),
        key=lambda one: (row is not None and one[0].name == row.name, one[1], one[0].article),
        default=None,
    )
    return best[0] if best else None


_LOOKED_AT: Final = 200


def _namings(con: apsw.Connection, entity: str, beside: set[str]) -> Iterator[tuple[Naming, int]]:
    rows = con.execute(
        "SELECT article.id, key, named FROM article_entity JOIN article USING (n) JOIN feature USING (n)"
        " WHERE entity = ? ORDER BY article.id LIMIT ?",
        (entity, _LOOKED_AT + len(beside)),
    )
    for article, key, named in rows:
        if article not in beside:
            local = _local(named, key)
            yield Naming(local.names[0], local.kind, article), local.mentions
