"""Marking stored articles again: those that older code marked, after annotators or sketches changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import apsw

from tui.build.marking import mark_all
from tui.build.progress import Progress, Report, Skipped
from tui.build.storing import stored
from tui.build.versions import version
from tui.corpus.article import Article
from tui.store.record import decode

_STALE = "FROM article JOIN feature USING (n) WHERE annotated <> ?1 OR version <> ?2"


def _versions() -> tuple[str, str]:
    return version("annotate"), version("link")


def is_stale(con: apsw.Connection) -> bool:
    """Return whether some article was marked or sketched by other code than today's."""
    return bool(con.execute(f"SELECT EXISTS (SELECT 1 {_STALE})", _versions()).get)


def renew(con: apsw.Connection) -> Iterator[Report]:
    """Mark again, from its frozen text, every article that is stale; stopping loses nothing."""
    rows: list[tuple[Any, ...]] = con.execute(f"SELECT id {_STALE} ORDER BY id", _versions()).fetchall()
    given = (given_article(con, identity) for (identity,) in rows)
    for done, found in enumerate(stored(con, mark_all(given)), 1):
        yield found if isinstance(found, Skipped) else Progress("annotate", done, len(rows), found.title)


def given_article(con: apsw.Connection, identity: str) -> Article:
    """Return the stored article `identity` as it came from the reading side."""
    row: tuple[Any, ...] = con.execute(
        "SELECT id, text, title, origin, about, given FROM article JOIN content USING (n) WHERE id = ?",
        (identity,),
    ).get
    return decode(row)
