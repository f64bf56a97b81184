"""Which sentences of two articles say the same.

A pair of sentences is taken if the terms they share are rare enough in all and make up enough of the shorter
one. Thresholds favour precision: a passage wrongly linked costs a reader more than one left unlinked.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Final, NamedTuple

from tui.corpus.event import Span
from tui.link.statements import Statement
from tui.link.weighing import Weighed

LEAST_MASS: Final = 6.5
"""Summed rarity of shared terms, whose account it is aside: three or four words rare in both articles."""

LEAST_SHARE: Final = 0.33
LEAST_SHARE_OF_TWO: Final = 0.5
"""Share of the shorter one's rarity that the other has; more where two sentences are set against one."""

LEAST_LEAD_MASS: Final = 4.5
LEAST_LEAD_SHARE: Final = 0.18
"""Of two leads, which both tell what happened in the fewest words, and so need less in common."""

RARE_NAME: Final = 5.0
RARE_NAME_SHARE: Final = 0.15
"""A shared name this rare in news and in both articles (a quarter, a hospital) lets the share be lower."""

RUN_MASS: Final = 4.0
"""What a run of four words in common adds, up to two such runs."""

LEAST_SAID: Final = 3.5
"""Summed rarity of shared words that are no names: two sentences on one man need not say the same of him."""

_INDEXED_RARITY: Final = 1.5
_NEAR: Final = 3
"""Code points between two sentences that stand together."""

_ROUNDING: Final = 1e-6
"""More than sums of rarities in another order can differ by."""

_LEAST: Final = LEAST_MASS - _ROUNDING


class Match(NamedTuple):
    """Two statements that say the same.

    Attributes:
        a, b: the statements.
        share: how surely: the share of the shorter one's rarity.
        weight: by which the better of two matches is told: the share times what both have.
    """

    a: Statement
    b: Statement
    share: float
    weight: float


def matches(left: Weighed, right: Weighed) -> list[Match]:
    """Return the pairs of statements that say the same, each statement in one pair at most."""
    candidates = sorted(_candidates(left, right), key=lambda m: (-m.weight, m.a.span, m.b.span))
    taken_a: set[tuple[int, int]] = set()
    taken_b: set[tuple[int, int]] = set()
    chosen: list[Match] = []
    for match in candidates:
        free_a = not any(overlap(match.a.span, span) for span in taken_a)
        if free_a and not any(overlap(match.b.span, span) for span in taken_b):
            taken_a.add(match.a.span)
            taken_b.add(match.b.span)
            chosen.append(match)
    return sorted(chosen, key=lambda m: m.a.span)


def _candidates(left: Weighed, right: Weighed) -> Iterator[Match]:
    """Yield the likely pairs: sentence with sentence, and sentence with two that stand together.

    Most pairs share next to nothing, so what each shares at most is summed up first, from where each term
    stands.
    """
    if not left or not right:
        return
    most = _shared_at_most(left, right)
    if most[0][0] >= LEAST_LEAD_MASS - _ROUNDING:
        yield from _pair(left[0], right[0], LEAST_LEAD_SHARE, LEAST_LEAD_MASS)
    for one, row in enumerate(most):
        if max(row) >= _LEAST:
            for at in [at for at, mass in enumerate(row) if mass >= _LEAST]:
                yield from _pair(left[one], right[at], LEAST_SHARE)
    yield from _with_two(left, right, most)
    yield from _with_two(right, left, list(zip(*most, strict=True)), swapped=True)


def _with_two(
    singles: Weighed, twos: Weighed, most: Sequence[Sequence[float]], *, swapped: bool = False
) -> Iterator[Match]:
    """Yield the likely pairs of a sentence of `singles` and two of `twos` that stand together.

    Two are joined only where what each shares at most lets them match, and each has something of its own in
    common with the single one that is no name.
    """
    joined = _Joined(twos)
    for one, row in enumerate(most):
        if 2 * max(row) < _LEAST:
            continue
        plain = singles.told.statements[one]
        told = plain.weights.keys() - plain.names
        for at in [at for at in joined.starts if row[at] + row[at + 1] >= _LEAST]:
            if joined.each_adds(at, told):
                pair = (joined[at], singles[one]) if swapped else (singles[one], joined[at])
                yield from _pair(*pair, LEAST_SHARE_OF_TWO)


def _shared_at_most(left: Weighed, right: Weighed) -> list[list[float]]:
    """Return for each statement of the left no less than the mass it shares with each of the right."""
    here, there = left.told, right.told
    rows = [[0.0] * len(right) for _ in range(len(left))]
    for term in here.terms.keys() & there.terms.keys():
        mass = left.weight(term)
        for one in here.terms[term]:
            row = rows[one]
            for other in there.terms[term]:
                row[other] += mass
    if repeated := here.runs & there.runs:
        for row, mine in zip(rows, here.statements, strict=True):
            for run in mine.runs & repeated:
                for at, theirs in enumerate(there.statements):
                    row[at] += RUN_MASS * (run in theirs.runs)
    return rows


class _Joined:
    """Statements of one article joined each with the next one, where the two stand together.

    Attributes:
        starts: the numbers of the statements that can be joined with the next.
    """

    def __init__(self, read: Weighed) -> None:
        self._read = read
        self._made: dict[int, Statement] = {}
        self.starts = _together(read.told.statements)
        self._own: dict[int, tuple[AbstractSet[str], AbstractSet[str]]] = {}

    def each_adds(self, at: int, told: AbstractSet[str]) -> bool:
        """Tell whether statement `at` and the next one each have something of their own among `told`."""
        own = self._own.get(at)
        if own is None:
            plain = self._read.told.statements
            own = self._own[at] = _apart(plain[at], plain[at + 1])
        first, second = own
        return not first.isdisjoint(told) and not second.isdisjoint(told)

    def __getitem__(self, at: int) -> Statement:
        """Return statement `at` and the next one as one; few are asked for, and those often."""
        made = self._made.get(at)
        if made is None:
            made = self._made[at] = self._read[at].joined(self._read[at + 1])
        return made


def _apart(a: Statement, b: Statement) -> tuple[AbstractSet[str], AbstractSet[str]]:
    """Return the terms that each of two statements has and the other has not."""
    return a.weights.keys() - b.weights.keys(), b.weights.keys() - a.weights.keys()


def _together(read: Sequence[Statement]) -> list[int]:
    """Return where a statement and the next one stand in one block or near each other."""
    return [at for at, (a, b) in enumerate(pairwise(read)) if b.span[0] - a.span[1] <= _NEAR]


def _pair(a: Statement, b: Statement, least: float, least_mass: float = LEAST_MASS) -> Iterator[Match]:
    """Yield the match of two statements, if they share a term that is not common and enough in all.

    What most pairs fail by is asked first.
    """
    if not _names_allow(a, b):
        return
    weights = a.weights
    shared = weights.keys() & b.weights.keys()
    accounts = a.accounts | b.accounts
    runs = RUN_MASS * min(2, len(a.runs & b.runs))
    mass = math.fsum([weights[term] for term in shared if term not in accounts]) + runs
    if mass < least_mass:
        return
    share = _share_of_shorter(a, b, accounts, mass)
    if share < least and (share < least - RARE_NAME_SHARE or not _share_rare_name(a, b)):
        return
    if all(weights[term] < _INDEXED_RARITY for term in shared):
        return
    said = shared - a.names - b.names - accounts - (a.offices & b.offices)
    if math.fsum([weights[term] for term in said]) + runs >= LEAST_SAID:
        whole = math.fsum([weights[term] for term in shared])
        yield Match(a, b, share, round(share * whole, 6))


def _share_of_shorter(a: Statement, b: Statement, accounts: frozenset[str], mass: float) -> float:
    """Return what share `mass` is of the shorter statement, without the terms of whose account it is."""
    shorter = b if b.mass < a.mass else a
    weights = shorter.weights
    own = shorter.mass - math.fsum([weights[term] for term in accounts if term in weights])
    return round(min(1.0, mass / own), 4) if own > 0 else -1.0


def _share_rare_name(a: Statement, b: Statement) -> bool:
    return any(a.weights.get(name, 0.0) >= RARE_NAME for name in a.names & b.names)


def _names_allow(a: Statement, b: Statement) -> bool:
    """Tell whether the names of two statements allow it: where both have some, one is shared."""
    return not a.names or not b.names or not a.names.isdisjoint(b.names)


def overlap(one: Span, other: Span) -> bool:
    """Tell whether two spans have a place in common."""
    return one[0] < other[1] and other[0] < one[1]
