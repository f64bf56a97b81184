"""Counting phrases: qualifier, number, counted group; with the bounds that they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.annotate.figure_words import (
    GENERAL,
    LOWER_BOUNDS,
    NOT_PEOPLE,
    NOT_QUALIFIERS,
    PEOPLE,
    QUALIFIER,
    UPPER_BOUNDS,
    VAGUE,
    VAGUE_WORDS,
)
from tui.annotate.number_words import NUMBER, value_of


@dataclass(frozen=True, slots=True)
class Count:
    """A counting phrase.

    Attributes:
        start, end: the phrase, qualifier and counted noun included.
        number_end: where the number itself ends.
        who: the counted group in lower case, None if people in general or unsaid.
        noun: True if the phrase ends in a noun for people.
    """

    start: int
    end: int
    number_end: int
    low: int | None
    high: int | None
    qualifier: str | None
    who: str | None
    noun: bool


_COUNT = re.compile(
    rf"(?<![\w$£€.,/:#-])(?:(?P<qualifier>{QUALIFIER})\s)?(?:the\s)?"
    rf"(?:between\s(?P<from>{NUMBER})\sand\s(?P<to>{NUMBER})"
    rf"|(?P<a>{NUMBER})(?:\s?[-–—]\s?|\s(?:to|or)\s)(?P<b>{NUMBER})"
    rf"|(?P<number>{NUMBER})"
    rf"|(?P<vague>{VAGUE_WORDS}))(?![\w%]|[.,:/-]\d|-\w)(?P<more>\sor\smore|\sor\sso)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"\s(?:of\s(?:the\s|its\s|their\s)?)?([^\W\d_][\w'’.-]{0,30})")
_STOP_WORDS = frozenset(
    "were was are is have has had in on at by and or to from with who that which when while since after before for "
    "as of the but said say according including among be been being killed wounded injured dead died".split()
)
_WORDS_TO_NOUN = 5


def counts(text: str, start: int, end: int) -> list[Count]:
    """Return the counting phrases of a sentence, in order."""
    return [c for m in _COUNT.finditer(text, start, end) if (c := _count(text, m, end)) is not None]


def _count(text: str, match: re.Match[str], end: int) -> Count | None:
    bounds = _bounds(match)
    if bounds is None:
        return None
    low, high, qualifier = bounds
    phrase_end, who, noun, unit = _counted(text, match.end(), end)
    if unit or (match["vague"] and match["vague"].lower() == "no" and not noun):
        return None
    return Count(match.start(), phrase_end, match.end(), low, high, qualifier, who, noun)


def _bounds(match: re.Match[str]) -> tuple[int | None, int | None, str | None] | None:
    """Return low, high and the wording that bounds them; None where the number means none."""
    qualifier = re.sub(r"\s+", " ", match["qualifier"].lower()) if match["qualifier"] else None
    if match["vague"]:
        vague = re.sub(r"\s+", " ", match["vague"].lower())
        low, high = VAGUE[vague]
        return low, high, f"{qualifier} {vague}" if qualifier and qualifier not in NOT_QUALIFIERS else vague
    first, last = match["from"] or match["a"], match["to"] or match["b"]
    if first and last:
        low, high = value_of(first), value_of(last)
        if low is None or high is None or low > high:
            return None
        return low, high, "between" if match["from"] else "to"
    value = value_of(match["number"])
    if value is None:
        return None
    if match["more"] and match["more"].strip().lower() == "or more":
        return value, None, "or more"
    if qualifier in LOWER_BOUNDS:
        return value, None, qualifier
    if qualifier in UPPER_BOUNDS:
        return None, value, qualifier
    return value, value, None if qualifier in NOT_QUALIFIERS else qualifier


def _counted(text: str, at: int, end: int) -> tuple[int, str | None, bool, bool]:
    """Return the phrase's end, who is counted, whether a noun for people ends it, and whether a unit does."""
    position, words = at, 0
    while words < _WORDS_TO_NOUN and (word := _WORD.match(text, position, end)) is not None:
        low = word[1].lower().rstrip(".")
        if low in NOT_PEOPLE:
            return at, None, False, words < 2
        if low in PEOPLE:
            return _with_second(text, at, word, end)
        if low in _STOP_WORDS:
            break
        position, words = word.end(), words + 1
    return at, None, False, bool(re.match(r"\s?%|-(?:year|day|hour|month|week)", text[at : at + 8]))


def _with_second(text: str, at: int, word: re.Match[str], end: int) -> tuple[int, str | None, bool, bool]:
    """Extend a noun by another directly after it ("police officers", "aid workers")."""
    last = word.end(1)
    following = _WORD.match(text, last, end)
    if following is not None and following[1].lower() in PEOPLE and " of " not in following[0]:
        last = following.end(1)
    who = re.sub(r"^\s*(?:of\s)?(?:(?:the|its|their|other|more)\s)*", "", text[at:last]).strip()
    return last, None if who.lower() in GENERAL else who, True, False
