"""Measures of how well a guess agrees with gold: precision, recall, F1, B-cubed, pairwise F1.

B-cubed is Bagga and Baldwin's (1998); pairwise F1 counts pairs of items that share a cluster.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import NamedTuple, TypeVar

Item = TypeVar("Item", bound=Hashable)


class Agreement(NamedTuple):
    """Precision and recall, each 0 to 1; 1 where there was nothing to get wrong."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean, 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def share(part: float, whole: float) -> float:
    """Return `part` of `whole`, 1 where the whole is empty: nothing asked, nothing missed."""
    return part / whole if whole else 1.0


def agreement(hits: int, guessed: int, gold: int) -> Agreement:
    """Return precision and recall of `hits` among what was `guessed` and what is `gold`."""
    return Agreement(share(hits, guessed), share(hits, gold))


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def pairwise(guess: Mapping[Item, Hashable], gold: Mapping[Item, Hashable]) -> Agreement:
    """Return agreement on which pairs of items share a cluster.

    Args:
        guess: the cluster that each item was put in; every key of `gold` is there.
        gold: the cluster that each item belongs in.
    """
    joint = Counter((guess[item], gold[item]) for item in gold)
    return agreement(
        _pairs(joint.values()),
        _pairs(Counter(guess[item] for item in gold).values()),
        _pairs(Counter(gold.values()).values()),
    )


def b_cubed(guess: Mapping[Item, Hashable], gold: Mapping[Item, Hashable]) -> Agreement:
    """Return B-cubed agreement: for each item, how pure and how whole its cluster is, averaged.

    Args:
        guess: the cluster that each item was put in; every key of `gold` is there.
        gold: the cluster that each item belongs in.
    """
    joint = Counter((guess[item], gold[item]) for item in gold)
    guessed = Counter(guess[item] for item in gold)
    true = Counter(gold.values())
    purity = sum(count * count / guessed[cluster] for (cluster, _), count in joint.items())
    wholeness = sum(count * count / true[cluster] for (_, cluster), count in joint.items())
    return Agreement(share(purity, len(gold)), share(wholeness, len(gold)))
