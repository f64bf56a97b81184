"""Groups of positions made into links, events and stories, with names, dates and publishers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tui.corpus.event import Event, Link, LinkKind, Story
from tui.corpus.identity import stable_id
from tui.link.pair_score import PairScore, reasons
from tui.link.publishers import independent
from tui.link.sketch import Sketch

DUPLICATE: Final = 0.5
BACKGROUND: Final = 0.3
"""Least probabilities of a duplicate, and of a shared story that a background link needs."""

_LEAST_COVERED: Final = 0.5

Pair = tuple[int, int]


@dataclass(frozen=True)
class Corpus:
    """Sketches in order of time, the scores of their pairs, and which of them are digests."""

    ordered: Sequence[Sketch]
    scores: Mapping[Pair, PairScore]
    digests: frozenset[int]

    def links(self, events: Sequence[Sequence[int]], stories: Sequence[Sequence[int]]) -> tuple[Link, ...]:
        """Return one link a pair that has one, by article ids."""
        event_of, story_of = _group_of(events), _group_of(stories)
        made = [
            self._link(pair, kind)
            for pair, found in self.scores.items()
            if (kind := _kind(found, _alike(event_of, pair), _alike(story_of, pair)))
        ]
        return tuple(sorted(made, key=lambda link: (link.a, link.b)))

    def _link(self, pair: Pair, kind: LinkKind) -> Link:
        a, b = sorted((self.ordered[pair[0]], self.ordered[pair[1]]), key=lambda one: one.article)
        found = self.scores[pair]
        score = found.same_story if kind in {"same_story", "background"} else getattr(found, kind)
        return Link(a.article, b.article, kind, score, reasons=reasons(a, b, kind))

    def nouns(
        self, events: Sequence[Sequence[int]], stories: Sequence[Sequence[int]]
    ) -> tuple[tuple[Event, ...], tuple[Story, ...]]:
        """Return events and stories in order of time; the groups of `stories` are unions of `events`."""
        story_of = _group_of(stories)
        story_ids = [self._id("s", group) for group in stories]
        covered = self._covered(_group_of(events))
        made = [
            self._event(group, story_ids[story_of[group[0]]], covered.get(number, ()))
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
            (self.ordered[at] for at in group),
            key=lambda one: (one.times.published is None, one.times.published or 0, one.article),
        )
        return stable_id(prefix, first.article)

    def _event(self, group: Sequence[int], story: str, covered_by: Iterable[int]) -> Event:
        ranked = sorted(group, key=lambda at: self._rank(at, group))
        best = self.ordered[ranked[0]]
        days = sorted(s.times.published for s in (self.ordered[at] for at in group) if s.times.published)
        copies = [pair for pair in self._within(group) if self.scores[pair].duplicate >= DUPLICATE]
        return Event(
            id=self._id("e", group),
            title=best.title,
            articles=tuple(self.ordered[at].article for at in ranked),
            also_covered_by=tuple(sorted({self.ordered[at].article for at in covered_by})),
            story=story,
            published=(_iso(days[0]), _iso(days[-1])) if days else (None, None),
            publishers=independent([(at, self.ordered[at]) for at in group], copies),
        )

    def _within(self, group: Sequence[int]) -> list[Pair]:
        return [(a, b) for n, a in enumerate(group) for b in group[n + 1 :] if (a, b) in self.scores]

    def _rank(self, at: int, group: Sequence[int]) -> tuple[float, str]:
        """Return the sort key that puts the report first which has most in common with the others."""
        one = self.ordered[at]
        shared = sum(
            found.same_event
            for other in group
            if (found := self.scores.get((min(at, other), max(at, other)))) is not None
        )
        substance = min(1.0, one.length / 300) + bool(one.title)
        return (-round(shared / len(group) + 0.2 * substance, 4), one.article)

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
