"""Make `tui/annotate/models/figures.crfsuite`: what counts are figures that no rule tells.

Run from the repository: `uv run --group train python -m tui.train.figures`. Trained on the gold of the sample
and of `tests/quality`, and on the labelled news of `../shared/data` as the rules read it. The same data gives
the same model.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Final

import pycrfsuite  # type: ignore[import-untyped]  # it ships no types

from tui.annotate.figure_learnt import MODEL
from tui.train.figure_examples import Example, labels, of_gold, of_news
from tui.train.link_data import EVENT_SETS, rows

_ROOT: Final = Path(__file__).parents[2]
_GOLD: Final = ("seeds", *(f"tests/quality/{name}" for name in ("blind", "second", "third", "fourth")))
_NEWS: Final = (
    *(f"events_{name}" for name in (*EVENT_SETS, "epimine")),
    "entities_worldwide",
    "quotes_polnear_train",
    "quotes_polnear_dev",
)

_KEPT: Final = _ROOT / "tests" / "quality" / "fifth" / "figures.json"
"""Gold of real articles that figures are measured on."""

LABELS: Final = Path(__file__).with_name("figure_labels.tsv")
"""Counts in that news of which a reader said what they count: those that an earlier classifier, trained on
the other half of the articles, took for figures."""

_PARAMETERS: Final = {"c1": 1.0, "c2": 0.5, "max_iterations": 120}
"""L1 makes the model small: half as much of it made one of three times the size that found no more."""


def train(examples: Iterable[Example], out: Path) -> None:
    """Train the classifier, a conditional random field over one item at a time, and write it to `out`."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for example in examples:
        trainer.append([example.features], [example.label])
    trainer.select("lbfgs")
    trainer.set_params(_PARAMETERS)
    trainer.train(str(out))


def _news() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the articles of all sets, each with its set, but those kept for measuring and their events."""
    kept = set(json.loads(_KEPT.read_text(encoding="utf-8"))["articles"])
    for name in _NEWS:
        records = list(rows(name))
        held = [record for record in records if f"{name}#{record['id']}" in kept]
        events = {record["event"] for record in held if record.get("event")}
        texts = {str(record["text"]) for record in held}
        for record in records:
            if record.get("event") not in events and str(record["text"]) not in texts:
                yield name, record


def main(arguments: Sequence[str] | None = None) -> None:
    """Train on everything and write the model where the program finds it."""
    argparse.ArgumentParser(description=__doc__).parse_args(arguments)
    gold = chain.from_iterable(of_gold(_ROOT / name / "gold.json") for name in _GOLD)
    news = of_news(_news(), labels(LABELS))
    path = _ROOT / "tui" / "annotate" / "models" / MODEL
    train(chain(gold, news), path)
    print(f"{path}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
