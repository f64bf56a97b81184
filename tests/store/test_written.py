"""What is written down of a link or a telling until it is stored is read back as it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.corpus.event import Evidence, EvidenceKind, Link, LinkKind
from tui.store.record import link_of, link_text
from tui.store.telling import Telling, telling_of, telling_text

_SPANS = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6))
_WEIGHTS = st.floats(allow_nan=False, allow_infinity=False)
_KINDS: tuple[LinkKind, ...] = ("duplicate", "same_event", "same_story", "background")
_EVIDENCE_KINDS: tuple[EvidenceKind, ...] = ("entity", "quote", "figure")
_EVIDENCE = st.builds(
    Evidence, st.sampled_from(_EVIDENCE_KINDS), _SPANS, _SPANS, st.text(), _WEIGHTS, st.booleans()
)
_LINKS = st.builds(
    Link,
    st.text(),
    st.text(),
    st.sampled_from(_KINDS),
    _WEIGHTS,
    st.lists(_EVIDENCE).map(tuple),
    st.lists(st.tuples(st.text(), _WEIGHTS)).map(tuple),
)


@given(_LINKS, st.text())
def test_a_link_is_read_back(link: Link, basis: str) -> None:
    """Whatever its evidence says, lone surrogates and control characters too."""
    written = link_text((link, basis))
    assert written.isascii()
    assert link_of(written) == (link, basis)


_SENTENCES = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6), st.booleans()).map(list))
_NUMBERS = st.lists(st.integers(0, 10**4))


@given(st.builds(Telling, st.text(), st.text(), _SENTENCES, _SENTENCES, _NUMBERS, _NUMBERS))
def test_a_telling_is_read_back(telling: Telling) -> None:
    """With the sentences of both sides."""
    written = telling_text(telling)
    assert written.isascii()
    assert telling_of(written) == telling
