"""Which pairs are worth scoring: those that share rare terms, names or phrases.

An inverted index over each sketch's heaviest terms. Of a key that many articles hold, only some holders are
seen: a sample drawn by lot from all of them, and another from each period of ten days, seen from that
period and the ones beside it; so a term that half the corpus has costs no more than a rare one. Each article
keeps its best candidates. Who is seen depends on the articles alone, never on their order: the lot is a
checksum of the article's id. So one more article changes only what it and those it takes the place of see.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, islice
from typing import Final, NamedTuple, Protocol

from tui.link.background import background
from tui.link.in_common import wording
from tui.link.sketch import Sketch

KEYS_TERMS: Final = 28
KEYS_NAMES: Final = 10
KEYS_PHRASES: Final = 10
KEYS_LEAD: Final = 8

SAMPLE: Final = 240
"""Holders of one key that are seen from everywhere."""

PER_PERIOD: Final = 80
"""Holders of one key that are seen in one period, where there are more than `SAMPLE` in all."""

PERIOD_DAYS: Final = 10

KEPT: Final = 24
"""Candidates kept an article."""

LEAST_WEIGHT: Final = 5500
"""Shared rarity (thousandths of the natural logarithm) that a candidate needs: one rare key, or two of one in
sixteen events."""

LAST: Final = 2**48
"""More than any lot."""

_REMEMBERED: Final = 1 << 15
"""Keys whose checksums are remembered: most recur."""


class Keyed(NamedTuple):
    """What the index knows of an article.

    Attributes:
        lot: draws which holders of a common key are seen, the lowest first.
        period: of its publication, None if undated.
        weights: its keys (checksums) with their rarity in thousandths.
    """

    lot: int
    period: int | None
    weights: Mapping[int, int]


class Cell(NamedTuple):
    """The holders of a key that are seen, by number, and the highest lot among them.

    `whole`: these are all holders.
    """

    members: Sequence[int]
    last: int
    whole: bool


NOBODY: Final = Cell((), -1, whole=True)


class Holders(Protocol):
    """Who holds a key."""

    def common(self, key: int) -> Cell:
        """Return the holders of `key` that are seen from everywhere."""

    def in_period(self, key: int, period: int) -> Cell:
        """Return those that are seen in a period and the ones beside it."""


@lru_cache(_REMEMBERED)
def checksum(text: str) -> int:
    """Return 48 bits that stand for a key, or for an article's lot."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).digest())


def keyed(one: Sketch) -> Keyed:
    """Return what the index keeps of a sketch."""
    day = one.times.published
    weights = {checksum(key): round(1000 * weight) for key, weight in _keys(one).items()}
    return Keyed(checksum(one.article), None if day is None else day // PERIOD_DAYS, weights)


def _keys(one: Sketch) -> dict[str, float]:
    """Return the index keys of a sketch with their rarity."""
    table = background()
    found = table.rarities(
        chain(islice(one.terms, KEYS_TERMS), islice(one.names, KEYS_NAMES), islice(one.lead, KEYS_LEAD))
    )
    for phrase in islice(one.phrases, KEYS_PHRASES):
        first, _, second = phrase.partition(" ")
        found[phrase] = table.phrase_idf(first, second) / 2  # its words count as terms already
    return found


def shared(one: Keyed, holders: Holders) -> dict[int, int]:
    """Return the articles that share enough with `one` to be candidates, and how much; `one` itself too."""
    found: defaultdict[int, int] = defaultdict(int)
    for key, weight in one.weights.items():
        for other in _seen(one, key, holders):
            found[other] += weight
    return {other: weight for other, weight in found.items() if weight >= LEAST_WEIGHT}


def _seen(one: Keyed, key: int, holders: Holders) -> Iterable[int]:
    """Return the holders of a key that `one`, who holds it as well, shares it with."""
    common = holders.common(key)
    if common.whole:
        return common.members
    found = set(common.members) if one.lot <= common.last else set()
    if one.period is not None and one.lot <= holders.in_period(key, one.period).last:
        for period in (one.period - 1, one.period, one.period + 1):
            found.update(holders.in_period(key, period).members)
    return found


def in_reach(weights: Mapping[int, int]) -> dict[int, int]:
    """Return those of `weights` that are among the best, whatever the lots say."""
    least = sorted(weights.values(), reverse=True)[KEPT - 1] if len(weights) > KEPT else 0
    return {other: weight for other, weight in weights.items() if weight >= least}


def nearest(weights: Mapping[int, int], lots: Mapping[int, int] | Sequence[int]) -> dict[int, int]:
    """Return the best candidates among those that share `weights`, best first; ties are drawn by lot."""
    ranked = sorted((-weight, lots[other], other) for other, weight in in_reach(weights).items())
    return {other: -weight for weight, _, other in ranked[:KEPT]}


class Index:
    """The holders of all keys of a corpus in memory; articles are numbered as given."""

    def __init__(self, articles: Sequence[Keyed]) -> None:
        self._articles = articles
        self.lots = [one.lot for one in articles]
        self._holders: defaultdict[int, list[int]] = defaultdict(list)
        self._periods: dict[int, dict[int, list[int]]] = {}
        by_lot = sorted(range(len(articles)), key=self.lots.__getitem__)
        for at in by_lot:
            for key in articles[at].weights:
                self._holders[key].append(at)
        for key, members in self._holders.items():
            if len(members) > SAMPLE:
                self._periods[key] = _by_period(members, articles)

    def common(self, key: int) -> Cell:
        """Return the holders of `key` that are seen from everywhere."""
        members = self._holders.get(key, [])
        if len(members) <= SAMPLE:
            return Cell(members, LAST, whole=True)
        return Cell(members[:SAMPLE], self.lots[members[SAMPLE - 1]], whole=False)

    def in_period(self, key: int, period: int) -> Cell:
        """Return those that are seen in a period and the ones beside it."""
        members = self._periods.get(key, {}).get(period, [])
        if len(members) <= PER_PERIOD:
            return Cell(members, LAST, whole=True)
        return Cell(members[:PER_PERIOD], self.lots[members[PER_PERIOD - 1]], whole=False)

    def postings(self) -> Iterator[tuple[int, int]]:
        """Yield each key with each of its holders, by key and lot."""
        for key in sorted(self._holders):
            for at in self._holders[key]:
                yield key, at

    def neighbours(self) -> Iterator[dict[int, int]]:
        """Yield the best candidates of each article and what they share, in the order of the articles."""
        for at, one in enumerate(self._articles):
            weights = shared(one, self)
            weights.pop(at, None)
            yield nearest(weights, self.lots)


def _by_period(members: Iterable[int], articles: Sequence[Keyed]) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for at in members:
        period = articles[at].period
        if period is not None:
            found[period].append(at)
    return dict(found)


def candidate_pairs(sketches: Sequence[Sketch]) -> list[tuple[int, int]]:
    """Return the pairs worth scoring as positions (low, high) in `sketches`, ascending."""
    near = Index([keyed(one) for one in sketches]).neighbours()
    pairs = {(min(a, b), max(a, b)) for a, others in enumerate(near) for b in others}
    return sorted(pair for pair in pairs if wording(sketches[pair[0]], sketches[pair[1]]).is_alike)
