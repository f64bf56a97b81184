"""Printed dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.ingest.stamps import iso_date, stamps_in


@pytest.mark.parametrize(
    ("line", "kind", "iso"),
    [
        ("PUBLISHED : Tuesday, 15 November, 2016, 1:02am", "published", "2016-11-15T01:02"),
        ("UPDATED : Tuesday, 15 November, 2016, 7:12am", "updated", "2016-11-15T07:12"),
        ("Last updated on 3 March 2021 at 18.40 GMT", "updated", "2021-03-03T18:40+00:00"),
        ("Updated 3:45 PM ET, Mon November 14, 2016", "updated", "2016-11-14T15:45"),
        ("First published on Mon 2 Dec 2024 18.32 BST", "published", "2024-12-02T18:32+01:00"),
        ("Sept. 4, 2017 at 10:11 p.m. EDT", "published", "2017-09-04T22:11-04:00"),
        ("2016-11-15T01:02:00Z", "published", "2016-11-15T01:02+00:00"),
        ("Posted: 12.05.2019", "published", "2019-05-12"),
        ("Date: 25/12/2020", "published", "2020-12-25"),
        ("Wire | Updated: 2017-09-14 17:53", "updated", "2017-09-14T17:53"),
        ("12 midnight is not said here: 1 May 2020, 12:05 am", "", ""),
        ("1 May 2020, 12:05 am", "published", "2020-05-01T00:05"),
    ],
)
def test_stamp_lines(line: str, kind: str, iso: str) -> None:
    """A line that is hardly more than a date is a stamp, in the zone that is printed or in none."""
    found = [(stamp.kind, stamp.iso) for stamp in stamps_in(line)]
    assert found == ([(kind, iso)] if kind else [])


def test_two_stamps_on_a_line() -> None:
    """Published and updated may share a line."""
    found = stamps_in("Published 2 May 2018, updated 3 May 2018 5pm")
    assert [(stamp.kind, stamp.iso) for stamp in found] == [
        ("published", "2018-05-02"),
        ("updated", "2018-05-03T17:00"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "He was born on 4 May 2012 in the harbour town of Lomvale.",
        "The law of 1 June 2019 was updated by the council last week",
        "Room 12.05.2 is closed",
        "31 February 2020",
        "5 May 1066",
    ],
)
def test_no_stamps(line: str) -> None:
    """Sentences that name a date, and days that do not exist, are none."""
    assert stamps_in(line) == ()


def test_ambiguous_order_is_left() -> None:
    """3/4/2016 is March in one country and April in the next, so it gives no date."""
    assert iso_date("03/04/2016") is None
    assert iso_date("13/04/2016") == "2016-04-13"
    assert iso_date("04/13/2016") == "2016-04-13"


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader_of_dates(line: str) -> None:
    """Whatever stands in a line, it gives stamps or none."""
    for stamp in stamps_in(line):
        assert stamp.iso[:4].isdigit()


@given(st.dates())
def test_every_day_of_print_is_read_in_three_ways(day: date) -> None:
    """ISO, day first and month first give the same day."""
    expected = None if day.year < 1900 else day.isoformat()
    assert iso_date(day.isoformat()) == expected
    assert iso_date(f"{day.day} {day:%B} {day.year:04d}") == expected
    assert iso_date(f"{day:%B} {day.day}, {day.year:04d}") == expected
