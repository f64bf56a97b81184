"""Both gates of the terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.harmless import harmless, harmless_line

_NASTY = st.sampled_from(
    "\x1b\x9b\x07\x00\r\n\t \u200b\u200c\u200d\u202e\u2066\u2028\ufe0f\ufeff\xad\U000e0041ab"
)
_ANY = st.text(st.one_of(st.characters(), _NASTY))


@given(_ANY)
def test_one_pass_is_enough(text: str) -> None:
    """What came out harmless comes out unchanged a second time, so nothing is left to be joined later."""
    assert harmless(harmless(text)) == harmless(text)
    assert harmless_line(harmless_line(text)) == harmless_line(text)


@given(_ANY)
def test_only_tab_and_newline_can_act(text: str) -> None:
    """No control, surrogate or bidirectional override is left, whatever came in."""
    for char in harmless(text):
        assert char in "\t\n" or unicodedata.category(char) not in {"Cc", "Cs"}
        assert unicodedata.bidirectional(char) not in {
            "LRE",
            "RLE",
            "LRO",
            "RLO",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
        }


@given(_ANY)
def test_a_line_is_one_line(text: str) -> None:
    """`harmless_line` never returns a break, nor white space at an end."""
    line = harmless_line(text)
    assert "\n" not in line
    assert line == line.strip()


@pytest.mark.parametrize(
    "text",
    [
        "Plain words — “quoted”, naïve, 東京, سوريا, Việt Nam",
        "می‌خواهم",  # a zero-width non-joiner that Persian spelling needs
        "👩‍❤️‍👨 and 👍🏽",  # joiners and selectors that pictures are made of
        "literal ^[ and \\x1b and [Reuters] and [/]",
    ],
)
def test_what_means_something_stays(text: str) -> None:
    """Writing that needs its joiners, and text that only looks like an escape, is not touched."""
    assert harmless(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b]52;c;eA==\x07b", "a\ufffd]52;c;eA==\ufffdb"),
        ("a\x9b2Jb", "a\ufffd2Jb"),
        ("N\x00U\x00L", "NUL"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("a" + "\u200d" * 50 + "b", "a\u200db"),
        ("\u202egnp.exe", "gnp.exe"),
        ("Ale\xadppo", "Aleppo"),
    ],
)
def test_what_acts_or_hides_is_defused(text: str, shown: str) -> None:
    """Controls show as U+FFFD, invisible characters go, every line break is a newline."""
    assert harmless(text) == shown
