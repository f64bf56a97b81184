"""Names on articles that others wrote: the model fits its features; what readers notice most stays right.

The labelled articles are those that the model was trained on, so the floor here only shows that model, tokens
and features belong together; `python -m tui.train.names DATA --cross-validate` measures (docs/models.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from tui.annotate.names import names
from tui.annotate.resolve import Named, Resolution, resolve
from tui.corpus.article import Article, Block
from tui.train.name_data import labelled
from tui.train.name_score import KINDS, scores

_SHARED = Path(__file__).resolve().parents[3] / "shared"
_LABELLED = _SHARED / "data" / "entities_worldwide.jsonl.gz"
_SEEDS = _SHARED / "seeds"

FLOOR = 0.88
ARTICLES = 60


def _whole(identity: str, text: str) -> Article:
    return Article(identity, text, blocks=(Block(0, len(text), "body"),))


@pytest.mark.skipif(not _LABELLED.exists(), reason="the labelled articles are not beside the repository")
def test_model_and_features_belong_together() -> None:
    """On what it was trained on, the shipped tagger reaches what it did when it was trained."""
    pairs = []
    for article in islice(labelled(_LABELLED), ARTICLES):
        found, _ = names(_whole(article.id, article.text))
        pairs.append((article.gold, [(h.start, h.end, str(h.kind)) for h in found if h.kind in KINDS]))
    assert scores(pairs)["names"].f1 >= FLOOR


@pytest.fixture(scope="module")
def seeds() -> list[Article]:
    """Return the five shared articles, each as one block."""
    if not _SEEDS.exists():
        pytest.skip("the shared articles are not beside the repository")
    return [_whole(path.stem[:3], path.read_text(encoding="utf-8")) for path in sorted(_SEEDS.glob("*.txt"))]


@pytest.fixture(scope="module")
def resolved(seeds: list[Article]) -> Resolution:
    """Return who is who in the five shared articles."""
    return resolve(Named(article.id, tuple(names(article)[1])) for article in seeds)


def _kinds_of(word: str, seeds: list[Article]) -> Iterator[tuple[str, str]]:
    for article in seeds:
        for mark in names(article)[0]:
            if article.text[mark.start : mark.end] == word:
                yield article.id, mark.kind


@pytest.mark.parametrize(
    ("word", "kind"),
    [("Aleppo", "place"), ("Assad", "person"), ("Syria", "place"), ("Reuters", "organisation")],
)
def test_a_frequent_name_has_its_kind_everywhere(word: str, kind: str, seeds: list[Article]) -> None:
    """The names that recur most are of one kind in every article."""
    found = list(_kinds_of(word, seeds))
    assert found
    assert {k for _, k in found} == {kind}, found


def test_father_and_son_are_told_apart(resolved: Resolution) -> None:
    """Hafez and Bashar al-Assad are two, and the surname alone is the son."""
    sons = [e for e in resolved.entities if "Bashar al-Assad" in {e.name, *e.variants}]
    assert len(sons) == 1
    assert "Assad" in {sons[0].name, *sons[0].variants}
    assert not any("hafez" in name.lower() for name in (sons[0].name, *sons[0].variants))
    assert any("hafez" in e.name.lower() for e in resolved.entities)


def test_the_misprint_joins_the_minister(resolved: Resolution) -> None:
    """The minister whose name one article misprints is one person, by his right name."""
    ministers = [e for e in resolved.entities if "Sergey Larov" in {e.name, *e.variants}]
    assert [e.name for e in ministers] == ["Sergey Lavrov"]
