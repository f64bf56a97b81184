"""Boosted trees read all at once: one look-up a feature in place of a walk down every tree.

QuickScorer (Lucchese et al., SIGIR 2015): the leaves of all trees are the bits of one number. A split whose
value goes right rules out the leaves to its left; of what is left of a tree when all features are read, the
first leaf is the one that a walk would end at. The splits on one feature are sorted by threshold, so what any
value rules out is one number, worked out beforehand.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import getitem
from typing import Final, NamedTuple, TypeAlias

LEAVES: Final = 8
"""Leaves of a tree at most, a byte of the number."""

_FIRST: Final = bytes((byte & -byte).bit_length() - 1 if byte else 0 for byte in range(256))


class Split(NamedTuple):
    """An inner node: values up to the threshold go left, unknown ones where training sent them."""

    feature: int
    threshold: float
    unknown_left: bool
    left: Split | float
    right: Split | float
    mean: float


Tree: TypeAlias = Split | float

Path: TypeAlias = tuple[tuple[int, float], ...]
"""The way to a leaf: for each split its feature, and by how much the mean of the node below differs."""


class _Feature(NamedTuple):
    """The splits on one feature.

    Attributes:
        at: the feature's place among the values.
        thresholds: of its splits, ascending.
        left: by how many of the thresholds lie below a value, the leaves that it leaves over.
        unknown: the leaves that an unknown value leaves over.
    """

    at: int
    thresholds: tuple[float, ...]
    left: tuple[int, ...]
    unknown: int


class Forest:
    """Trees of at most `LEAVES` leaves each.

    Raises:
        ValueError: a tree has more.
    """

    def __init__(self, trees: Sequence[Tree]) -> None:
        self._leaves: list[tuple[float, ...]] = []
        self._paths = [tuple(_paths(tree, ())) for tree in trees]
        self._splits: dict[int, list[tuple[float, bool, int]]] = {}
        for number, tree in enumerate(trees):
            leaves: list[float] = []
            self._read(tree, number * LEAVES, leaves)
            if len(leaves) > LEAVES:
                raise ValueError(f"a tree of {len(leaves)} leaves, more than {LEAVES}")
            self._leaves.append(tuple(leaves))
        self._all = _bits(0, len(trees) * LEAVES)
        self._features = tuple(self._feature(at) for at in sorted(self._splits))

    def _read(self, node: Tree, first: int, leaves: list[float]) -> None:
        """Collect the leaves under a node from left to right, and what each split rules out."""
        if not isinstance(node, Split):
            leaves.append(node)
            return
        start = len(leaves)
        self._read(node.left, first, leaves)
        ruled_out = _bits(first + start, len(leaves) - start)
        self._read(node.right, first, leaves)
        self._splits.setdefault(node.feature, []).append((node.threshold, node.unknown_left, ruled_out))

    def _feature(self, at: int) -> _Feature:
        splits = sorted(self._splits[at])
        left = [self._all]
        for _, _, ruled_out in splits:
            left.append(left[-1] & ~ruled_out)
        unknown = self._left_by(ruled_out for _, unknown_left, ruled_out in splits if not unknown_left)
        return _Feature(at, tuple(threshold for threshold, _, _ in splits), tuple(left), unknown)

    def _left_by(self, ruled_out: Iterable[int]) -> int:
        left = self._all
        for bits in ruled_out:
            left &= ~bits
        return left

    def total(self, values: Sequence[float]) -> float:
        """Return the exact sum, rounded once, of the leaves that these values end at."""
        return math.fsum(map(getitem, self._leaves, self._ends(values)))

    def paths(self, values: Sequence[float]) -> Iterator[Path]:
        """Yield for each tree what the splits on the way to its leaf changed."""
        return map(getitem, self._paths, self._ends(values))

    def _ends(self, values: Sequence[float]) -> bytes:
        """Return for each tree the number of the leaf that these values end at."""
        left = self._all
        for at, thresholds, over, unknown in self._features:
            value = values[at]
            left &= over[bisect_left(thresholds, value)] if value == value else unknown  # noqa: PLR0124 - NaN
        return left.to_bytes(len(self._leaves), "little").translate(_FIRST)


def _paths(node: Tree, before: Path) -> Iterator[Path]:
    """Yield the paths to the leaves under a node from left to right."""
    if not isinstance(node, Split):
        yield before
        return
    for child in (node.left, node.right):
        reached = child.mean if isinstance(child, Split) else child
        yield from _paths(child, (*before, (node.feature, reached - node.mean)))


def _bits(first: int, count: int) -> int:
    return ((1 << count) - 1) << first
