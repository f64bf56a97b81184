"""Agreement of two layers."""

from __future__ import annotations

import pytest

from tui.corpus.highlight import Highlight, Kind
from tui.interchange.agreement import Compared, agreement

TEXT = "Ana met Bo in Sarn"


def marks(*spans: tuple[int, int, Kind]) -> list[Highlight]:
    """Return highlights of these spans."""
    return [Highlight(*span, layer="x") for span in spans]


def test_layers_that_are_alike_agree_wholly() -> None:
    """F1 and kappa are one."""
    same = marks((0, 3, "person"), (14, 18, "place"))
    found = agreement([Compared(TEXT, same, same)])
    assert (found.f1, found.kappa) == (1.0, 1.0)


def test_precision_and_recall_are_the_shares_of_either_side() -> None:
    """One of the other's two marks is one's, one of one's three is the other's."""
    one = marks((0, 3, "person"), (8, 10, "person"), (14, 18, "place"))
    other = marks((0, 3, "person"), (4, 7, "place"))
    found = agreement([Compared(TEXT, one, other)])
    assert (found.precision, found.recall) == (1 / 2, 1 / 3)
    assert found.f1 == pytest.approx(2 / 5)


def test_kappa_takes_chance_off() -> None:
    """Worked by hand: 5 tokens, 3 alike; chance by the shares of each kind."""
    one = marks((0, 3, "person"), (8, 10, "person"))
    other = marks((0, 3, "person"), (4, 7, "person"))
    found = agreement([Compared(TEXT, one, other)])
    chance = (2 * 2 + 3 * 3) / 25
    assert found.kappa == pytest.approx((3 / 5 - chance) / (1 - chance))


def test_only_kinds_that_both_use_are_compared() -> None:
    """A layer of names alone is not faulted for marking no dates."""
    one = marks((0, 3, "person"), (4, 7, "date"))
    found = agreement([Compared(TEXT, one, marks((0, 3, "person")))])
    assert found.kinds == ("person",)
    assert found.f1 == 1.0


def test_nothing_compared_is_no_agreement() -> None:
    """Without an article, kappa is none and F1 nought."""
    found = agreement([])
    assert (found.f1, found.kappa, found.articles) == (0.0, None, 0)
