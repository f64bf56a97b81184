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


def test_stages_that_go_on_at_once_keep_their_pace() -> None:
    """Reading and marking take turns, one article each; neither starts afresh for it."""
    pace = Pace()
    for done in range(1, 40):
        pace.told("read", done, 100, float(done))
        pace.told("annotate", done, None, done + 0.5)
    assert pace.told("read", 40, 100, 40.0) == "60 a minute, 60 s left"


def test_a_stage_that_comes_again_starts_afresh() -> None:
    """With fewer done than before, or after a long pause, what came before says nothing of the rate."""
    pace = Pace()
    pace.told("ask", 1, 6, 0.0)
    assert pace.told("ask", 5, 6, 2.0) == "2 a second, 1 s left"
    assert pace.told("ask", 6, 200, 3600.0) == ""
    assert pace.told("ask", 26, 200, 3602.0) == "10 a second, 17 s left"
    assert pace.told("ask", 1, 9, 3603.0) == ""


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
