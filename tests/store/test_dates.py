"""The date an article is filed under."""

from __future__ import annotations

from dataclasses import replace

import apsw
import pytest

from tests.store.samples import DAM, FIRST, STORIES, UNDATED
from tui.corpus.article import Article
from tui.corpus.event import Story
from tui.store import read, whole
from tui.store.dates import best_date, within_event
from tui.store.derived import put_clustering
from tui.store.reports import event_reports
from tui.view.brief_formats import as_markdown
from tui.view.brief_record import brief_record


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


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ((None, None), ("2024-05-18", "2024-05-20")),
        (("2024-05-19", None), ("2024-05-19", "2024-05-20")),
        (("2020-01-01", "2024-05-19"), ("2024-05-18", "2024-05-19")),
    ],
)
def test_an_undated_report_is_of_the_days_of_its_event(
    own: tuple[str | None, str | None], said: tuple[str, str]
) -> None:
    """The days of the dated reports bound it, its own bounds narrow them, and the basis is told."""
    found = within_event(Article("a1", "Text", date_range=own), "2024-05-18", "2024-05-20")
    assert (found.date_range, found.date_basis, found.dated_by_event) == (said, "inferred", True)


@pytest.mark.parametrize(
    "article",
    [
        Article("a1", "Text", published="2016-10-14", date_basis="stated"),
        Article("a1", "Text", date_range=("2024-06-01", None), date_basis="inferred"),
        Article("a1", "Text", date_range=(None, "2024-05-17"), date_basis="inferred"),
    ],
)
def test_an_event_says_nothing_against_a_date_or_bounds(article: Article) -> None:
    """A date is never replaced, and bounds that exclude all days of the event stay what the text says."""
    assert within_event(article, "2024-05-18", "2024-05-20") == article
    assert within_event(replace(article, published=None), None, None) == replace(article, published=None)


def test_an_opened_article_knows_the_days_of_its_event(con: apsw.Connection) -> None:
    """Where it is shown and exported, an undated report has them; what marks and links it has not."""
    assert read.article(con, UNDATED.id).date_range == (None, None)
    event = replace(DAM, articles=(*DAM.articles, UNDATED.id))
    put_clustering(con, [event], [Story("s1", STORIES[0].title, (event.id,))], [])
    assert read.article(con, UNDATED.id).date_range == ("2024-05-18", "2024-05-20")
    assert {each.id: each.dated_by_event for each in whole.articles(con)}[UNDATED.id]
    assert read.local_article(con, UNDATED.id) == UNDATED
    assert not read.article(con, FIRST.id).dated_by_event


def test_a_brief_tells_inferred_days_from_stated_ones(con: apsw.Connection) -> None:
    """What a brief cites carries the basis of its date, in words and as a field."""
    event = replace(DAM, articles=(*DAM.articles, UNDATED.id))
    put_clustering(con, [event], [Story("s1", STORIES[0].title, (event.id,))], [])
    record = brief_record(event_reports(con, event.id))
    lines = as_markdown(record).splitlines()
    (line,) = (line for line in lines if line.startswith(f"- `{UNDATED.id}`"))
    assert "2024-05-18 (inferred)" in line
    assert not [line for line in lines if FIRST.id in line and "inferred" in line]
