"""Writing what is worked out over the whole corpus: links, events, stories.

Only what differs from what is stored is written, so that ten new articles among 100,000 cost what ten cost.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any

import apsw

from tui.corpus.event import Event, Link, Story
from tui.store.connect import transaction
from tui.store.fold import fold
from tui.store.record import encode_link, encode_list


def put_clustering(  # noqa: PLR0913 - what was found, each by its name
    con: apsw.Connection,
    events: Iterable[Event],
    stories: Iterable[Story],
    links: Iterable[tuple[Link, str]],
    kept: Container[tuple[str, str, str]] | None = None,
    *,
    articles: Iterable[int] | None = None,
    around: Iterable[int] | None = None,
) -> None:
    """Store the events and stories of articles, and the links that are new or changed.

    Args:
        con: the corpus.
        events: all of these articles.
        stories: all of these articles.
        links: new or changed ones with their evidence, each with what it was made from (`link_bases`).
        kept: which links (a, b, kind) there are, the new ones among them; others go. None: none goes.
        articles: the rows of the articles; None for the whole corpus.
        around: the rows of the articles whose links `kept` holds; None for the whole corpus.
    """
    with transaction(con):
        row_of = dict(con.execute("SELECT id, n FROM article")) if articles is None else None
        touched = _put_links(con, row_of, links) | _drop_links(con, kept, around)
        count_links(con, touched)
        _put_groups(con, tuple(events), stories, articles)


def link_bases(con: apsw.Connection, around: Iterable[int] | None = None) -> dict[tuple[str, str, str], str]:
    """Return what the evidence of each stored link (a, b, kind) was made from.

    Args:
        con: the corpus.
        around: rows of articles, for the links that these are in; None for all.
    """
    return {(a, b, kind): basis for a, b, kind, basis, *_ in _links(con, around)}


def _links(con: apsw.Connection, around: Iterable[int] | None) -> list[tuple[Any, ...]]:
    """Return the links of articles: ids, kind, basis, rows."""
    columns = (
        "SELECT x.id, y.id, kind, basis, a, b FROM {} JOIN article x ON x.n = a JOIN article y ON y.n = b"
    )
    if around is None:
        return con.execute(columns.format("link")).fetchall()
    among = "SELECT value FROM json_each(?1)"
    chosen = f"(SELECT * FROM link WHERE a IN ({among}) UNION SELECT * FROM link WHERE b IN ({among}))"
    return con.execute(columns.format(chosen), (json.dumps(sorted(around)),)).fetchall()


def _put_links(
    con: apsw.Connection,
    row_of: Mapping[str, int] | None,
    links: Iterable[tuple[Link, str]],
) -> set[int]:
    touched: set[int] = set()
    for link, basis in links:
        pair = tuple(row_of[each] if row_of else _row(con, each) for each in (link.a, link.b))
        conflict = int(any(evidence.against for evidence in link.evidence))
        con.execute(
            "INSERT OR REPLACE INTO link VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (*pair, link.kind, link.score, conflict, basis, *encode_link(link)),
        )
        touched.update(pair)
    return touched


def _row(con: apsw.Connection, article: str) -> int:
    return int(con.execute("SELECT n FROM article WHERE id = ?", (article,)).get)


def _drop_links(
    con: apsw.Connection, kept: Container[tuple[str, str, str]] | None, around: Iterable[int] | None
) -> set[int]:
    if kept is None:
        return set()
    gone = [(a, b, kind) for x, y, kind, _, a, b in _links(con, around) if (x, y, kind) not in kept]
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


def _put_groups(
    con: apsw.Connection, events: tuple[Event, ...], stories: Iterable[Story], articles: Iterable[int] | None
) -> None:
    """Store the events and stories of articles in rows; those that these were in before go."""
    listed = None if articles is None else (json.dumps(sorted(articles)),)
    chosen = "" if listed is None else " WHERE n IN (SELECT value FROM json_each(?))"
    among = f" WHERE id IN (SELECT event FROM article{chosen})" if chosen else ""
    within = f" WHERE id IN (SELECT story FROM event{among})" if chosen else ""
    known_events: list[tuple[Any, ...]] = con.execute(f"SELECT * FROM event{among}", listed).fetchall()
    known_stories: list[tuple[Any, ...]] = con.execute(f"SELECT * FROM story{within}", listed).fetchall()
    columns = "id, n, sorted, conflict, event, newest, place"
    rows: list[tuple[Any, ...]] = con.execute(f"SELECT {columns} FROM article{chosen}", listed).fetchall()
    facts = {row[0]: row[1:] for row in rows}
    _put_events(con, events, facts, {row[0]: row for row in known_events})
    _put_stories(con, stories, {row[0]: row for row in known_stories})


def _put_events(
    con: apsw.Connection,
    events: tuple[Event, ...],
    facts: Mapping[str, Sequence[Any]],
    known: dict[str, tuple[Any, ...]],
) -> None:
    """Store events: `facts` of their articles by id, rows of the events that there were by id."""
    for event in events:
        members = [facts[article] for article in event.articles if article in facts]
        newest = max((when for _, when, *_ in members), default="")
        row = _event_row(event, newest, conflict=any(conflict for _, _, conflict, *_ in members))
        if known.pop(event.id, None) != row:
            con.execute("INSERT OR REPLACE INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        con.executemany(
            "UPDATE article SET event = ?, newest = ?, place = ? WHERE n = ?",
            [
                (event.id, newest, place, n)
                for place, (n, _, _, *stands) in enumerate(members)
                if tuple(stands) != (event.id, newest, place)
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


def _put_stories(con: apsw.Connection, stories: Iterable[Story], known: dict[str, tuple[Any, ...]]) -> None:
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
