from __future__ import annotations

import pytest

from tui.view.ago import ago, ahead
from tui.view.intervals import said_interval, seconds_of
from tui.view.pace import Pace


def test_pace_is_told_after_a_second() -> None:
    """Rate and time left come from what was done since the stage began; another stage starts afresh."""
    pace = Pace()
    assert pace.told("read", 10, 100, 0.0) == ""
    assert pace.told("read", 30, 100, 2.0) == "10 a second, 7 s left"
    assert pace.told("link", 1, None, 3.0) == ""
    assert pace.told("link", 3, None, 63.0) == "2 a minute"


@pytest.mark.parametrize(("typed", "seconds"), [("15m", 900), ("2h", 7200), ("1d", 86400), ("90 min", 5400)])
def test_intervals_are_read_as_they_are_typed(typed: str, seconds: int) -> None:
    """Minutes, hours and days are understood, and told again in the largest unit that fits."""
    assert seconds_of(typed) == seconds
    assert seconds_of(said_interval(seconds)) == seconds


@pytest.mark.parametrize("typed", ["5m", "0h", "soon", "", "-1h", "9999999d"])
def test_bad_manners_and_nonsense_are_no_intervals(typed: str) -> None:
    """Nothing under a quarter of an hour, nothing that is no length of time."""
    with pytest.raises(ValueError, match=r"15m"):
        seconds_of(typed)


def test_moments_are_told_by_their_distance() -> None:
    """Past and coming moments are told in the largest unit that they fill."""
    assert ago(None, 10.0) == "never"
    assert ago(100.0, 100.0 + 7300) == "2 h ago"
    assert ahead(5.0, 10.0) == "now"
    assert ahead(10.0 + 120, 10.0) == "in 2 min"
