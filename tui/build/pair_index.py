"""Keeping candidates and pair scores of a corpus up to date with its articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Final

import apsw

from tui.build.candidate_index import Pair, Update, entry, index_whole
from tui.link import Known, PairScore, Sketch, decode
from tui.link.in_common import InCommon, wording
from tui.link.pair_score import score_common
from tui.link.side import Side
from tui.store import linking
from tui.store.derived import counter
from tui.store.pair_scores import drop_pairs, known_scores, put_pairs
from tui.store.postings import rows

MOST_AT_ONCE: Final = 0.1
"""Share of changed articles from which on the index is made anew rather than changed."""

OPEN: Final = 8192
"""Sketches held at once while pairs are scored (about 60 kB each)."""

FEW: Final = 16
"""Changed articles that are never too many for changing the index."""


def index(con: apsw.Connection, version: str) -> None:
    """Bring candidates and pair scores up to date; in the caller's transaction.

    Args:
        con: the corpus.
        version: of the code; what another version worked out is made anew.
    """
    changed = linking.changed(con)
    anew = linking.version_of(con) != version
    if anew or len(changed) > max(FEW, MOST_AT_ONCE * len(rows(con))):
        _index_all(con, {} if anew else _known(con))
        linking.set_version(con, version)
    elif changed:
        _index_changed(con, {each.n: decode(each.sketch) if each.sketch else None for each in changed})
    linking.set_counter(con, "linked", counter(con, "put"))


def _known(con: apsw.Connection) -> Known:
    return {(a, b): PairScore(*score[:4], named=bool(score[4])) for a, b, score in known_scores(con)}


def _index_all(con: apsw.Connection, known: Known) -> None:
    linking.forget_all(con)
    entries = {n: entry(decode(data)) for n, data in linking.sketches(con)}
    pairs = index_whole(con, entries)
    _score(con, by_topic(pairs), known)
    linking.set_counter(con, "heeded", -1)  # everything is to be grouped


def by_topic(pairs: Mapping[Pair, int]) -> list[Pair]:
    """Return pairs in an order in which few articles need be at hand at once.

    Articles are numbered as they are met on the way from partner to partner, depth first and the nearest
    first: those of one topic, who are partners of one another, come close together, whenever they were
    published. In time, twice as many have to be read again.

    Args:
        pairs: with what they share.
    """
    partners: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for (a, b), weight in pairs.items():
        partners[a].append((weight, b))
        partners[b].append((weight, a))
    place: dict[int, int] = {}
    for start in sorted(partners):
        waiting = [start]
        while waiting:
            n = waiting.pop()
            if n not in place:
                place[n] = len(place)
                waiting += [other for _, other in sorted(partners[n]) if other not in place]
    return sorted(pairs, key=lambda pair: sorted((place[pair[0]], place[pair[1]]), reverse=True))


def _index_changed(con: apsw.Connection, articles: Mapping[int, Sketch | None]) -> None:
    """Index articles by row, None for one that is left out."""
    entries = {n: entry(one) if one is not None else None for n, one in articles.items()}
    update = Update(con, entries)
    gone = drop_pairs(con, update.gone)
    come = _score(con, sorted(update.come), {})
    linking.touch(con, {*articles, *(n for pair in (*gone, *come) for n in pair)})


def _score(con: apsw.Connection, pairs: Iterable[Pair], known: Known) -> list[Pair]:
    """Keep pairs with their scores, return those; whose wording has too little in common has none."""

    @lru_cache(OPEN)
    def side(n: int) -> Side:
        ((_, data),) = linking.sketches(con, [n])
        return Side(decode(data))

    scored = []
    for batch in _batched(pairs, OPEN):
        found = {pair: _scored(side(pair[0]), side(pair[1]), known) for pair in batch}
        put_pairs(con, ((_by_id(side, pair), score) for pair, score in found.items()))
        scored += [pair for pair, score in found.items() if score is not None]
    return scored


def _by_id(side: Callable[[int], Side], pair: Pair) -> Pair:
    """Return the pair with the row of the smaller id first."""
    a, b = sorted(pair, key=lambda n: side(n).sketch.article)
    return a, b


def _batched(pairs: Iterable[Pair], size: int) -> Iterator[list[Pair]]:
    """Yield pairs in batches."""
    remaining = iter(pairs)
    while batch := list(islice(remaining, size)):
        yield batch


def _scored(one: Side, other: Side, known: Known) -> PairScore | None:
    a, b = one.sketch, other.sketch
    ids = (min(a.article, b.article), max(a.article, b.article))
    if ids in known:
        return known[ids]
    words = wording(a, b)
    return score_common(InCommon(one, other, words)) if words.is_alike else None
