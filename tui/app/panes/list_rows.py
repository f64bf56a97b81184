"""What an article and an event look like as rows of the list."""

from __future__ import annotations

from typing import Final

from tui.app.panes.line_pane import Piece, Row, said
from tui.corpus.article import DateBasis
from tui.store.read import ArticleRow, EventRow
from tui.view.cells import padded
from tui.view.dates import short_date
from tui.view.palette import Part

ROOMY: Final = 60
"""Cells from which a row has a column for the outlet."""

_OUTLET: Final = 18

_DATE: Final = 10

_BENEATH_OUTLET: Final = 14


def article_row(row: ArticleRow, width: int, *, beneath: bool, marked: bool = False) -> Row:
    """Return the row of an article.

    Args:
        row: the article.
        width: cells that there are.
        beneath: it stands under its event's row.
        marked: it is one of those that the next change is about.
    """
    mark = _signs(" " if row.read else "●", "unread", marked=marked)
    title = said(row.title or "(untitled)", "muted" if row.done else "text" if row.read else "unread")
    outlet = said(row.source or "–")[0]
    if beneath:
        size = _OUTLET + _DATE - 4 if width >= ROOMY else min(_BENEATH_OUTLET, width // 3)
        left: tuple[Piece, ...] = (("  ", "text"), mark, (padded(outlet, size) + " ", "meta"), title)
    elif width >= ROOMY:
        left = (mark, _dated(row.date, row.date_basis), (padded(outlet, _OUTLET) + " ", "meta"), title)
    else:
        left = (mark, _dated(row.date, row.date_basis), title)
    return Row(left, _article_marks(row), row.id)


def _article_marks(row: ArticleRow) -> tuple[Piece, ...]:
    marks: list[Piece] = []
    if row.conflict:
        marks.append((" ≠", "conflict"))
    if row.links:
        marks.append((f" ↔{row.links}", "muted"))
    if row.noted:
        marks.append((" ✎", "accent"))
    if row.due:
        marks.append((f" @{row.due[5:]}", "accent"))
    if row.queued:
        marks.append((" »", "accent"))
    if row.starred:
        marks.append((" ★", "starred"))
    if row.done:
        marks.append((" ✓", "muted"))
    return tuple(marks)


def _signs(sign: str, part: Part, *, marked: bool) -> Piece:
    """Return the two cells at the start of a row: what it is, and whether it is marked."""
    return (f"{sign}◆", "accent") if marked else (f"{sign} ", part if sign.strip() else "text")


def event_row(row: EventRow, width: int, target: str, *, unfolded: bool, marked: bool = False) -> Row:
    """Return the row of an event of several articles; `target` is its best report."""
    fold = _signs("▾" if unfolded else "▸", "accent", marked=marked)
    title = said(row.title or "(untitled)", "event" if row.unread else "text")
    left: tuple[Piece, ...] = (fold, _dated(row.date, "stated"), title)
    if width >= ROOMY:
        outlets: Piece = (
            padded(f"{row.articles} from {row.publishers} outlet{'s' * (row.publishers != 1)}", _OUTLET)
            + " ",
            "meta",
        )
        left = (fold, _dated(row.date, "stated"), outlets, title)
    marks: list[Piece] = []
    if row.added or row.contradicted:
        since = f" +{row.added or ''}{'≠' if row.contradicted else ''}"
        marks.append((since, "accent"))
    if row.conflict and not row.contradicted:
        marks.append((" ≠", "conflict"))
    if width < ROOMY:
        marks.append((f" {row.articles}", "muted"))
    if row.unread:
        marks.append((f" ●{row.unread}", "unread"))
    return Row(left, tuple(marks), target)


def _dated(iso: str | None, basis: DateBasis) -> Piece:
    """Return a date in ten cells: "14 Oct 16", "~2016" if inferred, "undated"."""
    shown = short_date(iso, inferred=basis == "inferred")
    return shown.rjust(_DATE) + " ", "meta" if iso else "muted"
