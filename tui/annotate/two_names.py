"""Where one span of the tagger's for a person holds more than one name: "Ana Lerroux Calls Bo Marr"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from tui.annotate.tokens import Token
from tui.annotate.word_lists import word_lists
from tui.corpus.highlight import NameKind

Span: TypeAlias = tuple[int, int, NameKind]
"""First and last token, and the kind."""

_LISTS: Final = word_lists("headlines")

_ENDS: Final = frozenset("[]();?!:|/")
"""Marks that no person's name goes across."""


def names_within(row: Sequence[Token], first: int, last: int) -> Iterator[Span]:
    """Yield the names within a person's span: the whole, or what marks, verbs and small words part.

    "Mo Brooks of Alabama" is a person and a place; "Joan of Arc" stays whole.
    """
    start, kind = first, _PERSON
    for at in range(first, last + 1):
        word = row[at].text
        if word == "of" and at - start > 1 and kind == _PERSON:
            yield start, at - 1, kind
            start, kind = at + 1, "place"
        elif row[at - 1].text != "-" and _parts(word, is_first=at == start):
            if at > start and not _is_party(row, start):
                yield start, at - 1, kind
            start, kind = at + 1, _PERSON
    if start <= last and not _is_party(row, start):
        yield start, last, kind


_PERSON: Final[NameKind] = "person"


def _is_party(row: Sequence[Token], at: int) -> bool:
    """Return whether a part begins as what stands in brackets after a politician: "(R-Ga", "[D"."""
    return at > 0 and row[at - 1].text in {"(", "["} and row[at].text.isupper() and len(row[at].text) < 3


def _parts(word: str, *, is_first: bool) -> bool:
    """Return whether a word, or mark, is part of no name; at the start of one, a verb may be a name."""
    if word in _ENDS or word in _LISTS["between"]:
        return True
    return not is_first and (word.capitalize() if word.isupper() else word) in _LISTS["verbs"]
