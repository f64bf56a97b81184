"""What two sketches have in common and where they differ: the features of a pair score.

Every feature is symmetric in its two articles and depends on them alone. NaN means unknown: a missing date,
no places on one side. `feature_table.FEATURES` fixes names and order.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from tui.link.in_common import InCommon, dot
from tui.link.side import RARE, Side
from tui.link.time_features import UNKNOWN, time_features


def pair_features(one: Side, other: Side) -> list[float]:
    """Return the features of a pair in the order of `FEATURES`; the same whichever side comes first."""
    return features(InCommon(one, other))


def features(common: InCommon) -> list[float]:
    """Return what `pair_features` does, where what the two have in common is at hand."""
    one, other = common.one, common.other
    a, b = one.sketch, other.sketch
    phrases = a.phrases.keys() & b.phrases.keys()
    return [
        *_words(common),
        *_ordered(_missing(one, other), _missing(other, one)),
        dot(a.names, b.names),
        math.fsum([a.phrases[phrase] * b.phrases[phrase] for phrase in phrases]),
        common.wording.lead,
        dot(a.headline, b.headline),
        *_ordered(_sum(one.lead_squares, other.held), _sum(other.lead_squares, one.held)),
        *_ordered(_sum(one.headline_squares, other.held), _sum(other.headline_squares, one.held)),
        *_ordered(_sum(one.name_squares, b.names), _sum(other.name_squares, a.names)),
        float(len(one.top & other.top)),
        *_rare_names(common),
        *rare_terms(common),
        float(len(phrases)),
        float(len(a.numbers & b.numbers)),
        *_figures(one, other),
        math.log1p(len(a.quotes & b.quotes)),
        common.resemblance,
        *_sentences(common),
        *time_features(a.times, b.times, common.bounds_gap, exclude=common.dates_exclude),
        _overlap(one.places, other.places),
        _overlap(one.persons, other.persons),
        math.log1p(min(a.length, b.length)),
        abs(math.log1p(a.length) - math.log1p(b.length)),
        max(a.spread, b.spread),
    ]


def _ordered(x: float, y: float) -> tuple[float, float]:
    return (x, y) if x <= y else (y, x)


def _sum(weights: Mapping[str, float], terms: Iterable[str]) -> float:
    """Return the summed weight of those terms that are among `terms`."""
    return math.fsum([weights[term] for term in weights.keys() & terms])


def _words(common: InCommon) -> tuple[float, float, float]:
    """Return the inner product over all words, over those that are no names, and the largest product."""
    left, right = common.one.sketch.names, common.other.sketch.names
    shared, products, whole, _ = common.wording
    plain = [
        product
        for term, product in zip(shared, products, strict=True)
        if term not in left and term not in right
    ]
    return whole, math.fsum(plain), max(products, default=0.0)


def _missing(one: Side, other: Side) -> float:
    """Return the share of the weight of the main words of one side that the other nowhere has."""
    terms = one.sketch.terms
    lacking = math.fsum([terms[term] for term in one.top - other.held])
    return lacking / one.top_weight if one.top_weight else UNKNOWN


def _rare_names(common: InCommon) -> tuple[float, float, float]:
    """Return the rarity of the shared rare names, that of the rarest, and the share of the lesser side's."""
    shared = common.rare_names
    total = math.fsum(shared)
    fewer = min(common.one.name_rarity, common.other.name_rarity)
    rarest = max(shared) + RARE if shared else 0.0
    return total, rarest, min(1.0, total / fewer) if fewer else UNKNOWN


def rare_terms(common: InCommon) -> tuple[float, float]:
    """Return the rarity of the shared rare words, and its share of that of the side with less."""
    rarities = common.one.rare_terms
    shared = math.fsum([rarities[term] for term in common.wording.terms if term in rarities])
    fewer = min(common.one.term_rarity, common.other.term_rarity)
    return shared, shared / fewer if fewer else UNKNOWN


def _sentences(common: InCommon) -> tuple[float, float]:
    """Return how many sentences tell alike (logarithm), and their share of the article with fewer."""
    fewer = min(len(common.one.sketch.occurrences), len(common.other.sketch.occurrences))
    if not fewer:
        return UNKNOWN, UNKNOWN
    return math.log1p(common.alike), common.alike / fewer


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the share of the shorter list that is in the other, unknown where one is empty."""
    if not a or not b:
        return UNKNOWN
    return len(a & b) / min(len(a), len(b))


def _figures(a: Side, b: Side) -> tuple[float, float]:
    """Count the kinds of figure (killed, injured …) in which some counts agree, and in which none does."""
    kinds = a.figure_kinds & b.figure_kinds
    if not kinds:
        return 0.0, 0.0
    agreeing = {figure[0] for figure in a.figures & b.figures}
    return float(len(agreeing)), float(len(kinds - agreeing))
