"""Working out events, stories and links where the pairs of articles changed, and nowhere else.

The outcome is that of `tui.link.cluster` over the whole corpus: what is grouped anew is closed under every
pair by which groups could merge, and a link's place among the best of its articles is looked up for all whose
links changed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, TypeAlias

import apsw

from tui.build.candidate_index import Pair
from tui.corpus.event import Event, Link, LinkKind, Story
from tui.link import PairScore, Sketch, decode, score
from tui.link.decisions import Decisions, IdPair, placed
from tui.link.grouping import EVENT_LINKAGE, Scene, holding_event, holding_story
from tui.link.link_kinds import kept, kind_of, link
from tui.link.nouns import Corpus
from tui.link.rivals import Standing, standing
from tui.link.times import Times
from tui.store import linking
from tui.store.linking import Placed

Kinds: TypeAlias = dict[IdPair, LinkKind]


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


def relinked(con: apsw.Connection, touched: Collection[int] | None, decisions: Decisions) -> Relinked:
    """Return what linking finds around the articles in rows `touched`; of the whole corpus for None."""
    near = _Surroundings(con, decisions)
    if touched is None:
        return _Part(near, frozenset(linking.rows(con)), frozenset()).relinked()
    return _Part(near, near.closed(touched), frozenset(touched)).relinked()


class _Surroundings:
    """Articles and their pairs, read as they are needed."""

    def __init__(self, con: apsw.Connection, decisions: Decisions) -> None:
        self.con = con
        self.decisions = decisions
        self._places: dict[int, Placed] = {}
        self._decided = self._decided_pairs()
        self.pairs = cache(self._pairs)
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

    def _pairs(self, n: int) -> dict[int, tuple[PairScore, LinkKind | None]]:
        """Return the scored pairs of an article by the other's row, with what they were called."""
        found = {
            row.other: (PairScore(*row.score[:4], named=bool(row.score[4])), row.kind)
            for row in linking.pairs_of(self.con, n)
        }
        for other, scored in self._decided.get(n, {}).items():
            found.setdefault(other, (scored, None))
        return found

    def place(self, n: int) -> Placed:
        """Return where an article stands."""
        return self._places[n]

    def locate(self, rows: Iterable[int]) -> None:
        """Make sure that the places of `rows` are known."""
        self._places |= linking.places(self.con, set(rows) - self._places.keys())

    def _standing(self, n: int) -> Standing:
        pairs = self.pairs(n)
        self.locate(pairs)
        return standing(
            found.same_event for other, (found, _) in pairs.items() if not self.place(other).digest
        )

    def closed(self, touched: Iterable[int]) -> frozenset[int]:
        """Return `touched`, whose rivals they are, and all that groups could merge with."""
        present = {n for n in touched if n in linking.places(self.con, [n])}
        waiting = {*present, *(other for n in present for other in self.pairs(n))}
        found: set[int] = set()
        while waiting:
            self.locate(waiting)
            found |= waiting
            waiting = {other for n in waiting for other in self._bound_to(n)} - found
        return frozenset(found)

    def _bound_to(self, n: int) -> Iterable[int]:
        """Yield the articles whose group could merge with that of `n` for the pair that they are."""
        pairs = self.pairs(n)
        self.locate(pairs)
        yield from self._decided.get(n, ())
        if self.place(n).digest:
            return
        for other, (found, _) in pairs.items():
            if not self.place(other).digest and self._binds(n, other, found):
                yield other

    def _binds(self, n: int, other: int, found: PairScore) -> bool:
        if holding_story(found.same_story):
            return True
        chance = found.same_event
        return chance >= _LEAST and holding_event(chance, self.standing(n), self.standing(other))


_LEAST: Final = EVENT_LINKAGE.least / 2
"""Rivals only lower what a pair counts."""


class _Part:
    """A part of the corpus that is grouped anew."""

    def __init__(self, near: _Surroundings, rows: frozenset[int], touched: frozenset[int]) -> None:
        self._near = near
        self._rows = rows
        self._touched = touched
        near.locate({*rows, *(other for n in rows for other in near.pairs(n))})

    def relinked(self) -> Relinked:
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
        """Group the articles; those around stand by, for they are rivals, or digests that cover events."""
        around = {other for n in self._rows for other in self._near.pairs(n)}
        rows = sorted(self._rows | around, key=lambda n: (self._near.place(n).day or 0, self._id(n)))
        position = {n: at for at, n in enumerate(rows)}
        scores = {}
        for n in self._rows:
            for other, (found, _) in self._near.pairs(n).items():
                a, b = sorted((position[n], position[other]))
                scores[a, b] = found
        digests = frozenset(at for at, n in enumerate(rows) if self._near.place(n).digest)
        core = sorted(position[n] for n in self._rows)
        decided = placed(self._near.decisions, [self._id(n) for n in rows])
        scene = Scene(core, dict(sorted(scores.items())), digests, decided)
        known = self._near.sketches(self._rows)
        sketches = [known.get(n) or _bare(self._near.place(n)) for n in rows]
        events = scene.events()
        return Corpus(sketches, scene.scores, digests).nouns(events, scene.stories(events))

    def _kinds(self, groups: Mapping[str, tuple[str, str]]) -> dict[Pair, LinkKind | None]:
        """Return what the pairs of these articles are called, by rows, that of the smaller id first."""
        found: dict[Pair, LinkKind | None] = {}
        for n in self._rows:
            for other, (scored, _) in self._near.pairs(n).items():
                pair = self._ordered(n, other)
                if pair not in found:
                    ids = (self._id(pair[0]), self._id(pair[1]))
                    one, two = (groups.get(self._id(each)) or self._group(each) for each in pair)
                    alike = (one[0] == two[0], one[1] == two[1])
                    found[pair] = kind_of(ids, scored, self._near.decisions, alike)
        return found

    def _group(self, n: int) -> tuple[str, str]:
        place = self._near.place(n)
        return place.event, place.story

    def _ordered(self, n: int, other: int) -> Pair:
        return (n, other) if self._id(n) < self._id(other) else (other, n)

    def _before(self, pair: Pair) -> LinkKind | None:
        return self._near.pairs(pair[0])[pair[1]][1]

    def _links(self, around: Collection[int], kinds: Mapping[Pair, LinkKind | None]) -> tuple[Link, ...]:
        """Return all links of the articles `around`, which depend on what else the others are linked with."""
        beside = set(around)
        for n in around:
            beside.update(other for other, (_, kind) in self._called(n, kinds) if kind)
        called: Kinds = {}
        scores: dict[IdPair, PairScore] = {}
        wanted: set[IdPair] = set()
        for n in sorted(beside):
            for other, (scored, kind) in self._called(n, kinds):
                if kind is None:
                    continue
                a, b = self._ordered(n, other)
                ids = (self._id(a), self._id(b))
                called[ids], scores[ids] = kind, scored
                if n in around:
                    wanted.add(ids)
        chosen = kept(called, scores, self._near.decisions) & wanted
        return tuple(link(pair, called[pair], scores[pair]) for pair in sorted(chosen))

    def _called(
        self, n: int, kinds: Mapping[Pair, LinkKind | None]
    ) -> list[tuple[int, tuple[PairScore, LinkKind | None]]]:
        """Return the pairs of an article with what they are called now."""
        pairs = self._near.pairs(n)
        self._near.locate(pairs)
        return [
            (other, (scored, kinds.get(self._ordered(n, other), before)))
            for other, (scored, before) in pairs.items()
        ]


def _bare(place: Placed) -> Sketch:
    """Return what grouping needs to know of an article that is not grouped itself."""
    return replace(Sketch(place.id), times=Times(published=place.day))
