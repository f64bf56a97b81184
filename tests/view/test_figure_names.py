"""Counts under a longer name and a shorter one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.corpus.highlight import Figure
from tui.view.figure_labels import label
from tui.view.figure_names import named_within


def groups(*counted: tuple[int, str]) -> list[list[int]]:
    """Return which of the injured, counted and named, are one count."""
    figures = [Figure(0, 1, "injured", low=n, high=n, who=who) for n, who in counted]
    found = [{at} for at in range(len(figures))]
    for one, other in named_within([(figure, label(figure)) for figure in figures]):
        merged = found[one] | found[other]
        for at in merged:
            found[at] = merged
    return [list(each) for each in {tuple(sorted(each)) for each in found}]


@pytest.mark.parametrize(
    ("longer", "shorter"),
    [
        ("MTA worker", "worker"),
        ("local pilots", "Costa Rican pilots"),
        ("wooden houses", "houses"),
        ("Young men", "men"),
    ],
)
def test_a_longer_and_a_shorter_name_are_one(longer: str, shorter: str) -> None:
    """Nothing in either name speaks against the other."""
    assert groups((2, longer), (2, shorter)) == [[0, 1]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((2, "American soldiers"), (2, "British soldiers")),
        ((2, "soldiers"), (3, "American soldiers")),
        ((2, "American soldiers"), (2, "American tourists")),
        ((2, "people"), (2, "young people")),
    ],
)
def test_other_names_and_other_counts_stay_apart(one: tuple[int, str], other: tuple[int, str]) -> None:
    """A word of its own in each, another number, another noun, or nobody in particular: two counts."""
    assert len(groups(one, other)) == 2


def test_what_could_be_either_is_neither() -> None:
    """Two soldiers are not told to be the American or the British ones."""
    assert len(groups((2, "American soldiers"), (2, "soldiers"), (2, "British soldiers"))) == 3


@given(st.lists(st.tuples(st.integers(0, 3), st.text(max_size=12)), max_size=6))
def test_any_names_can_be_compared(counted: list[tuple[int, str]]) -> None:
    """Whatever strangers call whom they count, only equal counts are one."""
    for same in groups(*counted):
        assert len({counted[at][0] for at in same}) == 1
