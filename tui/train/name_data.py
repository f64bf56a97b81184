"""Labelled articles for the name tagger: read, turned into rows of tokens and B-/I-/O labels, repaired.

The data that we train on (docs/models.md) lost a column in conversion: where a name lies inside a longer one
("Ghana" in "University of Ghana"), the word carries the outer label glued to it ("Ghana<TAB>I-Organization")
and the spans follow the inner one. Each such row is used twice: as it is, so that text with the same damage
is tagged as its makers did, and repaired, without the glued labels and with the outer names whole, because
that is what ordinary text looks like.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tui.annotate.tokens import Token, tokens

_OUTER = {
    "Organization": "organisation",
    "Location": "place",
    "Facility": "place",
    "Person": "person",
    "Date": "date",
}


class LabelledRow(NamedTuple):
    """A paragraph as tokens, with one label a token."""

    row: list[Token]
    labels: list[str]


class LabelledArticle(NamedTuple):
    """An article as the tagger reads it, with the spans that are right (start, end, kind)."""

    id: str
    text: str
    rows: list[LabelledRow]
    gold: list[tuple[int, int, str]]


def labelled(path: Path) -> Iterator[LabelledArticle]:
    """Yield the articles of a (gzipped) JSON Lines file with `id`, `text` and `entities`."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield _article(json.loads(line))


def _article(record: dict[str, Any]) -> LabelledArticle:
    gold = sorted((e["start"], e["end"], e["kind"]) for e in record["entities"])
    rows, at = [], 0
    for line in record["text"].split("\n"):
        row = tokens(record["text"], at, at + len(line))
        if row:
            rows.append(LabelledRow(row, _labels(row, gold)))
        at += len(line) + 1
    return LabelledArticle(record["id"], record["text"], rows, gold)


def _labels(row: Sequence[Token], gold: Sequence[tuple[int, int, str]]) -> list[str]:
    labels = ["O"] * len(row)
    for start, end, kind in gold:
        inside = [i for i, token in enumerate(row) if start < token.end and token.start < end]
        for i in inside:
            labels[i] = f"I-{kind}" if i > inside[0] else f"B-{kind}"
    return labels


def repaired(labelled_row: LabelledRow) -> LabelledRow | None:
    """Return the row without glued labels, the names that they tell of whole; None if it has none."""
    row, labels = labelled_row
    if not any(token.column for token in row):
        return None
    fixed: list[str] = []
    for token, label in zip(row, labels, strict=True):
        before = fixed[-1][2:] if fixed and fixed[-1] != "O" else ""
        if token.column:
            position, _, name = token.column.partition("-")
            kind = _OUTER.get(name, "other")
            fixed.append(f"{'I' if position == 'I' and before == kind else 'B'}-{kind}")
        elif label.startswith("I-") and before:
            fixed.append(f"I-{before}")
        else:
            fixed.append(label)
    return LabelledRow([token._replace(column="") for token in row], fixed)
