"""Passage to passage: which sentences of two articles say the same, and how they differ.

A pair of sentences is taken if the terms they share are rare enough in all and make up enough of the shorter
one; each sentence is shown with its best partner only, so that a link stays readable. Thresholds favour
precision: a passage wrongly linked costs a reader more than one left unlinked.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise
from operator import add
from typing import Final, NamedTuple

from tui.corpus.article import Article
from tui.corpus.event import Evidence
from tui.link.figure_evidence import figure_evidence
from tui.link.quote_evidence import quote_evidence
from tui.link.said_evidence import said_evidence
from tui.link.statements import Statement, statements_of, weighed_together
from tui.link.times import ordinal

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

_SAME_TEXT: Final = 0.75
"""Share of all four-word runs in common, from which on it is one sentence, printed twice."""
_INDEXED_RARITY: Final = 1.5
_DAYS: Final = 10
"""Reports further apart are not taken for reports of one event."""

_NEAR: Final = 3
"""Code points between two sentences that stand together."""

_ROUNDING: Final = 1e-6
"""More than sums of rarities in another order can differ by."""


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


def passages(a: Article, b: Article) -> tuple[Evidence, ...]:
    """Return what links passages of two annotated articles, in order of `a`.

    Quotes that both print, sentences that say the same, figures that agree or contradict.
    """
    found = [*quote_evidence(a, b)]
    left, right = weighed_together(statements_of(a), statements_of(b))
    matched = matches(left, right)
    quoted = {(e.a, e.b) for e in found}
    one_event = _near_in_time(a, b) and bool(matched or found)
    found.extend(figure_evidence(left, right, [(m.a, m.b) for m in matched], one_event=one_event))
    said = list(said_evidence(a, b))
    found.extend(_told_by(_evidence(m), said) for m in matched if not _holds_quote(m, quoted))
    found.extend([each for each in said if not _is_held(each, found)])
    return tuple(sorted(found, key=lambda e: (e.a, e.b, e.kind, e.note)))


def _near_in_time(a: Article, b: Article) -> bool:
    first, second = ordinal(a.published), ordinal(b.published)
    return first is not None and second is not None and abs(first - second) <= _DAYS


def _told_by(passage: Evidence, said: Sequence[Evidence]) -> Evidence:
    """Return the passage with who said it for a note, if it is somebody's words."""
    words = next((e for e in said if _overlap(e.a, passage.a) and _overlap(e.b, passage.b)), None)
    return replace(passage, note=words.note) if words else passage


def _is_held(evidence: Evidence, found: Sequence[Evidence]) -> bool:
    """Tell whether passages are linked already by what is wider."""
    return any(
        each.kind != "figure" and _overlap(each.a, evidence.a) and _overlap(each.b, evidence.b)
        for each in found
    )


def matches(left: Sequence[Statement], right: Sequence[Statement]) -> list[Match]:
    """Return the pairs of statements that say the same, each statement in one pair at most."""
    candidates = sorted(_candidates(left, right), key=lambda m: (-m.weight, m.a.span, m.b.span))
    taken_a: set[tuple[int, int]] = set()
    taken_b: set[tuple[int, int]] = set()
    chosen: list[Match] = []
    for match in candidates:
        free_a = not any(_overlap(match.a.span, span) for span in taken_a)
        if free_a and not any(_overlap(match.b.span, span) for span in taken_b):
            taken_a.add(match.a.span)
            taken_b.add(match.b.span)
            chosen.append(match)
    return sorted(chosen, key=lambda m: m.a.span)


def _candidates(left: Sequence[Statement], right: Sequence[Statement]) -> Iterator[Match]:
    """Yield the likely pairs: sentence with sentence, and sentence with two that stand together.

    Most pairs share next to nothing, so what each shares at most is summed up first, from an index of terms;
    two sentences are joined only where that sum lets them match, and each has something of its own in common
    with the other article's sentence that is no name.
    """
    most = _shared_at_most(left, right)
    least = LEAST_MASS - _ROUNDING
    for row, one in zip(most, left, strict=True):
        for at in [at for at, mass in enumerate(row) if mass >= least]:
            yield from _pair(one, right[at], LEAST_SHARE)
    if left and right and most[0][0] >= LEAST_LEAD_MASS - _ROUNDING:
        yield from _pair(left[0], right[0], LEAST_LEAD_SHARE, LEAST_LEAD_MASS)
    after, before = _Joined(right), _Joined(left)
    for row, one in zip(most, left, strict=True):
        told = one.weights.keys() - one.names
        for at in [at for at in after.starts if row[at] + row[at + 1] >= least]:
            if after.each_adds(at, told):
                yield from _pair(one, after[at], LEAST_SHARE_OF_TWO)
    told_by = [one.weights.keys() - one.names for one in right]
    for at in before.starts:
        sums = enumerate(map(add, most[at], most[at + 1]))
        for other in [other for other, mass in sums if mass >= least]:
            if before.each_adds(at, told_by[other]):
                yield from _pair(before[at], right[other], LEAST_SHARE_OF_TWO)


def _shared_at_most(left: Sequence[Statement], right: Sequence[Statement]) -> list[list[float]]:
    """Return for each statement of the left no less than the mass it shares with each of the right."""
    common = _all_terms(left) & _all_terms(right)  # a quarter of the terms: the rest adds to no sum
    repeated = frozenset().union(*[one.runs for one in left]) & frozenset().union(
        *[one.runs for one in right]
    )
    terms: defaultdict[str, list[int]] = defaultdict(list)
    runs: defaultdict[int, list[int]] = defaultdict(list)
    for number, statement in enumerate(right):
        for term in statement.weights.keys() & common:
            terms[term].append(number)
        for run in statement.runs & repeated:
            runs[run].append(number)
    rows = [[0.0] * len(right) for _ in left]
    for row, statement in zip(rows, left, strict=True):
        weights = statement.weights
        for term in weights.keys() & common:
            mass = weights[term]
            for number in terms[term]:
                row[number] += mass
        for run in statement.runs & repeated:
            for number in runs[run]:
                row[number] += RUN_MASS
    return rows


def _all_terms(read: Sequence[Statement]) -> frozenset[str]:
    return frozenset().union(*[one.weights for one in read])


class _Joined:
    """Statements of one article joined each with the next one, where the two stand together.

    Attributes:
        starts: the numbers of the statements that can be joined with the next.
    """

    def __init__(self, read: Sequence[Statement]) -> None:
        self._read = read
        self._made: dict[int, Statement] = {}
        self.starts = _together(read)
        self._own: dict[int, tuple[AbstractSet[str], AbstractSet[str]]] = {}

    def each_adds(self, at: int, told: AbstractSet[str]) -> bool:
        """Tell whether statement `at` and the next one each have something of their own among `told`."""
        own = self._own.get(at)
        if own is None:
            own = self._own[at] = _apart(self._read[at], self._read[at + 1])
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
    if _same_runs(match.a, match.b) >= _SAME_TEXT:
        return Evidence("text", match.a.span, match.b.span, "the same sentence")
    return Evidence("passage", match.a.span, match.b.span, f"both: {', '.join(shared[:5])}")


def _same_runs(a: Statement, b: Statement) -> float:
    return len(a.runs & b.runs) / len(a.runs | b.runs) if a.runs and b.runs else 0.0
