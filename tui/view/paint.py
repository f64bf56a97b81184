"""One line of the reading view as styled segments, exactly as wide as the pane."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Final

from rich.cells import get_character_cell_size
from rich.segment import Segment
from rich.style import Style

from tui.corpus.article import Role
from tui.corpus.event import Span
from tui.view.addresses import Address
from tui.view.cells import cells, drawn, expanded, is_plain, padded
from tui.view.layers import Layer, Painted, overlaps
from tui.view.marks import MarginMark
from tui.view.palette import Palette, Part
from tui.view.wrap import Line, Wrapped

GUTTER: Final = 2
"""Cells at either side of the text: on the left for the bar of a linked passage, on the right for marks."""

_PARTS: Final[dict[Role, Part]] = {
    "title": "title",
    "standfirst": "standfirst",
    "heading": "heading",
    "body": "text",
    "caption": "caption",
    "pull_quote": "pull_quote",
    "byline": "meta",
    "dateline": "meta",
    "published": "meta",
    "updated": "meta",
    "related_link": "muted",
    "boilerplate": "muted",
    "credit": "muted",
    "tags": "muted",
}

_BAR: Final = "▎"

# Half blocks beside the selected highlight, where its neighbours are spaces: its colour reaches half a cell
# out, and on a terminal without colour they fence it in.
_LEFT_EDGE: Final = "▐"
_RIGHT_EDGE: Final = "▌"


@dataclass(slots=True)
class Painting:
    """What is laid over one wrapped article, and where it stands in its pane.

    Attributes:
        left: cells before the text.
        width: cells of the whole line.
        layers: highlights and found spans, the lowest first.
        marks: what stands in the right margin, by index of line.
        selected: the chosen highlight.
        passage: the linked passage that was brought into view.
        addresses: what of the text the terminal is told to be links.
    """

    wrapped: Wrapped
    palette: Palette
    left: int
    width: int
    layers: Sequence[Layer] = ()
    marks: Mapping[int, MarginMark] = field(default_factory=dict)
    selected: Span | None = None
    passage: Span | None = None
    addresses: Sequence[Address] = ()


def paint(painting: Painting, index: int) -> list[Segment]:
    """Return line `index` as segments that fill exactly the painting's width."""
    line = painting.wrapped.lines[index]
    base = _PARTS[line.role]
    left = painting.left + line.indent
    body = (
        [Segment(drawn(line.note), painting.palette.style(base))]
        if line.note
        else _text(painting, line, base)
    )
    segments = [*_gutter(painting, line, left), *body]
    _right_edge(painting, line, segments)
    return list(Segment.simplify(segment for segment in _filled(painting, index, segments) if segment.text))


def marks_by_line(wrapped: Wrapped, marks: Iterable[MarginMark]) -> dict[int, MarginMark]:
    """Return the mark of each line that has one: of several, a conflict before a shared quote."""
    found: dict[int, MarginMark] = {}
    for mark in marks:
        if wrapped.is_hidden(mark.span[0]):
            continue
        index = wrapped.line_of(max(mark.span[0], mark.span[1] - 1))
        if index not in found or found[index].part != "conflict":
            found[index] = mark
    return found


def offset_at(wrapped: Wrapped, index: int, x: int) -> int | None:
    """Return the code point in cell `x` of the text of line `index`, None where there is none."""
    line = wrapped.lines[index]
    at = line.indent
    if x < at:
        return None
    for offset in range(line.start, line.end):
        char = wrapped.text[offset]
        at += len(expanded(char, at - line.indent)) if char == "\t" else cells(char)
        if x < at:
            return offset
    return None


def _text(painting: Painting, line: Line, base: Part) -> list[Segment]:
    """Return the text of a line in pieces of one style each."""
    spans = [span for layer in painting.layers for span in layer.within(line.start, line.end)]
    if painting.selected and overlaps(painting.selected, (line.start, line.end)):
        spans.append(Painted(*painting.selected, "selected"))
    text = painting.wrapped.text
    style = painting.palette.style
    links = [each for each in painting.addresses if overlaps(each[:2], (line.start, line.end))]
    if not spans and not links:
        return [Segment(drawn(expanded(text[line.start : line.end], 0)), style(base))]
    edges = _edges(painting, line)
    segments: list[Segment] = []
    x = 0
    for start, end in _pieces(text, line, [*spans, *links], edges):
        if start in edges:
            piece = Segment(edges[start], style(base, "selected_edge"))
        else:
            parts = tuple(span.part for span in spans if span.start < end and span.end > start)
            url = next((each.url for each in links if each.start < end and each.end > start), "")
            piece = Segment(drawn(expanded(text[start:end], x)), _linked(style(base, *parts), url))
        segments.append(piece)
        x += cells(piece.text)
    return segments


@lru_cache(maxsize=512)
def _linked(style: Style, url: str) -> Style:
    """Return a style that tells the terminal where its text leads; the same one each time."""
    return style.update_link(url) if url else style


def _pieces(
    text: str, line: Line, spans: Sequence[Painted | Address], edges: Mapping[int, str]
) -> Iterable[Span]:
    """Yield where to cut a line so that no span begins or ends within a piece, and no letter is torn."""
    cuts = {line.start, line.end}
    for span in spans:
        cuts.update((span.start, span.end))
    for edge in edges:
        cuts.update((edge, edge + 1))
    inside = sorted(cut for cut in cuts if line.start <= cut <= line.end)
    if not is_plain(text[line.start : line.end]):
        inside = [cut for cut in inside if cut in (line.start, line.end) or _is_boundary(text, cut)]
    return pairwise(inside)


def _is_boundary(text: str, at: int) -> bool:
    """Return whether a letter begins at `at`, rather than a mark on the one before."""
    return text[at] == "\t" or get_character_cell_size(text[at]) > 0


def _edges(painting: Painting, line: Line) -> dict[int, str]:
    """Return the spaces beside the selected highlight that half blocks replace."""
    if painting.selected is None:
        return {}
    start, end = painting.selected
    text = painting.wrapped.text
    edges: dict[int, str] = {}
    if line.start < start <= line.end and text[start - 1] == " ":
        edges[start - 1] = _LEFT_EDGE
    if line.start <= end < line.end and text[end] == " ":
        edges[end] = _RIGHT_EDGE
    return edges


def _gutter(painting: Painting, line: Line, left: int) -> list[Segment]:
    """Return the cells before the text: the passage's bar, and the edge of a highlight that begins there."""
    style = painting.palette.style
    cells_before = [" "] * left
    parts: dict[int, Part] = {}
    shows_text = line.start < line.end
    if painting.passage and shows_text and overlaps(painting.passage, (line.start, line.end)):
        at = max(0, painting.left - GUTTER)
        if at < left:
            cells_before[at], parts[at] = _BAR, "passage"
    if painting.selected and shows_text and painting.selected[0] == line.start and left > 0:
        cells_before[-1], parts[left - 1] = _LEFT_EDGE, "selected_edge"
    if not parts:
        return [Segment("".join(cells_before), style())] if left else []
    return [Segment(cell, style(parts[x]) if x in parts else style()) for x, cell in enumerate(cells_before)]


def _right_edge(painting: Painting, line: Line, segments: list[Segment]) -> None:
    """Close a selected highlight that ends with its line."""
    if painting.selected and line.start < line.end == painting.selected[1]:
        segments.append(Segment(_RIGHT_EDGE, painting.palette.style("selected_edge")))


def _filled(painting: Painting, index: int, segments: list[Segment]) -> list[Segment]:
    """Return the segments with the line's mark and free cells up to the width, cut where they exceed it."""
    style = painting.palette.style
    used = sum(cells(segment.text) for segment in segments)
    mark = painting.marks.get(index)
    if mark is not None and used < painting.width:
        gap, shown = _placed(painting, mark, used)
        segments.append(Segment(" " * gap, style()))
        segments.append(Segment(shown, style(mark.part)))
        used += gap + cells(shown)
    if used < painting.width:
        segments.append(Segment(" " * (painting.width - used), style()))
    elif used > painting.width:
        return Segment.adjust_line_length(segments, painting.width, style())
    return segments


def _placed(painting: Painting, mark: MarginMark, used: int) -> tuple[int, str]:
    """Return the gap before a mark and its form: in words where these fit, in the margin where it can."""
    margin = painting.left + painting.wrapped.width + 1
    forms = ((mark.long, margin), (mark.long, used + 1), (mark.short, margin), (mark.short, used + 1))
    for shown, wanted in forms:
        gap = max(wanted - used, 0)
        if used + gap + cells(shown) <= painting.width:
            return gap, drawn(shown)
    return 0, padded(mark.short, 1)
