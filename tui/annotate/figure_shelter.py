"""People who had to leave their homes or could not, told by where they are: "70 families are in a school"."""

from __future__ import annotations

import re

from tui.annotate.figure_numbers import Count
from tui.annotate.sentences import Span
from tui.corpus.highlight import FigureKind

_GAP = r"(?:\s[^\s,.;:“”\"]{1,20}){0,8}?\s(?:(?:were|are|was|is|been|being|had|have)\s){0,2}"
_WITHIN = r"\s(?:in|into|to|at)\s(?:[\w’-]{1,20}\s){0,4}?"
_HOUSED = re.compile(
    rf"{_GAP}(?:(?:put\sup|sheltered|sheltering|housed|accommodated)\s(?:in|at)\b|(?:took|taken|taking)\s(?:shelter|refuge)\b)",
    re.IGNORECASE,
)
"""Words that by themselves tell of people without their homes."""

_SLEPT = re.compile(
    rf"{_GAP}(?:living|live|lived|sleeping|slept|staying|still|went|(?:spent|spend|spending|passed)\s(?:[\w’]{{1,10}}\s){{0,3}}nights?)"
    rf"{_WITHIN}(?:schools?|halls?|shelters?|camps?|tents?|gyms?|gymnasiums?|mosques?|church(?:es)?|temples?|libraries|library|arena|centres?|centers?|stadium)\b",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"\s(?:(?:had|have|has|were|been)\s){0,2}(?:left|fled|walked|driven|escaped|moved|carried|taken|bused)\b[^.;“”\"]{0,40}"
    r"\b(?:uphill|to\ssafety|to\shigher\sground|from\stheir\shomes|out\sof\sthe\s(?:city|town|valley|village))\b",
    re.IGNORECASE,
)
_NIGHT_ON = re.compile(
    r"\s(?:were\sstuck|(?:spent|sat\sout|waited)\s(?:[\w’]{1,10}\s){1,4})(?:on\s(?:the\s|their\s)?(?:roofs?|rooftops?)"
    r"|in\strees)\b",
    re.IGNORECASE,
)
_ENCIRCLED = re.compile(
    r"\s(?:in|inside|within)\s(?:the\s|its\s)?(?:besieged|encircled|surrounded|blockaded)\b", re.IGNORECASE
)
_PUPILS = re.compile(
    r"\b(?:pupils|students|children|boys|girls|teachers|recruits|troops|soldiers)$", re.IGNORECASE
)
"""Who is in a school or a camp without having fled."""
_REFUGEES = re.compile(r"\b(?:refugees|evacuees|displaced\s(?:people|persons|families))$", re.IGNORECASE)
_CROSSED = re.compile(
    rf"{_GAP}(?:crossed|poured|streamed|spilled)\s(?:over\s|across\s)?(?:into|the\sborders?)\b", re.IGNORECASE
)
_MANY = 100
"""So many refugees are counted because they fled; a few are people of whom something else is told."""


def sheltered_kind(text: str, sentence: Span, count: Count) -> FigureKind | None:
    """Return the kind of people who had to leave, or could not: "70 families were put up in a school".

    Args:
        text: of the article.
        sentence: where the count is.
        count: the counting phrase.
    """
    at, end = count.end, sentence.end
    if _HOUSED.match(text, at, end) or _CARRIED.match(text, at, end):
        return "displaced"
    if (count.low or 0) >= _MANY and (
        _REFUGEES.search(text, count.number_end, at) or _CROSSED.match(text, at, end)
    ):
        return "displaced"
    if _SLEPT.match(text, at, end) and not _PUPILS.search(text, count.number_end, at):
        return "displaced"
    return "trapped" if _NIGHT_ON.match(text, at, end) or _encircled(text, count, end) else None


def _encircled(text: str, count: Count, end: int) -> bool:
    """Tell civilians in a besieged town, who are trapped; of others inside the count says little."""
    return count.noun and _ENCIRCLED.match(text, count.end, end) is not None
