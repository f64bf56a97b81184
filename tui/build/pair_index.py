"""Keeping candidates and pair scores of a corpus up to date with its articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Final

import apsw

from tui.build.by_topic import by_topic
from tui.build.candidate_index import Pair, Update, entry, index_whole
from tui.build.scoring import score_all
from tui.link import decode
from tui.store import linking
from tui.store.connect import transaction
from tui.store.derived import counter
from tui.store.pair_scores import Score, drop_pairs, known_scores, put_pairs
from tui.store.postings import rows

MOST_AT_ONCE: Final = 0.1
"""Share of changed articles from which on the index is made anew rather than changed."""

FEW: Final = 16
"""Changed articles that are never too many for changing the index."""

_BATCH: Final = 8192
"""Scores that are written at once."""


def index(con: apsw.Connection, path: Path, version: str) -> None:
    """Bring candidates and pair scores up to date.

    What comes meanwhile is left for the next time. Stopped half way, a whole index is made anew.

    Args:
        con: open on the corpus, in no transaction.
        path: the corpus file.
        version: of the code; what another version worked out is made anew.
    """
    put = counter(con, "put")
    changed = linking.changed(con)
    anew = linking.version_of(con) != version
    if anew or len(changed) > max(FEW, MOST_AT_ONCE * len(rows(con))):
        _index_all(con, path, {} if anew else known_scores(con))
        with transaction(con):
            linking.set_version(con, version)
            linking.set_counter(con, "linked", put)
            linking.set_counter(con, "heeded", -1)  # everything is to be grouped
    else:
        with transaction(con):
            if changed:
                _index_changed(con, changed)
            linking.set_counter(con, "linked", put)


def _index_all(con: apsw.Connection, path: Path, known: Mapping[Pair, Score]) -> None:
    """Make the index anew, in several transactions: the corpus stays free for others while pairs are scored.

    Args:
        con: the corpus.
        path: its file.
        known: scores that still hold.
    """
    entries = {n: entry(decode(data)) for n, data in linking.sketches(con)}
    with transaction(con):
        linking.forget_all(con)
        linking.set_version(con, "")  # until all of it is there
        pairs = index_whole(con, entries)
        kept = [(pair, score) for pair, score in known.items() if _by_row(pair) in pairs]
        put_pairs(con, kept)
    entries.clear()
    for pair, _ in kept:
        del pairs[_by_row(pair)]
    scored = score_all(con, path, by_topic(pairs))
    while batch := list(islice(scored, _BATCH)):
        with transaction(con):
            put_pairs(con, batch)


def _by_row(pair: Pair) -> Pair:
    return min(pair), max(pair)


def _index_changed(con: apsw.Connection, articles: Iterable[linking.Changed]) -> None:
    """Change the index; one without a sketch is left out of it."""
    entries = {each.n: entry(decode(each.sketch)) if each.sketch else None for each in articles}
    update = Update(con, entries)
    gone = drop_pairs(con, update.gone)
    come = list(score_all(con, None, sorted(update.come)))
    put_pairs(con, come)
    scored = (each.pair for each in come if each.score is not None)
    linking.touch(con, [*((n, n) for n in entries), *gone, *scored])
