"""Where articles stand among events and stories, and who stands there with them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

import apsw

from tui.store.postings import days


class Placed(NamedTuple):
    """Where an article stands, and what grouping needs to know of it (`Indexed`); empty for no event yet."""

    id: str
    day: int | None
    digest: bool
    title: str
    publisher: str
    length: int
    own: tuple[int, ...]
    named: tuple[int, ...]
    event: str
    story: str


def places(con: apsw.Connection, rows: Iterable[int]) -> dict[int, Placed]:
    """Return where the articles in `rows` stand, as stored."""
    found = con.execute(
        "SELECT article.n, article.id, day, digest, own, named, indexed.title, publisher, length,"
        " coalesce(event, ''), coalesce(story, '') FROM article"
        " JOIN indexed USING (n) LEFT JOIN event ON event.id = article.event"
        " WHERE article.n IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(rows)),),
    )
    return {
        n: Placed(identity, day, bool(digest), title, publisher, length, days(own), days(named), *groups)
        for n, identity, day, digest, own, named, title, publisher, length, *groups in found
    }


def in_stories(con: apsw.Connection, stories: Iterable[str]) -> list[int]:
    """Return the rows of the articles of stories, as stored."""
    listed = json.dumps(sorted(stories))
    found = con.execute(
        "SELECT article.n FROM event JOIN article ON article.event = event.id"
        " WHERE story IN (SELECT value FROM json_each(?)) ORDER BY article.n",
        (listed,),
    )
    return [n for (n,) in found]


def in_events(con: apsw.Connection, events: Iterable[str]) -> list[int]:
    """Return the rows of the articles of events, as stored."""
    listed = json.dumps(sorted(events))
    found = con.execute(
        "SELECT n FROM article WHERE event IN (SELECT value FROM json_each(?)) ORDER BY n", (listed,)
    )
    return [n for (n,) in found]
