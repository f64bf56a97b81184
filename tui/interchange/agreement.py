"""How far two layers agree: exact marks (precision, recall, F1), and tokens (Cohen's kappa).

F1 of exact spans is symmetrical and needs no count of true negatives (Hripcsak and Rothschild 2005,
"Agreement, the F-measure, and reliability in information retrieval"). Kappa (Cohen 1960) is over tokens, each
of the kind of the mark that it lies in, or of none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from tui.corpus.highlight import Highlight, Kind

_TOKEN: Final = re.compile(r"\w+|[^\w\s]")


class Agreement(NamedTuple):
    """How far layer `other` agrees with layer `one`.

    Attributes:
        articles: how many articles both were compared on.
        kinds: the kinds of mark that both use.
        both, one_only, other_only: marks that are exactly alike, and those of one side alone.
        kappa: over tokens, None where chance alone would agree as well (all tokens without a mark).
    """

    articles: int
    kinds: tuple[Kind, ...]
    both: int
    one_only: int
    other_only: int
    tokens: int
    kappa: float | None

    @property
    def precision(self) -> float:
        """Return the share of the other's marks that `one` has as well."""
        return _share(self.both, self.both + self.other_only)

    @property
    def recall(self) -> float:
        """Return the share of one's marks that the other has as well."""
        return _share(self.both, self.both + self.one_only)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        return _share(2 * self.both, 2 * self.both + self.one_only + self.other_only)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


class Compared(NamedTuple):
    """An article's text with the marks of the two layers."""

    text: str
    one: Sequence[Highlight]
    other: Sequence[Highlight]


def agreement(compared: Iterable[Compared]) -> Agreement:
    """Return how far two layers agree on articles, over the kinds that both of them use."""
    articles = list(compared)
    used = [{m.kind for each in articles for m in side(each)} for side in (_one, _other)]
    kinds = used[0] & used[1]
    both = one_only = other_only = 0
    pairs: Counter[tuple[Kind | None, Kind | None]] = Counter()
    for each in articles:
        one, other = ([m for m in side(each) if m.kind in kinds] for side in (_one, _other))
        a, b = ({(m.start, m.end, m.kind) for m in marks} for marks in (one, other))
        both += len(a & b)
        one_only += len(a - b)
        other_only += len(b - a)
        pairs.update(zip(_labels(each.text, one), _labels(each.text, other), strict=True))
    kappa = _kappa(pairs)
    return Agreement(
        len(articles), tuple(sorted(kinds)), both, one_only, other_only, sum(pairs.values()), kappa
    )


def _one(each: Compared) -> Sequence[Highlight]:
    return each.one


def _other(each: Compared) -> Sequence[Highlight]:
    return each.other


def _labels(text: str, marks: Iterable[Highlight]) -> list[Kind | None]:
    """Return the kind of each token: that of the shortest mark which it lies in."""
    kinds: list[Kind | None] = [None] * len(text)
    for mark in sorted(marks, key=lambda m: (m.start - m.end, m.start, m.kind)):
        kinds[mark.start : mark.end] = [mark.kind] * (mark.end - mark.start)
    return [kinds[match.start()] for match in _TOKEN.finditer(text)]


def _kappa(pairs: Counter[tuple[Kind | None, Kind | None]]) -> float | None:
    total = sum(pairs.values())
    if not total:
        return None
    one: Counter[Kind | None] = Counter()
    other: Counter[Kind | None] = Counter()
    for (a, b), count in pairs.items():
        one[a] += count
        other[b] += count
    observed = sum(count for (a, b), count in pairs.items() if a == b) / total
    chance = sum(one[kind] * other[kind] for kind in one) / total**2
    return None if chance >= 1 else (observed - chance) / (1 - chance)
