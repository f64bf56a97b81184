"""Spans laid over a text, found again for any stretch of it without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from tui.corpus.article import Article
from tui.corpus.event import Span
from tui.corpus.highlight import OWN_LAYER, Highlight, Kind
from tui.view.palette import Part


class Painted(NamedTuple):
    """A span and the part of the palette that it is painted in."""

    start: int
    end: int
    part: Part


class Layer:
    """Spans of one article in order.

    Args:
        spans: in any order, overlapping or not; empty ones are left out.
    """

    def __init__(self, spans: Iterable[Painted] = ()) -> None:
        self.spans = sorted(span for span in spans if span.start < span.end)
        self._starts = [span.start for span in self.spans]
        self._reach = list(accumulate((span.end for span in self.spans), max))

    def within(self, start: int, end: int) -> list[Painted]:
        """Return the spans that show any code point of `start` to `end`, in order."""
        first = bisect_right(self._reach, start)
        last = bisect_left(self._starts, end)
        return [span for span in self.spans[first:last] if span.end > start]


# Painted in this order, so that a name within a quote shows as a name.
_KINDS_BELOW_UP: tuple[Kind, ...] = ("quote", "date", "figure", "misc", "place", "organisation", "person")


def highlight_layers(highlights: Iterable[Highlight], shown: frozenset[Kind]) -> list[Layer]:
    """Return the highlights of the kinds in `shown` as layers, the lowest first."""
    by_kind: dict[Kind, list[Painted]] = {kind: [] for kind in _KINDS_BELOW_UP if kind in shown}
    for mark in highlights:
        if mark.kind in by_kind:
            by_kind[mark.kind].append(Painted(mark.start, mark.end, mark.kind))
    return [Layer(spans) for spans in by_kind.values() if spans]


def steps(highlights: Iterable[Highlight], shown: frozenset[Kind]) -> list[Highlight]:
    """Return the highlights of the kinds in `shown` as one steps through them: by start, longer first.

    What several layers mark alike is one step: the one of them that names an entity, if any does.
    """
    ordered = sorted(
        (mark for mark in highlights if mark.kind in shown and mark.start < mark.end),
        key=lambda mark: (mark.start, -mark.end, mark.kind, mark.entity is None, mark.layer),
    )
    return list({(mark.start, mark.end, mark.kind): mark for mark in reversed(ordered)}.values())[::-1]


def layers_of(article: Article) -> list[str]:
    """Return the layers that an article has marks of: our own first, then by name."""
    return sorted({mark.layer for mark in article.highlights}, key=lambda name: (name != OWN_LAYER, name))


def marked_by(article: Article, mark: Highlight) -> list[str]:
    """Return the layers that have this very mark: span and kind."""
    alike = (each for each in article.highlights if (each.start, each.end) == (mark.start, mark.end))
    found = {each.layer for each in alike if each.kind == mark.kind}
    return [name for name in layers_of(article) if name in found]


def layer_sentence(article: Article, layer: str | None) -> str:
    """Return what to say of the layer that is shown, or of all of them where it is None."""
    names = layers_of(article)
    if layer is None:
        return f"all layers together: {', '.join(names)}" if names else "nothing is marked here"
    marks = {(mark.start, mark.end, mark.kind) for mark in article.highlights if mark.layer == layer}
    own = {(mark.start, mark.end, mark.kind) for mark in article.highlights if mark.layer == OWN_LAYER}
    counted = f"layer {layer}: {len(marks):,} mark{'s' * (len(marks) != 1)}"
    return counted if layer == OWN_LAYER else f"{counted}, {len(marks & own):,} as {OWN_LAYER} has them"


def overlaps(one: Span, other: Span) -> bool:
    """Return whether two spans share a code point."""
    return one[0] < other[1] and other[0] < one[1]
