"""Train the pair models that `tui/link` ships and write them as JSON.

Run: `uv run python -m tui.train.link_model`. Event labels and story labels are never mixed: `same_event` is
trained on the event sets, `same_story` on EpiMine with the event sets' clear cases.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier  # type: ignore[import-untyped]
from sklearn.isotonic import IsotonicRegression  # type: ignore[import-untyped]

from tui.link.feature_table import FEATURES
from tui.link.model import MODELS
from tui.train.link_pairs import Pairs, chosen, days_apart, labelled, pairs_of, undated_pairs

GUISES: Final[dict[str, tuple[str, ...]]] = {
    "mcms": ("given", "undated", "moved"),
    "g5w1h": ("given", "undated", "moved"),
    "allsides": ("given", "undated", "moved"),
    "neus": ("given",),
    "neus_val": ("given", "moved"),
    "ecbplus": ("given", "moved"),
}
"""What each set is trained in; sets without dates have no undated guise."""

_DIGITS: Final = 4


def weight_of(pairs: Pairs) -> float:
    """Return the weight of a pair of this set: small sets count more a pair, large ones more in all."""
    return float((3000 / len(pairs.same)) ** 0.5)


def fitted(parts: Sequence[Pairs], trees: int = 110, leaves: int = 8) -> HistGradientBoostingClassifier:
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
    features = np.vstack([part.features for part in parts])
    model.fit(features, np.concatenate([part.same for part in parts]), sample_weight=weights)
    return model


def raw(model: HistGradientBoostingClassifier, features: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return log-odds."""
    return np.asarray(model.decision_function(features), dtype=np.float64)


def exported(model: HistGradientBoostingClassifier, knots: Sequence[tuple[float, float]]) -> dict[str, Any]:
    """Return a trained model as JSON values (`tui.link.model` reads them)."""
    trees = [_tree(predictor[0].nodes, 0)[0] for predictor in model._predictors]  # noqa: SLF001 - no public way
    return {
        "features": [feature.name for feature in FEATURES],
        "bias": round(float(model._baseline_prediction.ravel()[0]), 6),  # noqa: SLF001 - no public way
        "knots": [[round(x, _DIGITS), round(y, _DIGITS)] for x, y in knots],
        "trees": trees,
    }


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
    """Return knots that turn log-odds of unseen pairs into the log-odds that they turned out to have."""
    isotonic = IsotonicRegression(y_min=0.002, y_max=0.998, out_of_bounds="clip")
    isotonic.fit(scores, same, sample_weight=weights)
    places = np.quantile(scores, [0.01, 0.1, 0.25, 0.5, 0.65, 0.75, 0.82, 0.88, 0.92, 0.95, 0.975, 0.99])
    smooth = isotonic.predict(places)
    knots: list[tuple[float, float]] = []
    for place, chance in zip(places, smooth, strict=True):
        odds = float(np.log(chance / (1 - chance)))
        if not knots or (place > knots[-1][0] + 0.05 and odds > knots[-1][1]):
            knots.append((float(place), odds))
    return knots


def event_parts(leave_out: str | None = None) -> list[Pairs]:
    """Return what `same_event` is trained on: the event sets in all their guises, and far days of stories."""
    parts = [
        pairs_of(labelled(name, guise))
        for name, guises in GUISES.items()
        for guise in guises
        if name != leave_out
    ]
    return [*parts, far_days()]


FAR_DAYS: Final = 10


def far_days() -> Pairs:
    """Return pairs of one EpiMine story from far apart, without their dates, as what is not one event.

    The event sets hold few look-alikes among full articles; reports of one story published ten days apart
    rarely tell of one event, and with the dates taken away they teach what else tells them apart.
    """
    pairs = pairs_of(labelled("epimine"))
    return undated_pairs(chosen(pairs, days_apart(pairs, FAR_DAYS), same=False))


def story_parts() -> list[Pairs]:
    """Return what `same_story` is trained on: EpiMine's stories, and what surely is or is no story elsewhere.

    Different events of Giveme5W1H, McMs and ECB+ are different stories; those of the roundups need not be, so
    of these only the same events are taken.
    """
    stories = pairs_of(labelled("epimine"))
    clear = [pairs_of(labelled(name, guise)) for name in _CLEAR for guise in ("given", "moved")]
    events = [pairs_of(labelled(name)) for name in ("allsides", "neus")]
    return [stories, undated_pairs(stories), *clear, *(chosen(pairs, pairs.same) for pairs in events)]


_CLEAR: Final = ("mcms", "g5w1h", "ecbplus")


def write(name: str, record: dict[str, Any]) -> None:
    """Write a model, one tree a line, so that a change of it can be read."""
    head = json.dumps({key: value for key, value in record.items() if key != "trees"})[:-1]
    trees = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in record["trees"])
    (MODELS / f"{name}.json").write_text(f'{head}, "trees": [\n{trees}\n]}}\n', encoding="utf-8")


def main() -> None:
    """Train and write both models."""
    write("same_event", exported(fitted(event_parts()), []))
    write("same_story", exported(fitted(story_parts(), trees=70), []))


if __name__ == "__main__":
    main()
