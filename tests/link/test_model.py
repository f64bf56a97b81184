"""The pair model: scores, what they are made of, and their calibration."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.link.feature_table import FEATURES
from tui.link.forest import Forest, Split, Tree
from tui.link.model import PairModel, pair_model, probability

unknown_or_number = st.one_of(st.just(math.nan), st.floats(-5, 500))
values = st.lists(unknown_or_number, min_size=len(FEATURES), max_size=len(FEATURES))


@given(values)
def test_contributions_add_up_to_the_score(found: list[float]) -> None:
    """What the features contribute, the bias and the trees' means add up to the score in log-odds."""
    model = pair_model("same_event")
    means = sum(tree.mean if isinstance(tree, Split) else tree for tree in model.trees)
    total = model.bias + means + sum(model.contributions(found))
    assert total == pytest.approx(model.raw(found), abs=0.01)


@pytest.mark.parametrize("name", ["same_event", "same_story"])
@given(found=values, at=st.integers(0, len(FEATURES) - 1), more=st.floats(0, 50))
def test_no_feature_pushes_the_wrong_way(name: str, found: list[float], at: int, more: float) -> None:
    """More of what speaks for a link never lowers its score, more of what speaks against never raises it."""
    model = pair_model(name)
    raised = [*found]
    raised[at] += more
    change = model.raw(raised) - model.raw(found)
    assert change * FEATURES[at].direction >= -1e-9


@given(st.floats(-80, 80), st.floats(0, 20))
def test_calibration_keeps_the_order(raw: float, more: float) -> None:
    """Calibration never puts a likelier pair below a less likely one, nor leaves 0 to 1."""
    model = pair_model("same_event")
    for calibrated in (model.calibrated, model.calibrated_in_group):
        assert calibrated(raw + more) >= calibrated(raw)
        assert 0.0 <= probability(calibrated(raw)) <= 1.0


def test_unknown_goes_where_training_sent_it() -> None:
    """An unknown value takes the branch that the split names for it, not that of a number."""
    tree = Split(0, 1.0, unknown_left=True, left=-2.0, right=2.0, mean=0.0)
    model = PairModel(("x",), 0.0, (tree,), ())
    assert (model.raw([0.5]), model.raw([1.5]), model.raw([math.nan])) == (-2.0, 2.0, -2.0)


def walked(tree: Tree, values: list[float]) -> float:
    """Return the leaf that a walk down a tree ends at."""
    while isinstance(tree, Split):
        value = values[tree.feature]
        left = tree.unknown_left if math.isnan(value) else value <= tree.threshold
        tree = tree.left if left else tree.right
    return tree


@pytest.mark.parametrize("name", ["same_event", "same_story"])
@given(values)
def test_trees_read_at_once_end_where_walks_do(name: str, found: list[float]) -> None:
    """Reading all trees at once gives the sum of the leaves that a walk down each of them ends at."""
    model = pair_model(name)
    assert model.raw(found) == model.bias + math.fsum(walked(tree, found) for tree in model.trees)


def test_a_value_on_a_threshold_goes_left() -> None:
    """Values up to the threshold go left, the threshold itself with them; many splits may share it."""
    low = Split(0, 1.0, unknown_left=True, left=1.0, right=2.0, mean=0.0)
    tree = Split(0, 2.0, unknown_left=False, left=low, right=4.0, mean=0.0)
    forest = Forest((tree, 0.5, low))
    ends = {value: forest.total([value]) for value in (1.0, 1.5, 2.0, 2.5)}
    assert ends == {1.0: 2.5, 1.5: 4.5, 2.0: 4.5, 2.5: 6.5}
    assert forest.total([math.nan]) == 5.5


def test_a_tree_of_too_many_leaves_is_refused() -> None:
    """A tree with more leaves than a byte has bits is refused, not read wrongly."""
    tree: Tree = 0.0
    for number in range(8):
        tree = Split(0, float(number), unknown_left=True, left=tree, right=1.0, mean=0.0)
    with pytest.raises(ValueError, match="9 leaves"):
        Forest((tree,))
