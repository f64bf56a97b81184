"""Sets that grow together: union-find whose result does not depend on the order of joining."""

from __future__ import annotations

from collections import defaultdict


class Union:
    """Numbers 0 to n-1, each at first in a set of its own."""

    def __init__(self, n: int) -> None:
        self._parent = list(range(n))

    def root(self, i: int) -> int:
        """Return the smallest number of the set that `i` is in."""
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        """Make one set of the sets of `i` and `j`."""
        a, b = sorted((self.root(i), self.root(j)))
        self._parent[b] = a

    def sets(self) -> dict[int, list[int]]:
        """Return the sets by their smallest number, both in ascending order."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for i in range(len(self._parent)):
            found[self.root(i)].append(i)
        return dict(found)
