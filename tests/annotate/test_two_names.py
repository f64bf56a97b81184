"""One span of the tagger's that holds more than a name is parted."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotate.clean_up import cleaned
from tui.annotate.mentions import Mention
from tui.annotate.tokens import tokens
from tui.annotate.two_names import names_within


def parted(text: str, kind: str = "person") -> list[tuple[str, str]]:
    """Return the names that are left of one span over all of `text`."""
    row = tokens(text)
    mention = Mention(row[0].start, row[-1].end, kind)  # type: ignore[arg-type]
    return [(text[m.start : m.end], m.kind) for m in cleaned(text, row, [mention])]


@pytest.mark.parametrize(
    ("span", "names"),
    [
        ("Ana Lerroux Calls Bo Marr", ["Ana Lerroux", "Bo Marr"]),
        ("Lerroux congratulated Marr", ["Lerroux", "Marr"]),
        ("Ana Lerroux; Bo Marr", ["Ana Lerroux", "Bo Marr"]),
        ("Bo Marr? Show Bo Marr", ["Bo Marr", "Show Bo Marr"]),
        ("Ana Lerroux (D-Ga", ["Ana Lerroux"]),
        ("Ana Lerroux and Bo Marr", ["Ana Lerroux", "Bo Marr"]),
    ],
)
def test_marks_verbs_and_small_words_part_two_persons(span: str, names: list[str]) -> None:
    """A headline's verb is none of either name; a party in brackets is nobody."""
    assert [name for name, _ in parted(span)] == names


def test_of_a_place_is_no_part_of_a_full_name() -> None:
    """A representative and the state are two names; one that is named by a place stays whole."""
    assert parted("Mo Lerroux of Alabama") == [("Mo Lerroux", "person"), ("Alabama", "place")]
    assert parted("Joan of Arc") == [("Joan of Arc", "person")]


@pytest.mark.parametrize(
    "name",
    [
        "Ali bin Salman al-Rashid",
        "Alfred the Great",
        "Moon Jae-in",
        "Faces Lerroux",
        "Ortega y Gasset",
        "Said Lerroux",
    ],
)
def test_what_is_one_name_stays_one(name: str) -> None:
    """Particles, hyphens, and a verb that begins a name part nothing."""
    assert [found for found, _ in parted(name)] == [name]


@pytest.mark.parametrize("word", ["Saturday", "March", "Sunday"])
def test_a_day_is_no_name_of_another_kind(word: str) -> None:
    """What the tagger took for a name of neither person, organisation nor place, and is a day or month."""
    assert parted(word, "misc") == []


@given(st.lists(st.sampled_from(["Ana", "Marr", "of", "Calls", "said", "(", "-", "D", "Kenya"]), min_size=1))
def test_parts_lie_within_the_span_in_order(words: list[str]) -> None:
    """No part is empty, none overlaps another."""
    row = tokens(" ".join(words))
    spans = list(names_within(row, 0, len(row) - 1))
    places = [place for first, last, _ in spans for place in (first, last)]
    assert places == sorted(places)
    assert all(0 <= first <= last < len(row) for first, last, _ in spans)
    assert all(a[1] < b[0] for a, b in itertools.pairwise(spans))
