"""Reprints, wire copy and lightly edited copies, told by common word sequences; titles do not count."""

from __future__ import annotations

from typing import Final

from tui.link.in_common import InCommon
from tui.link.model import probability

_MIDDLE: Final = 0.42
_STEEPNESS: Final = 14.0
"""Half of all shingles in common is nearly surely copying, a quarter is shared wire paragraphs and quotes."""


def duplicate_probability(common: InCommon) -> float:
    """Return the probability that two articles print the same text.

    The estimated share of common five-word shingles through a logistic curve. A copy whose dates contradict
    (an annual notice, a page moved to another year) is another text.
    """
    if common.resemblance == 0.0 or common.dates_exclude:
        return 0.0
    return probability(_STEEPNESS * (common.resemblance - _MIDDLE))
