"""Counts of a part of a group: "three of the dead", "of whom 290", "four are seriously hurt"."""

from __future__ import annotations

import re
from typing import Final, Literal

from tui.corpus.event import Span
from tui.corpus.highlight import Figure

_OF_ALL: Final = r"\b(?:of|among)\s(?:the|them|whom|those|his|her|its|their)\b"
_WITHIN: Final = re.compile(_OF_ALL, re.IGNORECASE)
_BEHIND: Final = re.compile(
    rf"\s(?:{_OF_ALL}|(?:were|are)\s(?:women|children|men|girls|boys)\b|(?:were|was|are|is)\samong\s(?:the|those)\b)",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(
    r"\b(?:of\swhom|including|among\sthem|(?:he|she|they|I|we)\s(?:saw|had\sseen|counted))\s$", re.IGNORECASE
)
"""Also what somebody saw of them, which is no toll."""

_LISTED: Final = re.compile(
    r"\b(?:dead|victims|killed|deceased|injured|wounded|missing)\s(?:also\s)?included?s?\b[^;:]{0,200}$",
    re.IGNORECASE,
)
_REACH: Final = 40


def is_part(text: str, figure: Figure, sentence: Span) -> bool:
    """Tell whether a figure counts a part of a group that is told of beside it.

    Args:
        text: of the article.
        figure: in it.
        sentence: where the sentence that it stands in begins and ends.
    """
    start, end = sentence
    return bool(
        _WITHIN.search(text, figure.start, figure.end)
        or _BEHIND.match(text, figure.end, end)
        or _BEFORE.search(text, max(0, figure.start - _REACH), figure.start)
        or _LISTED.search(text, start, figure.start)
    )


def how_badly(text: str, figure: Figure, sentence: Span) -> Literal["", "slightly", "seriously"]:
    """Return how badly those were hurt whom a figure counts; "" where it is not told, or none were hurt.

    Args:
        text: of the article.
        figure: in it.
        sentence: where the sentence that it stands in begins and ends.
    """
    behind = _HOW_BADLY.match(text, figure.end, sentence[1]) if figure.kind == "injured" else None
    if behind is None:
        return ""
    return "slightly" if behind["slightly"] else "seriously"


_HOW_BADLY: Final = re.compile(
    r"(?:\s(?:people|others|passengers|patients|victims|of\s(?:them|whom|those))){0,2}"
    r"(?:\s(?:is|are|was|were|remain(?:s|ed)?|had|have|has|suffered|with|in|taken|to|hospital|who|been|a|still|more|injured|being|"
    r"treated|for|reported|believed|thought|be|left)){0,7}"
    r"\s(?:(?P<slightly>slight(?:ly)?|minor|lightly|walking\swounded|non-life-threatening)"
    r"|serious(?:ly)?|critical(?:ly)?|severe(?:ly)?|grave(?:ly)?|life-threatening)\b",
    re.IGNORECASE,
)
