"""A pair's probability, seen beside the other pairs of its two articles.

A pair score knows two articles only. Where many articles of one topic resemble one another (a pandemic, a
war), a middling score means less than where an article has no other kin; and beside a much better partner a
middling one is rather the follow-up than the event. Grouping therefore lowers a pair's log-odds by how far
it lies below the best of its two articles, and by how crowded their surroundings are. Link scores stay.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

from tui.link.agglomerate import Scored
from tui.link.model import probability

BEHIND: Final = 0.3
"""Log-odds taken off for each that a pair lies below the mean of its articles' best."""

CROWDED: Final = 0.35
"""Log-odds taken off for each natural logarithm of one plus the other partners that its articles may have."""

_BOUND: Final = 6.0


def beside_rivals(chances: Mapping[tuple[int, int], float]) -> list[Scored]:
    """Return the pairs with their probabilities lowered by what else their articles may belong to."""
    odds = {pair: _log_odds(chance) for pair, chance in chances.items()}
    best: dict[int, float] = {}
    kin: dict[int, float] = {}
    for pair in sorted(odds):
        for at in pair:
            best[at] = max(best.get(at, -_BOUND), odds[pair])
            kin[at] = kin.get(at, 0.0) + chances[pair]
    return [Scored(*pair, _lowered(pair, odds[pair], chances[pair], best, kin)) for pair in sorted(odds)]


def _lowered(
    pair: Sequence[int], odds: float, chance: float, best: Mapping[int, float], kin: Mapping[int, float]
) -> float:
    a, b = pair
    behind = (best[a] + best[b]) / 2 - odds
    others = (kin[a] + kin[b]) / 2 - chance
    return probability(odds - BEHIND * behind - CROWDED * math.log1p(max(0.0, others)))


def _log_odds(chance: float) -> float:
    if chance <= 0.0 or chance >= 1.0:
        return -_BOUND if chance <= 0.0 else _BOUND
    return max(-_BOUND, min(_BOUND, math.log(chance / (1 - chance))))
