"""A pair model: small gradient-boosted trees as plain JSON, evaluated without numpy, calibrated, explained.

`tui/train/link_model.py` trains and exports them (scikit-learn's histogram gradient boosting with monotone
constraints). A feature's contribution is the sum, over the trees, of what the splits on it changed on the way
to the leaf (Saabas 2014); contributions and the bias add up to the score in log-odds exactly.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, TypeAlias

MODELS: Final = Path(__file__).resolve().parent / "models"


class Split(NamedTuple):
    """An inner node: values up to the threshold go left, unknown ones where training sent them."""

    feature: int
    threshold: float
    unknown_left: bool
    left: Split | float
    right: Split | float
    mean: float


Tree: TypeAlias = Split | float


@dataclass(frozen=True, slots=True)
class PairModel:
    """Log-odds from features, and probability from log-odds.

    Attributes:
        features: names of the features, in order.
        bias: log-odds before any tree.
        trees: the boosted trees.
        knots: log-odds and the calibrated log-odds that they stand for, both ascending; between knots the
            line is straight, outside it goes on with slope one.
    """

    features: tuple[str, ...]
    bias: float
    trees: tuple[Tree, ...]
    knots: tuple[tuple[float, float], ...]

    def raw(self, values: Sequence[float]) -> float:
        """Return the log-odds of a pair before calibration."""
        total = self.bias
        for tree in self.trees:
            node = tree
            while type(node) is Split:
                value = values[node[0]]
                node = node[3] if value <= node[1] or (node[2] and value != value) else node[4]  # noqa: PLR0124 - NaN
            total += node  # type: ignore[operator]
        return total

    def log_odds(self, values: Sequence[float]) -> float:
        """Return the calibrated log-odds of a pair."""
        return self.calibrated(self.raw(values))

    def calibrated(self, raw: float) -> float:
        """Return the log-odds that pairs of this raw score turned out to have."""
        if not self.knots:
            return raw
        at = bisect_right(self.knots, (raw, math.inf))
        if at == 0:
            return self.knots[0][1] + raw - self.knots[0][0]
        if at == len(self.knots):
            return self.knots[-1][1] + raw - self.knots[-1][0]
        (x0, y0), (x1, y1) = self.knots[at - 1], self.knots[at]
        return y0 + (y1 - y0) * (raw - x0) / (x1 - x0)

    def contributions(self, values: Sequence[float]) -> list[float]:
        """Return what each feature added to the raw log-odds; they sum to `raw` less the trees' means."""
        shares = [0.0] * len(self.features)
        for tree in self.trees:
            node = tree
            while type(node) is Split:
                value = values[node.feature]
                left = value <= node.threshold or (node.unknown_left and value != value)  # noqa: PLR0124 - NaN
                following = node.left if left else node.right
                reached = following.mean if type(following) is Split else following
                shares[node.feature] += reached - node.mean  # type: ignore[operator]
                node = following
        return shares


def probability(log_odds: float) -> float:
    """Return the probability of log-odds, safe from overflow."""
    return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, log_odds))))


@cache
def pair_model(name: Literal["same_event", "same_story"]) -> PairModel:
    """Return a shipped model, read once a process."""
    record = json.loads((MODELS / f"{name}.json").read_text(encoding="utf-8"))
    return PairModel(
        features=tuple(record["features"]),
        bias=record["bias"],
        trees=tuple(_tree(tree) for tree in record["trees"]),
        knots=tuple((x, y) for x, y in record["knots"]),
    )


def _tree(node: Any) -> Tree:
    """Return the tree of a JSON node: a number, or [feature, threshold, unknown left, mean, left, right]."""
    if not isinstance(node, list):
        return float(node)
    feature, threshold, unknown_left, mean, left, right = node
    return Split(feature, threshold, bool(unknown_left), _tree(left), _tree(right), mean)
