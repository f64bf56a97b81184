"""Every parser, on examples damaged at random; `python -m tests.fuzz` goes on from there for longer."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.parsers import PARSERS

_PIECES = (
    b"\x1b]0;x\x07",
    b"\x00",
    b"\xff",
    b"\xe2\x80\xae",
    b"<",
    b"&#27;",
    b"]]>",
    b'"',
    b"\r\n\r\n",
    b"9" * 30,
    b"[" * 40,
)

_EDITS = st.lists(
    st.tuples(
        st.integers(0, 10_000),
        st.integers(0, 20),
        st.one_of(st.sampled_from(_PIECES), st.binary(max_size=6)),
        st.integers(1, 4),
    ),
    max_size=8,
)


def _edited(seed: bytes, edits: list[tuple[int, int, bytes, int]]) -> bytes:
    data = bytearray(seed)
    for place, gone, put, times in edits:
        at = place % (len(data) + 1)
        data[at : at + gone] = put * times
    return bytes(data)


@pytest.mark.parametrize("name", PARSERS)
def test_a_whole_example_passes(name: str) -> None:
    """What fuzzing starts from is read without complaint."""
    for seed in PARSERS[name].seeds:
        PARSERS[name].check(seed)


@pytest.mark.slow
@pytest.mark.parametrize("name", PARSERS)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_c31_damaged_examples(name: str, data: st.DataObject) -> None:
    """C31: nothing is raised but a refusal; nothing harmful and no span out of place comes out."""
    seed = data.draw(st.sampled_from(PARSERS[name].seeds))
    PARSERS[name].check(_edited(seed, data.draw(_EDITS)))


@pytest.mark.parametrize("name", PARSERS)
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(noise=st.binary(max_size=300))
def test_c31_noise(name: str, noise: bytes) -> None:
    """C31: the same for bytes that were never anything."""
    PARSERS[name].check(noise)
