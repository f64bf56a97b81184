"""Whether what a sentence tells about a time lies before or after the day it was written."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

Tense: TypeAlias = Literal["past", "future"]

_FUTURE = (
    r"(?:will|would|shall|(?:(?:is|are)\s)?to|can|could|may|might|must|should)\s(?:not\s|also\s)?be\s(?:\w{1,16}ly\s)?\w{1,20}|"
    r"could(?!\s(?:not|have|see|hear|feel|only|hardly|barely|no)\b)\s[a-z]{2,20}|effective|set\sa|meet\sin|"
    r"between\snow\sand|will|shall|won['’]t|['’]ll|would|(?:is|are|was|were|be|been|being)\s(?:expected|due|scheduled|set|slated|"
    r"planned|supposed|likely|going)|(?:planned|scheduled|slated|set|due|expected)\s(?:for|on|to|in)|"
    r"(?:plans?|hopes?|intends?|wants?|agree[sd]?|vow(?:s|ed)?|promise[sd]?|pledge[sd]?|prepare[sd]?|preparing|ready|going|"
    r"about|expects?|needs?|called\son|urged)\sto|deadline|upcoming|ahead\sof|in\stime\sfor|starting|"
    r"(?:is|are)\son(?=\s)|"
    r"takes?\splace|is\sto|are\sto|begins|opens|meets|starts"
)
_PAST = (
    r"(?:to\s)?\w{2,20}ed|was|were|had|has|have|did|said|says|say|told|went|came|took|began|broke|brought|fell|felt|found|fought|"
    r"gave|got|held|hit|kept|killed|knew|led|left|lost|made|met|put|ran|sent|shot|spoke|struck|saw|stood|swept|"
    r"wrote|won|shown|seen|known|became|bore|blew|built|bought|caught|chose|cut|drew|drove|fled|flew|grew|"
    r"hurt|laid|lay|rose|sank|set|shook|sold|spent|split|spread|stole|swore|threw|tore|wore|warns?|"
    r"killing|wounding|injuring|leaving|batters?|hits?|kills?"
)
_CUE = re.compile(rf"(?<!\w)(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))(?!\w)", re.IGNORECASE)
_REACH = 240
_NEAR = 80
_FROM_THEN = re.compile(r"\b(?:from|until|till|by)\s$", re.IGNORECASE)
_DECIDES = re.compile(
    r"\b(?:announc|declar|order|impos|ask|urg|advis|extend|postpon|suspend|promis|pledg|vow|offer|tell|told|set)\w*\b"
    r"(?![^.;]*\b(?:after|when|since)\b)",
    re.IGNORECASE,
)
"""Verbs of deciding what is to come: "declared three days of mourning from Monday"."""


def tense_at(text: str, at: tuple[int, int], sentence: tuple[int, int], default: Tense = "past") -> Tense:
    """Return the tense of the clause around an expression.

    The nearest cue before it decides, else the first one after it.

    Args:
        text: the article's text.
        at: span of the expression.
        sentence: span of its sentence.
        default: what holds where nothing tells.
    """
    start, end = at
    if _FROM_THEN.search(text, max(sentence[0], start - 8), start) and _DECIDES.search(
        text, max(sentence[0], start - _NEAR), start
    ):
        return "future"
    before = list(_CUE.finditer(text, max(sentence[0], start - _REACH), start))
    if before:
        return _of(before[-1])
    after = _CUE.search(text, end, min(sentence[1], end + _REACH))
    return _of(after) if after is not None else default


def _of(cue: re.Match[str]) -> Tense:
    return "future" if cue["future"] else "past"
