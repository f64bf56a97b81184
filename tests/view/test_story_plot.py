"""A story as a plot in text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.view.cells import cells
from tui.view.story_plot import Point, bar, lasted, stretches


def test_a_short_story_is_told_by_day() -> None:
    """Events within a few weeks stand by day, those of one day together; a pause of days is told."""
    found = stretches([Point("2021-05-03", 2), Point("2021-05-03", 1), Point("2021-05-09", 4)])
    assert [(each.label, each.points, each.reports, each.pause) for each in found] == [
        ("2021-05-03", (0, 1), 3, 0),
        ("2021-05-09", (2,), 4, 6),
    ]


def test_a_long_story_is_told_by_month() -> None:
    """Events over years stand by month, with the pauses between them."""
    found = stretches(
        [Point("2019-04-11", 1), Point("2021-05-03", 2), Point("2021-05-30", 2), Point(None, 1)]
    )
    assert [each.label for each in found] == ["2019-04", "2021-05", ""]
    assert found[1].reports == 4
    assert lasted(found[1].pause) == "2 years"


def test_pauses_are_told_as_people_say_them() -> None:
    """Days up to two weeks, then weeks, months, years."""
    assert [lasted(days) for days in (1, 13, 14, 70, 900)] == [
        "1 day",
        "13 days",
        "2 weeks",
        "2 months",
        "2 years",
    ]


@given(st.integers(1, 10_000), st.integers(1, 10_000), st.integers(1, 60))
def test_a_bar_never_exceeds_its_room(value: int, most: int, width: int) -> None:
    """A bar has a cell at least and fits; the largest fills it."""
    drawn = bar(min(value, most), most, width)
    assert 1 <= cells(drawn) <= width
    assert cells(bar(most, most, width)) == width


@given(
    st.lists(
        st.tuples(st.none() | st.dates().map(str) | st.text(max_size=12), st.integers(1, 9)), max_size=20
    )
)
def test_no_event_is_left_out(events: list[tuple[str | None, int]]) -> None:
    """Whatever the dates, each event stands in one stretch, and in order."""
    found = stretches([Point(*each) for each in events])
    assert [at for each in found for at in each.points] == list(range(len(events)))
    assert sum(each.reports for each in found) == sum(count for _, count in events)
