"""Parts of lists, and counts, against the whole that they stand for."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from tests.store.samples import FIRST
from tui.corpus.event import Event
from tui.store import read
from tui.store.check import faults
from tui.store.connect import connect, transaction
from tui.store.derived import put_clustering
from tui.store.state import change
from tui.store.undoing import undo
from tui.store.write import put_article

ARTICLES = 60


@pytest.fixture
def many(tmp_path: Path) -> apsw.Connection:
    """A corpus of articles with few dates among them, in events of one to five; some are not linked yet."""
    con, chance = connect(tmp_path / "many.db"), random.Random(4)  # noqa: S311
    with transaction(con):
        for number in range(ARTICLES):
            day = f"2021-05-{chance.randint(1, 9):02}"
            put_article(
                con, replace(FIRST, id=f"a{number:03}", origin=f"/{number}", published=day), content_key="k"
            )
    events, at = [], 0
    while at < ARTICLES - 8:
        ids = tuple(f"a{number:03}" for number in range(at, at + chance.randint(1, 5)))
        events.append(Event(f"v{at}", "An event", ids, (), "s", ("2021-05-01", "2021-05-09"), len(ids)))
        at += len(ids)
    put_clustering(con, events, [], [])
    return con


@pytest.mark.parametrize("reach", [1, 3, 10, 200])
def test_a_part_of_a_list_is_a_part_of_the_whole(many: apsw.Connection, reach: int) -> None:
    """Around any article, and at the beginning, a part is as the whole list has it."""
    whole = list(read.numbers(many))
    for at in (None, *whole):
        part = list(read.numbers_near(many, at, reach))
        start = whole.index(part[0])
        assert whole[start : start + len(part)] == part
        assert (at or whole[0]) in part
        assert len(part) <= 2 * reach


def _groups(found: read.Grouped) -> list[list[int]]:
    return [list(found.articles[start:end]) for start, end in itertools.pairwise(found.starts)]


@pytest.mark.parametrize("reach", [10, 20, 200])
def test_a_part_of_the_events_has_whole_events_in_order(many: apsw.Connection, reach: int) -> None:
    """Around any article, the part by event holds the article's event, and each of its events entirely."""
    whole = read.grouped(many)
    groups = _groups(whole)
    for at in (None, *whole.articles):
        part = read.grouped_near(many, at, reach)
        found = _groups(part)
        start = groups.index(found[0])
        assert groups[start : start + len(found)] == found
        assert (at or whole.articles[0]) in part.articles


def test_counts_follow_every_change(many: apsw.Connection) -> None:
    """Whatever is read, starred and taken back, the counts are what counting gives."""
    chance = random.Random(5)  # noqa: S311
    for _ in range(30):
        chosen = [f"a{chance.randrange(ARTICLES):03}" for _ in range(4)]
        if chance.random() < 0.3:
            undo(many)
        elif chance.random() < 0.5:
            change(many, chosen, read=chance.random() < 0.5)
        else:
            change(many, chosen, starred=chance.random() < 0.5)
        assert not list(faults(many))
    assert read.counts(many).articles == ARTICLES
    assert 0 < read.counts(many).unread < ARTICLES


def test_row_numbers_of_any_size_are_listed(many: apsw.Connection) -> None:
    """A corpus made oddly, with row numbers beyond 32 bits, is listed like any other."""
    last = many.execute("SELECT max(n) FROM article").get
    many.execute("PRAGMA foreign_keys = OFF")
    many.execute("UPDATE article SET n = n + ? WHERE n = ?", (1 << 40, last))
    assert last + (1 << 40) in read.numbers(many)
    assert last + (1 << 40) in read.grouped(many).articles


def test_the_first_unread_is_the_first_in_the_order_asked(many: apsw.Connection) -> None:
    """Whatever was read, is passed over or is gone, the first of the rest is found, in the order given."""
    chance, order = random.Random(5), list(read.numbers(many))  # noqa: S311
    for _ in range(30):
        chance.shuffle(order)
        asked = [10_000, *order[: chance.randint(0, 12)]]
        ids = [row.id for row in read.article_rows(many, asked)]
        change(many, chance.sample(ids, len(ids) // 2), read=True)
        passed = chance.sample(ids, min(2, len(ids)))
        rest = [row.n for row in read.article_rows(many, asked) if not row.read and row.id not in passed]
        assert read.first_unread(many, asked, passed) == next(iter(rest), None)
        undo(many)
