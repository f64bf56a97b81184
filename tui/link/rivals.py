"""A pair's probability, seen beside the other pairs of its two articles.

A pair score knows two articles only. Where many articles of one topic resemble one another (a pandemic, a
war), a middling score means less than where an article has no other kin; and beside a much better partner a
middling one is rather the follow-up than the event. Grouping therefore lowers a pair's log-odds by how far
it lies below the best of its two articles, and by how crowded their surroundings are; more where both are
mere leads, of which one topic has many and each says little. Link scores stay.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from tui.link.agglomerate import Scored
from tui.link.model import probability

BEHIND: Final = 0.3
"""Log-odds taken off for each that a pair lies below the mean of its articles' best."""

CROWDED: Final = 0.35
"""Log-odds taken off for each natural logarithm of one plus the other partners that its articles may have."""

LEAD: Final = 70
"""Content words below which a report is a mere lead: two or three sentences."""

BEHIND_LEADS: Final = 0.4
CROWDED_LEADS: Final = 0.45
"""The same two where both articles are leads (docs/quality.md)."""

_BOUND: Final = 6.0


class Standing(NamedTuple):
    """What else an article may belong to.

    Attributes:
        best: log-odds of its likeliest pair.
        kin: summed probabilities of all its pairs.
        lead: whether it is a mere lead.
    """

    best: float
    kin: float
    lead: bool


def standing(chances: Iterable[float], length: int) -> Standing:
    """Return the standing of an article.

    Args:
        chances: the probabilities of its pairs; their order does not matter.
        length: content words.
    """
    found = list(chances)
    return Standing(max(map(_log_odds, found), default=-_BOUND), math.fsum(found), length < LEAD)


def lowered(chance: float, one: Standing, other: Standing) -> float:
    """Return the probability of a pair beside the other pairs of its two articles."""
    odds = _log_odds(chance)
    behind = (one.best + other.best) / 2 - odds
    others = (one.kin + other.kin) / 2 - chance
    leads = one.lead and other.lead
    odds -= (BEHIND_LEADS if leads else BEHIND) * behind
    return probability(odds - (CROWDED_LEADS if leads else CROWDED) * math.log1p(max(0.0, others)))


def beside_rivals(
    chances: Mapping[tuple[int, int], float], lengths: Mapping[int, int] | Sequence[int]
) -> list[Scored]:
    """Return the pairs with their probabilities lowered by what else their articles may belong to.

    Args:
        chances: probabilities by the numbers of two articles.
        lengths: content words by the number of an article.
    """
    of: defaultdict[int, list[float]] = defaultdict(list)
    for pair, chance in chances.items():
        for at in pair:
            of[at].append(chance)
    standings = {at: standing(found, lengths[at]) for at, found in of.items()}
    return [Scored(a, b, lowered(chances[a, b], standings[a], standings[b])) for a, b in sorted(chances)]


def _log_odds(chance: float) -> float:
    if chance <= 0.0 or chance >= 1.0:
        return -_BOUND if chance <= 0.0 else _BOUND
    return max(-_BOUND, min(_BOUND, math.log(chance / (1 - chance))))
