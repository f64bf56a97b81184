"""The grid of an event's figures as rows: what is counted, each count of it, the outlet, by whose account."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple

from tui.app.panes.line_pane import BLANK, Piece, Row, said, wrapped
from tui.app.screens.targets import Jump
from tui.view.brief import Brief, FigureRow, Reported, count
from tui.view.cells import cells, padded

_RUNNING: Final = "TOTALS OVER A LONGER TIME, never compared with the toll of this event"

_LABEL_LINES: Final = 3
"""Lines that what is counted may take: its end tells "killed in three days" from "killed in three weeks"."""


class _Columns(NamedTuple):
    """Cells of the grid's columns; the account has what is left."""

    label: int
    given: int
    outlet: int
    says_standing: bool


_ROOMY: Final = _Columns(34, 18, 22, says_standing=True)
_TIGHT: Final = _Columns(16, 15, 16, says_standing=False)
"""What the columns have at most; what counts and outlets do not need, the labels may have."""

_TIGHT_BELOW: Final = 110
"""Cells of the page below which an account would be cut to nothing; of what is more, labels have a third,
outlets a sixth and the accounts the rest."""


def figure_rows(content: Brief, outlets: Mapping[str, str], width: int) -> Iterator[Row]:
    """Yield the figures of an event, and those over a longer time apart.

    Args:
        content: of the event.
        outlets: by the id of a report.
        width: cells of the page.
    """
    columns = _columns([*content.figures, *content.running], outlets, width)
    yield from _grid("FIGURES", content.figures, outlets, columns)
    yield from _grid(_RUNNING, content.running, outlets, columns)


def _grid(
    title: str, figures: Sequence[FigureRow], outlets: Mapping[str, str], columns: _Columns
) -> Iterator[Row]:
    if not figures:
        return
    yield Row(((f" {title}", "heading"),))
    for each in figures:
        yield from _counts(each, outlets, columns)
    yield BLANK


def _counts(row: FigureRow, outlets: Mapping[str, str], columns: _Columns) -> Iterator[Row]:
    """Yield the counts of one thing, a line each, beside as many lines as its name takes."""
    mark: Piece = (" ≠ ", "conflict") if row.conflict else ("   ", "text")
    span = f"  {row.range} " if len(row.given) > 1 else ""
    names = wrapped(row.label, columns.label, _LABEL_LINES)
    for name, reported in zip_longest(names, row.given):
        label: Piece = (padded(name or "", columns.label) + "  ", "event")
        if reported is None:
            yield Row((mark, label))
            continue
        standing = " · ".join(row.standing(reported)) if columns.says_standing else ""
        right: tuple[Piece, ...] = ((f"  {standing} " if standing else "", "muted"), (span, mark[1]))
        jump = Jump(reported.article, (reported.figure.start, reported.figure.end))
        yield Row((mark, label, *_given(reported, outlets, columns)), right, jump)
        mark, span = ("   ", "text"), ""


def _columns(figures: Sequence[FigureRow], outlets: Mapping[str, str], width: int) -> _Columns:
    """Return the columns of the grid, each no wider than what stands in it."""
    most = _ROOMY if width >= _TIGHT_BELOW else _TIGHT
    spare = max(0, width - _TIGHT_BELOW)
    given = [reported for each in figures for reported in each.given]
    counts = min(most.given, max((cells(said(count(each.figure))[0]) for each in given), default=0))
    widest = most.outlet + spare // 6
    outlet = min(widest, max((cells(outlets[each.article]) for each in given), default=0))
    room = most.label + (most.given - counts) + (widest - outlet) + spare // 3
    label = min(room, max((cells(each.label) for each in figures), default=0))
    return _Columns(label, counts, outlet, most.says_standing)


def _given(reported: Reported, outlets: Mapping[str, str], columns: _Columns) -> tuple[Piece, ...]:
    """Return a count as one report has it, with the outlet and by whose account it is."""
    figure = reported.figure
    return (
        (padded(said(count(figure))[0], columns.given) + "  ", "text"),
        (padded(outlets[reported.article], columns.outlet) + "  ", "meta"),
        said(figure.attributed_to or "", "muted"),
    )
