"""What a reader decided about pairs of articles, and how it holds when articles are grouped.

A decision is about two articles, never about an event's id: events grow, merge and change their ids, the two
articles stay. What is set apart stays apart whatever else was put together; so a chain of decisions can never
carry an article into an event that it was taken out of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

IdPair: TypeAlias = tuple[str, str]
"""Two article ids, the smaller first."""

Pair: TypeAlias = tuple[int, int]
"""Two articles by position, the smaller first."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """A reader's decisions, as pairs of article ids (smaller first).

    Attributes:
        together: reports of one event.
        apart: not reports of one event; they may still belong to one story.
        one_story: events of one story.
        not_story: neither one event nor one story, and not linked at all.
    """

    together: frozenset[IdPair] = frozenset()
    apart: frozenset[IdPair] = frozenset()
    one_story: frozenset[IdPair] = frozenset()
    not_story: frozenset[IdPair] = frozenset()


NONE: Final = Decisions()


@dataclass(frozen=True, slots=True)
class Placed:
    """The decisions about articles that are there, by position; `apart` holds `not_story` as well."""

    together: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()
    one_story: frozenset[Pair] = frozenset()
    not_story: frozenset[Pair] = frozenset()

    @property
    def linked(self) -> frozenset[Pair]:
        """Return the pairs that are linked because a reader said so."""
        return (self.together | self.one_story) - self.not_story

    def event_seeds(self, articles: Iterable[int]) -> list[list[int]]:
        """Return the positions of `articles` in the groups that event grouping starts from."""
        return joined([[at] for at in articles], self.together, self.apart)

    def story_seeds(self, events: Sequence[Sequence[int]]) -> list[list[int]]:
        """Return the events in the groups that story grouping starts from."""
        return joined(events, self.one_story, self.not_story)


def placed(decisions: Decisions, articles: Sequence[str]) -> Placed:
    """Return `decisions` by position in `articles`; those about articles that are gone wait for them."""
    position = {article: at for at, article in enumerate(articles)}
    not_story = _by_position(decisions.not_story, position)
    return Placed(
        together=_by_position(decisions.together, position),
        apart=_by_position(decisions.apart, position) | not_story,
        one_story=_by_position(decisions.one_story, position),
        not_story=not_story,
    )


def _by_position(pairs: Iterable[IdPair], position: Mapping[str, int]) -> frozenset[Pair]:
    found = [(position[a], position[b]) for a, b in pairs if a in position and b in position and a != b]
    return frozenset((min(pair), max(pair)) for pair in found)


def joined(
    groups: Sequence[Sequence[int]], together: Iterable[Pair], apart: Iterable[Pair]
) -> list[list[int]]:
    """Return `groups` merged where a pair of `together` says so and none of `apart` forbids it, in order.

    Pairs of articles in no group are passed over.
    """
    members = {number: set(group) for number, group in enumerate(groups)}
    group_of = {at: number for number, group in members.items() for at in group}
    forbidden: dict[int, set[int]] = {}
    for a, b in apart:
        forbidden.setdefault(a, set()).add(b)
        forbidden.setdefault(b, set()).add(a)
    for a, b in sorted(together):
        one, other = group_of.get(a, -1), group_of.get(b, -1)
        if one == other or -1 in {one, other}:
            continue
        if any(not forbidden.get(at, set()).isdisjoint(members[other]) for at in members[one]):
            continue
        for at in members[other]:
            group_of[at] = one
        members[one] |= members.pop(other)
    return sorted(sorted(group) for group in members.values())
