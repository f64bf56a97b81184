"""Explaining links: in this process for a few, beside it on every core for many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Final, NamedTuple

import apsw

from tui.build.beside import each_beside
from tui.build.by_topic import by_topic
from tui.build.telling import telling
from tui.corpus.event import Link
from tui.link import Side, decode, explain
from tui.store.connect import connect
from tui.store.linking import sketch_of
from tui.store.read import local_article
from tui.store.telling import Telling

_FEW: Final = 128
"""Links that are explained here before other processes are started (about half a second each to start)."""

_CHUNK: Final = 256
"""Links explained by one process at a time: the fewer pieces, the fewer articles are read by both."""

_OPEN: Final = 256
"""Articles kept at hand while links are explained."""


class Explained(NamedTuple):
    """A link with its evidence, and what its articles tell alike, if they are of one event."""

    link: Link
    telling: Telling | None


class _Explaining:
    """Explains links between articles of a corpus, and keeps these at hand."""

    def __init__(self, con: apsw.Connection) -> None:
        self._con = con
        self._article = lru_cache(_OPEN)(partial(local_article, con))
        self._side = lru_cache(_OPEN)(self._read_side)

    def _read_side(self, identity: str) -> Side:
        return Side(decode(sketch_of(self._con, identity)))

    def explained(self, link: Link) -> Explained:
        """Return `link` explained."""
        a, b = self._article(link.a), self._article(link.b)
        sides = (self._side(link.a), self._side(link.b))
        return Explained(explain(a, b, link, sides), telling(link, a, b))


def explain_all(
    con: apsw.Connection, path: Path, links: Iterable[Link], *, few: int = _FEW
) -> Iterator[Explained]:
    """Explain links, those that share an article near each other; many of them beside this process.

    Args:
        con: open on the corpus, in no transaction.
        path: the corpus file.
        links: as `tui.link.cluster` made them.
        few: up to so many are explained in this process.
    """
    wanted = ordered(links)
    if len(wanted) <= few:
        yield from map(_Explaining(con).explained, wanted)
    else:
        try:
            yield from each_beside(partial(_explain_chunk, path), wanted, _CHUNK)
        finally:
            _explaining.cache_clear()  # used here if the processes beside died


@lru_cache(1)
def _explaining(path: Path) -> _Explaining:
    return _Explaining(connect(path, create=False))


def _explain_chunk(path: Path, links: list[Link]) -> list[Explained]:
    return [_explaining(path).explained(link) for link in links]


def ordered(links: Iterable[Link]) -> list[Link]:
    """Return `links` so that each article's stand near each other, whatever order they come in.

    Ids are hashes: in their order, every link of a large corpus would be between two articles not at hand.
    """
    of: defaultdict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in sorted(links, key=attrgetter("kind")):
        of[link.a, link.b].append(link)
    nearness = {pair: max(map(_nearness, each)) for pair, each in of.items()}
    return list(chain.from_iterable(of[pair] for pair in by_topic(nearness)))


def _nearness(link: Link) -> float:
    return link.score + (link.kind in {"duplicate", "same_event"})
