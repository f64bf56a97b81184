"""Marking stored articles again: what older code marked, and what turned out to recur across a site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

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
from tui.store.recurring import (
    Recurring,
    articles_of,
    put_recurring,
    recurring,
    sampled,
    sources_since,
    texts,
)


def renew(con: apsw.Connection) -> Iterator[Report]:
    """Mark again, from its frozen text, every article that needs it; stopping loses nothing."""
    rows: list[tuple[Any, ...]] = con.execute(f"SELECT id {STALE} ORDER BY id", versions()).fetchall()
    stale = [(identity, None) for (identity,) in rows]
    looked = list(_looked_through(con))
    yield from _marked_again(con, [*stale, *(each for source in looked for each in source.other)])
    with transaction(con):  # last: what a stop left undone is found again
        for each in looked:
            put_recurring(con, each.source, each.known)


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


class _Looked(NamedTuple):
    """A source whose articles were looked through.

    Attributes:
        known: what is known of its lines now.
        other: its articles whose blocks are others by that, with these blocks.
    """

    source: str
    known: Recurring
    other: list[tuple[str, tuple[Block, ...]]]


def _looked_through(con: apsw.Connection) -> Iterator[_Looked]:
    """Look for articles whose blocks are others now: more of their site is known, or lines were judged.

    Only sources of articles that were written since the corpus was last derived are looked at, and only where
    something is known otherwise than before, all their articles.
    """
    for source, news in sources_since(con, counter(con, "derived")).items():
        before = recurring(con, source)
        known = _known(con, source, before, news)
        wanted = news if known == before else articles_of(con, source)
        others = ((each, _blocks(con, each, known)) for each in wanted)
        yield _Looked(
            source, known, [(a, blocks) for a, blocks in others if blocks != local_article(con, a).blocks]
        )


def _known(con: apsw.Connection, source: str, before: Recurring | None, news: Sequence[str]) -> Recurring:
    sample = sampled(con, source)
    if before is None or not set(news).isdisjoint(sample):
        return Recurring(site_lines(texts(con, sample)), line_verdicts(con, source))
    return before._replace(verdicts=line_verdicts(con, source))


def _blocks(con: apsw.Connection, identity: str, known: Recurring) -> tuple[Block, ...]:
    return with_verdicts(with_site_lines(given_article(con, identity), known.lines), known.verdicts).blocks


def given_article(con: apsw.Connection, identity: str) -> Article:
    """Return the stored article `identity` as it came from the reading side."""
    row: tuple[Any, ...] = con.execute(
        "SELECT id, text, title, origin, about, given FROM article JOIN content USING (n) WHERE id = ?",
        (identity,),
    ).get
    return decode(row)
