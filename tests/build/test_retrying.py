"""Trying refused inputs again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui import cli
from tui.build.adding import add
from tui.build.progress import Skipped
from tui.build.retrying import retry
from tui.errors import StoreError
from tui.store import read
from tui.store.connect import connect

_TEXT = "The ferry to Aro\n\nThe ferry to Aro was late again, said the harbour master of Tervo.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a corpus that two files were refused to, and the folder that they are in."""
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "good.txt").write_text(_TEXT)
    (texts / "one.txt").write_text("")
    (texts / "two.txt").write_text("")
    list(add(tmp_path / "corpus.db", [texts]))
    return tmp_path / "corpus.db"


def _state(corpus: Path) -> tuple[int, int]:
    """Return how many articles there are, and how many inputs are refused."""
    con = connect(corpus)
    counts = read.counts(con)
    con.close()
    return counts.articles, counts.refused


def test_what_can_be_read_by_now_is_taken_in(corpus: Path) -> None:
    """A refused input that was mended is taken in and leaves the list; what is refused again stays on it."""
    (corpus.parent / "texts" / "one.txt").write_text(_TEXT + "One.\n")
    skipped = [each for each in retry(corpus) if isinstance(each, Skipped)]
    assert [Path(each.item).name for each in skipped] == ["two.txt"]
    assert _state(corpus) == (2, 1)


def test_only_what_is_named_is_tried(corpus: Path) -> None:
    """With names, nothing but these is read."""
    for name in ("one.txt", "two.txt"):
        (corpus.parent / "texts" / name).write_text(_TEXT + name)
    list(retry(corpus, [str(corpus.parent / "texts" / "two.txt")]))
    assert _state(corpus) == (2, 1)


def test_what_was_never_refused_is_said(corpus: Path) -> None:
    """A name that is not on the list is a mistake, and nothing is read."""
    with pytest.raises(StoreError, match="not among the refused"):
        list(retry(corpus, ["/nowhere"]))
    assert _state(corpus) == (1, 2)


def test_from_the_command_line(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`refresh --refused` tries all; exit 3 while something stays refused, 0 once nothing does."""
    call = ["--corpus", str(corpus), "refresh", "--refused"]
    assert cli.run(call) == 3
    for name in ("one.txt", "two.txt"):
        (corpus.parent / "texts" / name).write_text(_TEXT + name)
    assert cli.run(call) == 0
    assert "2 articles new or changed" in capsys.readouterr().err
    assert _state(corpus) == (3, 0)
