"""One event on a page: figures by outlet, running totals apart, quotes by speaker, the reports, the story.

Each figure and each quote leads to the sentence it stands in, each event of the story to its page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import apsw

from tui.app.keys import Keys
from tui.app.panes.line_pane import BLANK, Piece, Row, said, wrapped
from tui.app.screens.page import PageScreen
from tui.app.screens.targets import Jump, ShowEvent
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
from tui.view.brief import Brief, FigureRow, QuoteRow, Reported, brief, count
from tui.view.cells import padded
from tui.view.dates import dated

_MOST_REPORTS: Final = 60
"""Reports read for the grid; an event of more shows its best ones."""

_OUTLET: Final = 22

_SPEAKER: Final = 22

_RUNNING: Final = "RUNNING TOTALS, never compared with the toll of one event"


class _Columns(NamedTuple):
    """Cells of the grid's columns; the account has what is left."""

    label: int
    given: int
    outlet: int


_ROOMY: Final = _Columns(34, 18, _OUTLET)
_TIGHT: Final = _Columns(18, 15, 16)

_TIGHT_BELOW: Final = 110
"""Cells of the page below which an account would be cut to nothing."""


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

    place = "event"

    def __init__(self, reports: Reports, keys: Keys) -> None:
        found = reports.event
        many = len(found.articles)
        note = f"{many} report{'s' * (many != 1)}, {found.publishers} independent · {_when(found)}"
        super().__init__(found.title or "(untitled)", note=note, keys=keys)
        self._reports = reports

    def rows_at(self, width: int) -> list[Row]:
        """Return figures, quotes, reports and story."""
        content = self._reports.brief
        columns = _ROOMY if width >= _TIGHT_BELOW else _TIGHT
        rows = [
            *_figures("FIGURES", content.figures, content.reports, columns),
            *_figures(_RUNNING, content.running, content.reports, columns),
            *_quotes(content.quotes, content.reports, width),
            *_reports("REPORTS", self._reports.rows),
            *_reports("ALSO COVERED BY", self._reports.also),
            *_story(self._reports),
        ]
        return rows[:-1]


def _when(found: Event) -> str:
    first, last = found.published
    if not first and not last:
        return "date unknown"
    if (first or "")[:10] == (last or "")[:10]:
        return dated(first)
    return f"{dated(first)} to {dated(last)}"


def _figures(
    title: str, figures: Sequence[FigureRow], reports: Sequence[Article], columns: _Columns
) -> Iterator[Row]:
    """Yield the grid: what is counted, each count of it, the outlet, by whose account."""
    if not figures:
        return
    yield Row(((f" {title}", "heading"),))
    outlets = _outlets(reports)
    for each in figures:
        given = [reported for cell in each.cells for reported in cell]
        mark: Piece = (" ≠ ", "conflict") if each.conflict else ("   ", "text")
        label: Piece = (padded(each.label, columns.label) + "  ", "event")
        span = f"  {each.range} " if len(given) > 1 else ""
        for reported in given:
            yield Row((mark, label, *_given(reported, outlets, columns)), ((span, mark[1]),), _jump(reported))
            mark, label, span = ("   ", "text"), (" " * (columns.label + 2), "text"), ""
    yield BLANK


def _given(reported: Reported, outlets: Mapping[str, str], columns: _Columns) -> tuple[Piece, ...]:
    """Return a count as one report has it, with the outlet and by whose account it is."""
    figure = reported.figure
    return (
        (padded(said(count(figure))[0], columns.given) + " ", "text"),
        (padded(outlets[reported.article], columns.outlet) + " ", "meta"),
        said(figure.attributed_to or "", "muted"),
    )


def _jump(reported: Reported) -> Jump:
    return Jump(reported.article, (reported.figure.start, reported.figure.end))


def _outlets(reports: Sequence[Article]) -> dict[str, str]:
    """Return the outlet of each report by its id."""
    return {report.id: said(report.source or "–")[0] for report in reports}


def _quotes(quotes: Sequence[QuoteRow], reports: Sequence[Article], width: int) -> Iterator[Row]:
    """Yield each quote in up to two lines after its speaker, and beneath it the outlets that have it."""
    if not quotes:
        return
    yield Row(((" QUOTES", "heading"),))
    outlets = _outlets(reports)
    for each in quotes:
        best = each.said[0]
        lines = wrapped(f"“{best.words.rstrip(', ')}”", max(20, width - _SPEAKER - 5), 2)
        speaker = padded(said(each.speaker)[0], _SPEAKER)
        yield Row(((f"   {speaker} ", "person"), (lines[0], "quote")), (), Jump(best.article, best.span))
        for line in lines[1:]:
            yield Row(((" " * (_SPEAKER + 4), "text"), (line, "quote")))
        where = " · ".join(dict.fromkeys(outlets[one.article] for one in each.said))
        yield Row(((" " * (_SPEAKER + 4), "text"), (where, "muted")))
    yield BLANK


def _reports(title: str, rows: Sequence[ArticleRow]) -> Iterator[Row]:
    if not rows:
        return
    yield Row(((f" {title}", "heading"),))
    for row in rows:
        mark: Piece = (" ● ", "unread") if not row.read else ("   ", "text")
        date: Piece = (padded(dated(row.date), 13), "meta")
        outlet: Piece = (padded(said(row.source or "–")[0], _OUTLET) + " ", "meta")
        conflict: tuple[Piece, ...] = ((" ≠", "conflict"),) if row.conflict else ()
        yield Row((mark, date, outlet, said(row.title or "(untitled)")), conflict, Jump(row.id))
    yield BLANK


def _story(reports: Reports) -> Iterator[Row]:
    """Yield the events of the story in order of time, this one marked."""
    if len(reports.chain) < 2:
        return
    yield Row(((" STORY", "heading"),))
    for each in reports.chain:
        here = each.id == reports.event.id
        mark: Piece = (" ▸ ", "accent") if here else ("   ", "text")
        many: Piece = (f"  {each.articles}", "muted")
        title = said(each.title or "(untitled)", "event" if here else "text")
        target = None if here else ShowEvent(each.id)
        yield Row((mark, (padded(dated(each.date), 13), "meta"), title, many), (), target)
    yield BLANK
