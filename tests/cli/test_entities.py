"""Entities on the command line: listed, put right, known from a list, marked again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Program, add_records

TEXTS = {
    "one": "Mayor Ana Lerroux opened the Orvane dam in Kestley on Monday. Lerroux thanked the engineers.",
    "two": "Ana Lerroux was seen in Kestley on Tuesday, and the people of Kestley were glad of it.",
    "three": "In Sarn the trader Ana Lerroux sold nets. “I sold four,” Lerroux said on Friday.",
}


@pytest.fixture
def filled(program: Program, tmp_path: Path) -> Program:
    """Return the program on a corpus of three articles."""
    rows = ({"id": name, "published": "2024-05-20", "text": text} for name, text in TEXTS.items())
    add_records(program, tmp_path / "three.jsonl", rows)
    return program


def listed(program: Program, *words: str) -> list[tuple[str, str, int, int]]:
    """Return id, name, mentions and articles of the entities that are listed."""
    rows = map(json.loads, program("entities", "--json", *words)[1].splitlines())
    return [(row["id"], row["name"], row["mentions"], row["articles"]) for row in rows]


def ids(program: Program) -> dict[str, str]:
    """Return the article ids by the ids that the input gave."""
    found = json.loads(program("export")[1])["articles"]
    return {each["external_id"]: each["id"] for each in found}


def test_entities_are_listed_the_most_mentioned_first(filled: Program) -> None:
    """Each with how often it is named, in how many articles, and from when to when."""
    rows = listed(filled)
    assert rows[0] == ("person:ana-lerroux", "Ana Lerroux", 5, 3)
    assert [row[2] for row in rows] == sorted((row[2] for row in rows), reverse=True)
    plain = filled("entities", "lerr")[1].splitlines()
    assert plain == ["person:ana-lerroux\tperson\t5\t3\t2024-05-20..2024-05-20\tAna Lerroux"]


def test_a_correction_is_kept_through_reprocessing_and_undone(filled: Program) -> None:
    """What was set apart stays so when everything is marked again; `undo` brings the one back."""
    article = ids(filled)["three"]
    assert filled("correct", "apart", article, "Ana Lerroux")[0] == 0
    apart = listed(filled, "lerroux")
    assert [(row[2], row[3]) for row in apart] == [(3, 2), (2, 1)]
    code, _, err = filled("reprocess", "--all")
    assert code == 0
    assert "3 articles marked again" in err
    assert listed(filled, "lerroux") == apart
    assert filled("correct", "undo")[0] == 0
    assert [(row[2], row[3]) for row in listed(filled, "lerroux")] == [(5, 3)]


def test_a_kind_is_put_right_in_one_article_or_in_all(filled: Program) -> None:
    """With an article, there alone; without, wherever the name is printed."""
    article = ids(filled)["one"]
    filled("correct", "kind", "organisation", "Kestley", article)
    assert {(row[0], row[3]) for row in listed(filled, "kestley")} == {
        ("organisation:kestley", 1),
        ("place:kestley", 1),
    }
    filled("correct", "kind", "organisation", "place:kestley")
    assert {(row[0], row[3]) for row in listed(filled, "kestley")} == {("organisation:kestley", 2)}


def test_two_are_put_together_and_what_is_no_name_goes(filled: Program) -> None:
    """The entity of both has the mentions of both; what is no name is named no more."""
    filled("correct", "same", "Sarn", "Kestley")
    (row,) = listed(filled, "sarn")
    assert row[3] == 3
    filled("correct", "no-name", row[0])
    assert not listed(filled, "kestley")


def test_corrections_are_listed_and_passed_on(filled: Program, tmp_path: Path) -> None:
    """What `export` prints, `import` takes in; `withdraw` takes one back by its id."""
    filled("correct", "no-name", "Kestley")
    exported = filled("correct", "export")[1]
    identity = filled("correct", "list")[1].split("\t")[0]
    filled("correct", "withdraw", identity)
    assert listed(filled, "kestley")
    file = tmp_path / "corrections.json"
    file.write_text(exported, "utf-8")
    filled("correct", "import", file)
    assert not listed(filled, "kestley")


def test_a_list_of_known_entities_names_marks_and_explains(filled: Program, tmp_path: Path) -> None:
    """Aliases are found and are one entity with its name and note; forgetting the list undoes it."""
    file = tmp_path / "desk.toml"
    file.write_text(
        '[[entity]]\nname = "Orvane Works"\nkind = "organisation"\n'
        'aliases = ["engineers", "Orvane"]\nnote = "builds dams"\n[[entity]]\nkind = "person"\n',
        "utf-8",
    )
    code, _, err = filled("entities", "import", file)
    assert code == 3
    assert "entry 2: no name" in err
    (row,) = map(json.loads, filled("entities", "--json", "works")[1].splitlines())
    assert (row["name"], row["note"], row["mentions"]) == ("Orvane Works", "builds dams", 2)
    assert filled("entities", "import", file)[0] == 0
    assert "1\t" in filled("entities", "lists")[1]
    assert filled("entities", "forget", file)[0] == 0
    assert not listed(filled, "works")


@pytest.mark.parametrize(
    "argv",
    [
        ("correct", "same", "Ana Lerroux"),
        ("correct", "kind", "fish", "Kestley"),
        ("correct", "no-name", "Nobody Atall"),
        ("correct", "withdraw"),
        ("correct", "import", "/nowhere.json"),
        ("entities", "forget", "/nowhere.toml"),
    ],
)
def test_a_wrong_call_says_what_is_right(filled: Program, argv: tuple[str, ...]) -> None:
    """Exit 2, one line, and nothing was changed."""
    code, out, err = filled(*argv)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert not filled("correct", "list")[1]


def test_an_unknown_correction_is_answered_with_the_command_that_lists_them(filled: Program) -> None:
    """What an error advises is a call that works."""
    code, _, err = filled("correct", "withdraw", "nosuch")
    assert (code, "(copytaster correct list)" in err) == (1, True)
    assert filled("correct", "list")[0] == 0


def test_nothing_is_marked_again_that_is_as_it_should_be(filled: Program) -> None:
    """`reprocess` says so."""
    assert "every article is as this version marks it" in filled("reprocess")[2]


def test_the_list_that_the_settings_name_is_read_when_it_changes(filled: Program, tmp_path: Path) -> None:
    """`refresh` takes it in; an entry that went is known no more."""
    config, file = tmp_path / "config.toml", tmp_path / "desk.csv"
    config.write_text(f'entities = "{file}"\n', "utf-8")
    file.write_text("name,kind,aliases\nOrvane Works,org,Orvane\n", "utf-8")
    assert filled("--config", config, "refresh")[0] == 0
    assert listed(filled, "works")
    file.write_text("name,kind,aliases\n", "utf-8")
    filled("--config", config, "refresh")
    assert not listed(filled, "works")
    file.unlink()
    assert filled("--config", config, "refresh")[0] == 0
