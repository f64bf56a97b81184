"""Layers on the command line: out to other tools, back in beside our own, compared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Program, add_records

TEXT = "Mayor Ana Lerroux opened the Orvane dam in Kestley on Monday. Lerroux thanked nobody."


@pytest.fixture
def filled(program: Program, tmp_path: Path) -> Program:
    """Return the program on a corpus of two articles, one of which came with marks."""
    rows: list[dict[str, object]] = [
        {"id": "one", "published": "2024-05-20", "text": TEXT},
        {
            "id": "two",
            "published": "2024-05-20",
            "text": TEXT,
            "layer": "Ines",
            "highlights": [{"start": 6, "end": 17, "kind": "person"}],
        },
    ]
    add_records(program, tmp_path / "two.jsonl", rows)
    return program


def layers(program: Program) -> dict[tuple[str, bool], int]:
    """Return how many marks each layer has, by name and whether it was attached."""
    rows = map(json.loads, program("layer", "list", "--json")[1].splitlines())
    return {(row["name"], row["attached"]): row["marks"] for row in rows}


@pytest.mark.parametrize("form", ["doccano", "prodigy", "w3c", "conll", "brat"])
def test_what_went_out_comes_back_as_a_layer(filled: Program, tmp_path: Path, form: str) -> None:
    """Every mark of ours is attached again under the name given, and agrees with ours wholly."""
    out = tmp_path / "out" if form == "brat" else tmp_path / "out.txt"
    assert filled("export", "--format", form, "--layer", "copytaster", "--out", out)[0] == 0
    code, _, err = filled("layer", "import", out, "--name", "them", "--format", form)
    assert code == 0, err
    found = json.loads(filled("layer", "agreement", "them", "--json")[1])
    assert (found["articles"], found["precision"]) == (2, 1.0)
    assert found["recall"] >= 0.9
    assert filled("layer", "remove", "them")[0] == 0
    assert ("them", True) not in layers(filled)


def test_an_attached_layer_is_shown_and_outlives_a_new_reading(filled: Program, tmp_path: Path) -> None:
    """It is among the highlights of `show --json`, also after the article was marked again."""
    row = {"id": "one", "text": TEXT, "label": [[29, 35, "LOC"]]}
    (tmp_path / "d.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    filled("layer", "import", tmp_path / "d.jsonl", "--name", "Bo")
    filled("reprocess", "--all")
    exported = json.loads(filled("export")[1])["articles"]
    article = next(each for each in exported if each["external_id"] == "one")
    marks = [each for each in article["highlights"] if each["layer"] == "Bo"]
    assert [(each["start"], each["end"], each["kind"]) for each in marks] == [(29, 35, "place")]


def test_what_fits_nowhere_is_skipped_by_name(filled: Program, tmp_path: Path) -> None:
    """A document that no article is known by, and a mark whose words are elsewhere: exit 3, a line each."""
    rows: list[dict[str, object]] = [
        {"id": "nine", "text": "Unknown", "label": []},
        {"id": "one", "text": TEXT, "label": [[0, 5, "TITLE"]]},
    ]
    (tmp_path / "d.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    code, _, err = filled("layer", "import", tmp_path / "d.jsonl", "--name", "Bo")
    assert code == 3
    assert err.count("skipped") == 2


def test_a_document_without_a_name_is_known_by_its_text(filled: Program, tmp_path: Path) -> None:
    """White space apart; two articles of one text are not guessed between."""
    (tmp_path / "three.jsonl").write_text(
        json.dumps({"id": "3", "text": "Nets dry in Sarn."}) + "\n", "utf-8"
    )
    filled("add", tmp_path / "three.jsonl")
    rows = [{"text": "Nets dry\nin Sarn.", "spans": [{"start": 12, "end": 16, "label": "GPE"}]}]
    (tmp_path / "p.jsonl").write_text(json.dumps(rows[0]) + "\n", "utf-8")
    assert filled("layer", "import", tmp_path / "p.jsonl", "--name", "Bo")[0] == 0
    (tmp_path / "p.jsonl").write_text(json.dumps({"text": TEXT, "spans": []}) + "\n", "utf-8")
    assert filled("layer", "import", tmp_path / "p.jsonl", "--name", "Bo")[0] == 3


def test_ours_is_compared_with_a_layer_that_came_with_the_input(filled: Program) -> None:
    """What gives way to given marks in the reader is made anew for the comparison."""
    found = json.loads(filled("layer", "agreement", "Ines", "--json")[1])
    assert (found["articles"], found["kinds"], found["precision"]) == (1, ["person"], 1.0)


@pytest.mark.parametrize(
    "argv",
    [
        ("layer", "import", "x"),
        ("layer", "agreement"),
        ("layer", "remove"),
        ("export", "--format", "brat"),
    ],
)
def test_a_wrong_call_says_what_is_right(filled: Program, argv: tuple[str, ...]) -> None:
    """Exit 2, and one line."""
    code, out, err = filled(*argv)
    assert (code, out, err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("content", ["", "no json", "[1", '{"items": 3}', "\x00\x01"])
def test_a_broken_file_fails_in_one_line(filled: Program, tmp_path: Path, content: str) -> None:
    """Nothing of it is attached."""
    (tmp_path / "x.json").write_text(content, "utf-8")
    before = layers(filled)
    code, _, err = filled("layer", "import", tmp_path / "x.json", "--name", "Bo", "--format", "w3c")
    assert code == 1
    assert err.count("\n") == 1
    assert layers(filled) == before
