"""What a count counts, told by the words that lead up to it: "the toll rose to", "cost the lives of"."""

from __future__ import annotations

import re
from typing import Final

from tui.annotate.figure_numbers import Count
from tui.annotate.sentences import Span
from tui.annotate.word_list import alternation
from tui.corpus.highlight import FigureKind

_REACHED = (
    r"\b(?:of|to|at|as|was|is|touched|reached|reaches|reaching|hit|hits|nears|tops|passes|passed|topped|exceeded"
    r"|surpassed|stood|stands|be|toll:|rose|rises|risen|climbs|climbed|jumped|soared|surged|grew|grown|increased|past|beyond"
    r"|stretched\sto|now)\s(?:from\s\S{1,12}\sto\s)?[“\"‘']?$"
)
_DEAD = (
    r"(?:dead|deaths|bodies|killed|fatalities|victims|casualties|(?:who\s)?(?:(?:have|has|had)\s)?died"
    r"|(?:now\s)?(?:known|confirmed|believed|feared|thought)\s"
    r"(?:to\s(?:have\s(?:been\s)?(?:died|killed)|be\sdead)|dead|killed))"
)
_LABELS: Final[dict[str, FigureKind]] = {
    "dead": "killed",
    "deaths": "killed",
    "killed": "killed",
    "injured": "injured",
    "wounded": "injured",
    "missing": "missing",
    "unaccounted": "missing",
    "displaced": "displaced",
    "displacement": "displaced",
    "homeless": "displaced",
    "homes": "displaced",
    "detained": "detained",
    "arrested": "detained",
    "arrests": "detained",
    "trapped": "trapped",
    "stranded": "trapped",
    "evacuated": "displaced",
    "evacuations": "displaced",
    "injuries": "injured",
    "fatalities": "killed",
    "detentions": "detained",
    "hospitalised": "injured",
}
"""What a list of figures puts before a colon: "Injured: 37"."""

_NAMED: Final = alternation(" ".join(sorted(_LABELS)))

_TOLL = re.compile(
    rf"\b(?:(?:death|casualty)?\s?toll|(?:death|body)\scount|(?:number|count)\s(?:of\s)?(?:the\s)?(?:[a-z]{{3,14}}\s){{0,2}}?{_DEAD}"
    rf"|(?:brings?|brought|bringing|takes?|took|taking|put|puts)\sthe\sdead)\b[^.;]{{0,160}}?{_REACHED}|\btoll:\s$",
    re.IGNORECASE,
)
_KIND_REACHED = re.compile(
    r"\b(?P<kind>deaths|fatalities|dead|arrests|injuries|detentions|evacuations)(?:\s[\w’'-]{1,16}){0,4}?"
    r"\s(?:reach|reached|hit|top|topped|pass|passed|exceed|exceeded"
    r"|number|numbers|numbered|total|totalled|(?:rise|rose|risen|climb|climbed|grew|grow)\sto|(?:stand|stood)\sat)\s$",
    re.IGNORECASE,
)
_NUMBER_OF_KIND = re.compile(
    rf"\b(?:number|count)\sof\s(?:the\s)?(?:[a-z]{{3,14}}\s){{0,2}}?(?P<kind>{_NAMED})\b"
    rf"[^.;]{{0,60}}?{_REACHED}",
    re.IGNORECASE,
)
_LABEL = re.compile(rf"(?:^|[.;,]\s)(?:driven\sfrom\stheir\s)?(?P<kind>{_NAMED}):\s$", re.IGNORECASE)
_OF_KIND = re.compile(
    rf"\b(?:the|those)\s(?:[a-z]{{3,14}}\s)?(?P<kind>{_NAMED}|victims|arrested|deceased)\s"
    rf"(?:at|are|were|include|included|includes|comprise|comprised)\s$"
    rf"|\b(?:of|among)\s(?:the|those)\s(?P<of>{_NAMED}|victims|deceased),\s$",
    re.IGNORECASE,
)
_THE = re.compile(r"\bthe\s(?:other\s)?$", re.IGNORECASE)
_HELD = re.compile(r"\s(?:being\s)?held\b(?!\s(?:hostage|captive|by|up|a|the|its|their)\b)", re.IGNORECASE)
_TAKEN = re.compile(r"\b(?:take|takes|took|taken|taking)\s$", re.IGNORECASE)
_INTO_CUSTODY = re.compile(r"\sinto\s(?:police\s)?custody\b", re.IGNORECASE)
_FIGURE_AT = re.compile(
    r"\b(?:puts?|putting|brings?|brought|takes?|took)\sthe\sfigure\b[^.;]{0,60}?\s$", re.IGNORECASE
)
_SEARCHED_FOR = re.compile(r"\b(?:look|looking|looked|search|searching|searched)\sfor\s$", re.IGNORECASE)
_WANTED = re.compile(
    r"\b(?:suspects|attackers|gunmen|men|assailants|fugitives|prisoners|inmates|attacker|suspect|volunteers|staff|workers)$",
    re.IGNORECASE,
)
"""Whom police look for, and employers."""

_NUMBER_AT = re.compile(
    rf"\b(?:puts?|putting|gave|gives|given|brings?|brought|bringing|takes?|took|taking|raised?|raising)\s(?:the|that|a)"
    rf"\s(?:number|figure|total|tally|count)\b[^.;]{{0,60}}?{_REACHED}"
    r"|\b(?:the|that|this|their)\s(?:number|figure|total|tally|count)\s(?:(?:has|had|have|later|then|since|now)\s){0,2}"
    r"(?:(?:rose|risen|rises|climbed|grew|grown|jumped|increased|fell|stands|stood)\s(?:to|at)|was|is|were)\s$"
    r"|\b(?:previous|earlier|last|latest|initial|first|official)\s(?:count|figure|number|estimate|tally)\s"
    r"(?:was|is|of|had\sbeen|stood\sat)\s$",
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
_LOST = re.compile(r"\b(?:lost|losing|loses|loss\sof)\s$", re.IGNORECASE)
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
_LIVES_OF = re.compile(r"\b(?:cost|claim|took|tak|lost)\w*\sthe\sli(?:fe|ves)\sof\s$", re.IGNORECASE)
_FORCES = re.compile(r"\b(?:forced|forcing|forces|force|drove|driving|driven)\s$", re.IGNORECASE)
_FROM_HOME = re.compile(
    r"\s(?:(?:from|out\sof)\s(?:their\s)?(?:homes|houses)|to\s(?:leave|flee|evacuate))\b", re.IGNORECASE
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
    for pattern in (_OF_KIND, _LABEL, _NUMBER_OF_KIND, _KIND_REACHED):
        named = pattern.search(before)
        if named is not None:
            return _LABELS.get((named["kind"] or named["of"]).lower(), "killed")
    if _is_toll(text, count, text[max(sentence.start, count.start - 2 * _FAR) : count.start]):
        return "killed"
    from_home = _FORCES.search(before) and _FROM_HOME.match(text, count.end)
    if from_home or _DISPLACED_FIRST.search(before):
        return "displaced"
    return _held_or_sought(text, count, before)


def _held_or_sought(text: str, count: Count, before: str) -> FigureKind | None:
    """Return the kind of those taken into custody, looked for, or besieged."""
    if _THE.search(before) and _HELD.match(text, count.end):
        return "detained"
    if _TAKEN.search(before) and _INTO_CUSTODY.match(text, count.end):
        return "detained"
    if count.noun and _SEARCHED_FOR.search(before) and not _WANTED.search(text, count.number_end, count.end):
        return "missing"
    return "trapped" if _BESIEGED.search(before) else None


def is_the_number(text: str, sentence: Span, count: Count) -> bool:
    """Tell "put the number at 33", which counts what the sentence before counts."""
    return _NUMBER_AT.search(text, max(sentence.start, count.start - _FAR), count.start) is not None


def first_kind(text: str, sentence: Span, count: Count) -> FigureKind | None:
    """Return what "put the figure at 33" counts where nothing before it does: the dead."""
    start = max(sentence.start, count.start - _FAR)
    return "killed" if _FIGURE_AT.search(text, start, count.start) else None


def _is_toll(text: str, count: Count, before: str) -> bool:
    if _TOLL.search(before) or _LIVES_OF.search(before):
        return True
    if _LIVES_BEFORE.search(before) and text.endswith(("lives", "victims"), count.number_end, count.end):
        return True
    if _TO_NUMBER.search(before) and _NUMBER_OF.match(text, count.end):
        return True
    mourned = count.noun and _MOURNED.search(text, count.number_end, count.end)
    return bool(mourned and _LOST.search(before))
