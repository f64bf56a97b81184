"""How well names are found: exact span and exact kind, over persons, organisations and places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

Span = tuple[int, int, str]

KINDS = ("person", "organisation", "place")


class Score(NamedTuple):
    """Precision, recall and their harmonic mean, 0 to 1."""

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, hits: int, found: int, gold: int) -> Score:
        """Return the score of `hits` right among `found` guesses and `gold` truths."""
        return cls(hits / max(found, 1), hits / max(gold, 1), 2 * hits / max(found + gold, 1))


def scores(pairs: Iterable[tuple[Sequence[Span], Sequence[Span]]]) -> dict[str, Score]:
    """Return the score of each kind, and of all three as "names", over (gold, found) of the articles.

    A found span that overlaps a gold span of the kind "other" is left out of the count, as it is right in
    its way.
    """
    hits, found, gold = Counter[str](), Counter[str](), Counter[str]()
    for truth, guess in pairs:
        right = set(truth)
        other = [(start, end) for start, end, kind in truth if kind == "other"]
        gold.update(kind for _, _, kind in truth)
        for span in guess:
            if not any(span[0] < end and start < span[1] for start, end in other):
                found[span[2]] += 1
                hits[span[2]] += span in right
    return dict(_table(hits, found, gold))


def _table(hits: Counter[str], found: Counter[str], gold: Counter[str]) -> Iterator[tuple[str, Score]]:
    for kind in KINDS:
        yield kind, Score.of(hits[kind], found[kind], gold[kind])
    yield "names", Score.of(*(sum(count[kind] for kind in KINDS) for count in (hits, found, gold)))
