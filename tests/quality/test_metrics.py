import pytest

from tests.quality.metrics import Agreement, agreement, b_cubed, pairwise


def test_agreement_counts_hits_among_guessed_and_gold() -> None:
    """Three right of four guessed and six wanted: precision 3/4, recall 1/2, F1 0.6."""
    measured = agreement(3, 4, 6)
    assert measured == Agreement(0.75, 0.5)
    assert measured.f1 == pytest.approx(0.6)


def test_nothing_asked_is_nothing_missed() -> None:
    """Empty gold and an empty guess agree wholly."""
    assert agreement(0, 0, 0).f1 == 1.0
    assert b_cubed({}, {}).f1 == 1.0


def test_no_hit_at_all_is_zero() -> None:
    """Where nothing is right F1 is 0, not an error."""
    assert agreement(0, 3, 3).f1 == 0.0


def test_same_clusters_under_other_names_agree_wholly() -> None:
    """A cluster's name does not matter, only who is in it."""
    gold = {"a": 1, "b": 1, "c": 2}
    guess = {"a": "x", "b": "x", "c": "y"}
    assert pairwise(guess, gold) == Agreement(1.0, 1.0)
    assert b_cubed(guess, gold) == Agreement(1.0, 1.0)


def test_one_heap_is_whole_but_impure() -> None:
    """All in one cluster: recall 1; precision by hand, 1 pair of 3, and (2·2/3 + 1·1/3) / 3."""
    gold = {"a": 1, "b": 1, "c": 2}
    heap = dict.fromkeys(gold, "heap")
    assert pairwise(heap, gold) == Agreement(1 / 3, 1.0)
    assert b_cubed(heap, gold).precision == pytest.approx(5 / 9)
    assert b_cubed(heap, gold).recall == 1.0


def test_all_apart_is_pure_but_broken() -> None:
    """Each item alone: no pair is claimed; B-cubed recall by hand (1/2 + 1/2 + 1) / 3."""
    gold = {"a": 1, "b": 1, "c": 2}
    apart = {item: item for item in gold}
    assert pairwise(apart, gold) == Agreement(1.0, 0.0)
    assert b_cubed(apart, gold).precision == 1.0
    assert b_cubed(apart, gold).recall == pytest.approx(2 / 3)


def test_items_outside_gold_do_not_count() -> None:
    """What gold does not speak of neither helps nor harms."""
    gold = {"a": 1, "b": 2}
    assert b_cubed({"a": "x", "b": "y", "z": "x"}, gold) == Agreement(1.0, 1.0)
