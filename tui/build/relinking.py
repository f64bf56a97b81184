"""Working out events, stories and links where the pairs of articles changed, and nowhere else.

The outcome is that of `tui.link.cluster` over the whole corpus (`tui.build.regrouping`). A link's place among
the best of its articles is looked up for all whose links changed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial

import apsw

from tui.build.candidate_index import Pair
from tui.build.giving_back import uncollected
from tui.build.regrouping import Groups, events_around, events_of, stories_around, stories_of
from tui.build.surroundings import Surroundings
from tui.corpus.event import Event, Link, LinkKind, Story
from tui.link import PairScore, Sketch
from tui.link.decisions import Decisions, IdPair
from tui.link.link_kinds import kept, kind_of, link
from tui.link.nouns import Corpus
from tui.link.times import Times
from tui.store.placed import Placed
from tui.store.postings import rows


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
def relinked(con: apsw.Connection, touched: Collection[Pair] | None, decisions: Decisions) -> Relinked:
    """Return what linking finds around the pairs `touched` (`linking.touched`); of the whole for None."""
    near = Surroundings(con, decisions)
    if touched is None:
        core = frozenset(rows(con))
        near.locate(core)
        near.read_all(core)
        groups = stories_of(near, core, events_of(near, core))
    else:
        core, events = events_around(near, {n for pair in touched for n in pair})
        groups = stories_around(near, core, events, touched)
    return _Part(near, groups, frozenset(n for pair in touched or () for n in pair)).relinked()


class _Part:
    """A part of the corpus that is grouped anew."""

    def __init__(self, near: Surroundings, groups: Groups, touched: frozenset[int]) -> None:
        self._near = near
        self._groups = groups
        self._rows = frozenset(n for group in groups.events for n in group)
        self._touched = touched
        self._called_anew = self._rows | near.known(touched)

    def relinked(self) -> Relinked:
        """Return events, stories and links of this part."""
        events, stories = self._nouns()
        groups = {article: (event.id, event.story) for event in events for article in event.articles}
        kinds = self._kinds(groups)
        changed = {pair: kind for pair, kind in kinds.items() if kind != self._before(pair)}
        around = {n for pair in changed for n in pair} | (self._touched & self._called_anew)
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
        """Return what the pairs of these articles, and of those touched, are called, by rows.

        The row of the smaller id comes first.
        """
        found: dict[Pair, LinkKind | None] = {}
        group = cache(partial(self._group, groups))
        for n in self._called_anew:
            for other, (scored, _) in self._near.pairs(n).items():
                if other in self._called_anew and other < n:
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


def _bare(place: Placed) -> Sketch:
    """Return what naming groups needs to know of an article."""
    times = Times(published=place.day)
    return Sketch(place.id, place.title, publisher=place.publisher, length=place.length, times=times)
