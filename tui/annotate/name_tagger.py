"""The trained tagger: the rows of a text in, spans of names out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import as_file, files
from typing import get_args

import pycrfsuite  # type: ignore[import-untyped]  # it ships no types

from tui.annotate.mentions import Mention
from tui.annotate.names_document import told
from tui.annotate.names_features import features
from tui.annotate.tokens import Token
from tui.corpus.highlight import NameKind

MODEL = "names.crfsuite"
"""File name of the model inside `tui/annotate/models` (docs/models.md tells where it comes from)."""

_KINDS: dict[str, NameKind] = {kind: kind for kind in get_args(NameKind)} | {"other": "misc"}


@lru_cache(maxsize=1)
def _tagger() -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    with as_file(files("tui.annotate") / "models" / MODEL) as path:
        tagger.open(str(path))
    return tagger


def tagged(rows: Sequence[Sequence[Token]]) -> list[list[Mention]]:
    """Return the names of each row of one text; dates, which the model knows too, are left out."""
    return tagged_by(_tagger(), rows)


def tagged_by(tagger: pycrfsuite.Tagger, rows: Sequence[Sequence[Token]]) -> list[list[Mention]]:
    """Return the names that `tagger`, the shipped one or another, finds in each row of one text."""
    known = told(rows)
    return [
        [
            mention
            for window, seen in features(row, known)
            for mention in decoded(row[slice(*window)], tagger.tag(seen))
        ]
        for row in rows
    ]


def decoded(row: Sequence[Token], labels: Sequence[str]) -> Iterator[Mention]:
    """Yield the spans that B-/I- `labels` mark in `row`."""
    start, kind = -1, ""
    for i, label in enumerate([*labels, "O"]):
        if start >= 0 and label != f"I-{kind}":
            if kind in _KINDS:
                yield Mention(row[start].start, row[i - 1].end, _KINDS[kind])
            start = -1
        if start < 0 and label != "O":
            start, kind = i, label[2:]
