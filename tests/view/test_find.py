"""Finding in a text is case-smart, forgiving of typography, and always comes back."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.view import find as finding
from tui.view.find import find

_TEXT = "Aleppo’s east.\nThe mayor of Aleppo said “no”. A half–empty ALEPPO."


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("aleppo", ["Aleppo", "Aleppo", "ALEPPO"]),
        ("ALEPPO", ["ALEPPO"]),
        ("aleppo's", ["Aleppo’s"]),
        ('said "no"', ["said “no”"]),
        ("east. the", ["east.\nThe"]),
        ("half-empty", ["half–empty"]),
        (".", [".", ".", "."]),
        ("/a.{4}o s/", ["Aleppo s"]),
        ("/^the|no/", ["The", "no"]),
        (r"/\W{3}/", ["”. "]),
        ("absent", []),
        ("  ", []),
    ],
)
def test_what_is_found(pattern: str, found: list[str]) -> None:
    """Capitals make it exact, a space is any white space, straight signs match typographic ones."""
    assert [_TEXT[start:end] for start, end in find(pattern, _TEXT).spans] == found


@given(st.text(max_size=40), st.text(max_size=200))
def test_any_pattern_is_answered(pattern: str, text: str) -> None:
    """Whatever is typed, as words or as an expression, gives spans in the text and never an error."""
    for typed in (pattern, f"/{pattern}/"):
        spans = find(typed, text).spans
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert list(spans) == sorted(spans)


def test_a_bad_expression_is_said_to_be_one() -> None:
    """An expression that cannot be read gives the reason instead of places."""
    found = find("/(a/", "a")
    assert not found.spans
    assert found.problem.startswith("not a regular expression")


def test_an_endless_expression_is_stopped() -> None:
    """An expression that would run for years ends at its deadline, and says so."""
    began = time.monotonic()
    found = find("/(a|a|aa)+$b/", "a" * 5_000)
    assert "too slow" in found.problem
    assert time.monotonic() - began < 20 * finding.DEADLINE_S


def test_a_pattern_without_end_is_refused() -> None:
    """A pasted page is no pattern."""
    assert find("a" * 100_000, "a").problem
