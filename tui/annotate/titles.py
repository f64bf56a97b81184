"""What stands before a person's name without being part of it: honorifics, offices, ranks."""

from __future__ import annotations

import re

from tui.annotate.word_lists import word_lists

_LISTS = word_lists("titles")

HONORIFICS = _LISTS["honorifics"]
RANKS = _LISTS["ranks"]
OFFICES = _LISTS["offices"]

TITLE_WORDS = HONORIFICS | RANKS | OFFICES
"""Any word that makes the words before a name a title."""

TITLE_MODIFIERS = _LISTS["modifiers"]
"""Words that belong to a title when a title word follows ("foreign minister")."""

_WORD_BEFORE = re.compile(r"([\w’'-]+)([\s.,]*)$")
# A title is at most this many words ("deputy assistant foreign minister").
_LONGEST = 5


def title_before(text: str, start: int) -> str:
    """Return the title right before `start`, lower case, "" if there is none.

    "Syrian foreign minister Walid …" gives "foreign minister".
    """
    found: list[str] = []
    end = start
    while len(found) < _LONGEST:
        match = _WORD_BEFORE.search(text, max(0, end - 40), end)
        if match is None or (found and "," in match[2]) or "\n" in match[2]:
            break
        word = match[1].lower()
        if word not in TITLE_WORDS and not (found and word in TITLE_MODIFIERS):
            break
        found.insert(0, word)
        end = match.start()
    return " ".join(found)
