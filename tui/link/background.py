"""How common a term is in news at large: the fixed table that makes pair scores independent of the corpus.

The table counts, for each term and each rare phrase, the events (not the articles, so that one much-covered
event does not make its names common) of a background collection that name it; `tui/train/link_background.py`
makes it, docs/models.md says from what. Terms in fewer than `FLOOR` events are not told apart: the models are
trained on events that the table counts too, where a term of one event alone would give the answer away.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

_MODELS: Final = Path(__file__).resolve().parent / "models"

TABLE: Final = _MODELS / "background.tsv"
"""First line: number of events. Then a line a term: term, tab, number of events that name it."""


FLOOR: Final = 4
"""Fewest events that a term is taken to be in."""


class Background:
    """Inverse document frequencies of terms and phrases.

    Args:
        events: how many events were counted.
        counts: term to number of events with it; a phrase is two terms joined by a space.
    """

    def __init__(self, events: int, counts: dict[str, int]) -> None:
        self.events = events
        self.counts = counts
        self._idf = {term: math.log(events / max(count, FLOOR)) for term, count in counts.items()}
        self.rarest = math.log(events / FLOOR)

    def idf(self, term: str) -> float:
        """Return the natural logarithm of events per event with the term; `rarest` if unknown."""
        return self._idf.get(term, self.rarest)

    def rarities(self, terms: Iterable[str]) -> dict[str, float]:
        """Return the `idf` of each of `terms`, in their order."""
        known, rarest = self._idf.get, self.rarest
        return {term: known(term, rarest) for term in terms}

    def phrase_idf(self, first: str, second: str) -> float:
        """Return the rarity of two terms side by side; for an unknown phrase, bounded by its parts."""
        known = self._idf.get(f"{first} {second}")
        if known is not None:
            return known
        return min(self.rarest, self.idf(first) + self.idf(second))


@cache
def background() -> Background:
    """Return the shipped table, read once a process."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines[1:])
    return Background(int(lines[0]), {term: int(count) for term, count in pairs})
