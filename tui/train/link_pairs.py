"""Training pairs: the candidate pairs of each labelled set, with features and whether they are one event.

Each set comes in three guises: as given, without dates, and beside copies of itself from other years, which
are not the same events however alike they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tui.link.candidates import candidate_pairs
from tui.link.features import pair_features
from tui.link.side import Side
from tui.link.sketch import Sketch, sketch
from tui.train.link_articles import annotated
from tui.train.link_data import moved, names_a_year, rows, undated

MOVED_EVERY: Final = 4
"""Of each set, every so many-th article gets a copy from another year."""


@dataclass(frozen=True)
class Labelled:
    """A set's sketches in the order of time and id, with the event of each."""

    name: str
    sketches: tuple[Sketch, ...]
    events: tuple[str, ...]


@dataclass(frozen=True)
class Pairs:
    """Scored-to-be pairs of one set: positions, features, and whether the two are one event."""

    of: Labelled
    at: tuple[tuple[int, int], ...]
    features: NDArray[np.float64]
    same: NDArray[np.bool_]


def labelled(name: str, guise: str = "given") -> Labelled:
    """Return a set, annotated and sketched.

    Args:
        name: of the set, without `events_`.
        guise: `given`, `undated` (publication dates removed) or `moved` (with copies from other years).
    """
    records = list(rows(f"events_{name}"))
    if guise == "undated":
        records = [undated(record) for record in records]
    if guise == "moved":
        chosen = [record for record in records[::MOVED_EVERY] if names_a_year(record)]
        records = chosen + [moved(record, 2 if n % 2 else -3) for n, record in enumerate(chosen)]
    made = [(sketch(article), event) for article, event in annotated(f"{name}-{guise}", records)]
    made.sort(key=lambda pair: in_time(pair[0]))
    return Labelled(f"{name}-{guise}", tuple(s for s, _ in made), tuple(e for _, e in made))


def in_time(one: Sketch) -> tuple[int, str]:
    """Return the sort key of the order in which articles are numbered."""
    return (one.times.published or 0, one.article)


def pairs_of(labels: Labelled) -> Pairs:
    """Return the candidate pairs of a set with their features."""
    at = candidate_pairs(labels.sketches)
    values = _features(labels.sketches, at)
    same = [labels.events[i] == labels.events[j] for i, j in at]
    return Pairs(labels, tuple(at), values, np.array(same, dtype=np.bool_))


def days_apart(pairs: Pairs, least: int) -> NDArray[np.bool_]:
    """Tell which pairs are from publication days at least so far apart; false where one is unknown."""
    days = [one.times.published for one in pairs.of.sketches]
    gaps = [
        abs(x - y) >= least if (x := days[a]) is not None and (y := days[b]) is not None else False
        for a, b in pairs.at
    ]
    return np.array(gaps, dtype=np.bool_)


def chosen(pairs: Pairs, mask: NDArray[np.bool_], *, same: bool | None = None) -> Pairs:
    """Return the pairs that a mask chooses, labelled anew where `same` says so."""
    at = tuple(pair for pair, wanted in zip(pairs.at, mask, strict=True) if wanted)
    labels = pairs.same[mask] if same is None else np.full(len(at), same, dtype=np.bool_)
    return Pairs(pairs.of, at, pairs.features[mask], labels)


def undated_pairs(pairs: Pairs) -> Pairs:
    """Return the same pairs with features as if no publication date were known."""
    bare = without_dates(pairs.of.sketches)
    return replace(pairs, features=_features(bare, pairs.at))


def _features(sketches: Sequence[Sketch], at: Sequence[tuple[int, int]]) -> NDArray[np.float64]:
    sides = [Side(one) for one in sketches]
    return np.array([pair_features(sides[a], sides[b]) for a, b in at], dtype=np.float64)


def without_dates(sketches: Sequence[Sketch]) -> tuple[Sketch, ...]:
    """Return sketches without publication dates."""
    return tuple(
        replace(s, times=replace(s.times, published=None, earliest=None, latest=None)) for s in sketches
    )
