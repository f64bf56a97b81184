"""Gold of figures names words that stand in its articles; checked without running the program."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.quality.gold import BLIND, FOURTH, SECOND, THIRD, GoldArticle, GoldFigure, load_gold


def _records(corpus: Path) -> dict[str, str]:
    """Return title and text of each record by its key in gold."""
    lines = (corpus / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return {f"articles.jsonl#{row['id']}": f"{row['title']}\n\n{row['text']}" for row in rows}


def _in_order(article: GoldArticle, text: str) -> bool:
    """Return whether the blocks of gold stand in the text one after the other."""
    at = 0
    for block in article.blocks:
        at = text.find(block.text, at)
        if at < 0:
            return False
        at += len(block.text)
    return True


def _ordered(figure: GoldFigure) -> bool:
    return figure.low is None or figure.high is None or 0 <= figure.low <= figure.high


@pytest.mark.parametrize("corpus", [BLIND, SECOND, THIRD, FOURTH], ids=lambda path: path.name)
def test_every_figure_of_gold_stands_in_its_article(corpus: Path) -> None:
    """Each figure's words occur where gold says, no place is named twice, and its block is in the record."""
    records = _records(corpus)
    gold = load_gold(corpus / "gold.json")
    assert set(gold.articles) <= set(records)
    for key, article in gold.articles.items():
        assert _in_order(article, records[key]), key
        for figure in article.figures:
            assert article.blocks[figure.block].text.count(figure.text) > figure.nth, (
                f"{key}: {figure.text!r}"
            )
            assert _ordered(figure), f"{key}: {figure.text!r}"
            bounded = (figure.low, figure.high) != (None, None)
            assert figure.optional or bounded, f"{key}: {figure.text!r} counts but has no number"
        places = [(figure.block, figure.text, figure.nth) for figure in article.figures]
        assert len(places) == len(set(places)), key
