"""What is new in an article for someone who has read others: sentences that those do not already say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from tui.corpus.article import Article
from tui.corpus.event import Span
from tui.link.statements import Statement, shared_mass, statements

KNOWN_SHARE: Final = 0.55
"""Share of a sentence's rarity found in one sentence already read, from which on it is known."""

_LEAST_MASS: Final = 8.0
"""Sentences that say less than this (summed rarity) add nothing."""


def novel_sentences(article: Article, others: Iterable[Article]) -> list[Span]:
    """Return the sentences of `article` that add a fact, a figure or a voice to what `others` say.

    A sentence is known if one already read, with its neighbours, holds most of its rare terms, and all its
    numbers; repeating one's own earlier sentence is nothing new either.
    """
    read = [window for other in others for window in _windows(statements(other))]
    found: list[Span] = []
    own: list[Statement] = []
    for statement in statements(article):
        if (
            statement.mass >= _LEAST_MASS
            and not _known(statement, read)
            and not _known(statement, [[s] for s in own])
        ):
            found.append(statement.span)
        own.append(statement)
    return found


def _windows(read: Sequence[Statement]) -> list[Sequence[Statement]]:
    """Return each sentence with the one after it: outlets cut one sentence into two."""
    return [read[at : at + 2] for at in range(len(read))]


def _known(statement: Statement, read: Iterable[Sequence[Statement]]) -> bool:
    return any(_says(window, statement) for window in read)


def _says(window: Sequence[Statement], statement: Statement) -> bool:
    if sum(shared_mass(statement, one) for one in window) < KNOWN_SHARE * statement.mass:
        return False
    terms = frozenset().union(*(one.weights for one in window))
    held = sum(rarity for term, rarity in statement.weights.items() if term in terms)
    numbers = frozenset().union(*(one.numbers for one in window))
    return held >= KNOWN_SHARE * statement.mass and statement.numbers <= numbers
