from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.view.when import day_named

SATURDAY = date(2024, 8, 31)

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", "2024-08-31"),
        (" Tomorrow ", "2024-09-01"),
        ("next  week", "2024-09-07"),
        ("friday", "2024-09-06"),
        ("sat", "2024-09-07"),
        ("sunday", "2024-09-01"),
        ("3d", "2024-09-03"),
        ("2 weeks", "2024-09-14"),
        ("1m", "2024-09-30"),
        ("6 months", "2025-02-28"),
        ("1y", "2025-08-31"),
        ("2026-12-01", "2026-12-01"),
    ],
)
def test_a_day_is_named_as_people_do(text: str, expected: str) -> None:
    """Names, weekdays, spans and dates mean the day that is next; a month's end stays one."""
    assert day_named(text, SATURDAY).isoformat() == expected


@pytest.mark.parametrize("text", ["", "someday", "2024-08-30", "0x", "2024-02-30", "9999y", "d", "yesterday"])
def test_what_is_no_day_to_come_is_refused(text: str) -> None:
    """What names no day, or one that is past, is refused with what to write instead."""
    with pytest.raises(ValueError, match="write tomorrow"):
        day_named(text, SATURDAY)


@given(DAYS, st.sampled_from(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]))
def test_a_weekday_is_the_next_of_its_name(today: date, name: str) -> None:
    """It lies one to seven days ahead, and bears that name."""
    found = day_named(name, today)
    assert timedelta(1) <= found - today <= timedelta(7)
    assert found.strftime("%A").lower() == name


@given(DAYS, st.text(max_size=12))
def test_any_text_is_a_day_to_come_or_refused(today: date, text: str) -> None:
    """Whatever is typed, nothing but a ValueError is raised, and no past day comes out."""
    try:
        assert day_named(text, today) >= today
    except ValueError:
        return
