"""The trained taggers: the rows of a text in, spans of names out.

Headlines in capitals and in Title Case have a tagger of their own, for capitals tell no name there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple, get_args

import pycrfsuite  # type: ignore[import-untyped]  # it ships no types

from tui.annotate.mentions import Mention
from tui.annotate.names_document import told
from tui.annotate.names_features import features, headline_style
from tui.annotate.tokens import Token
from tui.corpus.highlight import NameKind

MODEL = "names.crfsuite"
"""File name of the model inside `tui/annotate/models` (docs/models.md tells where it comes from)."""

HEADLINES_MODEL = "headlines.crfsuite"
"""File name of the model for headlines."""

_KINDS: dict[str, NameKind] = {kind: kind for kind in get_args(NameKind)} | {"other": "misc"}


class Taggers(NamedTuple):
    """The two taggers: of running text, and of headlines in which every word has a capital."""

    text: pycrfsuite.Tagger
    headlines: pycrfsuite.Tagger


@lru_cache(maxsize=1)
def _shipped() -> Taggers:
    folder = files("tui.annotate") / "models"
    with as_file(folder / MODEL) as text, as_file(folder / HEADLINES_MODEL) as headlines:
        return Taggers(opened(text), opened(headlines))


def opened(path: Path) -> pycrfsuite.Tagger:
    """Return the tagger whose model is at `path`."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


def tagged(rows: Sequence[Sequence[Token]]) -> list[list[Mention]]:
    """Return the names of each row of one text; dates, which the model knows too, are left out."""
    return tagged_by(_shipped(), rows)


def tagged_by(taggers: Taggers, rows: Sequence[Sequence[Token]]) -> list[list[Mention]]:
    """Return the names that `taggers`, the shipped ones or others, find in each row of one text."""
    known = told(rows)
    return [list(_in_row(taggers, row, known)) for row in rows]


def _in_row(
    taggers: Taggers, row: Sequence[Token], known: Mapping[str, Sequence[bytes]]
) -> Iterator[Mention]:
    style = headline_style(row)
    tagger = taggers.headlines if style else taggers.text
    for window, seen in features(row, known, style):
        yield from decoded(row[slice(*window)], tagger.tag(seen))


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
