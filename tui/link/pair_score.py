"""What two articles are to one another, as probabilities that depend on the two alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple, TypeAlias

from tui.corpus.event import LinkKind
from tui.link.features import FEATURES, dates_contradict, pair_features
from tui.link.model import pair_model, probability
from tui.link.near_duplicates import duplicate_probability
from tui.link.sketch import Sketch


class PairScore(NamedTuple):
    """Calibrated probabilities, rounded to 4 places; `same_story` is no lower than `same_event`."""

    duplicate: float
    same_event: float
    same_story: float


Known: TypeAlias = Mapping[tuple[str, str], PairScore]
"""Scores by article ids (a < b)."""

_LEAST_REASON: Final = 0.05
_MOST_REASONS: Final = 12


def score(a: Sketch, b: Sketch) -> PairScore:
    """Return what a pair is, from the two sketches alone and whatever their order."""
    values = pair_features(a, b)
    event = 0.0 if dates_contradict(a, b) else probability(pair_model("same_event").log_odds(values))
    story = probability(pair_model("same_story").log_odds(values))
    return PairScore(round(duplicate_probability(a, b), 4), round(event, 4), round(max(story, event), 4))


def reasons(a: Sketch, b: Sketch, kind: LinkKind) -> tuple[tuple[str, float], ...]:
    """Return what spoke for and against a link, with contributions in log-odds, strongest first."""
    name = "same_event" if kind in {"duplicate", "same_event"} else "same_story"
    values = pair_features(a, b)
    shares = pair_model(name).contributions(values)
    read = [
        (reading, round(share, 2))
        for feature, value, share in zip(FEATURES, values, shares, strict=True)
        if abs(share) >= _LEAST_REASON and (reading := feature.read(value, a, b))
    ]
    return tuple(sorted(read, key=lambda reason: (-abs(reason[1]), reason[0]))[:_MOST_REASONS])
