"""One event on a page: figures by outlet, running totals apart, quotes by speaker, the reports, the story.

Each figure and each quote leads to the sentence it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import apsw

from tui.app.keys import Keys
from tui.app.panes.line_pane import BLANK, Piece, Row, said
from tui.app.screens.page import PageScreen
from tui.app.screens.targets import Jump
from tui.corpus.article import Article
from tui.corpus.event import Event
from tui.errors import StoreError
from tui.store.read import (
    ArticleRow,
    EventRow,
    article,
    article_rows,
    entity,
    event,
    event_rows,
    number_of,
    story,
)
from tui.view.brief import Brief, FigureRow, QuoteRow, brief, count
from tui.view.cells import padded
from tui.view.dates import dated

_MOST_REPORTS: Final = 60
"""Reports read for the grid; an event of more shows its best ones."""

_LABEL: Final = 30

_COUNT: Final = 18

_OUTLETS: Final = 40
"""Cells that the outlets of a quote may take beside it."""


class Reports(NamedTuple):
    """An event with everything its page shows.

    Attributes:
        rows: the reports as rows of the list, best first.
        also: articles that cover it among other events.
        chain: the events of its story, in order of time.
    """

    event: Event
    brief: Brief
    rows: Sequence[ArticleRow]
    also: Sequence[ArticleRow]
    chain: Sequence[EventRow]


def reports_of(con: apsw.Connection, identity: str) -> Reports:
    """Return the event `identity` with its reports.

    Raises:
        StoreError: there is no such event.
    """
    found = event(con, identity)
    reports = [article(con, each) for each in found.articles[:_MOST_REPORTS]]
    chain = event_rows(con, story(con, found.story).events) if found.story else []
    return Reports(
        found,
        brief(reports, _speakers(con, reports)),
        _rows(con, found.articles),
        _rows(con, found.also_covered_by),
        chain,
    )


def _rows(con: apsw.Connection, articles: Sequence[str]) -> list[ArticleRow]:
    return article_rows(con, [n for each in articles if (n := number_of(con, each)) is not None])


def _speakers(con: apsw.Connection, reports: Sequence[Article]) -> dict[str, str]:
    """Return the fullest names of those who are quoted."""
    names: dict[str, str] = {}
    for report in reports:
        for quote in report.quotes:
            if quote.speaker is not None and quote.speaker.entity and quote.speaker.entity not in names:
                try:
                    names[quote.speaker.entity] = entity(con, quote.speaker.entity).name
                except StoreError:  # not resolved yet: its words in the text serve
                    continue
    return names


class EventPage(PageScreen):
    """The page of one event."""

    def __init__(self, reports: Reports, keys: Keys) -> None:
        found = reports.event
        many = len(found.articles)
        note = f"{many} report{'s' * (many != 1)}, {found.publishers} independent · {_when(found)}"
        super().__init__(found.title or "(untitled)", event_page_rows(reports), note=note, keys=keys)


def _when(found: Event) -> str:
    first, last = found.published
    if not first and not last:
        return "date unknown"
    if (first or "")[:10] == (last or "")[:10]:
        return dated(first)
    return f"{dated(first)} to {dated(last)}"


def event_page_rows(reports: Reports) -> list[Row]:
    """Return the rows of the page of an event."""
    content = reports.brief
    rows = [
        *_figures("FIGURES", content.figures, content.reports),
        *_figures("RUNNING TOTALS, not the toll of this event", content.running, content.reports),
        *_quotes(content.quotes, content.reports),
        *_reports("REPORTS", reports.rows),
        *_reports("ALSO COVERED BY", reports.also),
        *_story(reports),
    ]
    return rows[:-1] if rows and rows[-1] == BLANK else rows


def _figures(title: str, figures: Sequence[FigureRow], reports: Sequence[Article]) -> Iterator[Row]:
    """Yield the grid: for each count a line, and beneath it one for each report that gives it."""
    if not figures:
        return
    yield Row(((title, "heading"),))
    outlets = {report.id: report.source or "unknown outlet" for report in reports}
    for each in figures:
        mark: Piece = ("≠ ", "conflict") if each.conflict else ("  ", "text")
        given = [reported for cell in each.cells for reported in cell]
        label: Piece = (padded(each.label, _LABEL), "event")
        span: Piece = (each.range if len(given) > 1 else "", "conflict" if each.conflict else "text")
        yield Row((("  ", "text"), mark, label, span))
        for reported in given:
            figure = reported.figure
            account: Piece = said(
                f" according to {figure.attributed_to}" if figure.attributed_to else "", "muted"
            )
            outlet = padded(said(outlets[reported.article])[0], _LABEL - 2)
            jump = Jump(reported.article, (figure.start, figure.end))
            number: Piece = (padded(said(count(figure))[0], _COUNT), "text")
            yield Row((("      ", "text"), (outlet, "meta"), number, account), (), jump)
    yield BLANK


def _quotes(quotes: Sequence[QuoteRow], reports: Sequence[Article]) -> Iterator[Row]:
    if not quotes:
        return
    yield Row((("QUOTES", "heading"),))
    outlets = {report.id: report.source or "unknown outlet" for report in reports}
    for each in quotes:
        best = each.said[0]
        where = " · ".join(dict.fromkeys(said(outlets[said_.article])[0] for said_ in each.said))
        speaker = padded(said(each.speaker)[0], _LABEL - 4)
        pieces: tuple[Piece, ...] = (
            ("    ", "text"),
            (f"{speaker} ", "person"),
            said(f"“{best.words}”", "quote"),
        )
        yield Row(
            pieces,
            ((f"  {where}", "muted"),) if len(where) <= _OUTLETS else (),
            Jump(best.article, best.span),
        )
    yield BLANK


def _reports(title: str, rows: Sequence[ArticleRow]) -> Iterator[Row]:
    if not rows:
        return
    yield Row(((title, "heading"),))
    for row in rows:
        mark: Piece = ("  ● ", "unread") if not row.read else ("    ", "text")
        date: Piece = (padded(dated(row.date), 13), "meta")
        outlet: Piece = (padded(said(row.source or "unknown outlet")[0], _LABEL - 18) + " ", "meta")
        conflict: tuple[Piece, ...] = ((" ≠", "conflict"),) if row.conflict else ()
        yield Row((mark, date, outlet, said(row.title or "(untitled)")), conflict, Jump(row.id))
    yield BLANK


def _story(reports: Reports) -> Iterator[Row]:
    """Yield the events of the story in order of time, this one marked."""
    if len(reports.chain) < 2:
        return
    yield Row((("STORY", "heading"),))
    for each in reports.chain:
        here = each.id == reports.event.id
        mark: Piece = ("  ▸ ", "accent") if here else ("    ", "text")
        many: Piece = (f"  {each.articles}", "muted")
        title = said(each.title or "(untitled)", "event" if here else "text")
        yield Row((mark, (padded(dated(each.date), 13), "meta"), title, many))
    yield BLANK
