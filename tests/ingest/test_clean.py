"""Text as it is frozen."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tui.harmless import harmless
from tui.ingest.clean import CONTROLS_REMOVED, HIDDEN_REMOVED, REPAIRABLE, clean


@given(st.text())
def test_clean_text_is_harmless_normal_and_a_fixed_point(text: str) -> None:
    """Cleaning twice changes nothing, and nothing that acts on a terminal is left."""
    once = clean(text).text
    assert clean(once).text == once
    assert harmless(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\r" not in once


@given(st.lists(st.text(st.characters(categories=("L", "N")), min_size=1), min_size=1))
def test_no_word_is_dropped(words: list[str]) -> None:
    """Every word of a plain text is still there, in order (compared in NFC, fillers aside)."""
    text = "\r\n".join(words)
    assert clean(text).text == unicodedata.normalize("NFC", harmless("\n".join(words))).strip()


def test_what_was_odd_is_flagged() -> None:
    """Controls and hidden characters leave a flag; a byte order mark does not."""
    assert clean("a\x1b[2Jb").flags == (CONTROLS_REMOVED,)
    assert clean("a\u202eb\U000e0041").flags == (HIDDEN_REMOVED,)
    assert clean("\ufeffplain\xad").flags == ()


def test_mojibake_is_named_and_never_changed() -> None:
    """Text that was decoded wrongly before it came here can be repaired by its reader, not by us."""
    cleaned = clean("The mayorâ€™s office")
    assert cleaned.text == "The mayorâ€™s office"
    assert cleaned.flags == (REPAIRABLE,)
    assert clean("Mayor’s Ã la carte? Não, São Paulo").flags == ()
