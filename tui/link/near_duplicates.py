"""Reprints, wire copy and lightly edited copies, told by common word sequences; titles do not count."""

from __future__ import annotations

from typing import Final

from tui.link.fingerprint import resemblance
from tui.link.model import probability
from tui.link.sketch import Sketch
from tui.link.time_features import dates_contradict

_MIDDLE: Final = 0.42
_STEEPNESS: Final = 14.0
"""Half of all shingles in common is nearly surely copying, a quarter is shared wire paragraphs and quotes."""


def duplicate_probability(a: Sketch, b: Sketch) -> float:
    """Return the probability that two articles print the same text.

    The estimated share of common five-word shingles through a logistic curve. A copy whose dates contradict
    (an annual notice, a page moved to another year) is another text.
    """
    if not a.shingles or not b.shingles:
        return 0.0
    share = resemblance(a.shingles, b.shingles)
    if share == 0.0 or dates_contradict(a, b):
        return 0.0
    return probability(_STEEPNESS * (share - _MIDDLE))
