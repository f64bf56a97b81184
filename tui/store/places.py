"""Where an article was found on the web: one article, however many feeds it came by."""

from __future__ import annotations

from typing import Any, NamedTuple

import apsw

from tui.store.connect import transaction
from tui.store.dates import now


class Place(NamedTuple):
    """A place that an article was found at.

    Attributes:
        origin: the feed and the entry in it, or the page.
        feed: location of the source.
        key: digest of what stood there.
        address: the article's own, made comparable; "" if it has none.
        guid: its identity in the world; "" if it claims none.
        words: digest of its words and its host; "" if there are too few to tell.
    """

    origin: str
    feed: str
    key: str
    address: str = ""
    guid: str = ""
    words: str = ""


def put_place(con: apsw.Connection, article_id: str, place: Place) -> None:
    """Keep that the article was found there; what is known of the place already is replaced."""
    with transaction(con):
        con.execute(
            "INSERT INTO place (origin, n, feed, key, address, guid, words, seen)"
            " SELECT ?, n, ?, ?, ?, ?, ?, ? FROM article WHERE id = ?"
            " ON CONFLICT (origin) DO UPDATE SET key = excluded.key, address = excluded.address,"
            " guid = excluded.guid, words = excluded.words, n = excluded.n",
            (*place, now(), article_id),
        )


def place_key(con: apsw.Connection, origin: str) -> tuple[str, str] | None:
    """Return the article at a place and the digest of what stood there; None if it is new."""
    found: tuple[str, str] | None = con.execute(
        "SELECT article.id, key FROM place JOIN article USING (n) WHERE place.origin = ?", (origin,)
    ).fetchone()
    return found


def found_elsewhere(con: apsw.Connection, place: Place) -> str | None:
    """Return the article that is the same one as at `place`: by address, then guid, then words.

    A guid counts between feeds only: there are feeds that give all their entries one.
    """
    for column, value, only in (
        ("address", place.address, ""),
        ("guid", place.guid, " AND feed <> :feed"),
        ("words", place.words, ""),
    ):
        if value:
            row = con.execute(
                f"SELECT article.id FROM place JOIN article USING (n) WHERE {column} = :value{only}"
                " ORDER BY place.seen, article.id LIMIT 1",
                {"value": value, "feed": place.feed},
            ).fetchone()
            if row:
                return str(row[0])
    return None


def places_of(con: apsw.Connection, article_id: str) -> list[tuple[str, str, str]]:
    """Return where the article was found: origin, title of the source, when; the first one first."""
    rows: list[Any] = con.execute(
        "SELECT place.origin, coalesce(nullif(source.title, ''), place.feed), place.seen"
        " FROM place JOIN article USING (n) LEFT JOIN source ON source.location = place.feed"
        " WHERE article.id = ? ORDER BY place.seen, place.origin",
        (article_id,),
    ).fetchall()
    return rows
