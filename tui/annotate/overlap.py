"""Where marks overlap, who gives way."""

from __future__ import annotations

from collections.abc import Iterable

from tui.corpus.highlight import OWN_LAYER, Highlight

_NAMES = frozenset({"person", "organisation", "place", "misc"})


def without_overlap(own: Iterable[Highlight], outside: Iterable[Highlight]) -> tuple[Highlight, ...]:
    """Return both, in order, less those of our `own` name and date marks that an `outside` one overlaps.

    A quote holds names and figures hold counts, so marks only compete within their class: names and
    misc with one another, dates with dates, figures with figures, quotes with quotes.
    """
    outside = sorted(outside, key=_order)
    taken = {group: [h for h in outside if _group(h) == group] for group in {_group(h) for h in outside}}
    kept = [h for h in own if not any(h.start < o.end and o.start < h.end for o in taken.get(_group(h), ()))]
    return tuple(sorted([*outside, *kept], key=_order))


def _group(highlight: Highlight) -> str:
    return "name" if highlight.kind in _NAMES else highlight.kind


def _order(highlight: Highlight) -> tuple[int, int, str, bool, str]:
    return highlight.start, -highlight.end, highlight.kind, highlight.layer != OWN_LAYER, highlight.layer
