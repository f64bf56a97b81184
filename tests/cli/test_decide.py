"""Deciding on the command line: what readers say about links and events."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.build.texts import write_reports
from tui import cli

Program = Callable[..., tuple[int, str, str]]


@pytest.fixture
def program(
    capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Program:
    """Return a function that runs the program on a corpus of our reports."""
    monkeypatch.setenv("COPYTASTER_CORPUS", str(tmp_path / "corpus.db"))

    def called(*argv: str) -> tuple[int, str, str]:
        code = cli.run(list(argv))
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    write_reports(tmp_path / "news")
    called("add", str(tmp_path / "news"))
    return called


def events(program: Program) -> list[list[str]]:
    """Return the events, the largest first."""
    found = json.loads(program("links", "--json")[1])["events"]
    return sorted((event["articles"] for event in found), key=lambda articles: (-len(articles), articles))


def test_a_split_holds_through_the_next_refresh(program: Program) -> None:
    """What is split off stays alone however often the corpus is linked again; undo brings it back."""
    before = events(program)
    gone = before[0][-1]
    code, out, err = program("decide", "split", gone, "--who", "ines")
    assert (code, out, err) == (0, "", "copytaster: 1 report split off its event\n")
    program("refresh")
    assert [gone] in events(program)
    listed = [line.split("\t") for line in program("decide", "list")[1].splitlines()]
    assert len(listed) == len(before[0]) - 1
    assert {(row[2], row[3], row[5]) for row in listed} == {("event", "apart", "ines")}
    assert program("decide", "undo")[0] == 0
    assert events(program) == before


def test_events_put_together_stay_so(program: Program) -> None:
    """Two events named by their ids become one, and are one after the next refresh."""
    found = json.loads(program("links", "--json")[1])["events"]
    one, other = (event["id"] for event in found[:2])
    assert program("decide", "merge", one, other, "--later")[0] == 0
    program("refresh")
    assert sorted(found[0]["articles"] + found[1]["articles"]) in [sorted(each) for each in events(program)]


def test_wrong_calls_are_told_from_failures(program: Program) -> None:
    """Too few ids are a wrong call (2); what is not there, or not so, is a failure (1)."""
    assert program("decide", "merge", "a1")[0] == 2
    assert program("decide", "ponder")[0] == 2
    assert program("decide", "split", "a0")[0] == 1
    assert program("decide", "undo")[0] == 1
