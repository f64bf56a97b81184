"""Pasted text is text."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st
from textual import events

from tui.app.pasting import PasteParser

_HOSTILE = st.text(alphabet="\x1b[]20~1;qd\x03\x07x\n\x9b", max_size=80)


def _events(data: str, cuts: list[int]) -> list[events.Event]:
    parser = PasteParser()
    found: list[events.Event] = []
    places = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    for start, end in itertools.pairwise(places):
        found += [each for each in parser.feed(data[start:end]) if isinstance(each, events.Event)]
    return found


@given(_HOSTILE, st.lists(st.integers(0, 200), max_size=6))
def test_nothing_in_a_paste_is_a_key(text: str, cuts: list[int]) -> None:
    """Whatever is pasted, and however it arrives, gives one paste of its printable part and no key."""
    inner = text.replace("\x1b[201~", "")
    found = _events(f"\x1b[200~{inner}\x1b[201~", cuts)
    if "\x1b[201~" in inner:  # put together by the replacement: a terminal never sends it
        return
    assert not any(isinstance(each, events.Key) for each in found)
    pasted = [each.text for each in found if isinstance(each, events.Paste)]
    assert len(pasted) <= 1
    assert not set("".join(pasted)) & set("\x1b\x03\x07\x9b")


@given(st.text(alphabet="jkqd", min_size=1, max_size=5), st.text(alphabet="jkqd", min_size=1, max_size=5))
def test_keys_around_a_paste_stay_keys(before: str, after: str) -> None:
    """What is typed before and after a paste is typed."""
    found = _events(f"{before}\x1b[200~\x1bxx\x1b[201~{after}", [3, 7, 9])
    keys = [each.character for each in found if isinstance(each, events.Key)]
    assert "".join(filter(None, keys)) == before + after


def test_a_single_escape_is_still_a_key() -> None:
    """The Escape key is not held back."""
    parser = PasteParser()
    assert list(parser.feed("\x1b")) == []
    assert [each.key for each in parser.feed("\x1b\x1b[A") if isinstance(each, events.Key)][-1] == "up"
