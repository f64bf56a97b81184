"""Marking stored articles again: what older code marked, and what turned out to recur across a site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import apsw

from tui.build.behind import STALE, versions
from tui.build.marked import ToMark
from tui.build.marking import mark_all
from tui.build.progress import Progress, Report, Skipped
from tui.build.storing import stored
from tui.build.told import Telling
from tui.build.versions import version
from tui.corpus.article import Article, Block
from tui.ingest.recurrence import site_lines, with_site_lines, with_verdicts
from tui.store.connect import transaction
from tui.store.derived import counter
from tui.store.line_verdicts import line_verdicts
from tui.store.read import local_article
from tui.store.record import decode


def renew(con: apsw.Connection) -> Iterator[Report]:
    """Mark again, from its frozen text, every article that needs it; stopping loses nothing."""
    rows: list[tuple[Any, ...]] = con.execute(f"SELECT id {STALE} ORDER BY id", versions()).fetchall()
    stale = [(identity, None) for (identity,) in rows]
    yield from _marked_again(con, [*stale, *_recurring(con)])


def _marked_again(
    con: apsw.Connection, wanted: list[tuple[str, tuple[Block, ...] | None]]
) -> Iterator[Report]:
    """Mark articles again, with the blocks given; with those they have, where none are."""
    done = 0
    telling = Telling(con)
    given = (_to_mark(con, identity, blocks, telling) for identity, blocks in wanted)
    for (identity, _), found in zip(wanted, stored(con, mark_all(given)), strict=True):
        if isinstance(found, Skipped):
            _leave_out(con, identity)
            yield found
        else:
            done += 1
            yield Progress("annotate", done, len(wanted), found.title)


def _to_mark(
    con: apsw.Connection, identity: str, blocks: tuple[Block, ...] | None, telling: Telling
) -> ToMark:
    given = given_article(con, identity)
    return ToMark(given, blocks or local_article(con, identity).blocks, *telling.to(given))


def _leave_out(con: apsw.Connection, identity: str) -> None:
    """Keep an article that this version of the code fails on as it is, without links."""
    with transaction(con):
        con.execute("UPDATE article SET annotated = ? WHERE id = ?", (version("annotate"), identity))
        con.execute(
            "UPDATE feature SET version = ?, sketch = x'' WHERE n = (SELECT n FROM article WHERE id = ?)",
            (version("link"), identity),
        )


def _recurring(con: apsw.Connection) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """Yield the articles whose blocks are others now: more of their site is known, or lines were judged.

    Only sites of articles that were written since the corpus was last derived are looked at.
    """
    sites = con.execute(
        "SELECT DISTINCT source FROM article WHERE put > ? AND source <> '' ORDER BY source",
        (counter(con, "derived"),),
    ).fetchall()
    for (site,) in sites:
        rows: list[tuple[Any, ...]] = con.execute(
            "SELECT id, text FROM article JOIN content USING (n) WHERE source = ? ORDER BY id", (site,)
        ).fetchall()
        lines, verdicts = site_lines(text for _, text in rows), line_verdicts(con, str(site))
        for identity, _ in rows:
            blocks = with_verdicts(with_site_lines(given_article(con, identity), lines), verdicts).blocks
            if blocks != local_article(con, identity).blocks:
                yield identity, blocks


def given_article(con: apsw.Connection, identity: str) -> Article:
    """Return the stored article `identity` as it came from the reading side."""
    row: tuple[Any, ...] = con.execute(
        "SELECT id, text, title, origin, about, given FROM article JOIN content USING (n) WHERE id = ?",
        (identity,),
    ).get
    return decode(row)
