"""Corpora of made news of any size, built once and kept."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Final

from tests.benchmarks.grown import TIMES, grow
from tests.benchmarks.made_news import entities, long_report, reports
from tui.build.behind import versions
from tui.corpus.event import Event, Link, Story
from tui.store.connect import connect, transaction
from tui.store.derived import counter, put_clustering, set_derived
from tui.store.resolution import put_resolution
from tui.store.write import put_article

_BATCH: Final = 500

_COPIED: Final = 1_000_000
"""A corpus of so many articles is made of a smaller one."""


def corpus_of(articles: int, folder: Path) -> Path:
    """Return a corpus of so many made articles, by today's schema and code; made if it is not there yet."""
    path = folder / f"{articles}.db"
    if path.exists():
        con = connect(path)
        is_whole = counter(con, "derived") == counter(con, "put") > 0
        con.close()
        if is_whole:
            return path
        path.unlink()
    if articles >= _COPIED:
        grow(corpus_of(articles // TIMES, folder), path)
    else:
        _make(path, articles)
    return path


def with_long_article(folder: Path) -> Path:
    """Return a corpus whose last article has 20,000 words and 2,000 highlights, the others few."""
    path = folder / "long.db"
    path.unlink(missing_ok=True)
    _make(path, 3)
    con = connect(path)
    put_article(con, long_report(20_000, 2_000).article, content_key="made", versions=versions())
    set_derived(con, counter(con, "put"))
    con.close()
    return path


def _make(path: Path, articles: int) -> None:
    con = connect(path)
    con.execute("PRAGMA synchronous = OFF")  # it is made again if the machine fails
    events: list[Event] = []
    links: list[Link] = []
    entity_of: dict[tuple[str, str], str] = {}
    made = reports(articles)
    while batch := list(itertools.islice(made, _BATCH)):
        with transaction(con):
            for event, found, between in batch:
                events.append(event)
                links += between
                for report in found:
                    put_article(con, report.article, content_key="made", versions=versions())
                    entity_of |= {(report.article.id, key): each for key, each in report.entity_of.items()}
    stories = [Story(f"s{event.id}", event.title, (event.id,)) for event in events]
    placed = [
        Event(e.id, e.title, e.articles, e.also_covered_by, f"s{e.id}", e.published, e.publishers)
        for e in events
    ]
    put_resolution(con, entities(articles), entity_of)
    put_clustering(con, placed, stories, [(link, "made") for link in links])
    set_derived(con, counter(con, "put"))
    con.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    con.close()
