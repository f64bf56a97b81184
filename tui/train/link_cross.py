"""Scores of pairs by models that have not seen their events: for calibration and for honest figures.

Events fall into three parts by a hash of their label. A model for each part is trained on the pairs that
touch none of its events; a pair whose two events lie in two parts gets the mean of both models' log-odds.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tui.train.link_pairs import Pairs, chosen

PARTS: Final = 3


def part_of(event: str) -> int:
    """Return the part that an event falls into; copies moved in time fall with their original."""
    return zlib.crc32(event.partition("/moved")[0].encode()) % PARTS


def cross_scores(
    pairs: Sequence[Pairs],
    always: Sequence[Pairs],
    fit: Callable[[Sequence[Pairs]], Any],
) -> list[NDArray[np.float64]]:
    """Return log-odds of all pairs, each by models that know neither of its events.

    Args:
        pairs: the sets to train on and to score.
        always: what is trained on in every part and never scored.
        fit: trains a model with a `decision_function`.
    """
    parts = [_parts(one) for one in pairs]
    scores = [np.zeros(part.shape, dtype=np.float64) for part in parts]
    for number in range(PARTS):
        unseen = [chosen(one, ~(part == number).any(axis=1)) for one, part in zip(pairs, parts, strict=True)]
        model = fit([*unseen, *always])
        for one, part, score in zip(pairs, parts, scores, strict=True):
            found = np.asarray(model.decision_function(one.features), dtype=np.float64)
            score[part == number] = np.stack([found, found], axis=1)[part == number]
    return [np.asarray(score.mean(axis=1)) for score in scores]


def _parts(pairs: Pairs) -> NDArray[np.int64]:
    events = [part_of(event) for event in pairs.of.events]
    return np.array([(events[a], events[b]) for a, b in pairs.at], dtype=np.int64).reshape(-1, 2)
