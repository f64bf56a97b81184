"""Keeping candidates and pair scores of a corpus up to date with its articles."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

import apsw

from tui.build.candidate_index import Pair, Update, index_whole
from tui.link import Known, PairScore, Sketch, decode
from tui.link.candidates import alike
from tui.link.pair_score import score_sides
from tui.link.side import Side
from tui.store import linking
from tui.store.derived import counter

MOST_AT_ONCE: Final = 0.1
"""Share of changed articles from which on the index is made anew rather than changed."""

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
    if anew or len(changed) > max(FEW, MOST_AT_ONCE * len(linking.rows(con))):
        _index_all(con, {} if anew else _known(con))
        linking.set_version(con, version)
    elif changed:
        _index_changed(con, {each.n: decode(each.sketch) if each.sketch else None for each in changed})
    linking.set_counter(con, "linked", counter(con, "put"))


def _known(con: apsw.Connection) -> Known:
    return {(a, b): PairScore(*score[:4], named=bool(score[4])) for a, b, score in linking.known_scores(con)}


def _index_all(con: apsw.Connection, known: Known) -> None:
    linking.forget_all(con)
    articles = {n: decode(data) for n, data in linking.sketches(con)}
    _score(con, index_whole(con, articles), articles, known)
    linking.set_counter(con, "heeded", -1)  # everything is to be grouped


def _index_changed(con: apsw.Connection, articles: Mapping[int, Sketch | None]) -> None:
    """Index articles by row, None for one that is left out."""
    update = Update(con, articles)
    gone = linking.drop_pairs(con, update.gone)
    around = {n for pair in update.come for n in pair}
    known = {n: one for n, one in articles.items() if one is not None}
    known |= {n: decode(data) for n, data in linking.sketches(con, around - known.keys())}
    come = _score(con, update.come, known, {})
    linking.touch(con, {*articles, *(n for pair in (*gone, *come) for n in pair)})


def _score(
    con: apsw.Connection, pairs: Collection[Pair], articles: Mapping[int, Sketch], known: Known
) -> list[Pair]:
    """Keep pairs with their scores, return those; whose wording has too little in common has none."""
    side_of = {n: Side(articles[n]) for n in {n for pair in pairs for n in pair}}
    ordered = (sorted(pair, key=lambda n: articles[n].article) for pair in pairs)
    found = {(a, b): _scored(side_of[a], side_of[b], known) for a, b in ordered}
    linking.put_pairs(con, found.items())
    return [pair for pair, scored in found.items() if scored is not None]


def _scored(one: Side, other: Side, known: Known) -> PairScore | None:
    a, b = one.sketch, other.sketch
    return known.get((a.article, b.article)) or (score_sides(one, other) if alike(a, b) else None)
