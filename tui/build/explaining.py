"""Explaining links: in this process for a few, beside it on every core for many."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Final, NamedTuple

import apsw

from tui.build.beside import each_beside
from tui.build.telling import telling
from tui.corpus.event import Link
from tui.link import Side, decode, explain
from tui.store.connect import connect
from tui.store.linking import sketch_of
from tui.store.read import local_article
from tui.store.telling import Telling

_FEW: Final = 128
"""Links that are explained here before other processes are started (about half a second each to start)."""

_CHUNK: Final = 32

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
    ordered = in_neighbourhoods(links)
    if len(ordered) <= few:
        yield from map(_Explaining(con).explained, ordered)
    else:
        try:
            yield from each_beside(partial(_explain_chunk, path), ordered, _CHUNK)
        finally:
            _explaining.cache_clear()  # used here if the processes beside died


@lru_cache(1)
def _explaining(path: Path) -> _Explaining:
    return _Explaining(connect(path, create=False))


def _explain_chunk(path: Path, links: list[Link]) -> list[Explained]:
    return [_explaining(path).explained(link) for link in links]


def in_neighbourhoods(links: Iterable[Link]) -> list[Link]:
    """Return `links` so that each article's stand near each other, whatever order they come in.

    Ids are hashes: in their order, every link of a large corpus would be between two articles not at hand.
    """
    of: dict[str, list[Link]] = {}
    for link in sorted(links, key=lambda link: (link.a, link.b, link.kind)):
        of.setdefault(link.a, []).append(link)
        of.setdefault(link.b, []).append(link)
    ordered: dict[tuple[str, str, str], Link] = {}
    reached: set[str] = set()
    for first in of:
        waiting = deque([first])
        while waiting:
            article = waiting.popleft()
            if article not in reached:
                reached.add(article)
                ordered |= {(link.a, link.b, link.kind): link for link in of[article]}
                waiting.extend(_others(of[article], article))
    return list(ordered.values())


def _others(links: Sequence[Link], article: str) -> list[str]:
    return [link.b if link.a == article else link.a for link in links]
