"""What is new in an article for someone who has read others: sentences that those do not already say.

Whether an article tells a sentence of another depends on the two alone, so that what a reader has read by now
is put together from pairs that were worked out when the articles were linked.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Final, NamedTuple, TypeAlias

from tui.corpus.article import Article
from tui.corpus.event import Span
from tui.link.furniture import is_furniture
from tui.link.kept import Kept
from tui.link.statements import Statement, statements_of

KNOWN_SHARE: Final = 0.45
KNOWN_SHARE_COUNTED: Final = 0.3
"""Share of a sentence's rarity found in one sentence already read, from which on it is known; less where
what it counts is known already."""

KNOWN_SHARE_SAID: Final = 0.35
"""The same of what is no name: two sentences on one company need not say the same of it."""

_TWICE: Final = 2.001
"""How often a term counts in a window of two statements at most, and a little for rounding."""

_LEAST_MASS: Final = 2.5
"""Sentences that say less than this (summed rarity) add nothing."""


class Sentence(NamedTuple):
    """A sentence of an article; `adds` is False where it says too little, or what the article said before."""

    span: Span
    adds: bool


def _read_through(article: Article) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    before = _indexed(())
    for each in statements_of(article):
        adds = each.mass >= _LEAST_MASS and not _is_told(each, before, pairs=False)
        adds = adds and not is_furniture(article.text[slice(*each.span)])
        found.append(Sentence(each.span, adds))
        before.add(each)
    return tuple(found)


sentences: Final = Kept(_read_through)
"""The sentences of an annotated article, in order; remembered for the articles asked about lately."""


def told(article: Article, other: Article) -> list[int]:
    """Return which of the `sentences` of `article`, by number, `other` says as well.

    A sentence is told if one of `other`, with the next one, holds most of its rare terms and all its
    numbers, and `other` has what it counts.
    """
    read = _index_of(other)
    return [at for at, each in enumerate(statements_of(article)) if _is_told(each, read, pairs=True)]


def novel_sentences(article: Article, others: Iterable[Article]) -> list[Span]:
    """Return the sentences of `article` that add a fact, a figure or a voice to what `others` say."""
    known = {at for other in others for at in told(article, other)}
    return [each.span for at, each in enumerate(sentences(article)) if each.adds and at not in known]


_Counted: TypeAlias = tuple[str, int | None, int | None]
"""What a figure says: kind and bounds."""


def _counted(statement: Statement) -> set[_Counted]:
    return {(figure.kind, figure.low, figure.high) for figure in statement.figures}


class _Index(NamedTuple):
    """Statements, and the numbers of those that have a term."""

    statements: list[Statement]
    numbers: dict[str, list[int]]
    counted: set[_Counted]

    def add(self, statement: Statement) -> None:
        """Add a statement as the last one."""
        for term in statement.weights:
            self.numbers.setdefault(term, []).append(len(self.statements))
        self.counted.update(_counted(statement))
        self.statements.append(statement)


def _indexed(read: Iterable[Statement]) -> _Index:
    index = _Index([], {}, set())
    for statement in read:
        index.add(statement)
    return index


_index_of: Final = Kept(lambda article: _indexed(statements_of(article)))


def _is_told(statement: Statement, read: _Index, *, pairs: bool) -> bool:
    """Tell whether a statement of `read` says it; with `pairs`, also two that stand together.

    Outlets cut one sentence into two.
    """
    counted = _counted(statement)
    if not counted <= read.counted:
        return False
    least = (KNOWN_SHARE_COUNTED if counted else KNOWN_SHARE) * statement.mass
    return any(_says(window, statement, least) for window in _likely(statement, read, least, pairs=pairs))


def _likely(
    statement: Statement, read: _Index, least: float, *, pairs: bool
) -> Iterator[Sequence[Statement]]:
    """Yield the windows of one or two statements that share enough with `statement` to say it."""
    numbers = read.numbers
    common = [(weight, numbers[term]) for term, weight in statement.weights.items() if term in numbers]
    if _TWICE * sum([weight for weight, _ in common]) < least:  # so with most: no window has enough
        return
    shared = [0.0] * (len(read.statements) + 1)
    for weight, places in common:
        for at in places:
            shared[at] += weight
    for at in range(len(read.statements)):
        if shared[at] + (shared[at + 1] if pairs else 0.0) >= least:
            yield read.statements[at : at + 1 + pairs]


def _says(window: Sequence[Statement], statement: Statement, least: float) -> bool:
    terms = frozenset().union(*(one.weights for one in window))
    held = _mass(statement, terms, frozenset())
    numbers = frozenset().union(*(one.numbers for one in window))
    if held < least or not statement.numbers <= numbers:
        return False
    names = statement.names
    return _mass(statement, terms, names) >= KNOWN_SHARE_SAID * _mass(statement, statement.weights, names)


def _mass(statement: Statement, terms: Container[str], without: frozenset[str]) -> float:
    """Return the rarity of the statement's terms that are among `terms` and not `without`."""
    return sum([w for term, w in statement.weights.items() if term in terms and term not in without])
