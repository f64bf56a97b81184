"""Scoring pairs of articles: in this process for a few, beside it on every core for many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Final, NamedTuple

import apsw

from tui.build.beside import each_beside
from tui.build.candidate_index import Pair
from tui.link import PairScore, decode
from tui.link.in_common import InCommon, wording
from tui.link.pair_score import score_common
from tui.link.side import Side
from tui.store.connect import connect
from tui.store.linking import sketches

_FEW: Final = 4_096
"""Pairs that are scored here before other processes are started: as long as it takes to start one."""

_CHUNK: Final = 4_096

_OPEN: Final = 4_096
"""Sketches that a process holds at once (about 60 kB each)."""


class Scored(NamedTuple):
    """A pair, that of the smaller id first, and its score; None where they have too few words in common."""

    pair: Pair
    score: PairScore | None


class _Scoring:
    """Scores pairs of a corpus, and keeps their sketches at hand."""

    def __init__(self, con: apsw.Connection) -> None:
        self._con = con
        self._side = lru_cache(_OPEN)(self._read_side)

    def _read_side(self, n: int) -> Side | None:
        data = dict(sketches(self._con, [n])).get(n)
        return Side(decode(data)) if data else None

    def scored(self, pair: Pair) -> Scored:
        """Return the pair with its score; without one if an article was taken out of the corpus meanwhile."""
        one, other = self._side(pair[0]), self._side(pair[1])
        if one is None or other is None:
            return Scored(pair, None)
        words = wording(one.sketch, other.sketch)
        found = score_common(InCommon(one, other, words)) if words.is_alike else None
        return Scored(pair if one.sketch.article < other.sketch.article else (pair[1], pair[0]), found)


def score_all(
    con: apsw.Connection, path: Path | None, pairs: Sequence[Pair], *, few: int = _FEW
) -> Iterator[Scored]:
    """Score pairs of articles in their order; many of them beside this process.

    Args:
        con: open on the corpus.
        path: the corpus file, where processes beside may read it: `con` is in no transaction.
        pairs: by row, those of one topic near each other.
        few: up to so many are scored in this process.
    """
    if path is None or len(pairs) <= few:
        yield from map(_Scoring(con).scored, pairs)
    else:
        try:
            yield from each_beside(partial(_score_chunk, path), pairs, _CHUNK)
        finally:
            _scoring.cache_clear()  # used here if the processes beside died


@lru_cache(1)
def _scoring(path: Path) -> _Scoring:
    return _Scoring(connect(path, create=False))


def _score_chunk(path: Path, pairs: Iterable[Pair]) -> list[Scored]:
    return [_scoring(path).scored(pair) for pair in pairs]
