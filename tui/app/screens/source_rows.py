"""A source as rows of a page: what came from it, what is wrong with it, how it is doing."""

from __future__ import annotations

from typing import Final

from tui.app.panes.line_pane import Piece, Row, said
from tui.store.source_counts import SourceCounts, Standing
from tui.store.sources import WEB, SourceRow
from tui.view.ago import ago, ahead
from tui.view.cells import cells, cut, padded
from tui.view.intervals import said_interval
from tui.view.palette import Part

_INDENT: Final = "    "

_COUNTS: Final = 18
"""Cells of "123 unread of 4,567"; the name has what these and the standing leave, up to a bound."""


def source_rows(each: Standing, width: int, now: float) -> list[Row]:
    """Return a source in two rows, or three where something is wrong; the first of them can be chosen.

    Args:
        each: the source.
        width: of the page, in cells.
        now: seconds since 1970.
    """
    sign, part = _sign(each)
    room = max(16, min(44, width - _COUNTS - len(_INDENT) - cells(_standing(each.counts)) - 4))
    name = padded(_name(each.row, room), room)
    counts = each.counts
    unread = f"{counts.unread:,} unread of {counts.articles:,}"
    title: Part = "event" if counts.unread else "text"
    pieces: tuple[Piece, ...] = (
        (f"  {sign} ", part),
        (name, title),
        (f"  {unread.ljust(_COUNTS)}", "meta"),
        (_standing(counts), "muted"),
    )
    problem = [Row(((_INDENT, "text"), said(each.problem, "warning")))] if each.problem else []
    return [Row(pieces, (), each.row.location), *problem, _state(each, now)]


def _name(row: SourceRow, room: int) -> str:
    """Return what a source is called in at most `room` cells; of a path, its end says more."""
    name = said(row.title or row.location)[0]
    if row.title or row.kind in WEB or cells(name) <= room:
        return cut(name, room)
    return f"…{name[-(room - 1) :]}" if cells(name) == len(name) else cut(name, room)


def _sign(each: Standing) -> tuple[str, Part]:
    if each.row.paused:
        return "‖", "muted"
    if each.is_failing:
        return "!", "warning"
    return "●", "accent"


def _standing(counts: SourceCounts) -> str:
    """Return how often a source is first and how often alone."""
    if not counts.events:
        return ""
    parts = [f"{counts.events:,} event{'s' * (counts.events != 1)}"]
    if counts.shared:
        parts.append(f"first in {counts.first:,} of {counts.shared:,}")
    if counts.alone:
        parts.append(f"alone in {counts.alone:,}")
    return " · ".join(parts)


def _state(each: Standing, now: float) -> Row:
    """Return when a source was read and is read next; then its tags and its address, the first to be cut."""
    row = each.row
    parts: list[Piece] = [(f"{_INDENT}{_told(each, now)}", "muted")]
    if row.tags:
        parts += [("  ", "text"), said(" ".join(f"#{tag}" for tag in row.tags), "accent")]
    address = each.health.address if each.health is not None else ""
    if address not in ("", row.location):
        parts += [("  ", "text"), said(f"moved to {address}", "muted")]
    elif row.title:
        parts += [("  ", "text"), said(row.location, "muted")]
    return Row(tuple(parts))


def _told(each: Standing, now: float) -> str:
    row, health = each.row, each.health
    if health is None:
        paused = "paused · " if row.paused else ""
        return paused + (f"read {row.read_at[:16].replace('T', ' ')}" if row.read_at else "not read yet")
    due = "paused" if row.paused else f"next {ahead(health.due, now)}"
    whole = " · full text" if row.whole else ""
    return f"answered {ago(health.succeeded, now)} · {due} · every {said_interval(row.every)}{whole}"
