"""The statements of two articles, their terms weighed by how rare they are in these two."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from tui.corpus.article import Article
from tui.link.kept import Kept
from tui.link.statements import Statement, statements_of


class Told(NamedTuple):
    """What an article tells, made ready for being compared with others.

    Attributes:
        statements: its statements in order.
        terms: the numbers of the statements with each term; `counts` how many these are.
        runs: the runs of words of all of them.
    """

    statements: Sequence[Statement]
    terms: Mapping[str, Sequence[int]]
    counts: Mapping[str, int]
    runs: frozenset[int]


def _told(article: Article) -> Told:
    statements = statements_of(article)
    terms: defaultdict[str, list[int]] = defaultdict(list)
    for number, statement in enumerate(statements):
        for term in statement.weights:
            terms[term].append(number)
    counts = {term: len(numbers) for term, numbers in terms.items()}
    return Told(statements, terms, counts, frozenset().union(*[each.runs for each in statements]))


told_by: Final = Kept(_told)


class Weighed(Sequence[Statement]):
    """What one of two articles tells; a statement is weighed when it is asked for, which most are not.

    Attributes:
        told: the article's own, with the weights that terms have in news at large.
    """

    def __init__(self, told: Told, other: Told, scale: Sequence[float]) -> None:
        """Weigh with `scale`: by in how many statements of both articles a term is."""
        self.told = told
        self._other = other
        self._scale = scale
        self._made: dict[int, Statement] = {}

    def __getitem__(self, at: int) -> Statement:  # type: ignore[override]  # nobody asks for a slice
        """Return statement `at`, weighed."""
        made = self._made.get(at)
        if made is None:
            plain, scale = self.told.statements[at], self._scale
            here, there = self.told.counts, self._other.counts.get
            weights = {
                term: weight * scale[here[term] + there(term, 0)] for term, weight in plain.weights.items()
            }
            made = self._made[at] = plain.weighed(weights)
        return made

    def __len__(self) -> int:
        """Return how many statements there are."""
        return len(self.told.statements)

    def __iter__(self) -> Iterator[Statement]:
        """Yield all statements, weighed."""
        return map(self.__getitem__, range(len(self)))

    def weight(self, term: str) -> float:
        """Return the weight that a term of both articles has wherever it stands."""
        first = self.told.statements[self.told.terms[term][0]]
        return first.weights[term] * self._scale[self.told.counts[term] + self._other.counts[term]]


def weighed_together(left: Told, right: Told) -> tuple[Weighed, Weighed]:
    """Return the statements of two articles with terms weighed by how rare they are in these two.

    "Aleppo" tells nothing about which sentence meets which where every second one names it: a term's rarity
    in news is scaled by ln(n / f) / ln(n), f of the n sentences of both articles having it.
    """
    total = len(left.statements) + len(right.statements) + 1
    scale = [0.0, *(math.log(total / count) / math.log(total) for count in range(1, total))]
    return Weighed(left, right, scale), Weighed(right, left, scale)
