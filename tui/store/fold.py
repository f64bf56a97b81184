"""Folding: the form in which words are stored for search and looked up, whatever their spelling tricks."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# What a reader cannot see and would not type.
_UNSEEN: Final = re.compile(
    "[\xad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ud800-\udfff]"
)

# Scripts written without spaces: each character is a word of its own, and a query of several a phrase.
_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)

_TOKEN: Final = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Return `text` as searches see it: compatibility forms, no case, no accents, nothing invisible.

    "Ｈａｍａ", "hamá" and "hama" with a soft hyphen in it are all "hama". Characters of scripts
    without spaces come out apart.
    """
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", _UNSEEN.sub("", text)).casefold()
    # Each letter is asked about once, however long the text.
    accents = {ord(letter): None for letter in set(text) if unicodedata.combining(letter)}
    text = text.translate(accents) if accents else text
    return _UNSPACED.sub(r" \g<0> ", unicodedata.normalize("NFC", text))


def tokens(text: str) -> list[str]:
    """Return the words of `text`, folded; empty if it holds nothing that can be searched for."""
    return _TOKEN.findall(fold(text))
