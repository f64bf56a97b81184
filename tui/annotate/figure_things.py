"""Counts that are news though they are no toll: buildings hit, people aboard, survivors."""

from __future__ import annotations

import re
from dataclasses import replace

from tui.annotate.figure_numbers import Count
from tui.annotate.sentences import Span
from tui.annotate.word_list import alternation, words

_BUILDINGS = """
    houses homes buildings hospitals schools clinics shops stalls villages mosques churches facilities
    vehicles     apartments bridges factories stores structures temples ambulances tents
    """
_BUILDING = alternation(_BUILDINGS)
_WRECKED = alternation(
    "destroyed damaged hit struck burned burnt levelled leveled flooded flattened bombed shelled razed"
)
_THING = re.compile(rf"\s(?:of\s)?(?:[\w’-]{{2,20}}\s){{0,3}}?(?:{_BUILDING})\b")
_WAS_WRECKED = re.compile(
    rf"(?:\s[\w’-]{{1,20}}){{0,4}}?\s(?:were|was|been|are|being)\s(?:\w{{2,12}}ly\s)?(?:{_WRECKED})\b|\scollapsed\b",
    re.IGNORECASE,
)
_WRECKING = re.compile(
    rf"\b(?:{_WRECKED}|destroying|damaging|hitting|striking|levelling|leveling|flooding|flattening|razing|destroys|"
    r"damages|hits|strikes|collapses|(?:bringing|brought|brings)\sdown)\s(?:about\s)?$",
    re.IGNORECASE,
)
_ABOARD = re.compile(
    r"(?:\s(?:who\s)?(?:was|were|are|is|had\sbeen|have\sbeen)(?:\s(?:thought|believed|known)\sto\s(?:be|have\sbeen))?)?"
    r"\s(?:on\sboard|aboard)\b"
)

SIGNS = words(_BUILDINGS) | {"survivors", "board", "aboard"}
"""The words of which a sentence that counts such things has one."""


def other(text: str, sentence: Span, count: Count) -> Count | None:
    """Return the count, grown to its noun, if it is of buildings hit, people aboard or survivors."""
    if count.noun:
        survived = text.endswith("survivors", count.number_end, count.end)
        return count if survived or _ABOARD.match(text, count.end, sentence.end) else None
    thing = _THING.match(text, count.number_end, sentence.end)
    if thing is None:
        return None
    led_by = text[max(sentence.start, count.start - 30) : count.start]
    if _WRECKING.search(led_by) or _WAS_WRECKED.match(text, thing.end(), sentence.end):
        who = re.sub(r"^\s(?:of\s)?", "", thing[0])
        return replace(count, end=thing.end(), who=who)
    return None
