"""Whom a sentence that reports something is about: not the town of a family, nor the friend of a friend."""

from __future__ import annotations

import re

from tui.annotate.sentences import Span
from tui.annotate.speaker_candidates import Candidate, Candidates

_NO_VERB = r"(?!(?:is|are|was|were|has|have|had|will|would|can|could)\b)"
_OF_WHOM = re.compile(
    r"(?:[^,]{2,40},\s)?(?:(?:but|and|so|yet|still|meanwhile|however|though)\s)?"
    r"(?P<head>(?:(?:an?|the|one|some|two|several|many)\s|(?!(?:in|on|at|by|for|from|after|before|as|when|while|if|to|according|that|because)\b))"
    rf"{_NO_VERB}[\w’-]{{1,20}}(?:\s{_NO_VERB}[\w’-]{{1,20}}){{0,3}}?)"
    r"\s(?:(?:in|of|from|at|near|outside|around|on|for|with|close\sto|familiar\swith|running)"
    rf"(?:\s(?!and\b|but\b){_NO_VERB}[\w’-]{{1,20}}){{0,8}}|who\s[^,.;:“”\"]{{3,60}})\s",
    re.IGNORECASE,
)
"""A subject whose attribute is the name behind it: "a family in the suburbs of", "a man who lived in"."""

_ATTRIBUTED = re.compile(
    r"\b(?:in|of|from|at|near|outside|around|for|with|running|(?<!ccording )to) "
    r"(?:the |its )?(?:[a-z]{1,20} ){0,2}$"
)
_FAR = 60
_LONGEST_ROLE = 160


def named(text: str, role: Candidate, candidates: Candidates, cue: str) -> Candidate:
    """Return who a role is by the name beside it: "Rabbi Alimo", "a trader, Alimo," or "Alimo, a trader,"."""
    if role.sort != "role":
        return role
    before = candidates.before(role.start, 1)
    if before and before[0].sort == "person" and text[before[0].end : role.start] == ", ":
        said = text.find(f", {cue}", role.end, role.end + _LONGEST_ROLE)
        return before[0] if said > 0 else role
    behind = (
        c for c in candidates.between(role.end, role.end + _FAR) if c.sort in ("person", "organisation")
    )
    name = next(behind, None)
    if name is None:
        return role
    between = text[role.end : name.start]
    return name if between == " " or (between == ", " and text.startswith(",", name.end)) else role


def subject(text: str, sentence: Span, name: Candidate) -> Candidate | None:
    """Return whom a sentence is about where a name is only an attribute; None where that is not told.

    "A family in the suburbs of New York said …": the family.
    """
    if name.sort == "pronoun" or not _ATTRIBUTED.search(text, sentence.start, name.start):
        return name
    told = _OF_WHOM.fullmatch(text, sentence.start, name.start)
    if told is not None:
        return Candidate(*told.span("head"), "role", name.block)
    return None if name.sort == "place" else name
