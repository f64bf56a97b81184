"""What two sketches have in common that a pair score asks for more than once, worked out once a pair."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final, NamedTuple

from tui.link.fingerprint import resemblance
from tui.link.occurrences import alike_sentences
from tui.link.side import Side
from tui.link.sketch import Sketch
from tui.link.time_features import bounds_gap, dates_exclude

LEAST_ALIKE: Final = 0.08
"""Inner product of the wordings, whole or of the openings, below which hardly a pair is of one event."""


class Wording(NamedTuple):
    """The words that two articles share.

    Attributes:
        terms: the shared ones; `products` of their weights, in the order of the set.
        whole, lead: the inner products of all words, and of those of the openings.
    """

    terms: set[str]
    products: list[float]
    whole: float
    lead: float

    @property
    def is_alike(self) -> bool:
        """Tell whether two texts have enough wording in common to be worth a score."""
        return self.whole >= LEAST_ALIKE or self.lead >= LEAST_ALIKE


def wording(a: Sketch, b: Sketch) -> Wording:
    """Return the words that two articles share."""
    left, right = a.terms, b.terms
    shared = left.keys() & right.keys()
    products = [left[term] * right[term] for term in shared]
    return Wording(shared, products, math.fsum(products), dot(a.lead, b.lead))


def dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Return the inner product of two weightings; summed exactly, so that order cannot matter."""
    return math.fsum([a[term] * b[term] for term in a.keys() & b.keys()])


class InCommon:
    """What two articles have in common.

    Attributes:
        one, other: the two sides.
        wording: the words that they share.
        resemblance: estimated share of common shingles.
        alike: sentences that tell alike.
        rare_names: how many rare names both have, and their rarities.
        bounds_gap: days by which the two can at least not be from the same time.
        dates_exclude: whether their dates exclude that both are of one time.
    """

    __slots__ = (
        "alike",
        "bounds_gap",
        "dates_exclude",
        "one",
        "other",
        "rare_names",
        "resemblance",
        "wording",
    )

    def __init__(self, one: Side, other: Side, shared: Wording | None = None) -> None:
        a, b = one.sketch, other.sketch
        self.one, self.other = one, other
        self.wording = shared or wording(a, b)
        copied = not one.shingles.isdisjoint(other.shingles)
        self.resemblance = resemblance(a.shingles, b.shingles) if copied else 0.0
        self.alike = alike_sentences(a.occurrences, b.occurrences, one.marks & other.marks)
        rarities = one.rare_names
        self.rare_names = [rarities[name] for name in rarities.keys() & other.rare_names.keys()]
        self.bounds_gap = bounds_gap(a.times, b.times)
        self.dates_exclude = dates_exclude(a.times, b.times, self.bounds_gap, self.alike, self.resemblance)
