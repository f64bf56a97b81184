"""The five real articles that the program is first shown on: every trap in them, by role."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.corpus.article import Article, Role
from tui.errors import IngestError
from tui.ingest.files import sources
from tui.ingest.reader import read

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the five articles are not beside this checkout")


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    """Return the articles by the number in their file names."""
    found = {}
    for path in sources(FOLDER):
        assert isinstance(path, Path)
        for article in read(path):
            assert not isinstance(article, IngestError)
            found[path.name[:3]] = article
    return found


def roles(article: Article, *wanted: Role) -> list[tuple[Role, str]]:
    """Return the blocks of these roles (all but body by default): role and first 24 characters."""
    return [
        (block.role, article.text[block.start : block.end][:24])
        for block in article.blocks
        if (block.role in wanted if wanted else block.role != "body")
    ]


def test_stamps_pull_quote_and_stray_headline(articles: dict[str, Article]) -> None:
    """Stamps are parsed, a repeated sentence is a pull quote, a lone headline leads elsewhere."""
    article = articles["000"]
    assert [role for role, _ in roles(article)] == [
        "title", "standfirst", "published", "updated", "pull_quote", "pull_quote", "related_link", "credit",
    ]  # fmt: skip
    assert (article.published, article.updated) == ("2016-11-17T01:02", "2016-11-17T07:11")
    assert article.date_basis == "stated"


def test_caption_headings_and_related_headlines(articles: dict[str, Article]) -> None:
    """A caption has its alternative text, section headings stay, other articles' headlines are folded."""
    article = articles["001"]
    assert [role for role, _ in roles(article)] == [
        "title", "standfirst", "caption", "caption", "related_link",
        "heading", "related_link", "related_link",
        "heading", "related_link", "credit",
    ]  # fmt: skip
    assert article.source == article.publisher == "Al Jazeera"
    assert article.published is None
    assert article.date_basis == "unknown"


def test_promotion_outlet_and_author_above_the_title(articles: dict[str, Article]) -> None:
    """An aggregator's promotion is folded at both ends; the outlet and the author are read from it."""
    article = articles["002"]
    found = [role for role, _ in roles(article)]
    assert found == ["boilerplate"] * 7 + ["byline", "title"] + ["boilerplate"] * 10
    assert article.source == "The Guardian - UK"
    assert article.publisher == "The Guardian"
    assert article.authors == ("Ruth Michaelson",)


def test_language_switch_and_crumbs(articles: dict[str, Article]) -> None:
    """Languages over the title and links that ran together under the text are the site's."""
    article = articles["003"]
    assert [role for role, _ in roles(article)] == ["boilerplate", "title"] + ["boilerplate"] * 3


def test_reprint_with_its_publisher_in_the_last_line(articles: dict[str, Article]) -> None:
    """The page's own title line is folded; site and original publisher are told apart."""
    article = articles["004"]
    assert [role for role, _ in roles(article)] == ["boilerplate", "boilerplate", "title", "credit"]
    assert article.source == "The Syrian Observatory For Human Rights"
    assert article.publisher == "The National"
    assert article.title.startswith("Syrian president says")
    assert "Observatory" not in article.title
