"""Results that are held come back as they were, in order."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from tui.build.held import Held

_KEYS = st.tuples(st.text(max_size=4), st.text(max_size=4))
_EVIDENCE = st.tuples(st.text(), st.floats(allow_nan=False, allow_infinity=False), st.integers())


@given(st.dictionaries(_KEYS, _EVIDENCE))
def test_what_is_held_comes_back_in_order(wanted: dict[tuple[str, str], tuple[str, float, int]]) -> None:
    """Every object comes back equal to what it was, in the order of the keys, as often as asked."""
    held: Held[tuple[str, float, int]] = Held(json.dumps, lambda text: tuple(json.loads(text)))
    for key, one in wanted.items():
        held.add(key, one)
    assert len(held) == len(wanted)
    expected = [wanted[key] for key in sorted(wanted)]
    assert list(held) == expected
    assert list(held) == expected
