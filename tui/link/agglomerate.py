"""Groups from pair probabilities: average-link agglomeration, so that no chain of single links grows a group.

Two groups merge while the mean probability over the pairs between them reaches a threshold, the likeliest
merge first. Pairs that shared too little to be scored count as unlikely, so a group's growth is bounded by
its own evidence: the larger it is, the more of its members a newcomer has to match.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

UNSCORED: Final = 0.01
"""Probability of a pair that shared too little to be scored; below what any merge needs."""

ROUNDED: Final = 1e-6
"""More than a mean is rounded by."""


class Scored(NamedTuple):
    """A scored pair by position."""

    a: int
    b: int
    probability: float


class Linkage(NamedTuple):
    """How groups merge.

    Attributes:
        least: mean probability that a merge needs.
        room: up to this many members in all, an unscored pair is a sign against; above it, ever less, for
            only so many candidates an article were looked at.
        unscored: what an unscored pair weighs beside a scored one.
    """

    least: float
    room: int
    unscored: float = 1.0


@dataclass
class _Groups:
    """Groups by number, and the sum and count of the scores between them."""

    linkage: Linkage
    members: dict[int, list[int]]
    between: dict[int, dict[int, tuple[float, int]]]
    apart: dict[int, set[int]]
    heap: list[tuple[float, int, int]] = field(default_factory=list)

    def mean(self, a: int, b: int) -> float:
        """Return the mean probability over the pairs between two groups."""
        total, scored = self.between[a][b]
        left, right = len(self.members[a]), len(self.members[b])
        crowding = min(1.0, self.linkage.room / (left + right))
        missing = (left * right - scored) * self.linkage.unscored * crowding * crowding
        return round((total + UNSCORED * missing) / (scored + missing), 9)

    def may_merge(self, a: int, b: int) -> bool:
        """Tell whether nobody has ruled out that two groups become one."""
        return b not in self.apart.get(a, ())

    def propose(self, a: int, b: int) -> None:
        """Put a merge on the heap if it reaches the threshold and nobody has ruled it out."""
        total, scored = self.between[a][b]
        if total < (self.linkage.least - ROUNDED) * scored:
            return  # most: the pairs that are not scored only lower the mean
        mean = self.mean(a, b)
        if self.may_merge(a, b) and mean >= self.linkage.least:
            heapq.heappush(self.heap, (-mean, min(a, b), max(a, b)))

    def merge(self, a: int, b: int) -> None:
        """Merge group `b` into `a` and propose what follows."""
        self.members[a].extend(self.members.pop(b))
        mine, theirs = self.between[a], self.between.pop(b)
        mine.pop(b)
        theirs.pop(a)
        self._keep_apart(a, b)
        for other, (total, scored) in theirs.items():
            known_total, known = mine.get(other, (0.0, 0))
            mine[other] = (known_total + total, known + scored)
            neighbours = self.between[other]
            neighbours.pop(b)
            neighbours[a] = mine[other]
        for other in sorted(mine):
            self.propose(a, other)

    def _keep_apart(self, a: int, b: int) -> None:
        """Keep group `a` from what group `b`, now part of it, was kept from."""
        for other in self.apart.pop(b, ()):
            self.apart[other].discard(b)
            self.apart[other].add(a)
            self.apart.setdefault(a, set()).add(other)


def agglomerate(
    groups: Sequence[Sequence[int]],
    pairs: Iterable[Scored],
    linkage: Linkage,
    apart: Iterable[tuple[int, int]] = (),
) -> list[list[int]]:
    """Return groups of positions merged as far as the evidence goes, each ascending, in order.

    Args:
        groups: what belongs together from the start; positions outside any group are left out.
        pairs: scored pairs of positions, each once, in any order.
        linkage: when groups merge.
        apart: pairs of positions that must not come into one group, in any order.
    """
    ordered = sorted(sorted(group) for group in groups)
    group_of = {at: number for number, group in enumerate(ordered) for at in group}
    state = _Groups(
        linkage,
        dict(enumerate(ordered)),
        {number: {} for number in range(len(ordered))},
        _ruled_out(apart, group_of),
    )
    for a, b, probability in sorted(pairs):
        x, y = group_of.get(a), group_of.get(b)
        if x is not None and y is not None and x != y:
            total, scored = state.between[x].get(y, (0.0, 0))
            state.between[x][y] = state.between[y][x] = (total + probability, scored + 1)
    for x, others in state.between.items():
        for y in sorted(others):
            if x < y:
                state.propose(x, y)
    _run(state)
    return sorted(sorted(group) for group in state.members.values())


def _ruled_out(apart: Iterable[tuple[int, int]], group_of: Mapping[int, int]) -> dict[int, set[int]]:
    """Return by group the groups that it may not merge with."""
    found: dict[int, set[int]] = {}
    for a, b in apart:
        x, y = group_of.get(a), group_of.get(b)
        if x is not None and y is not None and x != y:
            found.setdefault(x, set()).add(y)
            found.setdefault(y, set()).add(x)
    return found


def _run(state: _Groups) -> None:
    while state.heap:
        negative, a, b = heapq.heappop(state.heap)
        current = a in state.members and b in state.members and b in state.between[a]
        if current and state.may_merge(a, b) and state.mean(a, b) == -negative:
            state.merge(a, b)
