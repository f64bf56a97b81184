"""Articles with their scored pairs and where they stand, read as linking needs them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache
from typing import Final, TypeAlias

import apsw

from tui.corpus.event import LinkKind
from tui.link import PairScore, Sketch, decode, score
from tui.link.decisions import Decisions, placed
from tui.link.grouping import EVENT_LINKAGE, Scene, holding_event
from tui.link.later import News
from tui.link.rivals import Partner, Standing, standing
from tui.store.linking import rows_of, sketches
from tui.store.pair_scores import PairRow, pairs_of, scored_pairs
from tui.store.placed import Placed, in_events, in_stories, places

_LEAST: Final = EVENT_LINKAGE.least / 2
"""Rivals only lower what a pair counts."""

Called: TypeAlias = tuple[PairScore, LinkKind | None]
"""The score of a pair, and what it was called."""


def _called(row: PairRow) -> Called:
    return PairScore(*row.score[:4], named=bool(row.score[4])), row.kind


class Surroundings:
    """Articles and their pairs, read as they are needed."""

    def __init__(self, con: apsw.Connection, decisions: Decisions) -> None:
        self.con = con
        self.decisions = decisions
        self._places: dict[int, Placed] = {}
        self._decided = self._decided_pairs()
        self._found: dict[int, dict[int, Called]] = {}
        self.standing = cache(self._standing)

    def _decided_pairs(self) -> dict[int, dict[int, PairScore]]:
        """Return the scores of the pairs that a reader linked, for they need not be candidates."""
        chosen = (self.decisions.together | self.decisions.one_story) - self.decisions.not_story
        row_of = rows_of(self.con, {identity for pair in chosen for identity in pair})
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
        return {n: decode(data) for n, data in sketches(self.con, rows) if data}

    def pairs(self, n: int) -> dict[int, Called]:
        """Return the scored pairs of an article by the other's row, with what they were called."""
        if n not in self._found:
            self._found[n] = {row.other: _called(row) for row in pairs_of(self.con, n)}
            self._add_decided(n)
        return self._found[n]

    def read_all(self, rows: Iterable[int]) -> None:
        """Read the pairs of these articles, which are all there are, at once."""
        self._found = {n: {} for n in rows}
        for n, row in scored_pairs(self.con):
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
        known = self._places  # a difference of sets would go through all that is known
        if unknown := {n for n in rows if n not in known}:
            known.update(places(self.con, unknown))

    def _standing(self, n: int) -> Standing:
        pairs = self.pairs(n)
        self.locate(pairs)
        partners = (
            Partner(found.same_event, news_at(self.place(other)))
            for other, (found, _) in pairs.items()
            if not self.place(other).digest
        )
        return standing(partners, self.place(n).length, news_at(self.place(n)))

    def known(self, rows: Iterable[int]) -> set[int]:
        """Return which of these articles there are, with their places known."""
        found = set(rows)
        self.locate(found)
        return found & self._places.keys()

    def in_events_of(self, rows: Collection[int]) -> set[int]:
        """Return these articles and all that were one event with them."""
        events = {self.place(n).event for n in rows} - {""}
        return self.known({*rows, *in_events(self.con, events)})

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
        found = set(in_stories(self.con, stories)) if stories else set()
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
        news = [news_at(self.place(n)) for n in rows]
        return rows, Scene(numbers, dict(sorted(scores.items())), digests, lengths, news, decided)


def news_at(place: Placed) -> News:
    """Return which days an article's news is of."""
    return News(frozenset(place.own), frozenset(place.named))
