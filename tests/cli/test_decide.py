"""Deciding on the command line: what readers say about links and events."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.build.texts import write_reports
from tests.cli.conftest import Program


@pytest.fixture
def filled(program: Program, tmp_path: Path) -> Program:
    """Return the program on a corpus of our reports."""
    write_reports(tmp_path / "news")
    program("add", tmp_path / "news")
    return program


def events(program: Program) -> list[list[str]]:
    """Return the events, the largest first."""
    found = json.loads(program("links", "--json")[1])["events"]
    return sorted((event["articles"] for event in found), key=lambda articles: (-len(articles), articles))


def test_a_split_holds_through_the_next_refresh(filled: Program) -> None:
    """What is split off stays alone however often the corpus is linked again; undo brings it back."""
    before = events(filled)
    gone = before[0][-1]
    code, out, err = filled("decide", "split", gone, "--who", "ines")
    assert (code, out, err) == (0, "", "copytaster: 1 report split off its event\n")
    filled("refresh")
    assert [gone] in events(filled)
    listed = [line.split("\t") for line in filled("decide", "list")[1].splitlines()]
    assert len(listed) == len(before[0]) - 1
    assert {(row[2], row[3], row[5]) for row in listed} == {("event", "apart", "ines")}
    assert filled("decide", "undo")[0] == 0
    assert events(filled) == before


def test_events_put_together_stay_so(filled: Program) -> None:
    """Two events named by their ids become one, and are one after the next refresh."""
    found = json.loads(filled("links", "--json")[1])["events"]
    one, other = (event["id"] for event in found[:2])
    assert filled("decide", "merge", one, other, "--later")[0] == 0
    filled("refresh")
    assert sorted(found[0]["articles"] + found[1]["articles"]) in [sorted(each) for each in events(filled)]


def test_wrong_calls_are_told_from_failures(filled: Program) -> None:
    """Too few ids are a wrong call (2); what is not there, or not so, is a failure (1)."""
    assert filled("decide", "merge", "a1")[0] == 2
    assert filled("decide", "ponder")[0] == 2
    assert filled("decide", "split", "a0")[0] == 1
    assert filled("decide", "undo")[0] == 1
