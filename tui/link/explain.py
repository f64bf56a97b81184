"""Why two articles are linked: evidence spans on both sides, what speaks for it and what against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tui.corpus.article import Article
from tui.corpus.event import Evidence, EvidenceKind, Link
from tui.link.background import background
from tui.link.kept import Kept
from tui.link.pair_score import reasons
from tui.link.passages import passages
from tui.link.side import RARE, Side
from tui.link.sketch import sketch
from tui.link.terms import content_terms

_MOST_NAMES: Final = 6
_MOST_DATES: Final = 3


def explain(a: Article, b: Article, link: Link, sides: tuple[Side, Side] | None = None) -> Link:
    """Return `link` with reasons and with evidence, in order of the strength of its kind and of the text.

    Args:
        a: the annotated article `link.a`.
        b: the annotated article `link.b`.
        link: as `cluster` made it.
        sides: their sketches made ready, where they are at hand.
    """
    evidence = (*passages(a, b), *_shared_names(a, b), *_shared_days(a, b))
    ranked = sorted(evidence, key=lambda e: (_ORDER[e.kind], e.a, e.b))
    found = link.reasons or reasons(*(sides or (Side(sketch(a)), Side(sketch(b)))), link.kind)
    return replace(link, evidence=tuple(ranked), reasons=found)


_ORDER: Final[dict[EvidenceKind, int]] = {
    "quote": 0,
    "figure": 1,
    "passage": 2,
    "text": 3,
    "place": 4,
    "entity": 5,
    "date": 6,
}


def _shared_names(a: Article, b: Article) -> Iterator[Evidence]:
    """Yield the rarest names that both articles mention, at their first mentions."""
    left, right = _named(a), _named(b)
    shared = sorted(left.keys() & right.keys(), key=lambda key: (-left[key][0], key))
    for key in shared[:_MOST_NAMES]:
        _, start, end, kind = left[key]
        other = right[key]
        evidence_kind: EvidenceKind = "place" if kind == "place" and other[3] == "place" else "entity"
        yield Evidence(evidence_kind, (start, end), (other[1], other[2]), f"both name {a.text[start:end]}")


def _first_mentions(article: Article) -> dict[tuple[str, ...], tuple[float, int, int, str]]:
    """Return the rare names of an article by their terms: rarity, first span, kind."""
    found: dict[tuple[str, ...], tuple[float, int, int, str]] = {}
    for mark in sorted(article.highlights, key=lambda m: (m.start, m.end)):
        if mark.kind not in {"person", "organisation", "place", "misc"}:
            continue
        words = content_terms(article.text[mark.start : mark.end])
        rarity = max((background().idf(word) for word in words), default=0.0)
        if rarity >= RARE and words not in found:
            found[words] = (round(rarity, 4), mark.start, mark.end, mark.kind)
    return found


_named: Final = Kept(_first_mentions)


def _shared_days(a: Article, b: Article) -> Iterator[Evidence]:
    """Yield the days that both articles name."""
    right = {d.low: d for d in reversed(b.dates) if d.low and d.low == d.high}
    seen: set[str] = set()
    for mention in a.dates:
        if mention.low and mention.low == mention.high and mention.low in right and mention.low not in seen:
            seen.add(mention.low)
            other = right[mention.low]
            yield Evidence(
                "date", (mention.start, mention.end), (other.start, other.end), f"both: {mention.low}"
            )
            if len(seen) == _MOST_DATES:
                return
