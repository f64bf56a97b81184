"""Deriving in a process beside: the same outcome, nothing left behind, and a failure told."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import apsw
import pytest

from tests.build.texts import REPORTS
from tui.build.adding import add
from tui.build.behind import is_behind, mark_all_stale
from tui.build.deriving_beside import kept_up
from tui.build.progress import Progress
from tui.store import whole
from tui.store.connect import connect


@pytest.fixture(name="corpus")
def _corpus(tmp_path: Path) -> Path:
    for name, text in REPORTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    corpus = tmp_path / "corpus.db"
    list(add(corpus, [tmp_path / name for name in REPORTS]))
    return corpus


def _everything(con: apsw.Connection) -> list[object]:
    return [whole.events(con), whole.stories(con), list(whole.links(con)), list(whole.articles(con))]


def _behind(corpus: Path) -> apsw.Connection:
    con = connect(corpus)
    mark_all_stale(con)
    assert is_behind(con)
    return con


def test_it_comes_to_what_it_comes_to_here(corpus: Path) -> None:
    """A process beside finds what this one finds, reports as it does, and is gone in the end."""
    con = connect(corpus)
    before = _everything(con)
    con.close()
    con = _behind(corpus)
    found = list(kept_up(con, corpus, many=0))
    assert any(isinstance(each, Progress) and each.stage == "annotate" for each in found)
    assert not is_behind(con)
    assert _everything(con) == before
    assert not multiprocessing.active_children()


def test_stopping_leaves_nothing_running(corpus: Path) -> None:
    """Who stops listening ends the process beside; what was not done is done the next time."""
    con = _behind(corpus)
    reports = kept_up(con, corpus, many=0)
    next(reports)
    reports.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()
    list(kept_up(con, corpus))
    assert not is_behind(con)


def test_killed_beside_it_is_done_here(corpus: Path) -> None:
    """A process beside that dies costs a delay: what it left is done here."""
    con = _behind(corpus)
    reports = kept_up(con, corpus, many=0)
    next(reports)
    for child in multiprocessing.active_children():
        child.kill()
    list(reports)
    assert not is_behind(con)
