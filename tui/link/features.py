"""What two sketches have in common and where they differ: the features of a pair score.

Every feature is symmetric in its two articles and depends on them alone. NaN means unknown: a missing date,
no places on one side. `feature_table.FEATURES` fixes names and order.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping

from tui.link.fingerprint import resemblance
from tui.link.occurrences import alike_sentences
from tui.link.side import RARE, Side
from tui.link.sketch import Sketch
from tui.link.time_features import UNKNOWN, time_features


def pair_features(one: Side, other: Side) -> list[float]:
    """Return the features of a pair in the order of `FEATURES`; the same whichever side comes first."""
    a, b = one.sketch, other.sketch
    return [
        *_words(a, b),
        *_ordered(_missing(one, other), _missing(other, one)),
        dot(a.names, b.names),
        dot(a.phrases, b.phrases),
        dot(a.lead, b.lead),
        dot(a.headline, b.headline),
        *_ordered(_sum(one.lead_squares, other.held), _sum(other.lead_squares, one.held)),
        *_ordered(_sum(one.headline_squares, other.held), _sum(other.headline_squares, one.held)),
        *_ordered(_sum(one.name_squares, b.names), _sum(other.name_squares, a.names)),
        float(len(one.top & other.top)),
        *_rare_names(one, other),
        *rare_terms(one, other),
        float(len(a.phrases.keys() & b.phrases.keys())),
        float(len(a.numbers & b.numbers)),
        *_figures(a, b),
        math.log1p(len(a.quotes & b.quotes)),
        resemblance(a.shingles, b.shingles),
        *_sentences(a, b),
        *time_features(a, b),
        _overlap(one.places, other.places),
        _overlap(one.persons, other.persons),
        math.log1p(min(a.length, b.length)),
        abs(math.log1p(a.length) - math.log1p(b.length)),
        max(a.spread, b.spread),
    ]


def dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Return the inner product of two weightings; summed exactly, so that order cannot matter."""
    return math.fsum([a[term] * b[term] for term in a.keys() & b.keys()])


def _ordered(x: float, y: float) -> tuple[float, float]:
    return (x, y) if x <= y else (y, x)


def _sum(weights: Mapping[str, float], terms: Iterable[str]) -> float:
    """Return the summed weight of those terms that are among `terms`."""
    return math.fsum([weights[term] for term in weights.keys() & terms])


def _words(a: Sketch, b: Sketch) -> tuple[float, float, float]:
    """Return the inner product over all words, over those that are no names, and the largest product."""
    shared = a.terms.keys() & b.terms.keys()
    every = [a.terms[term] * b.terms[term] for term in shared]
    plain = shared - a.names.keys() - b.names.keys()
    common = [a.terms[term] * b.terms[term] for term in plain]
    return math.fsum(every), math.fsum(common), max(every, default=0.0)


def _missing(one: Side, other: Side) -> float:
    """Return the share of the weight of the main words of one side that the other nowhere has."""
    terms = one.sketch.terms
    lacking = math.fsum([terms[term] for term in one.top - other.held])
    return lacking / one.top_weight if one.top_weight else UNKNOWN


def _rare_names(one: Side, other: Side) -> tuple[float, float, float]:
    """Return the rarity of the shared rare names, that of the rarest, and the share of the lesser side's."""
    shared = [one.rare_names[name] for name in one.rare_names.keys() & other.rare_names.keys()]
    total = math.fsum(shared)
    fewer = min(one.name_rarity, other.name_rarity)
    rarest = max(shared) + RARE if shared else 0.0
    return total, rarest, min(1.0, total / fewer) if fewer else UNKNOWN


def rare_terms(one: Side, other: Side) -> tuple[float, float]:
    """Return the rarity of the shared rare words, and its share of that of the side with less."""
    shared = _sum(one.rare_terms, other.rare_terms)
    fewer = min(one.term_rarity, other.term_rarity)
    return shared, shared / fewer if fewer else UNKNOWN


def _sentences(a: Sketch, b: Sketch) -> tuple[float, float]:
    """Return how many sentences tell alike (logarithm), and their share of the article with fewer."""
    fewer = min(len(a.occurrences), len(b.occurrences))
    if not fewer:
        return UNKNOWN, UNKNOWN
    alike = alike_sentences(a.occurrences, b.occurrences)
    return math.log1p(alike), alike / fewer


def _overlap(a: Collection[str], b: Collection[str]) -> float:
    """Return the share of the shorter list that is in the other, unknown where one is empty."""
    if not a or not b:
        return UNKNOWN
    return len(set(a) & set(b)) / min(len(a), len(b))


def _figures(a: Sketch, b: Sketch) -> tuple[float, float]:
    """Count the kinds of figure (killed, injured …) in which some counts agree, and in which none does."""
    if not a.figures or not b.figures:
        return 0.0, 0.0
    kinds = {figure[0] for figure in a.figures} & {figure[0] for figure in b.figures}
    agreeing = {figure[0] for figure in set(a.figures) & set(b.figures)}
    return float(len(agreeing)), float(len(kinds - agreeing))
