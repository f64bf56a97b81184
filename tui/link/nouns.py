"""Groups of positions made into events and stories, with names, dates and publishers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tui.corpus.event import Event, Story
from tui.corpus.identity import stable_id
from tui.link.link_kinds import DUPLICATE
from tui.link.pair_score import PairScore
from tui.link.publishers import independent
from tui.link.sketch import Sketch

_LEAST_COVERED: Final = 0.5

Pair = tuple[int, int]


@dataclass(frozen=True)
class Corpus:
    """Sketches in order of time, the scores of their pairs, which of them are digests."""

    sketches: Sequence[Sketch]
    scores: Mapping[Pair, PairScore]
    digests: Collection[int]

    def nouns(
        self, events: Sequence[Sequence[int]], stories: Sequence[Sequence[int]]
    ) -> tuple[tuple[Event, ...], tuple[Story, ...]]:
        """Return events and stories in order of time; the groups of `stories` are unions of `events`.

        Articles outside the groups may be there as digests that cover them.
        """
        event_of, story_of = _group_of(events), _group_of(stories)
        story_ids = [self._id("s", group) for group in stories]
        covered = self._covered(event_of)
        within: dict[int, list[Pair]] = {}
        for pair in self.scores:
            if pair[0] in event_of and event_of[pair[0]] == event_of.get(pair[1]):
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
        first = min((self.sketches[at] for at in group), key=_earliness)
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
            also_covered_by=tuple(sorted({self.sketches[at].article for at in covered_by})),
            story=story,
            published=(_iso(days[0]), _iso(days[-1])) if days else (None, None),
            publishers=independent([(at, self.sketches[at]) for at in group], copies),
        )

    def _ranked(self, group: Sequence[int], pairs: Sequence[Pair]) -> list[Sketch]:
        """Return the reports best first.

        Best is what has most in common with the others and says most: its length, its figures; what only
        repeats an earlier report comes after those that do not. Of equals the earlier one is better.
        """
        shared = dict.fromkeys(group, 0.0)
        repeated: set[int] = set()
        for pair in sorted(pairs):
            for at in pair:
                shared[at] += self.scores[pair].same_event
            if self.scores[pair].duplicate >= DUPLICATE:
                repeated.add(max(pair, key=lambda at: _earliness(self.sketches[at])))
        ranked = []
        for at in group:
            one = self.sketches[at]
            substance = min(1.0, one.length / 300) + bool(one.title) + 0.5 * min(1.0, len(one.figures) / 4)
            score = round(shared[at] / len(group) + 0.2 * substance, 4)
            ranked.append((at in repeated, -score, _earliness(one), one))
        return [one for *_, one in sorted(ranked, key=lambda item: item[:3])]

    def _covered(self, event_of: Mapping[int, int]) -> dict[int, set[int]]:
        """Return, by event, the digests that cover it beside others."""
        found: dict[int, set[int]] = {}
        for pair, scored in self.scores.items():
            for digest, other in (pair, pair[::-1]):
                if (
                    digest in self.digests
                    and other not in self.digests
                    and other in event_of
                    and scored.same_event >= _LEAST_COVERED
                ):
                    found.setdefault(event_of[other], set()).add(digest)
        return found


def _earliness(one: Sketch) -> tuple[bool, int, str]:
    """Return what puts reports in order of time: dated before undated, then by id."""
    return one.times.published is None, one.times.published or 0, one.article


def _story(story: str, chain: Sequence[Event]) -> Story:
    """Return a story, titled by the event with most articles, the earliest of these."""
    title = max(enumerate(chain), key=lambda item: (len(item[1].articles), -item[0]))[1].title
    return Story(story, title, tuple(event.id for event in chain))


def _group_of(groups: Sequence[Sequence[int]]) -> dict[int, int]:
    return {at: number for number, group in enumerate(groups) for at in group}


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
