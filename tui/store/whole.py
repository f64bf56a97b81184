"""Everything of one kind in the corpus, in an order that depends on the corpus alone: for exports."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import apsw

from tui.corpus.article import Article
from tui.corpus.entity import Entity
from tui.corpus.event import Event, Link, Story
from tui.store.read import ARTICLE, EVENT, article_of, event_of
from tui.store.record import decode_link


def articles(con: apsw.Connection, wanted: set[int] | None = None) -> Iterator[Article]:
    """Yield articles whole, by id; only those whose row numbers are `wanted`, if given."""
    for (n,) in con.execute("SELECT n FROM article ORDER BY id").fetchall():
        if wanted is None or n in wanted:
            for row in con.execute(ARTICLE + " WHERE article.n = ?", (n,)):
                yield article_of(row)


def events(con: apsw.Connection) -> list[Event]:
    """Return all events, the newest first."""
    return [event_of(row) for row in con.execute(EVENT + " ORDER BY newest DESC, id")]


def stories(con: apsw.Connection) -> list[Story]:
    """Return all stories, by id."""
    rows = con.execute("SELECT id, title, events FROM story ORDER BY id")
    return [Story(identity, title, tuple(json.loads(listed))) for identity, title, listed in rows]


def links(con: apsw.Connection) -> Iterator[Link]:
    """Yield all links, by the ids of their articles."""
    return map(
        decode_link,
        con.execute(
            "SELECT x.id, y.id, link.kind, score, evidence, reasons"
            " FROM link JOIN article x ON x.n = link.a JOIN article y ON y.n = link.b"
            " ORDER BY x.id, y.id, link.kind"
        ),
    )


def entities(con: apsw.Connection) -> list[Entity]:
    """Return all entities with the articles that mention them, by id."""
    mentioned: dict[str, list[str]] = {}
    for entity, article in con.execute(
        "SELECT DISTINCT entity, article.id FROM article_entity JOIN article USING (n) ORDER BY 1, 2"
    ):
        mentioned.setdefault(entity, []).append(article)
    rows: Iterator[Any] = con.execute("SELECT id, name, kind, variants, mentions FROM entity ORDER BY id")
    return [
        Entity(identity, name, kind, tuple(json.loads(listed)), tuple(mentioned.get(identity, ())), mentions)
        for identity, name, kind, listed, mentions in rows
    ]
