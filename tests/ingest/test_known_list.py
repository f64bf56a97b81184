"""A newsroom's own list of who is who, in the forms that it may have."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.corpus.correction import KnownEntity
from tui.errors import IngestError
from tui.ingest.known_list import read_known_list

LERROUX = KnownEntity("Ana Lerroux", "person", ("Mayor Ana", "the mayor"), "of Kestley, since 2019")
WORKS = KnownEntity("Orvane Works", "organisation")

FORMS = {
    "desk.toml": (
        '[[entity]]\nname = "Ana Lerroux"\nkind = "person"\naliases = ["Mayor Ana", "the mayor"]\n'
        'note = "of Kestley, since 2019"\n[[entity]]\nname = "Orvane Works"\nkind = "ORG"\n'
    ),
    "desk.json": (
        '[{"name": "Ana Lerroux", "kind": "PER", "aliases": ["Mayor Ana", "the mayor"],'
        ' "note": "of Kestley, since 2019"}, {"name": "Orvane Works", "kind": "organisation"}]'
    ),
    "desk.csv": (
        "name,kind,aliases,note\n"
        'Ana Lerroux,person,Mayor Ana|the mayor,"of Kestley, since 2019"\nOrvane Works,organisation,,\n'
    ),
    "desk.tsv": (
        "name\tkind\taliases\tnote\n"
        "Ana Lerroux\tperson\tMayor Ana;the mayor\tof Kestley, since 2019\nOrvane Works\torg\t\t\n"
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_every_form_says_the_same(tmp_path: Path, name: str) -> None:
    """TOML, JSON, CSV and TSV give the same entries."""
    (tmp_path / name).write_text(FORMS[name], "utf-8")
    assert read_known_list(tmp_path / name) == ((LERROUX, WORKS), ())


def test_an_entry_that_is_none_is_named_and_the_rest_is_taken(tmp_path: Path) -> None:
    """Without a name, of no kind that an entity can have, or twice: refused by number."""
    file = tmp_path / "desk.json"
    file.write_text(
        '[{"kind": "person"}, {"name": "X", "kind": "date"}, 3, {"name": "Y"}, {"name": "Y"}]', "utf-8"
    )
    found = read_known_list(file)
    assert [entry.name for entry in found.entries] == ["Y"]
    assert [line.split(":")[0] for line in found.refused] == ["entry 1", "entry 2", "entry 3", "entry 5"]


@pytest.mark.parametrize(
    ("name", "content"),
    [("x.toml", "= ="), ("x.json", "{"), ("x.json", "3"), ("x.csv", "who,what\n"), ("x.txt", "Ana")],
)
def test_what_is_no_list_is_refused_in_one_line(tmp_path: Path, name: str, content: str) -> None:
    """The reason says what it should be."""
    (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(IngestError) as refused:
        read_known_list(tmp_path / name)
    assert "\n" not in str(refused.value)


@given(st.binary(max_size=80), st.sampled_from(["x.toml", "x.json", "x.csv", "x.tsv"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_file_holds_names_are_clean_or_it_is_refused(
    tmp_path: Path, content: bytes, name: str
) -> None:
    """Names are one line of harmless text, never empty."""
    (tmp_path / name).write_bytes(content)
    try:
        found = read_known_list(tmp_path / name)
    except IngestError:
        return
    for entry in found.entries:
        assert all(each.strip() and each.isprintable() for each in (entry.name, *entry.aliases))
