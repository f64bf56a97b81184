"""The versions of an article that changed: each as it was marked then, with the times it was there."""

from __future__ import annotations

from typing import Any, NamedTuple

import apsw

from tui.corpus.article import Article
from tui.store.read import local_article
from tui.store.record import decode


class Version(NamedTuple):
    """One version of an article.

    Attributes:
        article: as it was read and marked; highlights refer to its own local entities.
        seen: when it was first read, ISO 8601 UTC; None if that was not kept.
        replaced: when the next version was read; None for the one that holds.
    """

    article: Article
    seen: str | None
    replaced: str | None


def revisions_of(con: apsw.Connection, identity: str) -> tuple[Version, ...]:
    """Return the versions of the article `identity`, the first one first, the one that holds last.

    An article that never changed has one.

    Raises:
        StoreError: there is no such article.
    """
    latest = local_article(con, identity)
    first_seen: str = con.execute("SELECT seen FROM article WHERE id = ?", (identity,)).get
    rows: list[tuple[Any, ...]] = con.execute(
        "SELECT article.id, revision.text, revision.title, origin, revision.about, revision.marks, replaced"
        " FROM revision JOIN article USING (n) WHERE article.id = ? ORDER BY revision.rowid",
        (identity,),
    ).fetchall()
    seen = first_seen or None
    found = []
    for *columns, replaced in rows:
        found.append(Version(decode(tuple(columns)), seen, replaced))
        seen = replaced
    return (*found, Version(latest, seen, None))
