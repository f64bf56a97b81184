"""Articles to links, events and stories: candidates, pair scores, groups; pure and free of input order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tui.corpus.event import Event, Link, Story
from tui.link.candidates import candidate_pairs
from tui.link.decisions import NONE, Decisions, placed
from tui.link.digests import is_digest
from tui.link.grouping import Pair, Scene
from tui.link.later import news_of
from tui.link.link_kinds import kept, kind_of, link
from tui.link.nouns import Corpus
from tui.link.pair_score import Known, PairScore, score_sides
from tui.link.side import Side
from tui.link.sketch import Sketch


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
    decided = placed(decisions, [one.article for one in ordered])
    scores = _scores(ordered, known or {}, decided.linked)
    digests = frozenset(at for at, one in enumerate(ordered) if is_digest(one))
    lengths, news = [one.length for one in ordered], [news_of(one.times) for one in ordered]
    scene = Scene(range(len(ordered)), scores, digests, lengths, news, decided)
    events = scene.events()
    made_events, made_stories = Corpus(ordered, scores, digests).nouns(events, scene.stories(events))
    by_id = {_ids(ordered, pair): found for pair, found in scores.items()}
    return Clustering(_links(by_id, made_events, decisions), made_events, made_stories, by_id)


def in_time(one: Sketch) -> tuple[int, str]:
    """Return the sort key in which articles are numbered: day of publication, unknown first, then id."""
    return (one.times.published or 0, one.article)


def _ids(ordered: Sequence[Sketch], pair: Pair) -> tuple[str, str]:
    a, b = (ordered[at].article for at in pair)
    return min(a, b), max(a, b)


def _scores(ordered: Sequence[Sketch], known: Known, decided: Collection[Pair]) -> dict[Pair, PairScore]:
    """Return the scores of all candidate pairs and all `decided` ones, known ones as they were."""
    sides = [Side(one) for one in ordered]
    return {
        (a, b): known.get(_ids(ordered, (a, b))) or score_sides(sides[a], sides[b])
        for a, b in sorted({*candidate_pairs(ordered), *decided})
    }


def _links(
    scores: Mapping[tuple[str, str], PairScore], events: Sequence[Event], decisions: Decisions
) -> tuple[Link, ...]:
    event_of = {article: event for event in events for article in event.articles}
    kinds = {}
    for pair, found in scores.items():
        a, b = (event_of[article] for article in pair)
        kind = kind_of(pair, found, decisions, (a is b, a.story == b.story))
        if kind is not None:
            kinds[pair] = kind
    return tuple(link(pair, kinds[pair], scores[pair]) for pair in sorted(kept(kinds, scores, decisions)))
