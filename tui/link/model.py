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
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final, Literal

from tui.link.feature_table import FEATURES
from tui.link.forest import Forest, Split, Tree

MODELS: Final = Path(__file__).resolve().parent / "models"


@dataclass(frozen=True)
class PairModel:
    """Log-odds from features, and probability from log-odds.

    Attributes:
        features: names of the features, in order.
        bias: log-odds before any tree.
        trees: the boosted trees.
        knots: log-odds and the calibrated log-odds that they stand for, both ascending; between knots the
            line is straight, outside it goes on with slope one.
        grouped: the same for pairs that grouping puts into one event, which are likelier than others.
    """

    features: tuple[str, ...]
    bias: float
    trees: tuple[Tree, ...]
    knots: tuple[tuple[float, float], ...]
    grouped: tuple[tuple[float, float], ...] = ()

    @cached_property
    def forest(self) -> Forest:
        """The trees, made ready to be read all at once."""
        return Forest(self.trees)

    def raw(self, values: Sequence[float]) -> float:
        """Return the log-odds of a pair before calibration."""
        return self.bias + self.forest.total(values)

    def calibrated(self, raw: float) -> float:
        """Return the log-odds that pairs of this raw score turned out to have."""
        return _along(self.knots, raw)

    def calibrated_in_group(self, raw: float) -> float:
        """Return the log-odds that grouped pairs of this raw score turned out to have."""
        return _along(self.grouped, raw)

    def contributions(self, values: Sequence[float]) -> list[float]:
        """Return what each feature added to the raw log-odds; they sum to `raw` less the trees' means."""
        shares = [0.0] * len(self.features)
        for path in self.forest.paths(values):
            for feature, share in path:
                shares[feature] += share
        return shares


def _along(knots: tuple[tuple[float, float], ...], raw: float) -> float:
    """Return the value at `raw` of the line through the knots."""
    if not knots:
        return raw
    at = bisect_right(knots, (raw, math.inf))
    if at == 0:
        return knots[0][1] + raw - knots[0][0]
    if at == len(knots):
        return knots[-1][1] + raw - knots[-1][0]
    (x0, y0), (x1, y1) = knots[at - 1], knots[at]
    return y0 + (y1 - y0) * (raw - x0) / (x1 - x0)


def probability(log_odds: float) -> float:
    """Return the probability of log-odds, safe from overflow."""
    return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, log_odds))))


@cache
def pair_model(name: Literal["same_event", "same_story"]) -> PairModel:
    """Return a shipped model, read once a process."""
    record = json.loads((MODELS / f"{name}.json").read_text(encoding="utf-8"))
    if tuple(record["features"]) != tuple(feature.name for feature in FEATURES):
        raise ValueError(f"{name}.json is of other features: run python -m tui.train.link_model")
    return PairModel(
        features=tuple(record["features"]),
        bias=record["bias"],
        trees=tuple(_tree(tree) for tree in record["trees"]),
        knots=tuple((x, y) for x, y in record["knots"]),
        grouped=tuple((x, y) for x, y in record.get("grouped", ())),
    )


def _tree(node: Any) -> Tree:
    """Return the tree of a JSON node: a number, or [feature, threshold, unknown left, mean, left, right]."""
    if not isinstance(node, list):
        return float(node)
    feature, threshold, unknown_left, mean, left, right = node
    return Split(feature, threshold, bool(unknown_left), _tree(left), _tree(right), mean)
