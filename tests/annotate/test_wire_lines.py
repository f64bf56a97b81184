"""Names that the form of a line tells: datelines, results, tables, sign-offs."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotate.mentions import Mention
from tui.annotate.wire_lines import with_wire_lines


def _told(text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.kind) for m in with_wire_lines(text, [], [(0, len(text))])]


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("BELKOVA, Ruvania, Feb 14 (CNA) - Forty people died.", ["BELKOVA", "Ruvania"]),
        ("ALEPPO, Syria -- Shells fell overnight.", ["ALEPPO", "Syria"]),
        ("MANILA (Reuters) - Senators met.", ["MANILA"]),
        ("Manila (Reuters) - Senators met.", ["Manila"]),
        ("LYSGRAD - The president resigned.", ["LYSGRAD"]),
        ("HARNBY, June 19 (MPA) - Four people have died.", ["HARNBY"]),
        ("LEEDS, England 1996-08-08", ["LEEDS", "England"]),
    ],
)
def test_a_dateline_begins_with_its_place(line: str, places: list[str]) -> None:
    """The place and the country at the head of a report are places, however they are spelled."""
    assert [name for name, kind in _told(line) if kind == "place"] == places


def test_the_agency_of_a_dateline_is_an_organisation() -> None:
    """What stands in brackets before the dash of a dateline is the agency."""
    assert ("MPA", "organisation") in _told("HARNBY, June 19 (MPA) - Four people have died.")


@pytest.mark.parametrize(
    "line",
    [
        "ANALYSIS - What comes next for the harbour",
        "NATO -- an alliance of many",
        "MONDAY - rain",
        "Tea - a drink",
    ],
)
def test_a_heading_is_no_dateline(line: str) -> None:
    """A common word, a body or a day before a dash is no place."""
    assert _told(line) == []


def test_a_ranked_line_names_a_competitor_a_country_and_a_team() -> None:
    """The line of a ranking is a person, in brackets the country and the team."""
    assert _told("1. Piet van der Maas (Belgium / Lotto) 4 hours 51 minutes") == [
        ("Piet van der Maas", "person"),
        ("Belgium", "place"),
        ("Lotto", "organisation"),
    ]


def test_towns_of_a_table_are_teams_and_countries_are_countries() -> None:
    """In a list of results, a town stands for its team; a country stays a place."""
    assert _told("Bath 22 Wasps 9\nLeicester 18 Sale 18") == [
        (name, "organisation") for name in ("Bath", "Wasps", "Leicester", "Sale")
    ]
    assert _told("Spain 2 Italy 0\nFrance 1 Norway 1")[0] == ("Spain", "place")


def test_one_line_alone_is_no_table() -> None:
    """A line that looks like a result is one only beside another."""
    assert _told("Bath 22 Wasps 9") == []


def test_batsmen_and_bowlers_are_persons() -> None:
    """A score card names the batsman, who caught and who bowled."""
    assert [name for name, _ in _told("Imran Sattar c Dawson b Hollis 41")] == [
        "Imran Sattar",
        "Dawson",
        "Hollis",
    ]


def test_what_the_line_tells_replaces_what_overlaps_it() -> None:
    """A guess that overlaps a name of a dateline gives way to it; others stay."""
    text = "AIN TARIK, Zemra, Oct 11 (RNW) - Omar Haddad died."
    at = text.index("Omar")
    guesses = [Mention(0, 16, "organisation"), Mention(at, at + 11, "person")]
    found = with_wire_lines(text, guesses, [(0, len(text))])
    assert [text[m.start : m.end] for m in found] == ["AIN TARIK", "Zemra", "RNW", "Omar Haddad"]


@given(st.text(alphabet="AB ab(),.-1 9\n/—Oct", max_size=300))
def test_any_text_gives_names_in_order_that_do_not_overlap(text: str) -> None:
    """Whatever a stranger writes, the names are in order, inside the text, and apart."""
    found = with_wire_lines(text, [], [(0, len(text))])
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
