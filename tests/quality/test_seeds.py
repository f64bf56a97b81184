"""Floors of quality on the sample corpus, each a little under what is measured.

`python -m tests.quality.report --errors` shows what stands behind a figure.
"""

from __future__ import annotations

import pytest

from tests.quality.report import all_scores
from tests.quality.sample_run import SampleRun, sample_run
from tests.quality.score import Score

FLOORS = {
    "roles of blocks": 0.96,
    "shown or folded": 0.99,
    "published": 0.99,
    "source and publisher": 0.92,
    "mentions F1": 0.91,
    "entities B-cubed F1": 0.96,
    "figures precision": 0.98,
    "figures recall": 0.97,
    "figures attributed": 0.93,
    "running totals told": 0.98,
    "quotes recall": 0.99,
    "speakers right": 0.95,
    "quotes precision": 0.99,
    "events pairwise F1": 0.88,
    "events B-cubed F1": 0.94,
    "stories B-cubed F1": 0.89,
    "reprints": 1.0,
    "digests named": 0.25,
    "passages precision": 0.88,
    "passages recall": 0.48,
}


@pytest.fixture(scope="session")
def run() -> SampleRun:
    """Return the sample corpus taken the whole way."""
    return sample_run()


@pytest.fixture(scope="session")
def scores(run: SampleRun) -> dict[str, Score]:
    """Return every measure on it."""
    return all_scores(run)


def test_every_article_of_gold_is_read_and_none_refused(run: SampleRun) -> None:
    """The whole sample comes in: nothing is refused, nothing missing, nothing made up."""
    assert (run.refused, run.stray) == ((), ())
    assert set(run.articles) == set(run.gold.articles)
    flags = {flag for article in run.articles.values() for flag in article.flags}
    assert not [flag for flag in flags if flag.startswith("not annotated")]


def test_marks_slice_within_their_articles(run: SampleRun) -> None:
    """Every span of every article lies within its text and marks something."""
    for key, article in run.articles.items():
        spans = [
            *((block.start, block.end) for block in article.blocks),
            *((mark.start, mark.end) for mark in article.highlights),
            *((figure.start, figure.end) for figure in article.figures),
            *((quote.start, quote.end) for quote in article.quotes),
        ]
        for start, end in spans:
            assert 0 <= start < end <= len(article.text), f"{key}: {start}:{end}"


@pytest.mark.parametrize("name", FLOORS)
def test_quality_is_not_below_its_floor(name: str, scores: dict[str, Score]) -> None:
    """What was once measured on the sample stays."""
    score = scores[name]
    shown = "\n".join(score.mistakes)
    assert score.value >= FLOORS[name], (
        f"{name} {score.value:.3f} of {score.counted}, floor {FLOORS[name]}\n{shown}"
    )


def test_every_measure_has_a_floor(scores: dict[str, Score]) -> None:
    """A measure that the report shows is one that the tests hold."""
    assert set(scores) == set(FLOORS)
