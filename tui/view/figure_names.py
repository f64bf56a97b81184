"""Counts of the same people under a longer name and a shorter one: "one MTA worker", "one worker"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final

from tui.corpus.highlight import Figure
from tui.view.figure_labels import whom


def named_within(counted: Sequence[tuple[Figure, str]]) -> Iterator[tuple[int, int]]:
    """Yield, by their places in `counted`, counts that count the same: one's name lies within the other's.

    They are equal and end in the same word. Where two names each have a word that the other lacks ("two
    American soldiers", "two British soldiers"), which of them "two soldiers" are is not known.

    Args:
        counted: figures, each with what it is called (`tui.view.figure_labels`).
    """
    alike: dict[tuple[object, ...], list[tuple[frozenset[str], int]]] = {}
    for at, (figure, called) in enumerate(counted):
        who = whom(figure)
        words = [word for word in who.casefold().split() if word not in _SAYS_NOTHING]
        if words:
            beside = called.replace(who, "", 1)
            key = (figure.kind, figure.low, figure.high, beside, words[-1])
            alike.setdefault(key, []).append((frozenset(words), at))
    for named in alike.values():
        if all(a <= b or b <= a for (a, _), (b, _) in combinations(named, 2)):
            yield from pairwise(at for _, at in named)


_SAYS_NOTHING: Final = frozenset({"local", "other", "beloved", "young", "innocent", "the"})
"""Words that tell no group from another one."""
