"""Writing what is worked out over the whole corpus: entities, links, events, stories.

Only what differs from what is stored is written, so that ten new articles among 100,000 cost what ten cost.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any

import apsw

from tui.corpus.entity import Entity
from tui.corpus.event import Event, Link, Story
from tui.store.connect import transaction
from tui.store.fold import fold
from tui.store.record import encode_link, encode_list


def put_resolution(
    con: apsw.Connection, entities: Iterable[Entity], entity_of: Mapping[tuple[str, str], str]
) -> None:
    """Store which entities there are, and which one each article's local entity is.

    Args:
        con: the corpus.
        entities: all of them.
        entity_of: (article id, local key) → entity id, for the whole corpus.
    """
    with transaction(con):
        _put_entities(con, {entity.id: entity for entity in entities})
        row_of = dict(con.execute("SELECT id, n FROM article"))
        wanted = {(row_of[a], key): entity for (a, key), entity in entity_of.items() if a in row_of}
        known = {
            (n, key): entity for n, key, entity in con.execute("SELECT n, key, entity FROM article_entity")
        }
        con.executemany(
            "DELETE FROM article_entity WHERE n = ? AND key = ?",
            [pair for pair in known if pair not in wanted],
        )
        con.executemany(
            "INSERT OR REPLACE INTO article_entity VALUES (?, ?, ?)",
            [(*pair, entity) for pair, entity in wanted.items() if known.get(pair) != entity],
        )


def _put_entities(con: apsw.Connection, wanted: Mapping[str, Entity]) -> None:
    columns = "n, id, name, kind, variants, mentions, articles"
    known = {row[1]: row for row in con.execute(f"SELECT {columns} FROM entity")}
    for n, identity, *_ in list(known.values()):
        if identity not in wanted:
            con.execute("DELETE FROM entity WHERE n = ?", (n,))
            con.execute("DELETE FROM called WHERE rowid = ?", (n,))
    for entity in wanted.values():
        forms = (entity.name, entity.kind, encode_list(entity.variants))
        row = (*forms, entity.mentions, len(entity.articles))
        before = known.get(entity.id)
        if before is None:
            con.execute(
                "INSERT INTO entity (name, kind, variants, mentions, articles, id) VALUES (?, ?, ?, ?, ?, ?)",
                (*row, entity.id),
            )
            _put_forms(con, con.last_insert_rowid(), entity)
        elif before[2:] != row:
            con.execute(
                "UPDATE entity SET (name, kind, variants, mentions, articles) = (?, ?, ?, ?, ?) WHERE n = ?",
                (*row, before[0]),
            )
            if before[2:5] != forms:
                con.execute("DELETE FROM called WHERE rowid = ?", (before[0],))
                _put_forms(con, before[0], entity)


def _put_forms(con: apsw.Connection, n: int, entity: Entity) -> None:
    forms = "\n".join(map(fold, (entity.name, *entity.variants)))
    con.execute("INSERT INTO called (rowid, forms) VALUES (?, ?)", (n, forms))


def put_clustering(
    con: apsw.Connection,
    events: Iterable[Event],
    stories: Iterable[Story],
    links: Iterable[tuple[Link, str]],
    kept: Container[tuple[str, str, str]] | None = None,
) -> None:
    """Store the events and stories of the whole corpus, and the links that are new or changed.

    Args:
        con: the corpus.
        events: all of them.
        stories: all of them.
        links: new or changed ones with their evidence, each with what it was made from (`link_bases`).
        kept: which links (a, b, kind) there are, the new ones among them; others go. None: none goes.
    """
    with transaction(con):
        row_of = dict(con.execute("SELECT id, n FROM article"))
        touched = _put_links(con, row_of, links) | _drop_links(con, kept)
        count_links(con, touched)
        _put_events(con, tuple(events))
        _put_stories(con, stories)


def link_bases(con: apsw.Connection) -> dict[tuple[str, str, str], str]:
    """Return what the evidence of each stored link (a, b, kind) was made from."""
    return {
        (a, b, kind): basis
        for a, b, kind, basis in con.execute(
            "SELECT a.id, b.id, link.kind, link.basis FROM link"
            " JOIN article a ON a.n = link.a JOIN article b ON b.n = link.b"
        )
    }


def _put_links(
    con: apsw.Connection,
    row_of: Mapping[str, int],
    links: Iterable[tuple[Link, str]],
) -> set[int]:
    touched: set[int] = set()
    for link, basis in links:
        pair = (row_of[link.a], row_of[link.b])
        conflict = int(any(evidence.against for evidence in link.evidence))
        con.execute(
            "INSERT OR REPLACE INTO link VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (*pair, link.kind, link.score, conflict, basis, *encode_link(link)),
        )
        touched.update(pair)
    return touched


def _drop_links(con: apsw.Connection, kept: Container[tuple[str, str, str]] | None) -> set[int]:
    if kept is None:
        return set()
    rows: list[tuple[Any, ...]] = con.execute(
        "SELECT x.id, y.id, kind, a, b FROM link JOIN article x ON x.n = a JOIN article y ON y.n = b"
    ).fetchall()
    gone = [(a, b, kind) for x, y, kind, a, b in rows if (x, y, kind) not in kept]
    con.executemany("DELETE FROM link WHERE a = ? AND b = ? AND kind = ?", gone)
    return {n for a, b, _ in gone for n in (a, b)}


def count_links(con: apsw.Connection, touched: set[int]) -> None:
    """Bring up to date how many links the articles in rows `touched` have, and whether one contradicts."""
    con.executemany(
        "UPDATE article SET (links, conflict) = ("
        " SELECT count(*), coalesce(max(conflict AND kind IN ('same_event', 'duplicate')), 0)"
        " FROM link WHERE link.a = article.n OR link.b = article.n) WHERE n = ?",
        [(n,) for n in sorted(touched)],
    )


def _put_events(con: apsw.Connection, events: tuple[Event, ...]) -> None:
    facts = {
        identity: (n, when, bool(conflict))
        for identity, n, when, conflict in con.execute("SELECT id, n, sorted, conflict FROM article")
    }
    placed = {row[0]: row[1:] for row in con.execute("SELECT n, event, newest, place FROM article")}
    known = {row[0]: row for row in con.execute("SELECT * FROM event")}
    for event in events:
        members = [facts[article] for article in event.articles if article in facts]
        newest = max((when for _, when, _ in members), default="")
        row = _event_row(event, newest, conflict=any(conflict for *_, conflict in members))
        if known.pop(event.id, None) != row:
            con.execute("INSERT OR REPLACE INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        con.executemany(
            "UPDATE article SET event = ?, newest = ?, place = ? WHERE n = ?",
            [
                (event.id, newest, place, n)
                for place, (n, *_) in enumerate(members)
                if placed[n] != (event.id, newest, place)
            ],
        )
    con.executemany("DELETE FROM event WHERE id = ?", [(gone,) for gone in known])


def _event_row(event: Event, newest: str, *, conflict: bool) -> tuple[str | int | None, ...]:
    return (
        event.id,
        event.title,
        fold(event.title),
        event.story,
        *event.published,
        newest,
        event.publishers,
        encode_list(event.articles),
        encode_list(event.also_covered_by),
        int(conflict),
    )


def _put_stories(con: apsw.Connection, stories: Iterable[Story]) -> None:
    known = {row[0]: row for row in con.execute("SELECT * FROM story")}
    for story in stories:
        row = (story.id, story.title, fold(story.title), encode_list(story.events))
        if known.pop(story.id, None) != row:
            con.execute("INSERT OR REPLACE INTO story VALUES (?, ?, ?, ?)", row)
    con.executemany("DELETE FROM story WHERE id = ?", [(gone,) for gone in known])


def counter(con: apsw.Connection, name: str) -> int:
    """Return a counter: `put` (articles put so far) or `derived` (its value at the last derivation)."""
    return int(con.execute("SELECT value FROM counter WHERE name = ?", (name,)).get)


def set_derived(con: apsw.Connection, value: int) -> None:
    """Keep that entities, events and links now hold for the corpus as of `put` = `value`."""
    con.execute("UPDATE counter SET value = ? WHERE name = 'derived'", (value,))
