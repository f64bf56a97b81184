"""How far a grouping agrees with labels: of pairs of articles, and article by article (B-cubed).

B-cubed after Bagga and Baldwin 1998. One chained cluster ruins the pairwise figures while B-cubed hardly
moves, so both are given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple


class Agreement(NamedTuple):
    """How far found groups agree with labelled ones: of pairs, and per article (B-cubed)."""

    precision: float
    recall: float
    f1: float
    b_cubed: float


def agreement(found: Sequence[str], truth: Sequence[str]) -> Agreement:
    """Return how far a grouping agrees with the labels, article by article in the same order."""
    joint = Counter(zip(found, truth, strict=True))
    sizes_found, sizes_truth = Counter(found), Counter(truth)
    same, guessed, real = (pairs_within(sizes) for sizes in (joint, sizes_found, sizes_truth))
    precision, recall = ratio(same, guessed), ratio(same, real)
    total = len(found)
    b_precision = sum(n * n / sizes_found[f] for (f, _), n in joint.items()) / total
    b_recall = sum(n * n / sizes_truth[t] for (_, t), n in joint.items()) / total
    return Agreement(precision, recall, _f1(precision, recall), _f1(b_precision, b_recall))


def pairs_within(sizes: Counter[str] | Counter[tuple[str, str]]) -> int:
    """Return the number of pairs within groups of these sizes."""
    return sum(n * (n - 1) // 2 for n in sizes.values())


def ratio(part: float, whole: float) -> float:
    """Return `part` of `whole`, 0 of nothing."""
    return part / whole if whole else 0.0


def _f1(precision: float, recall: float) -> float:
    return ratio(2 * precision * recall, precision + recall)
