"""A date is shown with what it rests on, and never as more certain than it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.corpus.article import Article, DateBasis
from tui.view.dates import dated, long_date, short_date
from tui.view.header import header


@pytest.mark.parametrize(
    ("published", "basis", "bounds", "said"),
    [
        ("2016-10-14", "stated", (None, None), "14 Oct 2016"),
        ("2016-10-14T15:04:00+00:00", "stated", (None, None), "14 Oct 2016 15:04 UTC"),
        ("2016-10-14", "feed", (None, None), "14 Oct 2016 (from the feed)"),
        ("2016-10-14", "inferred", (None, None), "undated, about 14 Oct 2016 (inferred)"),
        (None, "inferred", ("2016-10-12", "2016-10-15"), "undated, 12 Oct 2016 to 15 Oct 2016 (inferred)"),
        (None, "inferred", ("2016-10-12", None), "undated, 12 Oct 2016 or later (inferred)"),
        (None, "inferred", (None, "2016-10-15"), "undated, 15 Oct 2016 or earlier (inferred)"),
        (None, "inferred", ("2016-10-14", "2016-10-14"), "undated, about 14 Oct 2016 (inferred)"),
        (None, "unknown", (None, None), "date unknown"),
    ],
)
def test_the_basis_is_said(
    published: str | None, basis: DateBasis, bounds: tuple[str | None, str | None], said: str
) -> None:
    """Stated dates stand alone; all others say where they come from."""
    article = Article("a", "", published=published, date_basis=basis, date_range=bounds)
    assert long_date(article) == said


def test_days_of_the_event_are_said_to_be_its() -> None:
    """Bounds that other reports give are told apart from those of the text."""
    bounds = ("2016-10-12", "2016-10-15")
    article = Article("a", "", date_basis="inferred", date_range=bounds, dated_by_event=True)
    assert long_date(article) == "undated, 12 Oct 2016 to 15 Oct 2016 (inferred from its event)"


@given(st.text(max_size=30))
def test_a_date_that_is_none_is_shown_as_it_came(date: str) -> None:
    """A stranger's date never ends the program, nor reaches the screen with control characters."""
    assert "\n" not in dated(date)
    assert "\x1b" not in "".join(header(Article("a", "", published=date, updated=date)))


@pytest.mark.parametrize(
    ("date", "inferred", "shown"),
    [
        ("2016-10-14T09:00", False, "14 Oct 16"),
        ("2016-10-14", True, "~14 Oct 16"),
        ("2016-10", True, "~Oct 2016"),
        ("2016", True, "~2016"),
        (None, False, "undated"),
        ("soon", False, "undated"),
    ],
)
def test_a_short_date_is_no_finer_than_what_is_known(date: str | None, inferred: bool, shown: str) -> None:
    """A date known to the month or the year is shown so, and marked as worked out."""
    assert short_date(date, inferred=inferred) == shown


def test_the_header_names_outlet_publisher_authors_and_oddities() -> None:
    """Under the title: outlet with the first publisher, date, byline, what was odd."""
    article = Article(
        "a",
        "",
        title="A title\nof its own",
        source="Lake Wire",
        publisher="Herald",
        authors=("A. B.", "C. D."),
        flags=("controls removed",),
    )
    assert header(article) == (
        "A title of its own",
        "Lake Wire, from Herald · date unknown",
        "By A. B., C. D.",
        "! controls removed",
    )
