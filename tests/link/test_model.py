"""The pair model: scores, what they are made of, and their calibration."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.link.feature_table import FEATURES
from tui.link.model import PairModel, Split, pair_model, probability

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
