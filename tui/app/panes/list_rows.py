"""What an article and an event look like as rows of the list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from tui.app.panes.line_pane import Piece, Row, said
from tui.corpus.article import DateBasis
from tui.store.read import ArticleRow, EventRow
from tui.view.cells import cells, padded
from tui.view.dates import short_date
from tui.view.palette import Part

ROOMY: Final = 60
"""Cells from which a row has a column for the outlet."""

_OUTLET: Final = 18

_DATE: Final = 10

_BENEATH_OUTLET: Final = 14

_TAGS: Final = 12

_TITLE_AT_LEAST: Final = 16
"""Cells that a title has whatever columns were chosen."""


class RowStyle(NamedTuple):
    """How rows are drawn.

    Attributes:
        columns: what stands before the title, in order.
        roomy: on two lines, with outlet and tags beneath the title.
    """

    columns: tuple[str, ...] = ("date", "outlet")
    roomy: bool = False


DEFAULT: Final = RowStyle()


def article_row(
    row: ArticleRow, width: int, style: RowStyle = DEFAULT, *, beneath: bool, marked: bool = False
) -> Row:
    """Return the row of an article.

    Args:
        row: the article.
        width: cells that there are.
        style: how rows are drawn.
        beneath: it stands under its event's row.
        marked: it is one of those that the next change is about.
    """
    mark = _signs(" " if row.read else "●", "unread", marked=marked)
    title = said(row.title or "(untitled)", "muted" if row.done else "text" if row.read else "unread")
    if style.roomy:
        return _roomy_article(row, mark, title, beneath=beneath)
    if beneath:
        outlet = said(row.source or "–")[0]
        size = _OUTLET + _DATE - 4 if width >= ROOMY else min(_BENEATH_OUTLET, width // 3)
        left: tuple[Piece, ...] = (("  ", "text"), mark, (padded(outlet, size) + " ", "meta"), title)
    else:
        left = (mark, *_columns(row, width, style), title)
    return Row(left, _article_marks(row), row.id)


def _roomy_article(row: ArticleRow, mark: Piece, title: Piece, *, beneath: bool) -> Row:
    indent: tuple[Piece, ...] = (("  ", "text"),) if beneath else ()
    date = short_date(row.date, inferred=row.date_basis == "inferred")
    facts = " · ".join(filter(None, (date, row.source, " ".join(f"#{tag}" for tag in row.tags))))
    return Row(
        (*indent, mark, title), _article_marks(row), row.id, (*indent, ("  ", "text"), said(facts, "meta"))
    )


def _columns(row: ArticleRow, width: int, style: RowStyle) -> Iterator[Piece]:
    """Yield what stands before the title, as far as that leaves room for the title."""
    room = width - _TITLE_AT_LEAST
    for column in style.columns:
        piece = _column(row, column)
        room -= cells(piece[0])
        if room >= 0 and (column != "outlet" or width >= ROOMY):
            yield piece


def _column(row: ArticleRow, column: str) -> Piece:
    if column == "date":
        return _dated(row.date, row.date_basis)
    if column == "outlet":
        return padded(said(row.source or "–")[0], _OUTLET) + " ", "meta"
    if column == "tags":
        return padded(said(" ".join(row.tags))[0], _TAGS) + " ", "accent"
    return f"{f'↔{row.links}' if row.links else '':>4} ", "muted"


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


def event_row(  # noqa: PLR0913  (what is drawn, and five ways how)
    row: EventRow,
    width: int,
    target: str,
    style: RowStyle = DEFAULT,
    *,
    unfolded: bool,
    marked: bool = False,
) -> Row:
    """Return the row of an event of several articles; `target` is its best report."""
    fold = _signs("▾" if unfolded else "▸", "accent", marked=marked)
    title = said(row.title or "(untitled)", "event" if row.unread else "text")
    counted = f"{row.articles} from {row.publishers} outlet{'s' * (row.publishers != 1)}"
    left: tuple[Piece, ...] = (fold, _dated(row.date, "stated"), title)
    beneath: tuple[Piece, ...] = ()
    if style.roomy:
        left, beneath = (fold, title), ((f"  {short_date(row.date)} · {counted}", "meta"),)
    elif width >= ROOMY:
        left = (fold, _dated(row.date, "stated"), (padded(counted, _OUTLET) + " ", "meta"), title)
    marks: list[Piece] = []
    if row.added or row.contradicted:
        since = f" +{row.added or ''}{'≠' if row.contradicted else ''}"
        marks.append((since, "accent"))
    if row.conflict and not row.contradicted:
        marks.append((" ≠", "conflict"))
    if width < ROOMY and not style.roomy:
        marks.append((f" {row.articles}", "muted"))
    if row.unread:
        marks.append((f" ●{row.unread}", "unread"))
    return Row(left, tuple(marks), target, beneath)


def _dated(iso: str | None, basis: DateBasis) -> Piece:
    """Return a date in ten cells: "14 Oct 16", "~2016" if inferred, "undated"."""
    shown = short_date(iso, inferred=basis == "inferred")
    return shown.rjust(_DATE) + " ", "meta" if iso else "muted"
