"""Measure what telling who is who costs: a corpus of made names resolved whole, and ten more articles in it.

    python -m tests.benchmarks.naming [--sizes 1000 10000 100000]

Each article names two dozen: persons in full or by surname, bodies and places, drawn so that few are named
often and most hardly ever, as in news (Zipf's law); an article keeps to one of many circles.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from pathlib import Path
from typing import Final

import apsw

from tui.build.resolving import is_due, put_resolved, resolved, resolved_anew
from tui.corpus.article import Article
from tui.corpus.highlight import LocalEntity, NameKind
from tui.corpus.identity import stable_id
from tui.store.connect import connect, transaction
from tui.store.write import put_article

ADDED: Final = 10
PER_ARTICLE: Final = 24
PER_CIRCLE: Final = 150
_ARTICLES_A_CIRCLE: Final = 40
_KINDS: Final[tuple[NameKind, ...]] = ("person", "organisation", "place")
_SYLLABLES: Final = tuple(a + b for a in "bdfgklmnprstv" for b in ("a", "e", "i", "o", "u", "an", "el", "or"))


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.choice((2, 3)))).capitalize()


def _circle(number: int) -> list[tuple[NameKind, str]]:
    """Return what the articles of a circle may name, as kind and name; those in all circles first."""
    found: list[tuple[NameKind, str]] = []
    for seed, count in ((0, 30), (number + 1, PER_CIRCLE)):
        chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
        for at in range(count):
            first, last = _word(chance), _word(chance)
            names = (f"{first} {last}", f"{first} {last} Union", last)
            found.append((_KINDS[at % 3], names[at % 3]))
    return found


def articles(count: int, circles: int, seed: int = 1) -> Iterator[Article]:
    """Yield made articles that name some of a circle each."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    upto = list(accumulate(1 / (rank + 1) for rank in range(30 + PER_CIRCLE)))
    for made in range(count):
        circle = _circle(chance.randrange(circles))
        drawn = dict.fromkeys(chance.choices(circle, cum_weights=upto, k=PER_ARTICLE * 2))
        named = tuple(_local(chance, *each) for each in islice(drawn, PER_ARTICLE))
        entities = tuple({each.key: each for each in named}.values())
        identity = stable_id("a", f"{seed}-{made}")
        yield Article(id=identity, origin=identity, text=identity, title=identity, local_entities=entities)


def _local(chance: random.Random, kind: NameKind, name: str) -> LocalEntity:
    by_surname = kind == "person" and chance.random() < 0.25
    shown = name.rsplit(maxsplit=1)[-1] if by_surname else name
    return LocalEntity(
        f"{kind}:{shown.lower().replace(' ', '-')}", kind, (shown,), (), chance.randrange(1, 5)
    )


def _put(con: apsw.Connection, made: Iterator[Article]) -> None:
    while batch := list(islice(made, 1000)):
        with transaction(con):
            for article in batch:
                put_article(con, article, content_key=article.id)


def _whole(con: apsw.Connection) -> tuple[float, float]:
    """Resolve all; return CPU seconds for that and for storing it."""
    start = time.process_time()
    found = resolved_anew(con)
    told = time.process_time()
    with transaction(con):
        put_resolved(con, found)
    return told - start, time.process_time() - told


def _added(con: apsw.Connection) -> tuple[float, float]:
    """Resolve what is new; return CPU seconds for that and for storing it."""
    start = time.process_time()
    found = resolved(con, ())
    told = time.process_time()
    with transaction(con):
        put_resolved(con, found)
    return told - start, time.process_time() - told


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table: a row a size."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.naming")
    parser.add_argument("--sizes", nargs="+", type=int, default=[1000, 10_000, 100_000])
    options = parser.parse_args(arguments)
    sys.stdout.write("| articles | names | entities | whole: resolved, stored (CPU s) |")
    sys.stdout.write(f" {ADDED} added (CPU s) | by | MB peak |\n")
    sys.stdout.write(f"{'|---' * 7}|\n")
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            sys.stdout.write(_row(Path(folder) / "corpus.db", size) + "\n")
            sys.stdout.flush()


def _row(path: Path, size: int) -> str:
    con = connect(path)
    con.execute("PRAGMA synchronous = OFF")
    circles = max(1, size // _ARTICLES_A_CIRCLE)
    _put(con, articles(size, circles))
    whole = _whole(con)
    names = int(con.execute("SELECT count(*) FROM article_entity").get)
    entities = int(con.execute("SELECT count(*) FROM entity").get)
    added = []
    for seed in range(2, 7):
        _put(con, articles(ADDED, circles, seed))
        by = "all articles" if is_due(con) else "surroundings"
        added.append(_added(con))
    median = sorted(added, key=sum)[len(added) // 2]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    shown, more = (" / ".join(f"{each:.2f}" for each in pair) for pair in (whole, median))
    return f"| {size:,} | {names:,} | {entities:,} | {shown} | {more} | {by} | {peak:.0f} |"


if __name__ == "__main__":
    main()
