"""Measure what telling who is who costs in a corpus: all of it, and ten more articles by their surroundings.

    python -m tests.benchmarks.naming [--sizes 1000 10000 100000]

The articles are those of `tests.benchmarks.resolving`. B-cubed F1 is told of the fifty articles that were
added by tens, before and after the whole corpus was asked.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

import apsw

from tests.benchmarks.resolving import One, articles
from tests.quality.metrics import b_cubed
from tui.annotate.resolve import Named
from tui.build.resolving import Resolved, put_resolved, resolved, resolved_anew
from tui.corpus.article import Article
from tui.store.connect import connect, transaction
from tui.store.write import put_article

ADDED: Final = 10
TIMES: Final = 5
_MENTIONS: Final = 30
"""Names that an article has, all told."""


def _put(con: apsw.Connection, made: Iterable[Named]) -> None:
    with transaction(con):
        for article, entities in made:
            text = Article(id=article, origin=article, text=article, title=article, local_entities=entities)
            put_article(con, text, content_key=article)


def _timed(con: apsw.Connection, *, whole: bool) -> tuple[float, float]:
    """Tell who is who; return CPU seconds for that and for storing it."""
    start = time.process_time()
    found: Resolved = resolved_anew(con) if whole else resolved(con, ())
    told = time.process_time()
    with transaction(con):
        put_resolved(con, found)
    return told - start, time.process_time() - told


def _right(con: apsw.Connection, gold: dict[tuple[str, str], One]) -> float:
    """Return the B-cubed F1 of the articles that `gold` tells of, among all articles."""
    rows = con.execute("SELECT article.id, key, entity FROM article_entity JOIN article USING (n)")
    return b_cubed({(a, key): entity for a, key, entity in rows if (a, key) in gold}, gold).f1


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table: a row a size."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.naming")
    parser.add_argument("--sizes", nargs="+", type=int, default=[2000, 10_000, 100_000])
    options = parser.parse_args(arguments)
    sys.stdout.write("| articles | their entities | entities | whole: told, stored (CPU s) | MB peak |")
    sys.stdout.write(f" {ADDED} added: told, stored (CPU s) | B-cubed F1 of those added | … settled |\n")
    sys.stdout.write(f"{'|---' * 8}|\n")
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            sys.stdout.write(_row(Path(folder) / "corpus.db", size) + "\n")
            sys.stdout.flush()


def _row(path: Path, size: int) -> str:
    con = connect(path)
    con.execute("PRAGMA synchronous = OFF")
    made = articles(2 * _MENTIONS * size)
    while batch := list(islice(made, min(1000, size - con.execute("SELECT count(*) FROM article").get))):
        _put(con, (named for named, _ in batch))
    whole = _timed(con, whole=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    local = int(con.execute("SELECT count(*) FROM article_entity").get)
    entities = int(con.execute("SELECT count(*) FROM entity").get)
    added: list[tuple[float, float]] = []
    gold: dict[tuple[str, str], One] = {}
    for _ in range(TIMES):
        more = list(islice(made, ADDED))
        _put(con, (named for named, _ in more))
        gold |= {(named.article, key): one for named, who in more for key, one in who.items()}
        added.append(_timed(con, whole=False))
    median = sorted(added, key=sum)[len(added) // 2]
    told, stored = (" / ".join(f"{each:.2f}" for each in pair) for pair in (whole, median))
    quick = _right(con, gold)
    _timed(con, whole=True)
    return (
        f"| {size:,} | {local:,} | {entities:,} | {told} | {peak:.0f} | {stored} | {quick:.3f}"
        f" | {_right(con, gold):.3f} |"
    )


if __name__ == "__main__":
    main()
