"""Groups of positions made into links, events and stories, with names, dates and publishers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tui.corpus.event import Event, Link, LinkKind, Story
from tui.corpus.identity import stable_id
from tui.link.decisions import Placed
from tui.link.pair_score import PairScore
from tui.link.publishers import independent
from tui.link.side import Side
from tui.link.sketch import Sketch

DUPLICATE: Final = 0.5
BACKGROUND: Final = 0.3
"""Least probabilities of a duplicate, and of a shared story that a background link needs."""

MOST_LINKS: Final[dict[LinkKind, int]] = {"same_story": 8, "background": 4}
"""Links of the looser kinds that an article keeps, best first."""

BACKGROUND_NAMES: Final = 2
"""Rare names that both must have for one to be the other's background; wording alone is chance."""

_LEAST_COVERED: Final = 0.5

Pair = tuple[int, int]


@dataclass(frozen=True)
class Corpus:
    """Sketches in order of time, the scores of their pairs, which are digests, what a reader decided."""

    sides: Sequence[Side]
    scores: Mapping[Pair, PairScore]
    digests: frozenset[int]
    decided: Placed

    def links(self, events: Sequence[Sequence[int]], stories: Sequence[Sequence[int]]) -> tuple[Link, ...]:
        """Return one link a pair that has one, by article ids; of looser kinds an article's best only."""
        event_of, story_of = _group_of(events), _group_of(stories)
        kinds = {
            pair: kind
            for pair, found in self.scores.items()
            if (kind := self._kind(pair, found, _alike(event_of, pair), _alike(story_of, pair)))
            and (kind != "background" or self._share_names(pair))
        }
        made = [self._link(pair, kinds[pair]) for pair in self._best(kinds)]
        return tuple(sorted(made, key=lambda link: (link.a, link.b)))

    def _kind(self, pair: Pair, found: PairScore, one_event: bool, one_story: bool) -> LinkKind | None:
        """Return what a pair is called, where a reader decided nothing else."""
        if pair in self.decided.not_story:
            return None
        if one_story and not one_event and pair in self.decided.one_story:
            return "same_story"
        return _kind(found, one_event, one_story)

    def _share_names(self, pair: Pair) -> bool:
        """Tell whether both name something rare: background is somebody's or somewhere's."""
        one, other = (self.sides[at].rare_names for at in pair)
        return len(one.keys() & other.keys()) >= BACKGROUND_NAMES

    def _best(self, kinds: Mapping[Pair, LinkKind]) -> list[Pair]:
        """Return the pairs that stay links: for the looser kinds, those among the best of either article."""
        ranked: dict[tuple[int, LinkKind], list[tuple[float, Pair]]] = {}
        for pair, kind in kinds.items():
            for at in pair:
                ranked.setdefault((at, kind), []).append((-self.scores[pair].same_story, pair))
        kept: set[Pair] = set()
        for (_, kind), found in ranked.items():
            kept.update(pair for _, pair in sorted(found)[: MOST_LINKS.get(kind)])
        return sorted(kept | (self.decided.linked & kinds.keys()))

    def _link(self, pair: Pair, kind: LinkKind) -> Link:
        a, b = sorted(self.sides[at].sketch.article for at in pair)
        found = self.scores[pair]
        scores = {"duplicate": found.duplicate, "same_event": found.in_event}
        return Link(a, b, kind, scores.get(kind, found.same_story))

    def nouns(
        self, events: Sequence[Sequence[int]], stories: Sequence[Sequence[int]]
    ) -> tuple[tuple[Event, ...], tuple[Story, ...]]:
        """Return events and stories in order of time; the groups of `stories` are unions of `events`."""
        event_of, story_of = _group_of(events), _group_of(stories)
        story_ids = [self._id("s", group) for group in stories]
        covered = self._covered(event_of)
        within: dict[int, list[Pair]] = {}
        for pair in self.scores:
            if _alike(event_of, pair):
                within.setdefault(event_of[pair[0]], []).append(pair)
        made = [
            self._event(group, within.get(number, []), story_ids[story_of[group[0]]], covered.get(number, ()))
            for number, group in enumerate(events)
        ]
        made.sort(key=lambda event: (event.published[0] or "", event.id))
        chains: dict[str, list[Event]] = {}
        for event in made:
            chains.setdefault(event.story, []).append(event)
        return tuple(made), tuple(_story(story, chain) for story, chain in chains.items())

    def _id(self, prefix: str, group: Sequence[int]) -> str:
        """Return an identity made from the earliest article: dated before undated, then by id."""
        first = min(
            (self.sides[at].sketch for at in group),
            key=lambda one: (one.times.published is None, one.times.published or 0, one.article),
        )
        return stable_id(prefix, first.article)

    def _event(
        self, group: Sequence[int], pairs: Sequence[Pair], story: str, covered_by: Iterable[int]
    ) -> Event:
        ranked = self._ranked(group, pairs)
        days = sorted(day for one in ranked if (day := one.times.published) is not None)
        copies = [pair for pair in pairs if self.scores[pair].duplicate >= DUPLICATE]
        return Event(
            id=self._id("e", group),
            title=next((one.title for one in ranked if one.title), ""),
            articles=tuple(one.article for one in ranked),
            also_covered_by=tuple(sorted({self.sides[at].sketch.article for at in covered_by})),
            story=story,
            published=(_iso(days[0]), _iso(days[-1])) if days else (None, None),
            publishers=independent([(at, self.sides[at].sketch) for at in group], copies),
        )

    def _ranked(self, group: Sequence[int], pairs: Sequence[Pair]) -> list[Sketch]:
        """Return the reports best first: those that have most in common with the others and say enough."""
        shared = dict.fromkeys(group, 0.0)
        for pair in sorted(pairs):
            for at in pair:
                shared[at] += self.scores[pair].same_event
        ranked = []
        for at in group:
            one = self.sides[at].sketch
            substance = min(1.0, one.length / 300) + bool(one.title)
            ranked.append((-round(shared[at] / len(group) + 0.2 * substance, 4), one.article, one))
        return [one for _, _, one in sorted(ranked, key=lambda item: item[:2])]

    def _covered(self, event_of: Mapping[int, int]) -> dict[int, set[int]]:
        """Return, by event, the digests that cover it beside others."""
        found: dict[int, set[int]] = {}
        for pair, scored in self.scores.items():
            for digest, other in (pair, pair[::-1]):
                if (
                    digest in self.digests
                    and other not in self.digests
                    and scored.same_event >= _LEAST_COVERED
                ):
                    found.setdefault(event_of[other], set()).add(digest)
        return found


def _story(story: str, chain: Sequence[Event]) -> Story:
    """Return a story, titled by the event with most articles, the earliest of these."""
    title = max(enumerate(chain), key=lambda item: (len(item[1].articles), -item[0]))[1].title
    return Story(story, title, tuple(event.id for event in chain))


def _kind(found: PairScore, one_event: bool, one_story: bool) -> LinkKind | None:
    """Return what a pair is called: the groups decide, for its own score cannot see the other articles."""
    if found.duplicate >= DUPLICATE and one_event:
        return "duplicate"
    if one_event:
        return "same_event"
    if one_story and found.same_story >= BACKGROUND:
        return "same_story"
    return "background" if found.same_story >= BACKGROUND else None


def _alike(group_of: Mapping[int, int], pair: Pair) -> bool:
    return group_of[pair[0]] == group_of[pair[1]]


def _group_of(groups: Sequence[Sequence[int]]) -> dict[int, int]:
    return {at: number for number, group in enumerate(groups) for at in group}


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
