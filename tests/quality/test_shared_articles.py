"""The five shared articles: every figure, the bounds of those without a date, and who said what."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tui.annotate import annotate
from tui.corpus.article import Article
from tui.ingest.reader import read

_SHARED = Path(__file__).resolve().parents[3] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(
    not _SHARED.is_dir(), reason="the shared articles (../shared/seeds) are not beside the checkout"
)

FIGURES: dict[str, list[tuple[str, int | None, int | None, bool]]] = {
    "000": [("killed", 17, None, False)],
    "001": [
        ("killed", 100, None, False),
        ("killed", 6, None, False),
        ("killed", 370, None, True),
        ("killed", 68, 68, True),
        ("killed", None, 100, False),
        ("trapped", 275_000, None, False),
        ("killed", 400_000, None, True),
    ],
    "002": [
        ("other", 5, 5, False),
        ("killed", 18, None, False),
        ("injured", 35, 35, False),
        ("killed", 2, 2, False),
        ("displaced", None, 50_000, False),
    ],
    "003": [
        ("killed", 24, None, False),
        ("trapped", 250_000, None, False),
        ("killed", 2_000, None, False),
        ("killed", 72, 72, False),
        ("killed", 5, 5, False),
        ("killed", 100, None, False),
    ],
    "004": [
        ("killed", 358, None, True),
        ("killed", 114, 114, True),
        ("injured", 320, 320, True),
        ("killed", 4, 4, False),
        ("injured", 3, 3, False),
        ("killed", 17, None, False),
        ("killed", 3, None, False),
    ],
}
"""Kind, bounds, and whether it is a running total, in order of the text."""

YEARS = {"001": ("2014", "2017"), "002": ("2024", "2025"), "003": ("2016", "2017"), "004": ("2012", "2017")}
"""The years of the bounds that each undated article's own words give."""

SPOKEN = [
    ("000", "The planes are up above", "Hatem"),
    ("001", "The biggest civilian hospital", "Ibrahim Abu Leith"),
    ("001", "Aleppo is going to be", "Assad"),
    ("001", "We are not going to propose", "Lavrov"),
    ("001", "Blowing hot and cold", "Thomas Pierret"),
    ("002", "Just now there was", "Ismail Alabdullah"),
    ("002", "fresh reinforcements", "An officer"),
    ("002", "unconditional support", "Vladimir Putin"),
    ("003", "Handarat has fallen", "an official"),
    ("003", "large numbers of terrorists", "An army statement"),
    ("004", "All sorts of civilian spaces", "Carlos Francisco"),
    ("004", "Seizing full control", "Dmitry Sablin"),
]


def _annotated(prefix: str) -> Article:
    [path] = _SHARED.glob(f"{prefix}_*.txt")
    [article] = read(path)
    assert isinstance(article, Article)
    return annotate(article)


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    """The five articles, read and annotated once."""
    return {prefix: _annotated(prefix) for prefix in FIGURES}


@pytest.mark.parametrize("prefix", FIGURES)
def test_every_figure_and_no_other(articles: dict[str, Article], prefix: str) -> None:
    """Each toll is found with its bounds, and totals of the war are told from tolls of a day."""
    found: list[tuple[Any, ...]] = [(f.kind, f.low, f.high, f.running) for f in articles[prefix].figures]
    assert found == FIGURES[prefix]


@pytest.mark.parametrize("prefix", YEARS)
def test_undated_articles_get_bounds_only(articles: dict[str, Article], prefix: str) -> None:
    """No date is made up; the bounds keep an article of 2024 apart from those of 2016."""
    article = articles[prefix]
    assert (article.published, article.date_basis) == (None, "inferred")
    assert tuple(bound and bound[:4] for bound in article.date_range) == YEARS[prefix]


@pytest.mark.parametrize(("prefix", "opening", "speaker"), SPOKEN, ids=[case[1] for case in SPOKEN])
def test_who_said_what(articles: dict[str, Article], prefix: str, opening: str, speaker: str) -> None:
    """A quotation's speaker is the one that its paragraph names."""
    article = articles[prefix]
    [quote] = [q for q in article.quotes if q.direct and article.text.startswith(opening, q.start)]
    assert quote.speaker is not None
    assert quote.speaker.text == speaker
