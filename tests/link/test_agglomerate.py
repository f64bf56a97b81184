"""Agglomeration: groups grow by all their evidence, not by single links."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.link.agglomerate import Linkage, Scored, agglomerate

LINKAGE = Linkage(least=0.3, room=40)

pairs = st.dictionaries(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda pair: pair[0] < pair[1]),
    st.floats(0, 1),
    max_size=40,
).map(lambda found: [Scored(a, b, p) for (a, b), p in found.items()])


def alone(count: int) -> list[list[int]]:
    """Return so many groups of one."""
    return [[at] for at in range(count)]


def test_a_chain_is_no_group() -> None:
    """Ten articles each alike to the next only do not become one event."""
    chain = [Scored(at, at + 1, 0.9) for at in range(9)]
    assert max(map(len, agglomerate(alone(10), chain, LINKAGE))) <= 4


def test_a_clique_is_one_group() -> None:
    """Articles all alike become one event."""
    clique = [Scored(a, b, 0.8) for a in range(6) for b in range(a + 1, 6)]
    assert agglomerate(alone(6), clique, LINKAGE) == [[0, 1, 2, 3, 4, 5]]


@given(pairs, st.randoms(use_true_random=False))
def test_order_of_pairs_changes_nothing(found: list[Scored], shuffle: object) -> None:
    """Pairs in any order give the same partition, and every position is in one group."""
    shuffled = list(found)
    shuffle.shuffle(shuffled)  # type: ignore[attr-defined]
    groups = agglomerate(alone(12), found, LINKAGE)
    assert groups == agglomerate(alone(12), shuffled, LINKAGE)
    assert sorted(at for group in groups for at in group) == list(range(12))


def test_groups_given_stay_together() -> None:
    """What belongs together from the start is never parted."""
    assert agglomerate([[0, 3], [1], [2]], [Scored(1, 2, 0.9)], LINKAGE) == [[0, 3], [1, 2]]
