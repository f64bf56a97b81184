"""An event with everything that a brief of it needs, read at once."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import apsw

from tui.corpus.article import Article
from tui.corpus.event import Event, Span
from tui.corpus.outlet import voices
from tui.store.fold import fold
from tui.store.grouping import copies_in
from tui.store.lists import ArticleRow, EventRow, article_rows, event_rows, number_of
from tui.store.read import article, entity_names, event, story
from tui.store.revisions import revisions_of


class SameFigure(NamedTuple):
    """Two counts that count the same: article, start and end of each; and whether they contradict."""

    a: tuple[str, int, int]
    b: tuple[str, int, int]
    against: bool


class Rewritten(NamedTuple):
    """A report that replaced an earlier version of itself, when, and the two versions."""

    article: str
    replaced: str
    before: Article
    after: Article


class EventReports(NamedTuple):
    """An event and its reports.

    Attributes:
        reports: best first; of a very large event the best ones only.
        rows: all reports as rows of the list, best first.
        also: articles that cover it among other events.
        chain: the events of its story, in order of time.
        names: entity id → its fullest name, of all that the reports mention.
        copies: pairs of reports, by id, that print the same text.
        alone: by report, the sentences that no independent other report tells.
        rewritten: when reports were changed.
        kept: the reports that a reader said belong to the event.
        same_figures: counts of two reports that count the same, as linking found.
    """

    event: Event
    reports: Sequence[Article]
    rows: Sequence[ArticleRow]
    also: Sequence[ArticleRow]
    chain: Sequence[EventRow]
    names: Mapping[str, str]
    copies: Sequence[tuple[str, str]]
    alone: Mapping[str, Sequence[Span]]
    rewritten: Sequence[Rewritten]
    kept: frozenset[str]
    same_figures: Sequence[SameFigure]


def event_reports(con: apsw.Connection, identity: str, *, most: int | None = None) -> EventReports:
    """Return the event `identity` with at most so many of its reports.

    Raises:
        StoreError: there is no such event.
    """
    found = event(con, identity)
    reports = [article(con, each) for each in found.articles[:most]]
    chain = event_rows(con, story(con, found.story).events) if found.story else []
    copies = copies_in(con, found.articles)
    return EventReports(
        found,
        reports,
        _rows(con, found.articles),
        _rows(con, found.also_covered_by),
        chain,
        entity_names(con, sorted(_entities(reports))),
        copies,
        told_alone(con, reports, copies),
        _rewritten(con, found.articles),
        _kept(con, found.articles),
        _same_figures(con, [report.id for report in reports]),
    )


def _same_figures(con: apsw.Connection, articles: Sequence[str]) -> list[SameFigure]:
    rows = con.execute(
        "WITH wanted AS (SELECT n FROM article WHERE id IN (SELECT value FROM json_each(?)))"
        " SELECT x.id, y.id, each.value FROM link JOIN article x ON x.n = a JOIN article y ON y.n = b,"
        " json_each(evidence) each WHERE a IN wanted AND b IN wanted AND each.value ->> 0 = 'figure'"
        " ORDER BY x.id, y.id, each.key",
        (json.dumps(list(articles)),),
    )
    found = []
    for a, b, value in rows:
        _, left, right, _, _, against = json.loads(value)
        found.append(SameFigure((a, *left), (b, *right), bool(against)))
    return found


def _kept(con: apsw.Connection, articles: Sequence[str]) -> frozenset[str]:
    rows = con.execute(
        "WITH wanted AS (SELECT value FROM json_each(?)) SELECT a, b FROM decision"
        " WHERE about = 'event' AND verdict = 'together' AND a IN wanted AND b IN wanted",
        (json.dumps(list(articles)),),
    )
    return frozenset(article_id for pair in rows for article_id in pair)


def _rewritten(con: apsw.Connection, articles: Sequence[str]) -> list[Rewritten]:
    rows: list[Any] = con.execute(
        "SELECT DISTINCT id FROM revision JOIN article USING (n)"
        " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(list(articles)),),
    ).fetchall()
    found = [
        Rewritten(identity, before.replaced or "", before.article, after.article)
        for (identity,) in rows
        for before, after in pairwise(revisions_of(con, identity))
    ]
    return sorted(found, key=lambda each: (each.replaced, each.article))


def events_like(con: apsw.Connection, text: str, *, besides: str, most: int) -> list[EventRow]:
    """Return the events that `text` means: that of this id, or the newest with this in their titles.

    Args:
        con: the corpus.
        text: an id, or a part of a title in whatever case.
        besides: the id of an event that is not meant.
        most: how many to return.
    """
    wanted = fold(text)
    rows = con.execute(
        "SELECT id FROM event WHERE id <> ?1 AND (id = ?2 OR (?3 <> '' AND instr(folded, ?3) > 0))"
        " ORDER BY id = ?2 DESC, newest DESC, id LIMIT ?4",
        (besides, text.strip(), wanted, most),
    )
    return event_rows(con, [identity for (identity,) in rows])


def _rows(con: apsw.Connection, articles: Sequence[str]) -> list[ArticleRow]:
    return article_rows(con, [n for each in articles if (n := number_of(con, each)) is not None])


def _entities(reports: Sequence[Article]) -> set[str]:
    """Return the entities that are named, or said something."""
    marked = {mark.entity for report in reports for mark in report.highlights if mark.entity}
    said = (quote for report in reports for quote in (*report.quotes, *report.statements))
    return marked | {quote.speaker.entity for quote in said if quote.speaker and quote.speaker.entity}


def _is_body(report: Article, at: int) -> bool:
    """Tell whether a code point is in the article's own text, not under a picture."""
    block = next((block for block in report.blocks if block.start <= at < block.end), None)
    return block is None or block.role != "caption"


def told_alone(
    con: apsw.Connection, reports: Sequence[Article], copies: Sequence[tuple[str, str]]
) -> dict[str, list[Span]]:
    """Return by report the sentences that say something and that no independent other of `reports` tells."""
    voice = voices({report.id: report.publisher or report.source or "" for report in reports}, copies)
    told: dict[str, set[int]] = {}
    by_id = {report.id: report for report in reports}
    ids = json.dumps(list(by_id))
    for article_id, other, numbers in con.execute(
        "SELECT x.id, y.id, sentences FROM told JOIN article x USING (n) JOIN article y ON y.n = told.other"
        " WHERE x.id IN (SELECT value FROM json_each(?1)) AND y.id IN (SELECT value FROM json_each(?1))",
        (ids,),
    ):
        if voice[article_id] != voice[other]:
            told.setdefault(article_id, set()).update(json.loads(numbers))
    rows = con.execute(
        "SELECT id, spans FROM article JOIN sentence USING (n) WHERE id IN (SELECT value FROM json_each(?))",
        (ids,),
    )
    return {
        article_id: [
            (start, end)
            for at, (start, end, adds) in enumerate(json.loads(spans))
            if adds and at not in told.get(article_id, ()) and _is_body(by_id[article_id], start)
        ]
        for article_id, spans in rows
    }
