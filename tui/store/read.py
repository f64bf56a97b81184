"""Reading: nouns straight from the store's rows, without validation; lists come from `tui.store.lists`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

import apsw

from tui.corpus.article import Article, State
from tui.corpus.entity import Entity
from tui.corpus.event import Event, Link, Story
from tui.errors import StoreError
from tui.store.dates import within_event
from tui.store.layers import ATTACHED, attached_marks, with_marks
from tui.store.lists import (
    ArticleRow,
    EventRow,
    Grouped,
    Order,
    article_rows,
    event_rows,
    first_unread,
    grouped,
    grouped_near,
    number_of,
    numbers,
    numbers_near,
)
from tui.store.record import decode, decode_link, with_entities
from tui.store.sources import SourceRow, sources

__all__ = [
    "ARTICLE",
    "EVENT",
    "ArticleRow",
    "Counts",
    "EventRow",
    "Grouped",
    "LinkRow",
    "Order",
    "Refusal",
    "Revision",
    "SourceRow",
    "article",
    "article_of",
    "article_rows",
    "change_stamp",
    "counts",
    "entity",
    "entity_names",
    "event",
    "event_of",
    "event_rows",
    "first_unread",
    "grouped",
    "grouped_near",
    "links_of",
    "local_article",
    "number_of",
    "numbers",
    "numbers_near",
    "refusals",
    "revisions",
    "sources",
    "story",
]


class LinkRow(NamedTuple):
    """A link and the article at its other end."""

    link: Link
    other: ArticleRow


class Counts(NamedTuple):
    """How many there are of what; `refused` counts inputs that were not taken in."""

    articles: int
    unread: int
    starred: int
    refused: int


class Refusal(NamedTuple):
    """An input that was not taken in."""

    origin: str
    reason: str
    at: str


class Revision(NamedTuple):
    """An earlier version of an article, and when the next one replaced it."""

    replaced: str
    title: str
    text: str


ARTICLE: Final = (
    "SELECT article.id, text, title, origin, about, marks, read, starred, done, note,"
    " (SELECT json_group_array(name ORDER BY name) FROM tag WHERE tag.n = article.n),"
    " (SELECT json_group_object(key, entity) FROM article_entity e WHERE e.n = article.n),"
    " CASE WHEN article.date_basis IN ('inferred', 'unknown') THEN"
    "  (SELECT json_array(min(substr(sorted, 1, 10)), max(substr(sorted, 1, 10))) FROM article o"
    "   WHERE o.event = article.event AND o.date_basis IN ('stated', 'feed') AND o.sorted <> '') END,"
    f" {ATTACHED} FROM article JOIN content USING (n)"
)


def article(con: apsw.Connection, identity: str) -> Article:
    """Return the article `identity` whole: its highlights refer to entities of the corpus, its state is set.

    Raises:
        StoreError: there is none.
    """
    row = con.execute(ARTICLE + " WHERE article.id = ?", (identity,)).fetchone()
    if row is None:
        raise StoreError(f"there is no article {identity}", "", "copytaster list shows what there is")
    return article_of(row)


def article_of(row: tuple[Any, ...]) -> Article:
    """Return the article of a row that `ARTICLE` selects."""
    *columns, read, starred, done, note, tags, entities, days, attached = row
    state = State(bool(read), bool(starred), bool(done), tuple(json.loads(tags)), note)
    found = with_entities(decode(tuple(columns)), json.loads(entities), state)
    if days is not None:
        found = within_event(found, *json.loads(days))
    marks = attached_marks(attached, found.text)
    return with_marks(found, marks) if marks else found


def local_article(con: apsw.Connection, identity: str) -> Article:
    """Return the article `identity` with its own local entities, as annotation left it."""
    row = con.execute(
        "SELECT id, text, title, origin, about, marks FROM article JOIN content USING (n) WHERE id = ?",
        (identity,),
    ).fetchone()
    if row is None:
        raise StoreError(f"there is no article {identity}", "", "copytaster list shows what there is")
    return decode(row)


def revisions(con: apsw.Connection, identity: str) -> list[Revision]:
    """Return the earlier versions of the article `identity`, the latest first."""
    return [
        Revision(*row)
        for row in con.execute(
            "SELECT replaced, revision.title, text FROM revision JOIN article USING (n)"
            " WHERE article.id = ? ORDER BY revision.rowid DESC",
            (identity,),
        )
    ]


_LINK_ORDER: Final = (
    "CASE link.kind WHEN 'same_event' THEN 0 WHEN 'duplicate' THEN 1 WHEN 'same_story' THEN 2 ELSE 3 END"
)


def links_of(con: apsw.Connection, identity: str) -> list[LinkRow]:
    """Return the links of `identity`: same event, duplicates, same story, background; the best first."""
    n = number_of(con, identity)
    if n is None:
        return []
    found: list[tuple[Any, ...]] = con.execute(
        "SELECT CASE link.a WHEN ?1 THEN link.b ELSE link.a END, x.id, y.id, kind, score, evidence, reasons"
        " FROM link JOIN article x ON x.n = link.a JOIN article y ON y.n = link.b"
        f" WHERE link.a = ?1 OR link.b = ?1 ORDER BY {_LINK_ORDER}, score DESC, x.id, y.id",
        (n,),
    ).fetchall()
    others = {row.n: row for row in article_rows(con, [row[0] for row in found])}
    return [LinkRow(decode_link(row[1:]), others[row[0]]) for row in found]


def texts(con: apsw.Connection, numbers: Iterable[int]) -> dict[str, str]:
    """Return the texts of the articles in the rows `numbers`, by id."""
    wanted = json.dumps(sorted(numbers))
    return dict(
        con.execute(
            "SELECT article.id, text FROM article JOIN content USING (n)"
            " WHERE article.n IN (SELECT value FROM json_each(?))",
            (wanted,),
        )
    )


def event(con: apsw.Connection, identity: str) -> Event:
    """Return the event `identity`.

    Raises:
        StoreError: there is none.
    """
    row = con.execute(EVENT + " WHERE id = ?", (identity,)).fetchone()
    if row is None:
        raise StoreError(f"there is no event {identity}", "", "copytaster links shows what there is")
    return event_of(row)


EVENT: Final = "SELECT id, title, articles, also, story, first, last, publishers FROM event"


def event_of(row: tuple[Any, ...]) -> Event:
    """Return the event of a row that `EVENT` selects."""
    identity, title, articles, also, in_story, first, last, publishers = row
    covered = tuple(json.loads(also))
    return Event(identity, title, tuple(json.loads(articles)), covered, in_story, (first, last), publishers)


def story(con: apsw.Connection, identity: str) -> Story:
    """Return the story `identity`.

    Raises:
        StoreError: there is none.
    """
    row = con.execute("SELECT id, title, events FROM story WHERE id = ?", (identity,)).fetchone()
    if row is None:
        raise StoreError(f"there is no story {identity}", "", "copytaster links shows what there is")
    return Story(row[0], row[1], tuple(json.loads(row[2])))


def entity(con: apsw.Connection, identity: str) -> Entity:
    """Return the entity `identity` with the ids of the articles that mention it.

    Raises:
        StoreError: there is none.
    """
    row = con.execute(
        "SELECT id, name, kind, variants, mentions FROM entity WHERE id = ?", (identity,)
    ).fetchone()
    if row is None:
        raise StoreError(f"there is no entity {identity}", "", "it may be part of another one by now")
    articles = con.execute(
        "SELECT DISTINCT article.id FROM article_entity JOIN article USING (n) WHERE entity = ? ORDER BY 1",
        (identity,),
    )
    ids = tuple(found for (found,) in articles)
    return Entity(row[0], row[1], row[2], tuple(json.loads(row[3])), ids, row[4])


def entity_names(con: apsw.Connection, wanted: Sequence[str]) -> dict[str, str]:
    """Return the fullest names of the entities `wanted`, by id; one that is gone is left out."""
    rows: Iterator[Any] = con.execute(
        "SELECT id, name FROM entity WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(wanted)),),
    )
    return dict(rows)


def counts(con: apsw.Connection) -> Counts:
    """Return how many articles, unread and starred ones and refused inputs there are (20 µs at any size)."""
    row: tuple[Any, ...] = con.execute(
        "SELECT articles, unread, starred, (SELECT count(*) FROM refusal) FROM tally"
    ).get
    return Counts(*row)


def event_count(con: apsw.Connection) -> int:
    """Return how many events there are."""
    return int(con.execute("SELECT count(*) FROM event").get)


def change_stamp(con: apsw.Connection) -> int:
    """Return a number that changes whenever another connection has changed the corpus (about 10 µs)."""
    return int(con.execute("PRAGMA data_version").get)


def refusals(con: apsw.Connection) -> list[Refusal]:
    """Return the inputs that were not taken in, by name."""
    return [Refusal(*row) for row in con.execute("SELECT origin, reason, at FROM refusal ORDER BY origin")]
