from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.view.labels import MOST, labels
from tui.view.ruler import ruler


def test_the_most_important_mark_of_a_cell_shows() -> None:
    """Of several marks in one cell the place found wins over a contradiction, that over a highlight."""
    signs = ruler(
        100, 10, [(5, "muted"), (6, "conflict"), (25, "conflict"), (26, "found_here")], range(90, 100)
    )
    assert [sign.text for sign in signs] == ["≠", " ", "◆", " ", " ", " ", " ", " ", " ", "│"]


def test_highlights_show_where_they_are_few() -> None:
    """What stands in nearly every cell would only hide the rest."""
    few = ruler(100, 10, [(5, "muted")], range(90, 100))
    many = ruler(100, 10, [(line, "muted") for line in range(0, 100, 5)], range(90, 100))
    assert few[0].text == "·"
    assert {sign.text for sign in many} == {" ", "│"}


def test_there_is_no_ruler_where_everything_is_in_view() -> None:
    """An article that fits needs none."""
    assert ruler(10, 10, [(0, "found")], range(10)) == []


@given(st.integers(1, 500), st.integers(0, 60), st.lists(st.integers(0, 499), max_size=20))
def test_the_ruler_has_a_cell_a_line(lines: int, height: int, at: list[int]) -> None:
    """It fills the pane exactly, or is not there."""
    marks = [(line % lines, "found") for line in at]
    found = ruler(lines, height, marks, range(min(height, lines)))  # type: ignore[arg-type]
    assert len(found) in (0, height)
    assert all(len(sign.text) == 1 for sign in found)


@given(st.integers(0, MOST))
def test_no_label_begins_another(count: int) -> None:
    """Labels are distinct, of one length, and as many as asked for."""
    found = labels(count)
    assert len(set(found)) == count
    assert len({len(each) for each in found}) <= 1
