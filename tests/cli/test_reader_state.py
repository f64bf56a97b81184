from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.app.conftest import article_id, fill
from tui import cli
from tui.store.connect import connect
from tui.store.read import article
from tui.store.state import change

Said = tuple[int, str, str]
Program = Callable[..., Said]


@pytest.fixture
def on(capfdbinary: pytest.CaptureFixture[bytes]) -> Program:
    """Return a function that runs the program on a corpus: exit code, standard output, standard error."""

    def called(corpus: Path, *argv: str | Path) -> Said:
        code = cli.run(["--corpus", str(corpus), *map(str, argv)])
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return called


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a corpus."""
    return fill(tmp_path / "mine.db")


def test_searches_are_listed_and_changed(on: Program, corpus: Path) -> None:
    """A search is added, given a rule that is only counted, applied, renamed and removed."""
    assert on(corpus, "searches", "add", "dam", "tervo", "and", "source:valley") == (
        0,
        "search dam saved\n",
        "",
    )
    code, out, err = on(corpus, "searches", "rule", "dam", "tag", "water,", "star")
    assert (code, out) == (0, "search dam changed\n")
    assert "2 fit" in err
    assert on(corpus, "searches")[1] == "dam\t2/2\ttervo and source:valley\ttag water, star\n"
    assert on(corpus, "searches", "apply", "dam")[1] == "rule dam: 2 articles starred, tagged water\n"
    assert on(corpus, "searches", "rename", "dam", "the", "dam")[0] == 0
    row = json.loads(on(corpus, "searches", "--json")[1])
    assert (row["name"], row["found"], row["rule"]["tags"]) == ("the dam", 2, ["water"])
    assert on(corpus, "searches", "rule", "the dam") == (0, "search the dam changed\n", "")
    assert on(corpus, "searches", "remove", "the dam")[0] == 0
    assert on(corpus, "searches") == (0, "", "")


@pytest.mark.parametrize(
    "words",
    [("add",), ("add", "dam"), ("remove",), ("list", "dam"), ("add", "dam", "colour:red"), ("burn", "dam")],
)
def test_a_wrong_call_is_one_line(on: Program, corpus: Path, words: tuple[str, ...]) -> None:
    """What is missing or cannot be understood is said in one line, and nothing is kept."""
    code, out, err = on(corpus, "searches", *words)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert on(corpus, "searches")[1] == ""


def test_a_search_that_there_is_not_is_named(on: Program, corpus: Path) -> None:
    """Changing what does not exist fails in one line."""
    code, _, err = on(corpus, "searches", "remove", "dam")
    assert code == 1
    assert "no saved search is called dam" in err


def test_a_handover_goes_from_one_corpus_to_another(on: Program, corpus: Path, tmp_path: Path) -> None:
    """What one reader did is written to a private file and merged into the other's corpus."""
    theirs = fill(tmp_path / "theirs.db", "herald", "post")
    con = connect(corpus)
    change(con, [article_id("herald"), article_id("wire")], note="call back")
    con.close()
    file = tmp_path / "handover.json"
    assert (
        on(corpus, "handover", "export", file)[1]
        == "2 articles, 0 saved searches, 0 corrections, 0 decisions\n"
    )
    assert file.stat().st_mode & 0o777 == 0o600
    code, out, _ = on(theirs, "handover", "import", file)
    assert code == 0
    assert out.splitlines() == [
        "1 of 2 articles are here, 1 changed by this",
        "1 are not here: what was done with them waits until they come in",
    ]
    con = connect(theirs)
    assert article(con, article_id("herald")).state.note == "call back"
    con.close()
    assert on(corpus, "handover", "export", "-")[1] == file.read_text("utf-8")


def test_no_file_is_written_over(on: Program, corpus: Path, tmp_path: Path) -> None:
    """A file that is there already stays as it is."""
    file = tmp_path / "handover.json"
    file.write_text("mine", "utf-8")
    assert on(corpus, "handover", "export", file)[0] == 2
    assert file.read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"\xff\xfe", b'{"kind": "copytaster handover", "schema": 1, "articles": 3}']
)
def test_what_is_no_handover_changes_nothing(
    on: Program, corpus: Path, tmp_path: Path, content: bytes
) -> None:
    """A file of another kind is refused in one line."""
    file = tmp_path / "handover.json"
    file.write_bytes(content)
    code, out, err = on(corpus, "handover", "import", file)
    assert (code, out, err.count("\n")) == (1, "", 1)
