"""Weeks between two reports speak against one event as far as either tells of a day of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tui.link.later import lateness
from tui.link.sketch import Sketch
from tui.link.times import Times

FIRST = 740_000


def report(published: int | None, *named: int) -> Sketch:
    """Return a report of a day that opens with the days `named`."""
    days = frozenset(named)
    return Sketch("a", times=Times(published=published, days=days, opening_days=days))


def test_days_of_their_own_speak_against_one_event() -> None:
    """Two reports a month apart that open each with its own day are further apart than two that name none."""
    own = lateness(report(FIRST, FIRST - 1), report(FIRST + 30, FIRST + 29))
    assert own > lateness(report(FIRST), report(FIRST + 30)) > 0.0


def test_a_day_in_common_is_the_event() -> None:
    """A report that names the day of an earlier one is no further off than one that names no day."""
    late = report(FIRST + 30, FIRST - 1, FIRST + 29)
    assert lateness(report(FIRST, FIRST - 1), late) == lateness(report(FIRST), report(FIRST + 30))


def test_a_day_long_ago_is_no_news() -> None:
    """An anniversary that an opening names is not what the report is of."""
    ago = report(FIRST + 30, FIRST - 700)
    assert lateness(report(FIRST, FIRST - 1), ago) == lateness(report(FIRST), report(FIRST + 30))


@pytest.mark.parametrize("days", [0, 3, 10])
def test_ten_days_are_one_news_cycle(days: int) -> None:
    """Reports of ten days count as of one time."""
    assert lateness(report(FIRST, FIRST), report(FIRST + days, FIRST + days)) == 0.0


def test_unknown_dates_say_nothing() -> None:
    """Without a publication date there is no lateness, whichever side lacks it."""
    one, other = report(None, FIRST), report(FIRST + 90, FIRST + 89)
    assert lateness(one, other) == lateness(other, one) == 0.0


def test_sides_are_alike() -> None:
    """Lateness does not depend on which report comes first."""
    one, other = report(FIRST, FIRST), report(FIRST + 50, FIRST + 48)
    assert lateness(one, other) == lateness(replace(other, article="b"), one)
