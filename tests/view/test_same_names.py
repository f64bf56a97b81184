from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.corpus.article import Article
from tui.corpus.highlight import Highlight, Kind
from tui.view.about_event import About, about_event
from tui.view.same_names import groups, shown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S.", "US"),
        ("U.K", "UK"),
        ("US", "United States"),
        ("UN Relief Council", "United Nations Relief Council"),
        ("Orvane Inc", "Orvane"),
        ("Orvane Steel Group Ltd.", "Orvane Steel"),
        ("the Tarn Bank", "Tarn Bank"),
        ("OSTRIN", "Ostrin"),
        ("Marsh Health Service", "MHS"),
        ("US Tidal Survey", "USTS"),
        ("Tarn Rail’s", "Tarn Rail"),
    ],
)
def test_one_name_in_two_forms_is_one(one: str, other: str) -> None:
    """Dots, capitals, the legal form of a company and an acronym make no other name of it."""
    assert groups([one, other]) == [0, 0]
    assert groups([other, one]) == [0, 0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Pereda", "Luis Pereda"),
        ("Tarn Bank", "Tarn Rail"),
        ("Group", "Holdings"),
        ("United States", "United Nations"),
        ("Tarn", "TAR"),
    ],
)
def test_other_names_stay_two(one: str, other: str) -> None:
    """What differs in a word that means something is another name."""
    assert groups([one, other]) == [0, 1]


def test_an_acronym_of_two_names_is_neither() -> None:
    """Letters that two names abbreviate to stand for neither."""
    assert groups(["Tarn Port Office", "Tarn Press Office", "TPO"]) == [0, 1, 2]


@given(st.lists(st.text(max_size=12), max_size=6))
def test_any_names_fall_into_groups(names: list[str]) -> None:
    """Whatever strangers call themselves, each name belongs to a group that its first member leads."""
    found = groups(names)
    assert all(lead <= at and found[lead] == lead for at, lead in enumerate(found))
    assert all(shown(name).casefold() == name.casefold() for name in names if name.isascii())


def test_a_dateline_in_capitals_is_read_as_a_name() -> None:
    """A town in capitals is shown as it is written in a sentence, an acronym and a short form as they are."""
    assert shown("OSTRIN") == "Ostrin"
    assert shown("PORT TARN") == "Port Tarn"
    assert [shown(name) for name in ("UAE", "U.S.A.", "Tarn")] == ["UAE", "U.S.A.", "Tarn"]


def _about(*texts: tuple[str, tuple[tuple[str, Kind], ...]]) -> About:
    """Return what reports with these texts and names in them tell; each spelling is an entity of its own."""
    reports, names = [], {}
    for number, (text, marked) in enumerate(texts):
        marks = []
        for name, kind in marked:
            start = text.index(name)
            names[f"e-{kind}-{name}"] = name
            marks.append(Highlight(start, start + len(name), kind, f"e-{kind}-{name}"))
        reports.append(Article(id=f"a{number}", text=text, source=f"s{number}", highlights=tuple(marks)))
    return about_event(reports, names)


def test_each_name_stands_once() -> None:
    """Who is named in two forms, or taken for two kinds of thing, is listed once, all reports counted."""
    about = _about(
        ("OSTRIN: Orvane Inc cut jobs.", (("OSTRIN", "place"), ("Orvane Inc", "organisation"))),
        ("Orvane cut jobs at Orvane Yard in Ostrin.", (("Orvane", "organisation"), ("Ostrin", "place"))),
        ("Orvane was quiet.", (("Orvane", "place"),)),
    )
    assert [(each.name, each.reports) for each in about.people] == [("Orvane", 3)]
    assert [(each.name, each.reports) for each in about.places] == [("Ostrin", 2)]


def test_who_took_the_picture_is_nobody_of_the_event() -> None:
    """A photographer whom a caption credits, and the word that captions begin with, are not in the event."""
    about = _about(
        (
            "FILE - A barge in May. (AP Photo/Ruben Otto)\nAna Pereda spoke.",
            (("FILE", "organisation"), ("Ruben Otto", "person"), ("Ana Pereda", "person")),
        )
    )
    assert [each.name for each in about.people] == ["Ana Pereda"]
