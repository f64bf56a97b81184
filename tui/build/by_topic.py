"""Pairs of articles in an order in which few articles need be at hand at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TypeVar

K = TypeVar("K", int, str)


def by_topic(pairs: Mapping[tuple[K, K], float]) -> list[tuple[K, K]]:
    """Return pairs so that those of one article stand near each other, whatever order they come in.

    Articles are numbered as they are met on the way from partner to partner, depth first and the nearest
    first: those of one topic, who are partners of one another, come close together, whenever they were
    published. In time, twice as many have to be read again; breadth first, a third more.

    Args:
        pairs: articles by row or by id, with how near the two are.
    """
    partners: defaultdict[K, list[tuple[float, K]]] = defaultdict(list)
    for (a, b), weight in pairs.items():
        partners[a].append((weight, b))
        partners[b].append((weight, a))
    place: dict[K, int] = {}
    for start in sorted(partners):
        waiting = [start]
        while waiting:
            n = waiting.pop()
            if n not in place:
                place[n] = len(place)
                waiting += [other for _, other in sorted(partners[n]) if other not in place]
    return sorted(pairs, key=lambda pair: sorted((place[pair[0]], place[pair[1]]), reverse=True))
