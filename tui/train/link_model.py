"""Train the pair models that `tui/link` ships and write them as JSON.

Run: `uv run python -m tui.train.link_model`. Event labels and story labels are never mixed: `same_event` is
trained on the event sets, `same_story` on EpiMine with the event sets' clear cases.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier  # type: ignore[import-untyped]
from sklearn.isotonic import IsotonicRegression  # type: ignore[import-untyped]

from tui.link.agglomerate import agglomerate
from tui.link.feature_table import FEATURES
from tui.link.grouping import EVENT_LINKAGE
from tui.link.in_common import InCommon
from tui.link.later import news_of
from tui.link.model import MODELS, PairModel, probability
from tui.link.rivals import beside_rivals
from tui.link.side import Side
from tui.train.link_articles import cache_folder
from tui.train.link_cross import cross_scores
from tui.train.link_pairs import Pairs, chosen, days_apart, labelled, pairs_of, undated_pairs

GUISES: Final[dict[str, tuple[str, ...]]] = {
    "mcms": ("given", "undated"),
    "g5w1h": ("given", "undated"),
    "allsides": ("given", "undated"),
    "neus": ("given",),
    "neus_val": ("given",),
    "ecbplus": ("given",),
}
"""What each set is trained in; sets without dates have no undated guise. Copies moved in time are not trained
on: they teach that years matter more than words. That dates exclude one another is a rule instead."""

_DIGITS: Final = 4


def weight_of(pairs: Pairs) -> float:
    """Return the weight of a pair of this set: small sets count more a pair, large ones more in all."""
    return float((3000 / max(1, len(pairs.same))) ** 0.5)


def fitted(parts: Sequence[Pairs], trees: int = 300, leaves: int = 8) -> HistGradientBoostingClassifier:
    """Return trees trained on several sets of pairs, each feature pushing only the way it may."""
    model = HistGradientBoostingClassifier(
        max_iter=trees,
        learning_rate=0.08,
        max_leaf_nodes=leaves,
        min_samples_leaf=40,
        l2_regularization=3.0,
        monotonic_cst=[feature.direction for feature in FEATURES],
        early_stopping=False,
        random_state=0,
    )
    weights = np.concatenate([np.full(len(part.same), weight_of(part)) for part in parts])
    features = np.vstack([part.features for part in parts if len(part.same)])
    model.fit(features, np.concatenate([part.same for part in parts]), sample_weight=weights)
    return model


def fitted_story(parts: Sequence[Pairs]) -> HistGradientBoostingClassifier:
    """Return the trees of the story model: fewer, for there are only sixteen stories to learn from."""
    return fitted(parts, trees=70)


def exported(model: HistGradientBoostingClassifier, knots: Sequence[tuple[float, float]]) -> dict[str, Any]:
    """Return a trained model as JSON values (`tui.link.model` reads them)."""
    trees = [_tree(predictor[0].nodes, 0)[0] for predictor in model._predictors]  # noqa: SLF001 - no public way
    return {
        "features": [feature.name for feature in FEATURES],
        "bias": round(float(model._baseline_prediction.ravel()[0]), 6),  # noqa: SLF001 - no public way
        "knots": _rounded(knots),
        "trees": trees,
    }


def _rounded(knots: Sequence[tuple[float, float]]) -> list[list[float]]:
    return [[round(x, _DIGITS), round(y, _DIGITS)] for x, y in knots]


def _tree(nodes: Any, at: int) -> tuple[Any, float, int]:
    """Return a node as JSON, its mean value and how many training pairs reached it."""
    node = nodes[at]
    count = int(node["count"])
    if node["is_leaf"]:
        value = round(float(node["value"]), _DIGITS + 1)
        return value, value, count
    left, left_mean, left_count = _tree(nodes, int(node["left"]))
    right, right_mean, right_count = _tree(nodes, int(node["right"]))
    mean = (left_mean * left_count + right_mean * right_count) / max(1, left_count + right_count)
    # The threshold is kept to the last bit: rounded, a value on it would fall to the other side.
    split = [int(node["feature_idx"]), float(node["num_threshold"]), int(node["missing_go_to_left"])]
    return [*split, round(mean, _DIGITS + 1), left, right], mean, count


def calibration(
    scores: NDArray[np.float64], same: NDArray[np.bool_], weights: NDArray[np.float64]
) -> list[tuple[float, float]]:
    """Return knots that turn log-odds of unseen pairs into the log-odds that they turned out to have.

    Isotonic regression, read off at ten places of equal weight of the scores, so that it has no steps.
    """
    isotonic = IsotonicRegression(y_min=0.003, y_max=0.997, out_of_bounds="clip")
    isotonic.fit(scores, same, sample_weight=weights)
    edges = np.quantile(scores, np.linspace(0.0, 1.0, KNOTS + 1))
    knots: list[tuple[float, float]] = []
    for low, high in pairwise(edges):
        within = (scores >= low) & (scores <= high)
        place = float(np.average(scores[within], weights=weights[within]))
        chance = float(np.average(isotonic.predict(scores[within]), weights=weights[within]))
        odds = float(np.log(chance / (1 - chance)))
        if not knots or (place > knots[-1][0] + 0.05 and odds > knots[-1][1]):
            knots.append((place, odds))
    return knots


KNOTS: Final = 14


def event_parts() -> list[Pairs]:
    """Return the pairs of the event sets in all their guises."""
    return [pairs_of(labelled(name, guise)) for name, guises in GUISES.items() for guise in guises]


FAR_DAYS: Final = 10


def far_days() -> list[Pairs]:
    """Return pairs of one EpiMine story from far apart, without their dates, as what is not one event.

    The event sets hold few look-alikes among full articles; reports of one story published ten days apart
    rarely tell of one event, and with the dates taken away they teach what else tells them apart.
    """
    pairs = pairs_of(labelled("epimine"))
    far = chosen(pairs, days_apart(pairs, FAR_DAYS), same=False)
    return [undated_pairs(far)]


def story_parts() -> list[Pairs]:
    """Return what `same_story` is trained on: EpiMine's stories, and what surely is or is no story elsewhere.

    Different events of Giveme5W1H, McMs and ECB+ are different stories; those of the roundups need not be, so
    of these only the same events are taken.
    """
    stories = pairs_of(labelled("epimine"))
    clear = [pairs_of(labelled(name)) for name in _CLEAR]
    events = [pairs_of(labelled(name)) for name in ("allsides", "neus")]
    return [stories, undated_pairs(stories), *clear, *(chosen(pairs, pairs.same) for pairs in events)]


_CLEAR: Final = ("mcms", "g5w1h", "ecbplus")


def write(name: str, record: dict[str, Any]) -> None:
    """Write a model, one tree a line, so that a change of it can be read."""
    head = json.dumps({key: value for key, value in record.items() if key != "trees"})[:-1]
    trees = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in record["trees"])
    (MODELS / f"{name}.json").write_text(f'{head}, "trees": [\n{trees}\n]}}\n', encoding="utf-8")


def calibrated_knots(
    parts: Sequence[Pairs], scores: Sequence[NDArray[np.float64]]
) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Return the knots for pairs at large, and for those that grouping puts into one event."""
    real = [
        (part, score) for part, score in zip(parts, scores, strict=True) if not part.of.name.endswith("moved")
    ]
    pairs = calibration(*_stacked(real, [np.ones(len(part.same), dtype=np.bool_) for part, _ in real]))
    model = PairModel((), 0.0, (), tuple(pairs))
    return pairs, calibration(*_stacked(real, [_grouped(model, part, score) for part, score in real]))


def _stacked(
    real: Sequence[tuple[Pairs, NDArray[np.float64]]], masks: Sequence[NDArray[np.bool_]]
) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.float64]]:
    """Return scores, labels and weights of the masked pairs; every set weighs the same."""
    weights = [np.full(int(mask.sum()), 1 / max(1, int(mask.sum()))) for mask in masks]
    scores = [score[mask] for (_, score), mask in zip(real, masks, strict=True)]
    same = [part.same[mask] for (part, _), mask in zip(real, masks, strict=True)]
    return np.concatenate(scores), np.concatenate(same), np.concatenate(weights)


def _grouped(model: PairModel, part: Pairs, scores: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell which pairs fall into one event when a set is grouped by these scores."""
    sketches = part.of.sketches
    sides = [Side(one) for one in sketches]
    chances = {
        pair: 0.0
        if InCommon(sides[pair[0]], sides[pair[1]]).dates_exclude
        else probability(model.calibrated(score))
        for pair, score in zip(part.at, scores.tolist(), strict=True)
    }
    alone = [[at] for at in range(len(sketches))]
    groups = agglomerate(
        alone,
        beside_rivals(chances, [one.length for one in sketches], [news_of(one.times) for one in sketches]),
        EVENT_LINKAGE,
    )
    group_of = {at: number for number, group in enumerate(groups) for at in group}
    return np.array([group_of[a] == group_of[b] for a, b in part.at], dtype=np.bool_)


def keep_scores(parts: Sequence[Pairs], scores: Sequence[NDArray[np.float64]], name: str) -> None:
    """Keep the scores of unseen pairs, by set and article ids, for `evaluate_link --cross`."""
    kept = {
        part.of.name: {
            (part.of.sketches[a].article, part.of.sketches[b].article): score
            for (a, b), score in zip(part.at, raws.tolist(), strict=True)
        }
        for part, raws in zip(parts, scores, strict=True)
    }
    (cache_folder() / name).write_bytes(pickle.dumps(kept, protocol=5))


CROSS_SCORES: Final = "cross-scores.pickle"
CROSS_STORY_SCORES: Final = "cross-story-scores.pickle"


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, calibrate and write both models."""
    argparse.ArgumentParser(description=__doc__).parse_args(arguments)
    parts, far = event_parts(), far_days()
    print(f"{sum(len(part.same) for part in parts)} pairs of {len(parts)} sets", flush=True)
    scores = cross_scores(parts, far, fitted)
    keep_scores(parts, scores, CROSS_SCORES)
    knots, grouped = calibrated_knots(parts, scores)
    write("same_event", exported(fitted([*parts, *far]), knots) | {"grouped": _rounded(grouped)})
    stories = story_parts()
    story_scores = cross_scores(stories, [], fitted_story)
    keep_scores(stories[:1], story_scores[:1], CROSS_STORY_SCORES)
    real = [(part, score) for part, score in zip(stories, story_scores, strict=True) if len(part.same)]
    every = [np.ones(len(part.same), dtype=np.bool_) for part, _ in real]
    story_knots = calibration(*_stacked(real, every))
    write("same_story", exported(fitted_story(stories), story_knots))


if __name__ == "__main__":
    main()
