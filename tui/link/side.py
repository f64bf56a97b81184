"""A sketch made ready for many comparisons: what every pair would work out again is worked out once."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Final

from tui.link.background import background
from tui.link.publishers import outlet
from tui.link.sketch import Sketch

RARE: Final = 4.0
"""From this rarity on (1 in 55 events of news at large) a name or word counts as rare."""


class Side:
    """One side of a pair.

    Attributes:
        sketch: the sketch itself.
        rare_names, rare_terms: rarity above `RARE` of the rare ones; `name_rarity`, `term_rarity` their sums.
        held: the terms that count as said somewhere in the article.
        top_weight: summed weight of the main words.
        squares: squared weights of lead, headline and names, by term.
        shingles, marks: hashes of word runs, and of what tells its sentences apart.
        figures, figure_kinds: its counts, and what they count.
        outlet: the publisher's name as it is compared, empty if unknown.
    """

    __slots__ = (
        "figure_kinds",
        "figures",
        "headline_squares",
        "held",
        "lead_squares",
        "marks",
        "name_rarity",
        "name_squares",
        "outlet",
        "persons",
        "places",
        "rare_names",
        "rare_terms",
        "shingles",
        "sketch",
        "term_rarity",
        "top",
        "top_weight",
    )

    def __init__(self, sketch: Sketch) -> None:
        self.sketch = sketch
        self.rare_names = _rare(sketch.names)
        self.rare_terms = _rare(sketch.terms)
        self.name_rarity = math.fsum(self.rare_names.values())
        self.term_rarity = math.fsum(self.rare_terms.values())
        self.held = sketch.terms.keys() | sketch.lead.keys()
        self.top = frozenset(sketch.top)
        self.top_weight = math.fsum(sketch.terms[term] for term in sketch.top)
        self.persons = frozenset(sketch.persons)
        self.places = frozenset(sketch.places)
        self.lead_squares = _squares(sketch.lead)
        self.headline_squares = _squares(sketch.headline)
        self.name_squares = _squares(sketch.names)
        self.shingles = frozenset(sketch.shingles)
        self.marks = frozenset(chain.from_iterable(sketch.occurrences))
        self.figures = frozenset(sketch.figures)
        self.figure_kinds = frozenset(figure[0] for figure in sketch.figures)
        self.outlet = outlet(sketch.publisher)


def _rare(terms: Iterable[str]) -> dict[str, float]:
    found = background().rarities(terms)
    return {term: rarity - RARE for term, rarity in found.items() if rarity > RARE}


def _squares(weights: Mapping[str, float]) -> dict[str, float]:
    return {term: weight * weight for term, weight in weights.items()}
