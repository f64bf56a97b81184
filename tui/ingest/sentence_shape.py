"""Sentences and running text, told from everything that is shorter or does not end."""

from __future__ import annotations

import re
from typing import Final

_ENDS_SENTENCE = re.compile(r"[.!?…。！？؟۔।](?:[\"”’'»)\]]{0,3})$")
_QUESTION_WORD = re.compile(
    r"^(?:how|what|why|who|when|where|which|whose|is|are|was|will|can|could|did|does|do|has|have|should)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"^(?:[01]?\d|2[0-3])[:.][0-5]\d\s?(?:[ap]\.?m\.?|[A-Z]{3,4})?\s?[–—-]\s?\S")
_PLAIN_WORD = re.compile(r"[^\W\d_]+")

PROSE_WORDS: Final = 8
"""A line of at least so many words that ends as a sentence is running text."""


def ends_sentence(line: str) -> bool:
    """Return whether `line` ends as a sentence does, closing quotes and brackets aside."""
    return _ENDS_SENTENCE.search(line) is not None


def is_prose(line: str) -> bool:
    """Return whether `line` is running text: long enough and ended, or too long to be anything else."""
    if len(line) > 600:
        return True
    words = line.count(" ") + 1
    if words >= 45 or (words >= PROSE_WORDS and ends_sentence(line)):
        return True
    # No spaces between words in Chinese and Japanese.
    return words < 5 and len(line) >= 40 and not line.isascii() and ends_sentence(line)


def ends_prose(line: str) -> bool:
    """Return whether `line` is long enough for a sentence and ends as one."""
    return len(line.split()) >= PROSE_WORDS and ends_sentence(line)


def asks(line: str) -> bool:
    """Return whether `line` is a short question, as sections of explainers are headed."""
    return line.endswith("?") and len(line.split()) <= 12 and _QUESTION_WORD.match(line) is not None


def opens_question(line: str) -> bool:
    """Return whether `line` opens as a question does, ended or not ("How the attack unfolded")."""
    return _QUESTION_WORD.match(line) is not None


def opens_with_time(line: str) -> bool:
    """Return whether `line` heads an entry of a live report ("17:42 – Divers reach the wreck")."""
    return len(line.split()) <= 16 and _CLOCK.match(line) is not None


def content_words(line: str) -> frozenset[str]:
    """Return the words of `line` that carry meaning, folded and cut to six letters (a poor man's stem)."""
    return frozenset(
        word.casefold()[:6] for word in _PLAIN_WORD.findall(line) if len(word) > 3 or word.isupper()
    )
