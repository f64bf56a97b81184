"""Whether what a sentence tells about a time lies before or after the day it was written."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

Tense: TypeAlias = Literal["past", "future"]

_FUTURE = (
    r"(?:will|would|shall|to|can|could|may|might|must|should)\s(?:not\s|also\s)?be\s\w{1,20}|"
    r"will|shall|won['’]t|['’]ll|would|(?:is|are|was|were|be|been|being)\s(?:expected|due|scheduled|set|slated|"
    r"planned|supposed|likely|going)|(?:planned|scheduled|slated|set|due|expected)\s(?:for|on|to|in)|"
    r"(?:plans?|hopes?|intends?|wants?|agreed|vowed|promised|pledged|prepares?|prepared|preparing|ready|going|"
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
    before = list(_CUE.finditer(text, max(sentence[0], start - _REACH), start))
    if before:
        return _of(before[-1])
    after = _CUE.search(text, end, min(sentence[1], end + _REACH))
    return _of(after) if after is not None else default


def _of(cue: re.Match[str]) -> Tense:
    return "future" if cue["future"] else "past"
