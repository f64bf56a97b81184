"""What two articles are to one another, as probabilities that depend on the two alone."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final, NamedTuple, TypeAlias

from tui.corpus.event import LinkKind
from tui.link.feature_table import FEATURES
from tui.link.features import features, pair_features, rare_terms
from tui.link.in_common import InCommon
from tui.link.later import lateness
from tui.link.model import pair_model, probability
from tui.link.near_duplicates import duplicate_probability
from tui.link.side import Side
from tui.link.sketch import Sketch
from tui.link.time_features import STORY_DAYS


class PairScore(NamedTuple):
    """Calibrated probabilities, rounded to 4 places; `same_story` is no lower than `same_event`.

    `in_event` is that of one event where grouping has found the two in one; `named` tells whether both name
    two rare things, for background is somebody's or somewhere's, and wording alone is chance.
    """

    duplicate: float
    same_event: float
    same_story: float
    in_event: float
    named: bool


Known: TypeAlias = Mapping[tuple[str, str], PairScore]
"""Scores by article ids (a < b)."""

FULL_REPORT: Final = 120
NOTHING_ALIKE: Final = 3.0
FEW_RARE_WORDS: Final = 0.2
QUOTED: Final = 0.4
"""Two full reports (content words) of one event have a sentence, a quote or rare words in common.

The training sets hold few look-alikes among full reports (two weeks of one siege), so the model alone takes
common names for enough. Log-odds, and the share of the rarity of the rare words of the side with less; chosen
by the worst set (docs/quality.md).
"""

SAME_OUTLET: Final = 0.8
"""Log-odds taken off where both are of one outlet, which rarely reports an event twice.

In Giveme5W1H 29 of 100 candidate pairs of one outlet are of one event, of other pairs 47.
"""

FAR_STORY: Final = 0.35
"""Highest probability of one story for articles of times far apart: at most background to one another."""

BACKGROUND_NAMES: Final = 2
"""Rare names that both must have for one to be the other's background."""

_LEAST_REASON: Final = 0.05
_MOST_REASONS: Final = 12


def score(a: Sketch, b: Sketch) -> PairScore:
    """Return what a pair is, from the two sketches alone and whatever their order."""
    return score_sides(Side(a), Side(b))


def score_sides(one: Side, other: Side) -> PairScore:
    """Return what `score` does, for sketches made ready once."""
    return score_common(InCommon(one, other))


def score_common(common: InCommon) -> PairScore:
    """Return what `score` does, where what the two have in common is at hand."""
    values = features(common)
    raw = pair_model("same_event").raw(values)
    event = _event_probability(common, raw)
    if event >= 0.5:  # then so is the story
        return _scored(common, raw, (event, 0.0))
    stories = pair_model("same_story")
    return _scored(common, raw, (event, probability(stories.calibrated(stories.raw(values)))))


def scored(one: Side, other: Side, raw: float, story: float) -> PairScore:
    """Return the score of a pair from the raw log-odds of one event and the probability of one story."""
    common = InCommon(one, other)
    return _scored(common, raw, (_event_probability(common, raw), story))


def _scored(common: InCommon, raw: float, chances: tuple[float, float]) -> PairScore:
    """Return the score of a pair from the raw log-odds of one event, and its chances of event and story."""
    event, story = chances
    if common.bounds_gap > STORY_DAYS:
        story = min(story, FAR_STORY)
    return PairScore(
        duplicate=round(duplicate_probability(common), 4),
        same_event=round(event, 4),
        same_story=round(max(story, event), 4),
        in_event=round(probability(pair_model("same_event").calibrated_in_group(raw)), 4),
        named=len(common.rare_names) >= BACKGROUND_NAMES,
    )


def _event_probability(common: InCommon, raw: float) -> float:
    """Return the probability of one event from the model's log-odds and the rules beside it."""
    if common.dates_exclude:
        return 0.0
    one, other = common.one, common.other
    odds = pair_model("same_event").calibrated(raw - lateness(one.sketch, other.sketch)) + _told_alike(common)
    if one.outlet and one.outlet == other.outlet:
        odds -= SAME_OUTLET
    return max(duplicate_probability(common), probability(odds))


def _told_alike(common: InCommon) -> float:
    """Return the log-odds that shared quotes add, or that the lack of anything told alike takes off."""
    a, b = common.one.sketch, common.other.sketch
    quotes = len(a.quotes & b.quotes)
    if quotes:
        return QUOTED * math.log1p(quotes)
    if min(a.length, b.length) < FULL_REPORT or common.alike:
        return 0.0
    return -NOTHING_ALIKE if rare_terms(common)[1] < FEW_RARE_WORDS else 0.0


def reasons(one: Side, other: Side, kind: LinkKind) -> tuple[tuple[str, float], ...]:
    """Return what spoke for and against a link, with contributions in log-odds, strongest first."""
    name = "same_event" if kind in {"duplicate", "same_event"} else "same_story"
    values = pair_features(one, other)
    shares = pair_model(name).contributions(values)
    read = [
        (reading, round(share, 2))
        for feature, value, share in zip(FEATURES, values, shares, strict=True)
        if abs(share) >= _LEAST_REASON
        and feature.is_reason(share)
        and (reading := feature.read(value, one.sketch, other.sketch))
    ]
    return tuple(sorted(read, key=lambda reason: (-abs(reason[1]), reason[0]))[:_MOST_REASONS])
