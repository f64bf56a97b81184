"""Working out events, stories and links where the pairs of articles changed, and nowhere else.

The outcome is that of `tui.link.cluster` over the whole corpus. What changed is grouped together with all
that it could merge with; what of that comes out as it was would have done so in the whole corpus too. For
groups merge likeliest first: without what changed, those beside it merge among themselves and with others as
they did; the first merge that would be another is one with what changed, and that was tried. A link's place
among the best of its articles is looked up for all whose links changed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Final, NamedTuple, TypeAlias

import apsw

from tui.build.candidate_index import Pair
from tui.build.giving_back import uncollected
from tui.corpus.event import Event, Link, LinkKind, Story
from tui.link import PairScore, Sketch, decode, score
from tui.link.decisions import Decisions, IdPair, placed
from tui.link.grouping import EVENT_LINKAGE, Scene, holding_event, holding_story
from tui.link.later import News
from tui.link.link_kinds import kept, kind_of, link
from tui.link.nouns import Corpus
from tui.link.rivals import Partner, Standing, standing
from tui.link.times import Times
from tui.store import linking
from tui.store.linking import PairRow, Placed


@dataclass(frozen=True, slots=True)
class Relinked:
    """What linking found for a part of the corpus.

    Attributes:
        articles: the rows of the articles of that part.
        events, stories: of these articles.
        around: the rows of the articles that have no other links than those in `links`.
        links: all links that an article of `around` is in, without evidence.
        kinds: what pairs are called now that were called otherwise, by rows.
    """

    articles: frozenset[int]
    events: tuple[Event, ...]
    stories: tuple[Story, ...]
    around: frozenset[int]
    links: tuple[Link, ...]
    kinds: tuple[tuple[LinkKind | None, int, int], ...]


@uncollected()
def relinked(con: apsw.Connection, touched: Collection[int] | None, decisions: Decisions) -> Relinked:
    """Return what linking finds around the articles in rows `touched`; of the whole corpus for None."""
    near = _Surroundings(con, decisions)
    if touched is None:
        core = frozenset(linking.rows(con))
        near.locate(core)
        near.read_all(core)
        groups = _stories(near, core, _events(near, core))
    else:
        core, events = _events_around(near, touched)
        groups = _stories_around(near, core, events)
    return _Part(near, groups, frozenset(touched or ())).relinked()


class _Groups(NamedTuple):
    """Events and stories by rows; the stories are unions of the events."""

    events: list[list[int]]
    stories: list[list[int]]


def _events(near: _Surroundings, core: Collection[int]) -> list[list[int]]:
    rows, scene = near.scene(core, alone=False)
    return [[rows[at] for at in group] for group in scene.events()]


def _events_around(near: _Surroundings, touched: Collection[int]) -> tuple[frozenset[int], list[list[int]]]:
    """Return the articles whose events may be others now, and their events.

    These are `touched`, what was one event with them, and the events that do not keep their articles when
    they are grouped together with these.
    """
    taken = near.in_events_of(near.known(touched))
    while True:
        beside = near.in_events_of(near.bound_to(taken)) - taken
        events = _events(near, taken | beside)
        lost = beside - _kept_events(near, events, beside)
        if not lost:
            return frozenset(taken), [group for group in events if group[0] in taken]
        taken |= lost


def _kept_events(near: _Surroundings, events: Sequence[Sequence[int]], beside: Collection[int]) -> set[int]:
    """Return the articles beside what changed whose events have the articles that they had."""
    before = {frozenset(group) for group in _as_they_were(near, beside)}
    return {n for group in events if frozenset(group) in before for n in group}


def _stories(near: _Surroundings, core: Collection[int], events: list[list[int]]) -> _Groups:
    rows, scene = near.scene(core, alone=True)
    number = {n: at for at, n in enumerate(rows)}
    found = scene.stories([[number[n] for n in group] for group in events])
    return _Groups(events, [[rows[at] for at in group] for group in found])


def _stories_around(near: _Surroundings, core: frozenset[int], events: list[list[int]]) -> _Groups:
    """Return the stories that the events of `core` are in or were in, with all their events.

    As with events: stories that keep their events when they are grouped together with what changed beside
    them keep them in the whole corpus; those that do not are taken in, and it is looked again.
    """
    changed = {near.place(n).story for n in core} - {""}
    while True:
        taken = near.in_stories(changed) | core
        beside = near.in_stories(_stories_beside(near, taken, events)) - taken
        groups = [*events, *_as_they_were(near, (taken | beside) - core)]
        found = _stories(near, taken | beside, groups)
        lost = {near.place(n).story for n in beside} - _kept_stories(near, found.stories, beside)
        if not lost:
            return _Groups(
                [group for group in groups if group[0] in taken],
                [group for group in found.stories if group[0] in taken],
            )
        changed |= lost


def _as_they_were(near: _Surroundings, rows: Iterable[int]) -> list[list[int]]:
    """Return the events of articles whose events did not change."""
    groups: dict[str, list[int]] = {}
    for n in sorted(rows):
        groups.setdefault(near.place(n).event, []).append(n)
    return list(groups.values())


def _kept_stories(near: _Surroundings, stories: Sequence[Sequence[int]], beside: Collection[int]) -> set[str]:
    """Return the stories beside what changed that have the articles that they had."""
    before: dict[str, set[int]] = {}
    for n in beside:
        before.setdefault(near.place(n).story, set()).add(n)
    after = {frozenset(group) for group in stories}
    return {story for story, rows in before.items() if frozenset(rows) in after}


def _stories_beside(near: _Surroundings, taken: set[int], events: Sequence[Sequence[int]]) -> set[str]:
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


_Called: TypeAlias = tuple[PairScore, LinkKind | None]
"""The score of a pair, and what it was called."""


def _called(row: PairRow) -> _Called:
    return PairScore(*row.score[:4], named=bool(row.score[4])), row.kind


class _Surroundings:
    """Articles and their pairs, read as they are needed."""

    def __init__(self, con: apsw.Connection, decisions: Decisions) -> None:
        self.con = con
        self.decisions = decisions
        self._places: dict[int, Placed] = {}
        self._decided = self._decided_pairs()
        self._found: dict[int, dict[int, _Called]] = {}
        self.standing = cache(self._standing)

    def _decided_pairs(self) -> dict[int, dict[int, PairScore]]:
        """Return the scores of the pairs that a reader linked, for they need not be candidates."""
        chosen = (self.decisions.together | self.decisions.one_story) - self.decisions.not_story
        row_of = linking.rows_of(self.con, {identity for pair in chosen for identity in pair})
        rows = [(row_of[a], row_of[b]) for a, b in sorted(chosen) if a in row_of and b in row_of]
        sketch_of = self.sketches({n for pair in rows for n in pair})
        found: dict[int, dict[int, PairScore]] = {}
        for a, b in rows:
            if a in sketch_of and b in sketch_of:
                scored = score(sketch_of[a], sketch_of[b])
                found.setdefault(a, {})[b] = found.setdefault(b, {})[a] = scored
        return found

    def sketches(self, rows: Iterable[int]) -> dict[int, Sketch]:
        """Return the sketches of the articles in `rows`, of those that have one."""
        return {n: decode(data) for n, data in linking.sketches(self.con, rows) if data}

    def pairs(self, n: int) -> dict[int, _Called]:
        """Return the scored pairs of an article by the other's row, with what they were called."""
        if n not in self._found:
            self._found[n] = {row.other: _called(row) for row in linking.pairs_of(self.con, n)}
            self._add_decided(n)
        return self._found[n]

    def read_all(self, rows: Iterable[int]) -> None:
        """Read the pairs of these articles, which are all there are, at once."""
        self._found = {n: {} for n in rows}
        for n, row in linking.scored_pairs(self.con):
            self._found[n][row.other] = self._found[row.other][n] = _called(row)
        for n in self._found:
            self._add_decided(n)

    def _add_decided(self, n: int) -> None:
        for other, scored in self._decided.get(n, {}).items():
            self._found[n].setdefault(other, (scored, None))

    def place(self, n: int) -> Placed:
        """Return where an article stands."""
        return self._places[n]

    def locate(self, rows: Iterable[int]) -> None:
        """Make sure that the places of `rows` are known."""
        places = self._places  # a difference of sets would go through all that is known
        if unknown := {n for n in rows if n not in places}:
            places.update(linking.places(self.con, unknown))

    def _standing(self, n: int) -> Standing:
        pairs = self.pairs(n)
        self.locate(pairs)
        partners = (
            Partner(found.same_event, _news(self.place(other)))
            for other, (found, _) in pairs.items()
            if not self.place(other).digest
        )
        return standing(partners, self.place(n).length, _news(self.place(n)))

    def known(self, rows: Iterable[int]) -> set[int]:
        """Return which of these articles there are, with their places known."""
        found = set(rows)
        self.locate(found)
        return found & self._places.keys()

    def in_events_of(self, rows: Collection[int]) -> set[int]:
        """Return these articles and all that were one event with them."""
        events = {self.place(n).event for n in rows} - {""}
        return self.known({*rows, *linking.in_events(self.con, events)})

    def bound_to(self, rows: Collection[int]) -> set[int]:
        """Return the articles whose events could merge with those of `rows`, for a pair or by a decision."""
        found = {other for n in rows for other in self._bound_to(n)} - set(rows)
        return self.known(found)

    def _bound_to(self, n: int) -> Iterable[int]:
        pairs = self.pairs(n)
        self.locate(pairs)
        yield from self._decided.get(n, ())
        if self.place(n).digest:
            return
        for other, (found, _) in pairs.items():
            if found.same_event >= _LEAST and not self.place(other).digest and self._binds(n, other, found):
                yield other

    def _binds(self, n: int, other: int, found: PairScore) -> bool:
        return holding_event(found.same_event, self.standing(n), self.standing(other))

    def decided(self, n: int) -> Iterable[int]:
        """Return the articles that a reader linked with `n`."""
        return self._decided.get(n, {}).keys()

    def in_stories(self, stories: Iterable[str]) -> set[int]:
        """Return the articles of stories, as they were."""
        found = set(linking.in_stories(self.con, stories)) if stories else set()
        self.locate(found)
        return found & self._places.keys()

    def row_order(self, n: int) -> tuple[int, str]:
        """Return the sort key in which articles are numbered (`tui.link.cluster.in_time`)."""
        return self.place(n).day or 0, self.place(n).id

    def scene(self, core: Collection[int], *, alone: bool) -> tuple[list[int], Scene]:
        """Return what is to be grouped, and its articles in the order of their numbers.

        Args:
            core: the articles to group.
            alone: whether their pairs with others do not count.
        """
        beside = set() if alone else {other for n in core for other in self.pairs(n)}
        self.locate({*core, *beside})
        rows = sorted({*core, *beside}, key=self.row_order)
        at = {n: number for number, n in enumerate(rows)}
        scores = {}
        for n in core:
            for other, (found, _) in self.pairs(n).items():
                if other in at:
                    scores[min(at[n], at[other]), max(at[n], at[other])] = found
        digests = frozenset(number for number, n in enumerate(rows) if self.place(n).digest)
        decided = placed(self.decisions, [self.place(n).id for n in rows])
        numbers = sorted(at[n] for n in core)
        lengths = [self.place(n).length for n in rows]
        news = [_news(self.place(n)) for n in rows]
        return rows, Scene(numbers, dict(sorted(scores.items())), digests, lengths, news, decided)


_LEAST: Final = EVENT_LINKAGE.least / 2
"""Rivals only lower what a pair counts."""


class _Part:
    """A part of the corpus that is grouped anew."""

    def __init__(self, near: _Surroundings, groups: _Groups, touched: frozenset[int]) -> None:
        self._near = near
        self._groups = groups
        self._rows = frozenset(n for group in groups.events for n in group)
        self._touched = touched

    def relinked(self) -> Relinked:
        """Return events, stories and links of this part."""
        events, stories = self._nouns()
        groups = {article: (event.id, event.story) for event in events for article in event.articles}
        kinds = self._kinds(groups)
        changed = {pair: kind for pair, kind in kinds.items() if kind != self._before(pair)}
        around = {n for pair in changed for n in pair} | (self._touched & self._rows)
        return Relinked(
            self._rows,
            events,
            stories,
            frozenset(around | self._touched),
            self._links(around, kinds),
            tuple((kind, *pair) for pair, kind in sorted(changed.items())),
        )

    def _id(self, n: int) -> str:
        return self._near.place(n).id

    def _nouns(self) -> tuple[tuple[Event, ...], tuple[Story, ...]]:
        """Name the groups; articles around stand by, for there may be digests that cover events."""
        rows, scene = self._near.scene(self._rows, alone=False)
        number = {n: at for at, n in enumerate(rows)}
        events, stories = ([[number[n] for n in group] for group in groups] for groups in self._groups)
        articles = [_bare(self._near.place(n)) for n in rows]
        return Corpus(articles, scene.scores, scene.digests).nouns(events, stories)

    def _kinds(self, groups: Mapping[str, tuple[str, str]]) -> dict[Pair, LinkKind | None]:
        """Return what the pairs of these articles are called, by rows, that of the smaller id first."""
        found: dict[Pair, LinkKind | None] = {}
        group = cache(partial(self._group, groups))
        for n in self._rows:
            for other, (scored, _) in self._near.pairs(n).items():
                if other in self._rows and other < n:
                    continue  # seen from there
                pair = self._ordered(n, other)
                one, two = group(n), group(other)
                alike = (one[0] == two[0], one[1] == two[1])
                found[pair] = kind_of(self._ids(pair), scored, self._near.decisions, alike)
        return found

    def _group(self, groups: Mapping[str, tuple[str, str]], n: int) -> tuple[str, str]:
        """Return the event and the story of an article, in `groups` or as they were."""
        place = self._near.place(n)
        return groups.get(place.id) or (place.event, place.story)

    def _ids(self, pair: Pair) -> IdPair:
        return self._id(pair[0]), self._id(pair[1])

    def _ordered(self, n: int, other: int) -> Pair:
        return (n, other) if self._id(n) < self._id(other) else (other, n)

    def _before(self, pair: Pair) -> LinkKind | None:
        return self._near.pairs(pair[0])[pair[1]][1]

    def _links(self, around: Collection[int], kinds: Mapping[Pair, LinkKind | None]) -> tuple[Link, ...]:
        """Return all links of the articles `around`, which depend on what else the others are linked with."""
        seen: set[int] = set()
        called: dict[IdPair, LinkKind] = {}
        scores: dict[IdPair, PairScore] = {}
        beside: set[int] = set()
        for pair, scored, kind in self._called(sorted(around), kinds, seen):
            called[self._ids(pair)], scores[self._ids(pair)] = kind, scored
            beside.update(pair)
        wanted = set(called)
        for pair, scored, kind in self._called(sorted(beside - seen), kinds, seen):
            called[self._ids(pair)], scores[self._ids(pair)] = kind, scored
        chosen = kept(called, scores, self._near.decisions) & wanted
        return tuple(link(pair, called[pair], scores[pair]) for pair in sorted(chosen))

    def _called(
        self, rows: Iterable[int], kinds: Mapping[Pair, LinkKind | None], seen: set[int]
    ) -> Iterator[tuple[Pair, PairScore, LinkKind]]:
        """Yield the pairs of articles that are called something now, but for those with articles `seen`.

        What was gone through counts as seen.
        """
        for n in rows:
            pairs = self._near.pairs(n)
            self._near.locate(pairs)
            for other, (scored, before) in pairs.items():
                if other not in seen:
                    pair = self._ordered(n, other)
                    kind = kinds.get(pair, before)
                    if kind is not None:
                        yield pair, scored, kind
            seen.add(n)


def _news(place: Placed) -> News:
    return News(frozenset(place.own), frozenset(place.named))


def _bare(place: Placed) -> Sketch:
    """Return what naming groups needs to know of an article."""
    times = Times(published=place.day)
    return Sketch(place.id, place.title, publisher=place.publisher, length=place.length, times=times)
