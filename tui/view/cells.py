"""How many terminal cells text takes, and what of it is drawn.

Widths are Rich's, character by character. Terminals disagree about what joiners, variation selectors and
skin tones do to a width, so these are never drawn: an emoji family shows as its members, in eight cells
everywhere, and the border right of it stays in its column. A flag shows as its two letters.
"""

from __future__ import annotations

import re
from typing import Final

from rich.cells import get_character_cell_size

from tui.harmless import REPLACEMENT, harmless

TAB: Final = 4
"""Tabs reach to the next multiple of this many cells from the start of their line."""

MARKS_KEPT: Final = 4
"""Zero-width characters drawn on one letter; text that piles up more is a flood, not a language."""

# Anything that is not one cell wide for certain: searched first, as nearly every line has none of it.
_NOT_PLAIN: Final = re.compile(
    "[^ -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u0391-\u03a1\u03a3-\u0482"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u22ff\u2500-\u25fc\u27f0-\u27ff]"
)

_JOINERS: Final = frozenset({"\u200c", "\u200d", *map(chr, range(0xFE00, 0xFE10))})

_UNDRAWN: Final = re.compile("[\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")

_FLAG_LETTERS: Final = {0x1F1E6 + index: chr(ord("A") + index) for index in range(26)}


def is_plain(text: str) -> bool:
    """Return whether each character of `text` takes exactly one cell (tabs and newlines do not)."""
    return _NOT_PLAIN.search(text) is None


def drawable(text: str) -> str:
    """Return `text` with each code point that must not reach a terminal replaced, at the same length.

    Text from the store is harmless already and comes back as it is; offsets into it stay right even if not.
    """
    if harmless(text) == text:
        return text
    suspects = {
        ord(char): REPLACEMENT for char in set(text) if char not in _JOINERS and harmless(char) != char
    }
    return text.translate(suspects)


def cells(text: str) -> int:
    """Return how many cells `drawn(text)` takes; a tab counts as none (see `expanded`)."""
    if is_plain(text):
        return len(text)
    return sum(map(get_character_cell_size, text))


def drawn(text: str) -> str:
    """Return what is written for `text`, in `cells(text)` cells: at most `MARKS_KEPT` marks on a letter."""
    if is_plain(text):
        return text
    kept: list[str] = []
    marks = 0
    for char in _UNDRAWN.sub("", text).translate(_FLAG_LETTERS):
        marks = 0 if get_character_cell_size(char) else marks + 1
        if marks <= MARKS_KEPT:
            kept.append(char)
    return "".join(kept)


def expanded(text: str, x: int) -> str:
    """Return `text` with its tabs as spaces, where its first character stands in cell `x` of its line."""
    if "\t" not in text:
        return text
    parts: list[str] = []
    for index, part in enumerate(text.split("\t")):
        if index:
            gap = TAB - x % TAB
            parts.append(" " * gap)
            x += gap
        parts.append(part)
        x += cells(part)
    return "".join(parts)


def cut(text: str, width: int) -> str:
    """Return one line of `text` in at most `width` cells, with an ellipsis where something was left out."""
    text = drawn(text)
    if cells(text) <= width:
        return text
    if width <= 0:
        return ""
    room = width - 1
    if is_plain(text):
        return text[:room].rstrip() + "…"
    end = 0
    for char in text:
        room -= get_character_cell_size(char)
        if room < 0:
            break
        end += 1
    return text[:end].rstrip() + "…"


def padded(text: str, width: int) -> str:
    """Return one line of `text` in exactly `width` cells: cut, or filled with spaces."""
    text = cut(text, width)
    return text + " " * (width - cells(text))
