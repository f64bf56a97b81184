"""Numbers that count nobody: ages, differences, parts of telephone numbers, injuries of one body."""

from __future__ import annotations

import re
from typing import Final

_LIMITS: Final = frozenset(
    {"under", "over", "above", "near", "nearly", "almost", "about", "around", "just under", "just over"}
)
_OF_AN_AGE: Final = re.compile(
    r"\b(?:minors?|girls?|boys?|child(?:ren)?|those|any(?:one|body)|everyone|persons?|people|youths?|adults?|wom[ae]n|m[ae]n|"
    r"teenagers?|kids?|players?|drivers?|students?|residents?|patients?|aged?|is|are)\s$",
    re.IGNORECASE,
)
"""Who is under or over an age: "a girl under 14"."""

_NOUN_LIKE: Final = re.compile(
    r"\s(?!(?:or|and|at|can|could|may|must|who|to|in|as|from|for|is|are|were|was|will|with)\b)[a-z]"
)
_AS_YOUNG_AS: Final = re.compile(
    r"\b(?:as\s(?:young|old)\sas|ages?\sof|aged\s(?:under|over|about|around))\s$", re.IGNORECASE
)
_FROM_A_TOWN: Final = re.compile(r"\s(?:of|from)\s[A-Z][\w’'-]{1,20}(?:\s[A-Z][\w’'-]{1,20}){0,2},\s")
_NAME_BEFORE: Final = re.compile(r"[A-Z][\w’'-]{1,20}\s[A-Z][\w’'-]{1,20},\s$")
_THAN: Final = re.compile(
    r"\s(?:more|fewer|less)\s(?:[a-z]{2,14}\s){0,2}?than\b(?!\s(?:(?:on\s)?\w{3,6}day|(?:a|the)\s(?:\w+\s)?day)\b)",
    re.IGNORECASE,
)
"""A difference between two tolls; what is more than a day before has come to the toll since."""

_DIGITS_BEFORE: Final = re.compile(r"\d[/)\s-]{1,2}\d{1,4}[/)\s-]{1,2}$")
"""Two numbers before; behind one, which may be a year or the day of a month, people can be counted."""

_DIGITS_BEHIND: Final = re.compile(r"\s\d")
_ALL_BUT: Final = re.compile(
    r"\b(?:all|every(?:one|body)|no(?:body|\sone)|none)\s(?:but|except)\s$", re.IGNORECASE
)
"""Those who are left over: "all but two of the bodies have been found"."""

_OF_THE_BODY: Final = re.compile(
    r"\s(?:serious\s|major\s|minor\s)?(?:[A-Z]{3,4}|head|neck|back|shoulder|arm|elbow|wrist|hand|finger|chest|rib|spinal|groin|"
    r"hip|leg|thigh|knee|calf|ankle|foot|toe|hamstring|muscle|ligament|brain|eye|stab|bullet|gunshot|career)\s"
    r"(?:injur(?:y|ies)|wounds?)\b"
)
_REACH: Final = 44


def counts_nobody(
    text: str, sentence: tuple[int, int], number: tuple[int, int], qualifier: str | None
) -> bool:
    """Tell from the words around a number that it counts no people.

    Args:
        text: of the article.
        sentence: where its sentence begins and ends.
        number: where it begins, with its qualifier, and ends.
        qualifier: "at least", "under" and the like, lower case, None for none.
    """
    (first, last), (start, end) = sentence, number
    before = text[max(first, start - _REACH) : start]
    if _AS_YOUNG_AS.search(before) or _ALL_BUT.search(before):
        return True
    if _THAN.match(text, end, last) or _OF_THE_BODY.match(text, end, last):
        return True
    if qualifier in _LIMITS and _OF_AN_AGE.search(before) and not _NOUN_LIKE.match(text, end, last):
        return True
    if qualifier or not text[end - 1].isdigit():
        return False
    aged = end - start < 4 and _NAME_BEFORE.search(before) and _FROM_A_TOWN.match(text, end, last)
    return bool(aged or _DIGITS_BEFORE.search(before) or _DIGITS_BEHIND.match(text, end, last))
