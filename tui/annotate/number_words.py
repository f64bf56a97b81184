"""Numbers as newspapers write them: digits, words, and words for vague amounts."""

from __future__ import annotations

import re

from tui.annotate.word_list import in_order

_UNITS = in_order(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = in_order("twenty thirty forty fifty sixty seventy eighty ninety")
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}

SCALES = frozenset(_SCALES)
"""Number words that multiply."""

WORDS: dict[str, int] = {word: n for n, word in enumerate(_UNITS)} | {
    word: 10 * n for n, word in enumerate(_TENS, 2)
}
"""Number words below one hundred, without the compound ones."""

_UNIT = "|".join(_UNITS[1:10])
_SMALL = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[-\s](?:{_UNIT}))?|{'|'.join(sorted(_UNITS[1:], key=len, reverse=True))})"
)
_SCALE = r"(?:hundred|thousand|million|billion|dozen)"

DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,9}(?:\.\d{1,3}(?=\s(?:million|billion|thousand)\b))?)"
"""A number in digits; a decimal point only before a scale word ("1.5 million")."""

NUMBER = (
    rf"(?:{DIGITS}(?:\s{_SCALE})?"
    rf"|(?:{_SMALL}|an?)\s{_SCALE}(?:\s{_SCALE})?(?:\s{_SMALL}\shundred)?(?:\sand\s{_SMALL}\b)?"
    rf"|{_SMALL})"
)
"""A definite number in digits or words; ends where the number ends, without its noun."""

_TOKEN = re.compile(r"\d[\d,.]*|[a-z]+")


def value_of(number: str) -> int | None:
    """Return what a definite number means ("1.5 million": 1500000, "a dozen": 12), None if it is none."""
    total, current = 0, 0.0
    seen = False
    for token in _TOKEN.findall(number.lower()):
        if token[0].isdigit():
            current += _digits(token)
        elif token in WORDS:
            current += WORDS[token]
        elif token in _SCALES:
            current = max(current, 1) * _SCALES[token]
            if _SCALES[token] >= 1000:
                total, current = total + round(current), 0.0
        elif token not in ("a", "an", "and"):
            return None
        seen = seen or token not in ("a", "an", "and")
    return total + round(current) if seen else None


def _digits(token: str) -> float:
    plain = token.replace(",", "").rstrip(".")
    whole, _, part = plain.partition(".")
    return float(f"{whole[:15] or '0'}.{part.replace('.', '')[:6] or '0'}")
