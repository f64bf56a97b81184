"""Which articles are one event and one story, around what changed.

What changed is grouped together with all that it could merge with; what of that comes out as it was would
have done so in the whole corpus too. For groups merge likeliest first: without what changed, those beside it
merge among themselves and with others as they did; the first merge that would be another is one with what
changed, and that was tried.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache, partial
from typing import NamedTuple

from tui.build.candidate_index import Pair
from tui.build.surroundings import Surroundings
from tui.link.grouping import holding_story


class Groups(NamedTuple):
    """Events and stories by rows; the stories are unions of the events."""

    events: list[list[int]]
    stories: list[list[int]]


def events_of(near: Surroundings, core: Collection[int]) -> list[list[int]]:
    """Return the events of the articles `core`; their pairs with others count, which stand by."""
    rows, scene = near.scene(core, alone=False)
    return [[rows[at] for at in group] for group in scene.events()]


def events_around(near: Surroundings, touched: Collection[int]) -> tuple[frozenset[int], list[list[int]]]:
    """Return the articles whose events may be others now, and their events.

    These are `touched`, what was one event with them, and the events that do not keep their articles when
    they are grouped together with these.
    """
    taken = near.in_events_of(near.known(touched))
    while True:
        beside = near.in_events_of(near.bound_to(taken)) - taken
        events = events_of(near, taken | beside)
        lost = beside - _kept_events(near, events, beside)
        if not lost:
            return frozenset(taken), [group for group in events if group[0] in taken]
        taken |= lost


def _kept_events(near: Surroundings, events: Sequence[Sequence[int]], beside: Collection[int]) -> set[int]:
    """Return the articles beside what changed whose events have the articles that they had."""
    before = {frozenset(group) for group in _as_they_were(near, beside)}
    return {n for group in events if frozenset(group) in before for n in group}


def stories_of(near: Surroundings, core: Collection[int], events: list[list[int]]) -> Groups:
    """Return these events of the articles `core`, and the stories that they make."""
    rows, scene = near.scene(core, alone=True)
    number = {n: at for at, n in enumerate(rows)}
    found = scene.stories([[number[n] for n in group] for group in events])
    return Groups(events, [[rows[at] for at in group] for group in found])


def stories_around(
    near: Surroundings, core: frozenset[int], events: list[list[int]], touched: Collection[Pair]
) -> Groups:
    """Return the stories that may be others now, with all their events.

    As with events: stories that keep their events when they are grouped together with what changed beside
    them keep them in the whole corpus; those that do not are taken in, and it is looked again.

    Args:
        near: the corpus.
        core: the articles whose events may be others now.
        events: their events.
        touched: the pairs that changed, came or went.
    """
    altered = _altered(near, core, events, touched)
    changed = {near.place(n).story for n in altered} - {""}
    while True:
        taken = near.in_stories(changed) | altered
        beside = near.in_stories(_stories_beside(near, taken, events)) - taken
        both = taken | beside
        groups = [*(group for group in events if group[0] in both), *_as_they_were(near, both - core)]
        found = stories_of(near, both, groups)
        lost = {near.place(n).story for n in beside} - _kept_stories(near, found.stories, beside)
        if not lost:
            return Groups(
                [group for group in groups if group[0] in taken],
                [group for group in found.stories if group[0] in taken],
            )
        changed |= lost


def _altered(
    near: Surroundings, core: frozenset[int], events: Sequence[Sequence[int]], touched: Iterable[Pair]
) -> set[int]:
    """Return the articles of `core` whose events, or what their events show, may be others now.

    Most pairs that change are between two old articles, of which one lost its place among the candidates of
    the other: that counts where it is within one story, or two could become one by another of their pairs.
    """
    before = {frozenset(group) for group in _as_they_were(near, core)}
    found = {n for group in events if frozenset(group) not in before for n in group}
    may_be_one = cache(partial(_may_be_one_story, near))
    for a, b in touched:
        known = {a, b} & core
        if a == b or len(known) < 2 or any(near.place(n).digest for n in known):
            found |= known
            continue
        one, other = sorted((near.place(a).story, near.place(b).story))
        if may_be_one(one, other):
            found |= known
    return found


def _may_be_one_story(near: Surroundings, one: str, other: str) -> bool:
    """Tell whether two stories are the same, or have a pair by which they could merge."""
    if one == other:
        return True
    fewer, more = sorted((near.in_stories({one}), near.in_stories({other})), key=len)
    return any(
        holding_story(found.same_story)
        for n in fewer
        for at, (found, _) in near.pairs(n).items()
        if at in more
    )


def _as_they_were(near: Surroundings, rows: Iterable[int]) -> list[list[int]]:
    """Return the events of articles whose events did not change."""
    groups: dict[str, list[int]] = {}
    for n in sorted(rows):
        groups.setdefault(near.place(n).event, []).append(n)
    return list(groups.values())


def _kept_stories(near: Surroundings, stories: Sequence[Sequence[int]], beside: Collection[int]) -> set[str]:
    """Return the stories beside what changed that have the articles that they had."""
    before: dict[str, set[int]] = {}
    for n in beside:
        before.setdefault(near.place(n).story, set()).add(n)
    after = {frozenset(group) for group in stories}
    return {story for story, rows in before.items() if frozenset(rows) in after}


def _stories_beside(near: Surroundings, taken: set[int], events: Sequence[Sequence[int]]) -> set[str]:
    """Return the other stories that an event of the articles `taken` could merge with."""
    group_of = {n: str(number) for number, group in enumerate(events) for n in group}
    sums: dict[tuple[str, str], tuple[float, int]] = {}
    story_of: dict[str, str] = {}
    found = {near.place(other).story for n in taken for other in near.decided(n) if other not in taken}
    for n in taken:
        near.locate(near.pairs(n))
        for other, (scored, _) in near.pairs(n).items():
            place = near.place(other)
            if other in taken or place.digest or near.place(n).digest:
                continue
            story_of[place.event] = place.story
            key = (group_of.get(n) or near.place(n).event, place.event)
            total, count = sums.get(key, (0.0, 0))
            sums[key] = (total + scored.same_story, count + 1)
    found |= {story_of[event] for (_, event), (total, count) in sums.items() if holding_story(total / count)}
    return found
