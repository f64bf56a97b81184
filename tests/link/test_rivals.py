"""What an article's other pairs tell of one of its pairs."""

from __future__ import annotations

import pytest

from tui.link.grouping import EVENT_LINKAGE
from tui.link.later import News
from tui.link.rivals import SURE, Partner, beside_rivals, lowered, standing

DAY = 736_000
FULL = 200
AUGUST = News(frozenset({DAY}), frozenset({DAY, DAY - 1}))
SEPTEMBER = News(frozenset({DAY + 40}), frozenset({DAY + 40}))
UNDATED = News()


def between(chance: float, one: News, other: News) -> float:
    """Return what a pair counts that has no others."""
    sides = [standing([Partner(chance, b)], FULL, a) for a, b in ((one, other), (other, one))]
    return lowered(chance, *sides)


def test_what_is_sure_holds_whatever_the_days() -> None:
    """Two reports told alike are one event, a wrong date or not."""
    assert between(SURE, AUGUST, SEPTEMBER) == between(SURE, AUGUST, AUGUST)


def test_days_far_apart_count_against_a_likely_pair() -> None:
    """Two reports that are likely but not surely of one event are of two if their news are weeks apart."""
    assert between(0.9, AUGUST, SEPTEMBER) < between(0.9, AUGUST, AUGUST) == between(0.9, AUGUST, UNDATED)


def test_an_undated_report_has_the_days_of_its_event() -> None:
    """What an undated report cannot know of time, the dated one tells that surely reports the same."""
    found = standing([Partner(0.8, SEPTEMBER), Partner(0.99, AUGUST)], FULL, UNDATED)
    assert found.news == AUGUST
    assert standing([Partner(0.8, SEPTEMBER)], FULL, UNDATED).news == UNDATED


@pytest.mark.parametrize("turned", [False, True])
def test_two_events_stay_two_through_undated_reports(turned: bool) -> None:
    """Reports of two days, each with an undated twin, count as little across as the dated ones do."""
    chances = {(0, 1): 0.99, (0, 2): 0.8, (0, 3): 0.8, (1, 2): 0.8, (1, 3): 0.8, (2, 3): 0.99}
    pairs = reversed(chances.items()) if turned else chances.items()
    found = beside_rivals(dict(pairs), [FULL] * 4, [AUGUST, UNDATED, UNDATED, SEPTEMBER])
    counted = {(pair.a, pair.b): pair.probability for pair in found}
    assert counted[0, 3] == pytest.approx(counted[1, 2]) == pytest.approx(counted[0, 2])
    assert counted[1, 2] < EVENT_LINKAGE.least < counted[0, 1]
