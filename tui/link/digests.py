"""Digests and live blogs: articles of many topics, which stand alone rather than glue events together."""

from __future__ import annotations

import re
from typing import Final

from tui.link.sketch import Sketch

_LIVE = re.compile(
    r"\b(?:live (?:updates|blog)|as it happened|liveblog|live:|(?:daily|weekly|morning|evening|news)"
    r" (?:briefing|digest|round-?up|wrap|newsletter)|in brief|news in brief|what to know today|"
    r"the week in|this week in)\b",
    re.IGNORECASE,
)

SPREAD: Final = 0.9
"""Share of terms that stand in one part of the text only, from which on it is many texts in one."""

_FEWEST_WORDS: Final = 400
"""Content words; in shorter texts of a few paragraphs these share too little by chance."""


def is_digest(one: Sketch) -> bool:
    """Tell whether an article covers several events: its title says so, or its parts share too little."""
    if _LIVE.search(one.title):
        return True
    return one.spread >= SPREAD and one.length >= _FEWEST_WORDS
