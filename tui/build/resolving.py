"""Who is who, brought up to date: over the whole corpus where that is due, around new articles elsewhere.

Over the whole corpus the outcome is a function of the articles alone, but then ten articles cost what a
hundred thousand do: 2 s of processor time for each 100,000 names, of which an article has two dozen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import apsw

from tui.annotate.resolve import Named, Resolution, resolve
from tui.build.giving_back import uncollected
from tui.build.placing import placed
from tui.build.told import all_told
from tui.corpus.event import Link
from tui.store.derived import counter
from tui.store.linking import rows_of, set_counter
from tui.store.naming import all_names, put_since
from tui.store.record import decode_named
from tui.store.resolution import Placing, put_placing, put_resolution

FEW: Final = 1_000
"""Articles up to which all are resolved each time: half a second."""

_SHARE: Final = 10
"""All are resolved again once one in so many has come since: a growing corpus is then resolved so often that
it costs each article eleven times what it costs to resolve it once, however slowly it grows."""


_PARTNERS: Final = 8
"""Articles of the same event that a new one is resolved with."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who is who, as of when it was looked.

    Attributes:
        found: of the whole corpus, or of what is new.
        put, corrected: the counters that it holds for.
    """

    found: Resolution | Placing
    put: int
    corrected: int


def resolved_anew(con: apsw.Connection) -> Resolved:
    """Return who is who in the whole corpus."""
    put, corrected = _so_far(con)
    seen: dict[Any, Any] = {}
    named = (Named(each.article, decode_named(each.named, seen)) for each in all_names(con))
    with uncollected():
        return Resolved(resolve(named, all_told(con)), put, corrected)


def resolved(con: apsw.Connection, links: Iterable[Link]) -> Resolved:
    """Return who is who in the articles that were put since it was last asked; in all of them if that is due.

    Args:
        con: the corpus.
        links: all that these articles are in, whatever else is among them.
    """
    put, corrected = _so_far(con)
    if is_due(con):
        return resolved_anew(con)
    news = put_since(con, counter(con, "resolved"))
    beside = rows_of(con, _partners(links, {each.article for each in news})).values()
    return Resolved(placed(con, news, beside, all_told(con)), put, corrected)


def _partners(links: Iterable[Link], articles: Collection[str]) -> set[str]:
    """Return the articles that most surely report what one of these does."""
    found: dict[str, list[tuple[float, str]]] = {article: [] for article in articles}
    for link in links:
        if link.kind in {"duplicate", "same_event"}:
            for one, other in ((link.a, link.b), (link.b, link.a)):
                if one in found:
                    found[one].append((-link.score, other))
    return {other for partners in found.values() for _, other in sorted(partners)[:_PARTNERS]}


def is_due(con: apsw.Connection) -> bool:
    """Return whether the whole corpus is to be asked: it is small, has grown, or readers corrected names."""
    articles = int(con.execute("SELECT count(*) FROM article").get)
    put, corrected = _so_far(con)
    since = put - counter(con, "settled")
    return articles <= FEW or since * _SHARE > articles or corrected != counter(con, "heard")


def put_resolved(con: apsw.Connection, found: Resolved) -> None:
    """Store who is who, and for which state of the corpus it holds; within a transaction."""
    if isinstance(found.found, Placing):
        put_placing(con, found.found)
    else:
        put_resolution(con, found.found.entities, found.found.of)
        set_counter(con, "settled", found.put)
        set_counter(con, "heard", found.corrected)
    set_counter(con, "resolved", found.put)


_Counters: TypeAlias = tuple[int, int]


def _so_far(con: apsw.Connection) -> _Counters:
    return counter(con, "put"), counter(con, "corrected")
