"""When an undated article can be from."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.annotate.hostile import ARTICLES, REPEATED, is_linear
from tests.annotate.written import written
from tui.annotate.date_bounds import date_bounds
from tui.corpus.article import Article

CASES = [
    ("The battle ended in 2016. Many fled.", ("2015-12-31", None)),
    ("The town was taken on 3 May 2014.", ("2014-05-02", None)),
    ("The vote will be held in November 2017.", (None, "2017-11-30")),
    ("US Secretary of State John Kerry arrived.", ("2013-02-01", "2017-03-21")),
    (
        "The Russian president, Vladimir Putin, and President Barack Obama spoke.",
        ("2012-05-07", "2017-03-21"),
    ),
    ("Syria is at war. The nearly six-year-old rebellion in Syria goes on.", ("2016-03-15", "2017-03-15")),
    ("Nothing is told here about when.", (None, None)),
    ("Former President Barack Obama arrived.", (None, None)),
    ("In 2013 President Barack Obama arrived.", ("2012-12-31", None)),
    ("The games were given to Paris, which plans to build by 2024.", (None, None)),
    ("President Barack Obama met President Donald Trump.", (None, None)),
]


@pytest.mark.parametrize(("text", "bounds"), CASES, ids=[case[0] for case in CASES])
def test_bounds_are_what_the_words_justify(text: str, bounds: tuple[str | None, str | None]) -> None:
    """Past dates bound from below, coming ones from above, offices both ways; contradictions not at all."""
    published, basis, found = date_bounds(written(text))
    assert published is None
    assert found == bounds
    assert basis == ("unknown" if bounds == (None, None) else "inferred")


def test_a_dated_article_keeps_its_date() -> None:
    """A stated date is never touched."""
    article = written("The battle ended in 2016.", published="2018-01-01")
    assert date_bounds(article) == ("2018-01-01", article.date_basis, (None, None))


@given(ARTICLES)
def test_any_text_gives_bounds_in_order(article: Article) -> None:
    """Whatever the text, an undated article is never given a date, and low is not after high."""
    published, basis, (low, high) = date_bounds(article)
    assert published == article.published
    assert basis != "stated"
    assert low is None or high is None or low <= high


@pytest.mark.parametrize("piece", REPEATED)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    """Whatever is repeated, the time grows with the length and not with its square."""
    assert is_linear(date_bounds, piece)
