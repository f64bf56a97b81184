"""Measure what linking costs: a corpus of made reports linked whole, and ten more added to it.

    python -m tests.benchmarks.linking [--sizes 1000 10000 100000]

The sketches are made by a machine: words as common as in news at large, by the shipped table; topics whose
reports share words; events of one to nine reports that share names, phrases and sentences. Annotation and the
explanation of links are not measured here.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, islice
from pathlib import Path
from typing import Final

import apsw

from tui.build.giving_back import rarely_collected
from tui.build.pair_index import index
from tui.build.relinking import relinked
from tui.corpus.article import Article
from tui.corpus.identity import stable_id
from tui.link import Sketch, encode
from tui.link.background import background
from tui.link.candidates import checksum
from tui.link.decisions import NONE
from tui.link.times import Times
from tui.store import linking
from tui.store.connect import connect, transaction
from tui.store.derived import counter, put_clustering
from tui.store.pair_scores import put_kinds
from tui.store.write import put_article

TOPICS: Final = 400
DAYS: Final = 730
FIRST: Final = date(2030, 1, 1)
ADDED: Final = 10


@dataclass(frozen=True)
class _Words:
    """Terms of news at large, drawn as often as the table counts them, and those of each topic."""

    terms: Sequence[str]
    upto: Sequence[int]
    topics: Sequence[Sequence[str]]

    def drawn(self, chance: random.Random, count: int) -> list[str]:
        """Return terms by chance."""
        return chance.choices(self.terms, cum_weights=self.upto, k=count)


def _words(chance: random.Random, topic_count: int) -> _Words:
    counts = {term: count for term, count in background().counts.items() if " " not in term}
    terms = sorted(counts)
    topics = [chance.sample(terms, 60) for _ in range(topic_count)]
    return _Words(terms, list(accumulate(counts[term] for term in terms)), topics)


def reports(count: int, seed: int = 1, *, topics: int = TOPICS, days: int = DAYS) -> Iterator[Sketch]:
    """Yield sketches of made reports, event by event; the topics are the same for every seed."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    words = _words(random.Random(0), topics)  # noqa: S311 - as above
    made = 0
    while made < count:
        topic = chance.choice(words.topics)
        day = FIRST.toordinal() + chance.randrange(days)
        event = [f"{seed}x{made}n{number}" for number in range(8)] + chance.sample(topic, 20)
        for number in range(min(count - made, chance.choice((1, 1, 1, 1, 1, 1, 2, 3, 5, 9)))):
            yield _report(chance, words, (topic, event), (f"{seed}-{made}-{number}", day + number % 2))
        made += number + 1


def _report(
    chance: random.Random,
    words: _Words,
    about: tuple[Sequence[str], Sequence[str]],
    identity: tuple[str, int],
) -> Sketch:
    topic, event = about
    name, day = identity
    own = chance.sample(event, 18)
    terms = list(dict.fromkeys([*own, *chance.sample(topic, 15), *words.drawn(chance, 70)]))
    names = [term for term in own if term[0].isdigit()] + terms[18:26]
    phrases = [f"{a} {b}" for a, b in zip(terms[:50:2], terms[1:50:2], strict=True)]
    marks = [tuple(sorted(chance.sample(range(2**32), 6))) for _ in range(12)]
    marks[0] = tuple(checksum(f"{event[0]} {number}") % 2**32 for number in range(6))
    return Sketch(
        article=stable_id("a", name),
        title=" ".join(terms[:8]),
        publisher=f"Outlet {chance.randrange(120)}",
        length=300,
        terms=_weighted(terms),
        names=_weighted(names),
        phrases=_weighted(phrases),
        lead=_weighted(terms[:30]),
        headline=_weighted(terms[:8]),
        top=tuple(list(_weighted(terms))[:12]),
        shingles=tuple(sorted(chance.sample(range(2**32), 64))),
        times=Times(published=day),
        occurrences=tuple(marks),
    )


def _weighted(terms: Sequence[str]) -> dict[str, float]:
    rarity = background().idf
    weights = {term: rarity(term) for term in terms}
    norm = sum(weight * weight for weight in weights.values()) ** 0.5
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return {term: round(weight / norm, 4) for term, weight in ranked}


def put(con: apsw.Connection, sketches: Iterator[Sketch]) -> None:
    """Store reports with hardly a text: linking reads their sketches."""
    while batch := list(islice(sketches, 1000)):
        with transaction(con):
            for one in batch:
                day = date.fromordinal(one.times.published or 1).isoformat()
                article = Article(id=one.article, origin=one.article, text=one.title, title=one.title)
                put_article(con, article, content_key=day, sketch=encode(one))


def link(con: apsw.Connection, path: Path) -> tuple[float, float, float]:
    """Link what is new; return CPU seconds for pairs, for groups and for storing these."""
    start = _spent()
    index(con, path, "measured")
    indexed = _spent()
    touched = linking.touched(con)
    whole = counter(con, "heeded") != 0
    found = relinked(con, None if whole else touched, NONE)
    grouped = _spent()
    with transaction(con):
        put_clustering(
            con,
            found.events,
            found.stories,
            [(each, "measured") for each in found.links],
            {(each.a, each.b, each.kind) for each in found.links},
            articles=None if whole else found.articles,
            around=None if whole else found.around,
        )
        put_kinds(con, found.kinds)
        linking.untouch(con, touched)
        linking.set_counter(con, "heeded", 0)
    return indexed - start, grouped - indexed, _spent() - grouped


def _spent() -> float:
    """Return the CPU seconds of this process and of those that ended beside it."""
    return sum(os.times()[:4])


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table: a row a size."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.linking")
    parser.add_argument("--sizes", nargs="+", type=int, default=[1000, 10_000, 100_000])
    options = parser.parse_args(arguments)
    sys.stdout.write("| articles | whole: pairs, groups, stored (CPU s) | articles/s | pairs an article |")
    sys.stdout.write(f" {ADDED} added: pairs, groups, stored (CPU s) | MB peak | MB on disk |\n")
    sys.stdout.write(f"{'|---' * 7}|\n")
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            with rarely_collected():  # as where articles are added
                row = _row(Path(folder) / "corpus.db", size)
            sys.stdout.write(f"{row}\n")
            sys.stdout.flush()


def _row(path: Path, size: int) -> str:
    con = connect(path)
    con.execute("PRAGMA synchronous = OFF")
    put(con, reports(size))
    whole = link(con, path)
    pairs = int(con.execute("SELECT count(*) FROM pair WHERE same_event IS NOT NULL").get) / size
    added = []
    for seed in range(2, 7):  # new events among those that are there
        put(con, reports(ADDED, seed))
        added.append(link(con, path))
    median = sorted(added, key=sum)[len(added) // 2]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    con.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shown = " / ".join(f"{each:.1f}" for each in whole)
    more = " / ".join(f"{each:.2f}" for each in median)
    rate = size / sum(whole)
    disk = path.stat().st_size / 1e6
    return f"| {size:,} | {shown} | {rate:.0f} | {pairs:.1f} | {more} | {peak:.0f} | {disk:.0f} |"


if __name__ == "__main__":
    main()
