"""Articles to links, events and stories: candidates, pair scores, groups; pure and free of input order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tui.corpus.event import Event, Link, Story
from tui.link.agglomerate import Linkage, Scored, agglomerate
from tui.link.candidates import KEPT, candidate_pairs
from tui.link.digests import is_digest
from tui.link.nouns import Corpus
from tui.link.pair_score import Known, PairScore, score
from tui.link.sketch import Sketch

EVENT_LINKAGE: Final = Linkage(least=0.34, room=KEPT)
STORY_LINKAGE: Final = Linkage(least=0.5, room=KEPT, unscored=0.15)
"""Thresholds from `tui/train/evaluate_link.py`: the best worst set (docs/quality.md)."""


@dataclass(frozen=True, slots=True)
class Clustering:
    """Links (without evidence), events and stories of a corpus.

    Attributes:
        links: by article ids; one a pair.
        events, stories: in order of time, then id; every article is in one event, every event in one story.
        scores: every pair scored, to hand to the next run as `known`.
    """

    links: tuple[Link, ...]
    events: tuple[Event, ...]
    stories: tuple[Story, ...]
    scores: Known


def cluster(sketches: Iterable[Sketch], known: Known | None = None) -> Clustering:
    """Return the links, events and stories of a corpus.

    Args:
        sketches: of all articles, in any order.
        known: `scores` of an earlier run over some of them, spared from being computed again.
    """
    ordered = sorted(sketches, key=in_time)
    scores = {pair: _score_of(ordered, pair, known or {}) for pair in candidate_pairs(ordered)}
    digests = frozenset(at for at, one in enumerate(ordered) if is_digest(one))
    events = _events(len(ordered), scores, digests)
    chained = [Scored(a, b, found.same_story) for (a, b), found in scores.items()]
    stories = agglomerate(events, chained, STORY_LINKAGE)
    corpus = Corpus(ordered, scores, digests)
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


def _score_of(ordered: Sequence[Sketch], pair: tuple[int, int], known: Known) -> PairScore:
    a, b = ordered[pair[0]], ordered[pair[1]]
    found = known.get((min(a.article, b.article), max(a.article, b.article)))
    return found if found is not None else score(a, b)


def _events(
    count: int, scores: Mapping[tuple[int, int], PairScore], digests: Collection[int]
) -> list[list[int]]:
    """Group articles to events; digests stand alone."""
    pairs = [
        Scored(a, b, found.same_event)
        for (a, b), found in scores.items()
        if a not in digests and b not in digests
    ]
    return agglomerate([[at] for at in range(count)], pairs, EVENT_LINKAGE)
