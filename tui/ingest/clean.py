"""Decoded text to the text that is frozen: harmless, one kind of line end, Unicode NFC, and what was odd."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from tui.harmless import harmless

CONTROLS_REMOVED: Final = "controls removed"
HIDDEN_REMOVED: Final = "hidden characters removed"
REPAIRABLE: Final = "repairable: mojibake"

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")

# What hides a payload or turns text around: bidirectional controls, tag characters, interlinear marks.
# Byte order marks, soft hyphens and zero-width spaces are everyday litter and not worth a flag.
_HIDING = re.compile("[\u061c\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\U000e0000-\U000e0fff]")

# UTF-8 once read as cp1252: the first bytes of the commonest two- and three-byte sequences, followed by
# what their second byte looks like in cp1252.
_MOJIBAKE = re.compile(
    "â€[™œ\u009d˜“”¦¢\u0093\u0094\u0099\u009c]|Ã[\u00a0-\u00bf\u0080-\u009f]|Â[\u00a0-\u00bf]"
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Clean text and what was odd about it."""

    text: str
    flags: tuple[str, ...] = ()


def clean(text: str) -> Cleaned:
    """Return `text` as it will be frozen; only characters that act or hide go, never a word."""
    return Cleaned(normalised(text).strip(), oddities(text))


def normalised(text: str) -> str:
    """Return `text` harmless, with line feeds, in NFC; white space at its ends stays."""
    return unicodedata.normalize("NFC", harmless(with_line_feeds(text)))


def with_line_feeds(text: str) -> str:
    """Return `text` with every CR LF and CR as LF (the other line breaks are `harmless`'s)."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def oddities(text: str) -> tuple[str, ...]:
    """Return the flags that raw `text` earns."""
    flags = []
    if _CONTROLS.search(text):
        flags.append(CONTROLS_REMOVED)
    if _HIDING.search(text):
        flags.append(HIDDEN_REMOVED)
    if is_mojibake(text):
        flags.append(REPAIRABLE)
    return tuple(flags)


def is_mojibake(text: str) -> bool:
    """Return whether `text` looks like UTF-8 that was read as cp1252 (offered for repair, never changed)."""
    return _MOJIBAKE.search(text) is not None and "\ufffd" not in text
