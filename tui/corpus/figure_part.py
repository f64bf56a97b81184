"""Counts of a part of a group: "three of the dead", "of whom 290", "the dead included two doctors"."""

from __future__ import annotations

import re
from typing import Final

from tui.corpus.event import Span
from tui.corpus.highlight import Figure

_OF_ALL: Final = r"\b(?:of|among)\s(?:the|them|whom|those|his|her|its|their)\b"
_WITHIN: Final = re.compile(_OF_ALL, re.IGNORECASE)
_BEHIND: Final = re.compile(
    rf"\s(?:{_OF_ALL}|(?:were|are)\s(?:women|children|men|girls|boys)\b|(?:were|was|are|is)\samong\s(?:the|those)\b)",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(r"\b(?:of\swhom|including|among\sthem)\s$", re.IGNORECASE)
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
