"""The date an article is filed under."""

from __future__ import annotations

import pytest

from tui.corpus.article import Article
from tui.store.dates import best_date


@pytest.mark.parametrize(
    ("bounds", "filed"),
    [
        (("2016-10-14", "2016-10-16"), "2016-10-14"),
        (("2016-10-01", "2016-11-20"), "2016-10"),
        (("2016-03-15", "2017-03-15"), "2016"),
        (("2014-01-01", "2017-03-15"), None),
        (("2016-10-14", None), None),
        ((None, None), None),
    ],
)
def test_bounds_give_a_date_no_finer_than_they_are(
    bounds: tuple[str | None, str | None], filed: str | None
) -> None:
    """Bounds that lie a year apart say the year, never a day that nobody printed."""
    assert best_date(Article("a1", "Text", date_range=bounds)) == filed


def test_a_published_date_wins() -> None:
    """What is printed is the date, whatever the bounds say."""
    assert (
        best_date(Article("a1", "Text", published="2016-10-14", date_range=("2015-01-01", None)))
        == "2016-10-14"
    )
