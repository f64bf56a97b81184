"""Which pairs are worth scoring: those that share rare terms, names or phrases.

An inverted index over each sketch's heaviest terms. Common keys are read only around the article in time
(articles are numbered by date, then id), so a term that half the corpus has costs no more than a rare one;
each article keeps its best candidates. Nothing depends on the order in which sketches come.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final

from tui.link.background import background
from tui.link.features import dot
from tui.link.sketch import Sketch

KEYS_TERMS: Final = 28
KEYS_NAMES: Final = 10
KEYS_PHRASES: Final = 10
KEYS_LEAD: Final = 8

NEIGHBOURS: Final = 240
"""Entries of one key that are looked at, nearest in time first."""

KEPT: Final = 36
"""Candidates kept an article."""

LEAST_WEIGHT: Final = 5.5
"""Shared rarity (natural logarithm) that a candidate needs: one rare key, or two of one in sixteen events."""

LEAST_ALIKE: Final = 0.08
"""Inner product of the wordings, whole or of the openings, below which hardly a pair is of one event."""


def keys(one: Sketch) -> dict[str, float]:
    """Return the index keys of a sketch with their rarity."""
    table = background()
    terms = dict.fromkeys(
        chain(islice(one.terms, KEYS_TERMS), islice(one.names, KEYS_NAMES), islice(one.lead, KEYS_LEAD))
    )
    found = {term: table.idf(term) for term in terms}
    for phrase in islice(one.phrases, KEYS_PHRASES):
        first, _, second = phrase.partition(" ")
        found[phrase] = table.phrase_idf(first, second) / 2  # its words count as terms already
    return found


def candidate_pairs(sketches: Sequence[Sketch]) -> list[tuple[int, int]]:
    """Return the pairs worth scoring as positions (low, high) in `sketches`, ascending.

    Args:
        sketches: in a fixed order, best that of time, for neighbours are looked for by position.
    """
    keyed = [keys(one) for one in sketches]
    index: defaultdict[str, list[int]] = defaultdict(list)
    for at, weights in enumerate(keyed):
        for key in weights:
            index[key].append(at)
    pairs: set[tuple[int, int]] = set()
    for at, weights in enumerate(keyed):
        pairs.update((min(at, other), max(at, other)) for other in _best(at, weights, index))
    return sorted(pair for pair in pairs if alike(sketches[pair[0]], sketches[pair[1]]))


def alike(a: Sketch, b: Sketch) -> bool:
    """Tell whether two texts have enough wording in common to be worth a score."""
    return dot(a.terms, b.terms) >= LEAST_ALIKE or dot(a.lead, b.lead) >= LEAST_ALIKE


def _best(at: int, weights: dict[str, float], index: dict[str, list[int]]) -> list[int]:
    """Return the positions that share most with `at`, ties to the nearest."""
    shared: defaultdict[int, float] = defaultdict(float)
    for key, weight in weights.items():
        for other in _around(index[key], at):
            shared[other] += weight
    shared.pop(at, None)
    ranked = ((round(-w, 6), abs(at - o), o) for o, w in shared.items() if w >= LEAST_WEIGHT)
    return [other for _, _, other in heapq.nsmallest(KEPT, ranked)]


def _around(entries: list[int], at: int) -> Iterator[int]:
    """Yield the entries nearest to `at`."""
    if len(entries) <= NEIGHBOURS:
        return iter(entries)
    middle = bisect_left(entries, at)
    start = max(0, min(middle - NEIGHBOURS // 2, len(entries) - NEIGHBOURS))
    return iter(entries[start : start + NEIGHBOURS])
