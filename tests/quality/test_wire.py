"""Floors of names on invented wire copy: the half whose errors were looked at, and the half where none was.

`python -m tests.quality.wire [--unseen] [--errors]` shows what stands behind a figure; asking for the errors
of the unseen half makes it a half that was seen.
"""

from __future__ import annotations

import pytest

from tests.quality.wire import wire_scores

FLOORS = {"tuned": 0.93, "unseen": 0.86}


@pytest.mark.parametrize("part", FLOORS)
def test_names_in_wire_copy(part: str) -> None:
    """Exact span and kind of persons, organisations and places in sports, business and politics."""
    found = wire_scores(part)
    assert found["names"].f1 >= FLOORS[part], {kind: round(score.f1, 3) for kind, score in found.items()}
