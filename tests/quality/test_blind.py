"""Floors of quality on the corpora whose gold was written before the program was run on them.

`python -m tests.quality.report --blind --errors` shows what stands behind a figure (`--second`, `--third`,
`--fourth`, `--fifth`).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.quality.gold import BLIND, FIFTH, FOURTH, SECOND, THIRD
from tests.quality.report import blind_scores, later_scores
from tests.quality.sample_run import sample_run
from tests.quality.score import Score
from tests.quality.score_figures import figure_scores
from tests.quality.shared_gold import DATA, with_texts
from tui.annotate.figures import figures_by_rules

FLOORS = {
    "mentions F1": 0.9,
    "entities B-cubed F1": 0.96,
    "dates precision": 0.9,
    "dates recall": 0.93,
    "figures precision": 0.98,
    "figures recall": 0.93,
    "figures attributed": 0.93,
    "running totals told": 0.94,
    "quotes recall": 0.99,
    "speakers right": 0.97,
    "quotes precision": 0.99,
    "statements recall": 0.76,
    "statement speakers": 0.88,
    "events pairwise F1": 0.8,
    "events B-cubed F1": 0.9,
    "passages precision": 0.93,
    "passages recall": 0.39,
    "novelty precision": 0.8,
    "novelty recall": 0.93,
    "novelty F1": 0.87,
}


@pytest.fixture(scope="session")
def scores() -> dict[str, Score]:
    """Return every measure on the blind corpus."""
    return blind_scores(sample_run(BLIND))


@pytest.mark.parametrize("name", FLOORS)
def test_quality_is_not_below_its_floor(name: str, scores: dict[str, Score]) -> None:
    """What was once reached on the blind corpus stays."""
    score = scores[name]
    shown = "\n".join(score.mistakes)
    assert score.value >= FLOORS[name], f"{name} {score.value:.3f} of {score.counted}\n{shown}"


def test_every_measure_has_a_floor(scores: dict[str, Score]) -> None:
    """A measure that the report shows is one that the tests hold."""
    assert set(scores) == set(FLOORS)


@pytest.mark.parametrize("corpus", [SECOND, THIRD, FOURTH], ids=["second", "third", "fourth"])
def test_figures_of_the_later_sets(corpus: Path) -> None:
    """Nine figures of ten are found, and what is found is right, on texts that are nothing but figures."""
    for score in later_scores(sample_run(corpus)).values():
        shown = "\n".join(score.mistakes)
        assert score.value >= 0.93, f"{score.name} {score.value:.3f} of {score.counted}\n{shown}"


@pytest.mark.parametrize("corpus", [BLIND, SECOND, THIRD, FOURTH], ids=["blind", "second", "third", "fourth"])
def test_figures_that_rules_alone_find(corpus: Path) -> None:
    """The rules find nine of ten by themselves: the classifier beside them was trained on these very sets."""
    run = sample_run(corpus)
    ruled = {
        key: replace(article, figures=tuple(figures_by_rules(article)))
        for key, article in run.articles.items()
    }
    for score in figure_scores(replace(run, articles=ruled)):
        shown = "\n".join(score.mistakes)
        assert score.value >= 0.93, f"{score.name} {score.value:.3f} of {score.counted}\n{shown}"


@pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not here")
def test_figures_of_real_articles(tmp_path: Path) -> None:
    """Real articles, drawn by chance, that neither classifier nor rules were made by, keep their figures."""
    for score in later_scores(sample_run(with_texts(FIFTH, tmp_path))).values():
        shown = "\n".join(score.mistakes)
        assert score.value >= 0.93, f"{score.name} {score.value:.3f} of {score.counted}\n{shown}"


def test_the_gold_is_whole() -> None:
    """Every phrase of gold stands in the text that was read, and no phrase is marked twice for one thing."""
    run = sample_run(BLIND)
    assert (run.refused, run.stray) == ((), ())
    for key, gold in run.gold.articles.items():
        marked = (*gold.figures, *gold.quotes, *gold.statements, *gold.dates, *gold.mentions)
        for phrase in marked:
            span = run.placed[key].phrase(phrase)
            assert span is not None, f"{key}: {phrase.text!r}"
            assert " ".join(run.articles[key].text[slice(*span)].split()) == phrase.text
        for layer in (gold.figures, gold.dates, gold.mentions):
            places = [(phrase.block, phrase.text, phrase.nth) for phrase in layer]
            assert len(places) == len(set(places)), key
