"""The five shared articles: which are one event, which one story; found from general features alone."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tui.annotate import annotate
from tui.corpus.article import Article
from tui.ingest.reader import read
from tui.link import Clustering, cluster, passages, sketch

SEEDS: Final = Path(__file__).resolve().parents[3] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared articles are not beside this checkout")


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    """The five articles, annotated, in the order of their file names."""
    found = [item for path in sorted(SEEDS.glob("*.txt")) for item in read(path)]
    return [annotate(item) for item in found if isinstance(item, Article)]


@pytest.fixture(scope="module")
def made(articles: list[Article]) -> Clustering:
    """The five articles, grouped."""
    return cluster(sketch(article) for article in articles)


def test_interview_and_hospital_are_one_event(articles: list[Article], made: Clustering) -> None:
    """The two reports of the interview and the Sakhour hospital are one event, and no other is in it."""
    event = next(e.articles for e in made.events if articles[1].id in e.articles)
    assert set(event) == {articles[1].id, articles[4].id}


def test_the_four_of_one_autumn_are_one_story(articles: list[Article], made: Clustering) -> None:
    """The four of 2016 are one story; the one of 2024 is in neither."""
    story = {article: event.story for event in made.events for article in event.articles}
    assert len({story[articles[n].id] for n in (0, 1, 3, 4)}) == 1
    assert story[articles[2].id] != story[articles[0].id]


def test_the_later_war_is_background_at_most(articles: list[Article], made: Clustering) -> None:
    """No link of the article of 2024 says more than background."""
    kinds = {link.kind for link in made.links if articles[2].id in (link.a, link.b)}
    assert kinds <= {"background"}


def test_interview_is_quoted_by_both(articles: list[Article]) -> None:
    """The altered quote, the hospital and the differing toll are found passage to passage."""
    one, other = articles[1], articles[4]
    found = passages(one, other)
    quotes = [e for e in found if e.kind == "quote"]
    assert any("cleaning this area" in one.text[slice(*e.a)] for e in quotes)
    assert any("Sakhour" in one.text[slice(*e.a)] and "Sakhour" in other.text[slice(*e.b)] for e in found)
    assert any(e.against and "370 / 358" in e.note for e in found)
