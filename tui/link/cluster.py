"""Articles to links, events and stories: candidates, pair scores, groups; pure and free of input order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tui.corpus.event import Event, Link, Story
from tui.link.agglomerate import Linkage, Scored, agglomerate
from tui.link.candidates import KEPT, candidate_pairs
from tui.link.decisions import NONE, Decisions, Placed, placed
from tui.link.digests import is_digest
from tui.link.nouns import Corpus
from tui.link.pair_score import Known, PairScore, score_sides
from tui.link.rivals import beside_rivals
from tui.link.side import Side
from tui.link.sketch import Sketch

EVENT_LINKAGE: Final = Linkage(least=0.15, room=KEPT)
STORY_LINKAGE: Final = Linkage(least=0.5, room=KEPT, unscored=0.15)
"""Thresholds from `tui/train/evaluate_link.py`: the best worst set (docs/quality.md)."""


@dataclass(frozen=True, slots=True)
class Clustering:
    """Links (without reasons and evidence: `explain` adds them), events and stories of a corpus.

    Attributes:
        links: by article ids; one a pair.
        events, stories: in order of time, then id; every article is in one event, every event in one story.
        scores: every pair scored, to hand to the next run as `known`.
    """

    links: tuple[Link, ...]
    events: tuple[Event, ...]
    stories: tuple[Story, ...]
    scores: Known


def cluster(
    sketches: Iterable[Sketch], known: Known | None = None, decisions: Decisions = NONE
) -> Clustering:
    """Return the links, events and stories of a corpus.

    Args:
        sketches: of all articles, in any order.
        known: `scores` of an earlier run over some of them, spared from being computed again.
        decisions: what a reader decided about pairs of articles; it holds whatever the scores say.
    """
    ordered = sorted(sketches, key=in_time)
    sides = [Side(one) for one in ordered]
    decided = placed(decisions, [one.article for one in ordered])
    scores = _scores(sides, known or {}, decided.linked)
    digests = frozenset(at for at, one in enumerate(ordered) if is_digest(one))
    events = _events(len(ordered), scores, digests, decided)
    chained = [
        Scored(a, b, found.same_story)
        for (a, b), found in scores.items()
        if a not in digests and b not in digests
    ]
    stories = agglomerate(decided.story_seeds(events), chained, STORY_LINKAGE, decided.not_story)
    corpus = Corpus(sides, scores, digests, decided)
    made_events, made_stories = corpus.nouns(events, stories)
    by_id = {(ordered[a].article, ordered[b].article): found for (a, b), found in scores.items()}
    return Clustering(
        links=corpus.links(events, stories),
        events=made_events,
        stories=made_stories,
        scores={(min(pair), max(pair)): found for pair, found in by_id.items()},
    )


def in_time(one: Sketch) -> tuple[int, str]:
    """Return the sort key in which articles are numbered: day of publication, unknown first, then id."""
    return (one.times.published or 0, one.article)


def _scores(
    sides: Sequence[Side], known: Known, decided: Collection[tuple[int, int]]
) -> dict[tuple[int, int], PairScore]:
    """Return the scores of all candidate pairs and all `decided` ones, known ones as they were."""
    ordered = [side.sketch for side in sides]
    scores: dict[tuple[int, int], PairScore] = {}
    for a, b in sorted({*candidate_pairs(ordered), *decided}):
        ids = (ordered[a].article, ordered[b].article)
        scores[a, b] = known.get((min(ids), max(ids))) or score_sides(sides[a], sides[b])
    return scores


def _events(
    count: int,
    scores: Mapping[tuple[int, int], PairScore],
    digests: Collection[int],
    decided: Placed,
) -> list[list[int]]:
    """Group articles to events; digests stand alone, unless a reader put them elsewhere."""
    chances = {
        (a, b): found.same_event for (a, b), found in scores.items() if a not in digests and b not in digests
    }
    return agglomerate(decided.event_seeds(count), beside_rivals(chances), EVENT_LINKAGE, decided.apart)
