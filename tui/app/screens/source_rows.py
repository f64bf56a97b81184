"""A source as rows of a page: what came from it, and how it is doing."""

from __future__ import annotations

from typing import Final

from tui.app.panes.line_pane import Piece, Row, said
from tui.store.source_counts import SourceCounts, Standing
from tui.view.ago import ago, ahead
from tui.view.cells import cells, cut, padded
from tui.view.intervals import said_interval
from tui.view.palette import Part

_INDENT: Final = "    "

_COUNTS: Final = 18
"""Cells of "123 unread of 4,567"; the name has what these and the standing leave, up to a bound."""


def source_rows(each: Standing, width: int, now: float) -> list[Row]:
    """Return a source in two rows, the first of which can be chosen.

    Args:
        each: the source.
        width: of the page, in cells.
        now: seconds since 1970.
    """
    sign, part = _sign(each)
    room = max(16, min(44, width - _COUNTS - len(_INDENT) - cells(_standing(each.counts)) - 4))
    name = padded(cut(said(each.row.title or each.row.location)[0], room), room)
    counts = each.counts
    unread = f"{counts.unread:,} unread of {counts.articles:,}"
    title: Part = "event" if counts.unread else "text"
    pieces: tuple[Piece, ...] = (
        (f"  {sign} ", part),
        (name, title),
        (f"  {unread.ljust(_COUNTS)}", "meta"),
        (_standing(counts), "muted"),
    )
    return [Row(pieces, (), each.row.location), _state(each, now)]


def _sign(each: Standing) -> tuple[str, Part]:
    if each.row.paused:
        return "‖", "muted"
    if each.health is not None and each.health.failures:
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
    """Return where a source is and when it was read; or what is wrong with it."""
    row, health = each.row, each.health
    parts: list[Piece] = [(_INDENT, "text")]
    if health is not None and health.problem:
        parts += [said(health.problem, "warning"), ("  ", "text")]
    if row.title:
        parts += [said(row.location, "muted"), ("  ", "text")]
    if row.tags:
        parts += [said(" ".join(f"#{tag}" for tag in row.tags), "accent"), ("  ", "text")]
    if health is None:
        read = f"read {row.read_at[:16].replace('T', ' ')}" if row.read_at else "not read yet"
        return Row((*parts, (read, "muted")))
    due = "paused" if row.paused else f"next {ahead(health.due, now)}"
    whole = " · full text" if row.whole else ""
    said_of = f"answered {ago(health.succeeded, now)} · {due} · every {said_interval(row.every)}{whole}"
    return Row((*parts, (said_of, "muted")))
