"""Passage to passage: which sentences of two articles say the same, and how they differ.

A pair of sentences is taken if the terms they share are rare enough in all and make up enough of the shorter
one; each sentence is shown with its best partner only, so that a link stays readable. Thresholds favour
precision: a passage wrongly linked costs a reader more than one left unlinked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from tui.corpus.article import Article
from tui.corpus.event import Evidence
from tui.link.figure_evidence import figure_evidence
from tui.link.quote_evidence import quote_evidence
from tui.link.statements import Statement, shared_mass, statements

LEAST_MASS: Final = 16.0
"""Summed rarity of shared terms: three or four rare words."""

LEAST_SHARE: Final = 0.42
"""Share of the shorter statement's rarity that the other has."""

LEAST_TERMS: Final = 4
_SAME_TEXT: Final = 0.9
_INDEXED_RARITY: Final = 2.5


class Match(NamedTuple):
    """Two statements that say the same, and how surely (share of the shorter one's rarity)."""

    a: Statement
    b: Statement
    share: float


def passages(a: Article, b: Article) -> tuple[Evidence, ...]:
    """Return what links passages of two annotated articles, in order of `a`.

    Quotes that both print, sentences that say the same, figures that agree or contradict.
    """
    found = [*quote_evidence(a, b)]
    left, right = statements(a), statements(b)
    matched = matches(left, right)
    quoted = {(e.a, e.b) for e in found}
    found.extend(figure_evidence(left, right, [(m.a, m.b) for m in matched]))
    found.extend(_evidence(m) for m in matched if not _holds_quote(m, quoted))
    return tuple(sorted(found, key=lambda e: (e.a, e.b, e.kind, e.note)))


def matches(left: Sequence[Statement], right: Sequence[Statement]) -> list[Match]:
    """Return the pairs of statements that say the same, each statement in one pair at most."""
    candidates = sorted(
        _candidates(left, right),
        key=lambda m: (-round(m.share * shared_mass(m.a, m.b), 6), m.a.span, m.b.span),
    )
    taken_a: set[tuple[int, int]] = set()
    taken_b: set[tuple[int, int]] = set()
    chosen: list[Match] = []
    for match in candidates:
        if match.a.span not in taken_a and match.b.span not in taken_b:
            taken_a.add(match.a.span)
            taken_b.add(match.b.span)
            chosen.append(match)
    return sorted(chosen, key=lambda m: m.a.span)


def _candidates(left: Sequence[Statement], right: Sequence[Statement]) -> Iterator[Match]:
    index: defaultdict[str, list[int]] = defaultdict(list)
    for number, statement in enumerate(right):
        for term, rarity in statement.weights.items():
            if rarity >= _INDEXED_RARITY:
                index[term].append(number)
    for statement in left:
        others = sorted({n for term in statement.weights for n in index.get(term, ())})
        yield from _matching(statement, (right[n] for n in others))


def _matching(a: Statement, others: Iterable[Statement]) -> Iterator[Match]:
    for b in others:
        mass = shared_mass(a, b)
        shared = sum(term in b.weights for term in a.weights)
        if mass < LEAST_MASS or shared < LEAST_TERMS:
            continue
        share = mass / min(a.mass, b.mass)
        if share >= LEAST_SHARE and _names_allow(a, b):
            yield Match(a, b, round(share, 4))


def _names_allow(a: Statement, b: Statement) -> bool:
    """Tell whether the names of two statements allow it: where both have some, one is shared."""
    return not a.names or not b.names or bool(a.names & b.names)


def _holds_quote(match: Match, quoted: set[tuple[tuple[int, int], tuple[int, int]]]) -> bool:
    """Tell whether a match only repeats a quote that is evidence already."""
    return any(_overlap(match.a.span, a) and _overlap(match.b.span, b) for a, b in quoted)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _evidence(match: Match) -> Evidence:
    shared = sorted(
        (term for term in match.a.weights if term in match.b.weights),
        key=lambda term: (-match.a.weights[term], term),
    )
    if match.share >= _SAME_TEXT and abs(len(match.a.weights) - len(match.b.weights)) <= 1:
        return Evidence("text", match.a.span, match.b.span, "the same sentence")
    return Evidence("passage", match.a.span, match.b.span, f"both: {', '.join(shared[:5])}")
