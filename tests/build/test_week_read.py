"""A smaller week, polled with nobody there and with the reader open: what differs is nothing."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.build.week import KINDS, Stage, Week, play
from tests.build.week_read import Seen, exported, play_read

pytestmark = pytest.mark.slow

_FEEDS = [numbers[0] for kind, numbers in KINDS.items() if kind != "slow"]
"""One of each kind, but those that are waited for."""


class _Two(NamedTuple):
    closed: Week
    read: Week
    seen: Seen
    without: str
    held: str


@pytest.fixture(scope="module")
def weeks(tmp_path_factory: pytest.TempPathFactory) -> _Two:
    """Play the week twice on the same host: without the reader, and with it."""
    folder: Path = tmp_path_factory.mktemp("weeks")
    with Stage() as stage:
        closed = play(folder / "closed.db", stage, _FEEDS)
        read, seen = asyncio.run(play_read(folder / "read.db", stage, _FEEDS))
    return _Two(closed, read, seen, exported(folder / "closed.db"), exported(folder / "read.db"))


def test_the_corpus_is_the_same(weeks: _Two) -> None:
    """Whoever polls, with whomever beside: the corpus is the same, byte for byte."""
    assert weeks.closed.articles > len(_FEEDS)
    assert weeks.held == weeks.without


def test_the_same_is_asked(weeks: _Two) -> None:
    """Each feed is asked as often as without the reader, with the same validators; nothing is asked twice."""
    assert weeks.read.validators() == weeks.closed.validators()
    assert weeks.read.paths == weeks.closed.paths


def test_keys_are_answered_throughout(weeks: _Two) -> None:
    """Whatever comes in, each key leads to the page that it should, and back to the article."""
    assert len(weeks.seen.presses) > 100
    assert weeks.seen.unanswered == []


def test_the_article_that_is_read_stays_as_it_stood(weeks: _Two) -> None:
    """No line of it moves, not even when its source edits it; opened again, it is as edited."""
    assert weeks.seen.moved == []
    assert "At least 21 people" in weeks.seen.reading


def test_new_articles_are_announced_and_let_in(weeks: _Two) -> None:
    """What came is said in the first line, and listed once it is let in."""
    assert weeks.seen.announced >= 5
    assert weeks.seen.let_in == weeks.read.articles == weeks.closed.articles
