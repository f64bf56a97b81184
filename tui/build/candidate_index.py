"""Keeping the candidate index of a corpus up to date with articles that come or change.

The outcome is that of `tui.link.candidates` over the whole corpus. An article that comes takes, for some
common keys, the place of another that was seen until then; what these see is worked out anew, everybody
else's candidates are put right by what changed for them, as long as that tells what they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import TypeAlias

import apsw

from tui.link.candidates import (
    KEPT,
    LAST,
    PER_PERIOD,
    SAMPLE,
    Cell,
    Index,
    Keyed,
    in_reach,
    keyed,
    nearest,
    shared,
)
from tui.link.digests import is_digest
from tui.link.later import news_of
from tui.link.sketch import Sketch
from tui.store.pair_scores import partners
from tui.store.postings import (
    Indexed,
    drop_indexed,
    holders,
    holders_in,
    indexed,
    least_near,
    lots,
    near,
    put_indexed,
    put_near,
    put_postings,
)

Pair: TypeAlias = tuple[int, int]
"""Two articles by row, the smaller first."""


class StoredHolders:
    """The holders of keys as stored; read once, so made anew when the index changes."""

    def __init__(self, con: apsw.Connection) -> None:
        self._con = con
        self._common: dict[int, Cell] = {}
        self._periods: dict[tuple[int, int], Cell] = {}

    def common(self, key: int) -> Cell:
        """Return the holders of `key` that are seen from everywhere."""
        if key not in self._common:
            self._common[key] = _cell(holders(self._con, key, SAMPLE + 1), SAMPLE)
        return self._common[key]

    def in_period(self, key: int, period: int) -> Cell:
        """Return those that are seen in a period and the ones beside it."""
        if (key, period) not in self._periods:
            rows = holders_in(self._con, key, period, PER_PERIOD + 1)
            self._periods[key, period] = _cell(rows, PER_PERIOD)
        return self._periods[key, period]


def _cell(rows: list[tuple[int, int]], most: int) -> Cell:
    members = [n for n, _ in rows[:most]]
    return (
        Cell(members, LAST, whole=True)
        if len(rows) <= most
        else Cell(members, rows[most - 1][1], whole=False)
    )


def entry(one: Sketch) -> Indexed:
    """Return what the index holds of a sketch."""
    lot, period, weights = keyed(one)
    shown = (one.title, one.publisher, one.length)
    news = news_of(one.times)
    days = tuple(sorted(news.own)), tuple(sorted(news.named))
    return Indexed(lot, one.times.published, period, is_digest(one), *shown, *days, weights)


def index_whole(con: apsw.Connection, articles: Mapping[int, Indexed]) -> dict[Pair, int]:
    """Index articles by row in an empty index; return the candidate pairs and what they share."""
    rows = sorted(articles)
    index = Index([Keyed(articles[n].lot, articles[n].period, articles[n].keys) for n in rows])
    for n in rows:
        put_indexed(con, n, articles[n])
    put_postings(con, ((key, rows[at], articles[rows[at]]) for key, at in index.postings()))
    pairs: dict[Pair, int] = {}
    for n, others in zip(rows, index.neighbours(), strict=True):
        put_near(con, n, {rows[other]: weight for other, weight in others.items()})
        pairs |= {(min(n, rows[other]), max(n, rows[other])): weight for other, weight in others.items()}
    return pairs


class Update:
    """One change of the index.

    Attributes:
        gone: pairs that are no candidates any more, or are to be scored anew, by row, either way round.
        come: pairs that are candidates and were not, or are to be scored anew.
    """

    def __init__(self, con: apsw.Connection, articles: Mapping[int, Indexed | None]) -> None:
        """Index articles by row, new or changed; None for what is no article of the corpus any more."""
        self._con = con
        self._articles = articles
        self._before: dict[int, dict[int, int]] = {}
        self._after: dict[int, dict[int, int]] = {}
        old = indexed(con, articles)
        self._remember(old)
        entries = {n: one for n, one in articles.items() if one is not None}
        displaced = self._reindex(old, entries)
        self._holders = StoredHolders(con)
        self._scan({**entries, **indexed(con, displaced)}, old.keys() - entries.keys())
        self._keep()
        self.gone, self.come = self._changed_pairs()

    def _remember(self, rows: Iterable[int]) -> None:
        for n in rows:
            self._before.setdefault(n, near(self._con, n))

    def _reindex(self, old: Mapping[int, Indexed], new: Mapping[int, Indexed]) -> set[int]:
        """Change the postings; return the unchanged articles that are seen now and were not, or no longer."""
        places = {(key, one.period) for each in (old, new) for one in each.values() for key in one.keys}
        before = self._seen(places)
        for n, one in old.items():
            drop_indexed(self._con, n, one)
        for n, one in new.items():
            put_indexed(self._con, n, one)
            put_postings(self._con, ((key, n, one) for key in one.keys))
        after = self._seen(places)
        moved = {abs(n) for place in places for n in before[place] ^ after[place]}
        return moved - self._articles.keys()

    def _seen(self, places: Collection[tuple[int, int | None]]) -> dict[tuple[int, int | None], set[int]]:
        found = {}
        stored = StoredHolders(self._con)
        for key, period in places:
            common = stored.common(key)
            within = stored.in_period(key, period).members if period is not None and not common.whole else ()
            found[key, period] = {*common.members, *(-n for n in within)}  # the sign tells who is seen how
        return found

    def _scan(self, scanned: Mapping[int, Indexed], dropped: Collection[int]) -> None:
        """Find the candidates of `scanned` anew, and put right those of all that share with them."""
        news: defaultdict[int, dict[int, int]] = defaultdict(dict)
        self._remember(scanned)
        for n, one in scanned.items():
            weights = shared(Keyed(one.lot, one.period, one.keys), self._holders)
            weights.pop(n, None)
            self._after[n] = self._nearest(weights)
            for other in weights.keys() - scanned.keys():
                news[other][n] = weights[other]
        admirers: set[int] = set()
        for n in (*scanned, *dropped):
            for other in self._admirers(n) - scanned.keys() - set(dropped):
                news[other].setdefault(n, 0)
                admirers.add(other)
        # Of thousands that share something most keep as many candidates as there may be, all of them nearer.
        least = least_near(self._con, news.keys() - admirers, KEPT)
        for other, weights in news.items():
            if max(weights.values()) >= least.get(other, 0):
                self._put_right(other, weights)

    def _admirers(self, n: int) -> set[int]:
        """Return the articles that may have `n` among their candidates."""
        return partners(self._con, n) | self._before.get(n, {}).keys()

    def _put_right(self, n: int, news: Mapping[int, int]) -> None:
        """Change the candidates of `n` by what it shares with articles that changed; 0 for too little."""
        before = near(self._con, n)
        if _all_behind(before, news):
            return
        self._before[n] = before
        merged = {other: weight for other, weight in {**before, **news}.items() if weight}
        lot_of = lots(self._con, {*before, *merged})
        if len(before) == KEPT:  # what fell behind the last of them may be behind others that were not kept
            last = max((-weight, lot_of.get(other, LAST)) for other, weight in before.items())
            merged = {o: weight for o, weight in merged.items() if (-weight, lot_of[o]) <= last}
            if len(merged) < KEPT:
                self._after[n] = self._anew(n)
                return
        self._after[n] = nearest(merged, lot_of)

    def _anew(self, n: int) -> dict[int, int]:
        one = indexed(self._con, [n])[n]
        weights = shared(Keyed(one.lot, one.period, one.keys), self._holders)
        weights.pop(n, None)
        return self._nearest(weights)

    def _nearest(self, weights: Mapping[int, int]) -> dict[int, int]:
        """Return the best candidates; lots are read of those alone that may be among them."""
        may_be = in_reach(weights)
        return nearest(may_be, lots(self._con, may_be))

    def _keep(self) -> None:
        for n, found in self._after.items():
            put_near(self._con, n, found)

    def _changed_pairs(self) -> tuple[set[Pair], set[Pair]]:
        before, after = _pairs(self._before), _pairs(self._after)
        gone = {p for p in before - after if not self._held(p)} | {p for p in before if self._is_news(p)}
        come = {p for p in after - before if not self._held(p)} | {p for p in after if self._is_news(p)}
        return gone, come

    def _held(self, pair: Pair) -> bool:
        """Tell whether one of a pair whose candidates did not change has the other among them."""
        n, other = pair
        return any(b in near(self._con, a) for a, b in ((n, other), (other, n)) if a not in self._before)

    def _is_news(self, pair: Pair) -> bool:
        return pair[0] in self._articles or pair[1] in self._articles


def _pairs(candidates: Mapping[int, Collection[int]]) -> set[Pair]:
    return {(min(n, other), max(n, other)) for n, others in candidates.items() for other in others}


def _all_behind(candidates: Mapping[int, int], news: Mapping[int, int]) -> bool:
    """Tell whether news are no candidates and come behind the last of as many candidates as are kept."""
    if len(candidates) < KEPT or not candidates.keys().isdisjoint(news):
        return False
    return max(news.values()) < min(candidates.values())
