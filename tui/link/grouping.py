"""Articles grouped to events, and events to stories, by the scores of their pairs.

A part of a corpus is grouped as the whole would be, if no pair leads out of it that two groups could merge by
(`holding_event`, `holding_story`); only the scores of its articles' pairs with others have to be there, for
rivals lower what a pair counts.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from tui.link.agglomerate import ROUNDED, Linkage, Scored, agglomerate
from tui.link.candidates import KEPT
from tui.link.decisions import Placed
from tui.link.later import News
from tui.link.pair_score import PairScore
from tui.link.rivals import Standing, beside_rivals, lowered

NO_BOUND: Final = 1 << 30

EVENT_LINKAGE: Final = Linkage(least=0.15, room=KEPT)
STORY_LINKAGE: Final = Linkage(least=0.5, room=NO_BOUND, unscored=0.05)
"""Thresholds from `tui/train/evaluate_link.py`: the best worst set (docs/quality.md). Of stories an unscored
pair counts a little however large they are: else the leads of a year end as one story of politics."""

Pair: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scene:
    """Articles by number, numbered in the order of time and id, and the scores of their pairs.

    Attributes:
        core: the articles to group.
        scores: of all pairs that an article of the core is in; the lower number first.
        digests: articles that stand alone.
        lengths: content words of each article, by number.
        news: the days of each article, by number.
        decided: what a reader decided about the articles of the core.
    """

    core: Sequence[int]
    scores: Mapping[Pair, PairScore]
    digests: Collection[int]
    lengths: Sequence[int]
    news: Sequence[News]
    decided: Placed

    def events(self) -> list[list[int]]:
        """Return the events of the core; digests stand alone, unless a reader put them elsewhere."""
        core = frozenset(self.core)
        chances = {pair: found.same_event for pair, found in self._reports().items()}
        lowered = beside_rivals(chances, self.lengths, self.news)
        within = [each for each in lowered if each.a in core and each.b in core]
        return agglomerate(self.decided.event_seeds(self.core), within, EVENT_LINKAGE, self.decided.apart)

    def stories(self, events: Sequence[Sequence[int]]) -> list[list[int]]:
        """Return the stories of the core, which are unions of its `events`."""
        chained = [Scored(*pair, found.same_story) for pair, found in self._reports().items()]
        return agglomerate(self.decided.story_seeds(events), chained, STORY_LINKAGE, self.decided.not_story)

    def _reports(self) -> dict[Pair, PairScore]:
        """Return the scores of pairs without a digest."""
        return {
            (a, b): found
            for (a, b), found in self.scores.items()
            if a not in self.digests and b not in self.digests
        }


def holding_event(chance: float, one: Standing, other: Standing) -> bool:
    """Tell whether two groups may merge to one event by a pair of this probability."""
    return lowered(chance, one, other) >= EVENT_LINKAGE.least - ROUNDED


def holding_story(chance: float) -> bool:
    """Tell whether two events may merge to one story by a pair of this probability."""
    return chance >= STORY_LINKAGE.least - ROUNDED
