"""What a count counts, told by the words that lead up to it: "the toll rose to", "cost the lives of"."""

from __future__ import annotations

import re

from tui.annotate.figure_numbers import Count
from tui.annotate.sentences import Span
from tui.corpus.highlight import FigureKind

_REACHED = (
    r"\b(?:of|to|at|as|was|is|touched|reached|reaches|reaching|hit|hits|nears|tops|passes|passed|topped|exceeded"
    r"|surpassed|stood|stands|be)\s(?:from\s\S{1,12}\sto\s)?$"
)
_DEAD = (
    r"(?:dead|deaths|killed|fatalities|victims|casualties|(?:who\s)?(?:(?:have|has|had)\s)?died"
    r"|(?:now\s)?(?:known|confirmed|believed|feared|thought)\s"
    r"(?:to\s(?:have\s(?:been\s)?(?:died|killed)|be\sdead)|dead|killed))"
)
_TOLL = re.compile(
    rf"\b(?:(?:death|casualty)?\s?toll|(?:number|count)\s(?:of\s)?(?:the\s)?(?:people\s)?{_DEAD}"
    rf"|(?:brings?|brought|bringing|takes?|took|taking|put|puts)\sthe\s(?:dead|figure))\b[^.;]{{0,80}}?{_REACHED}",
    re.IGNORECASE,
)
_NUMBER_AT = re.compile(
    rf"\b(?:puts?|putting|gave|gives|given|brings?|brought|bringing|takes?|took|taking|raised?|raising)\s(?:the|that|a)"
    rf"\s(?:number|total|tally|count)\b[^.;]{{0,60}}?{_REACHED}"
    r"|\b(?:the|that|this|their)\s(?:number|figure|total|tally|count)\s(?:(?:has|had|have|later|then|since|now)\s){0,2}"
    r"(?:rose|risen|rises|climbed|grew|grown|jumped|increased|fell|stands|stood)\s(?:to|at)\s$",
    re.IGNORECASE,
)
"""A number that only the sentence before tells the kind of."""
_TO_NUMBER = re.compile(
    r"\b(?:brings?|brought|bringing|takes?|took|taking|raises?|raised|raising)\sto\s$", re.IGNORECASE
)
_NUMBER_OF = re.compile(
    rf"\s(?:the\s(?:death\s)?toll|the\s(?:number|count)\s(?:of\s)?(?:the\s)?(?:people\s)?(?:{_DEAD}))\b",
    re.IGNORECASE,
)
_BESIEGED = re.compile(
    r"\bbesieged\s(?:population|people|residents|inhabitants|civilians)\b[^.;]{0,60}?\b(?:at|of|to)\s$",
    re.IGNORECASE,
)
_LOST = re.compile(r"\b(?:lost|losing|loses)\s$", re.IGNORECASE)
_MOURNED = re.compile(
    r"\b(?:children|pupils|students|sons|daughters|brothers|sisters|relatives|cousins|members|soldiers|fighters|"
    r"troops|men|colleagues|residents|villagers|people)$",
    re.IGNORECASE,
)
_DISPLACED_FIRST = re.compile(
    r"\b(?:displaced|homeless)(?:\s(?:already|now|number|total|reach(?:es)?|rises?\sto|at|put\sat))?:?\s$",
    re.IGNORECASE,
)
_LIVES_BEFORE = re.compile(
    r"\b(?:cost|costs|costing|claim|claims|claimed|claiming|took|taken|taking|lost|(?:cost|loss)\sof)\s$",
    re.IGNORECASE,
)
_LIVES_OF = re.compile(r"\b(?:cost|claim|took|tak|lost)\w*\sthe\slives\sof\s$", re.IGNORECASE)
_FORCES = re.compile(r"\b(?:forced|forcing|forces|force|drove|driving|driven)\s$", re.IGNORECASE)
_FROM_HOME = re.compile(
    r"\s(?:from|out\sof|to\sleave|to\sflee)\s(?:their\s)?(?:homes|houses)\b", re.IGNORECASE
)
_FAR = 110


def led_kind(text: str, sentence: Span, count: Count) -> FigureKind | None:
    """Return the kind that the words directly before a count tell, None where they tell none.

    Args:
        text: of the article.
        sentence: where the count is.
        count: the counting phrase.
    """
    before = text[max(sentence.start, count.start - _FAR) : count.start]
    if _is_toll(text, count, before):
        return "killed"
    if _BESIEGED.search(before):
        return "trapped"
    from_home = _FORCES.search(before) and _FROM_HOME.match(text, count.end)
    return "displaced" if from_home or _DISPLACED_FIRST.search(before) else None


def is_the_number(text: str, sentence: Span, count: Count) -> bool:
    """Tell "put the number at 33", which counts what the sentence before counts."""
    return _NUMBER_AT.search(text, max(sentence.start, count.start - _FAR), count.start) is not None


def _is_toll(text: str, count: Count, before: str) -> bool:
    if _TOLL.search(before) or _LIVES_OF.search(before):
        return True
    if _LIVES_BEFORE.search(before) and text.endswith("lives", count.number_end, count.end):
        return True
    if _TO_NUMBER.search(before) and _NUMBER_OF.match(text, count.end):
        return True
    mourned = count.noun and _MOURNED.search(text, count.number_end, count.end)
    return bool(mourned and _LOST.search(before))
