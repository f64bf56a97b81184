"""The name that goes with a role: "Governor X", "the priest, X", "its director, who gave his name as X"."""

from __future__ import annotations

import re

from tui.annotate.speaker_candidates import Candidate, Candidates

_TITLE_OF = re.compile(r"\s|\.\s")
_BESIDE = re.compile(
    r"(?:\s(?:of|for|at|in)(?:\s[\w’-]{1,20}){1,4})?,\s(?:(?:the|an?|his|her|its)\s)?(?:[\w-]{1,20}\.?\s){0,2}"
)
_GAVE_NAME = re.compile(
    r"\b(?:(?:gave|gives|giving)\s(?:only\s)?(?:his|her|their)\s(?:first\s|given\s)?name"
    r"|(?:identified|identifies|identifying)\s(?:him|her|them)sel(?:f|ves))\s(?:only\s)?as\s(?:only\s)?"
)
_REACH = 240
_AHEAD = 4


_LAST_OF_APPOSITION = re.compile(r"[^,.;:“”\"]{0,60},\s(?:(?:has|had|have|also|later|then)\s)?")


def apposed(candidates: Candidates, chosen: Candidate, start: int) -> Candidate:
    """Return whose apposition a name ends: "Ana Alimo, once head of the Agency, said" is Alimo's.

    Args:
        candidates: the mentions of the article.
        chosen: the mention that was taken to speak.
        start: where the words begin that tell who speaks.
    """
    cue = candidates.reporting.cue_after(chosen.end)
    text = candidates.text
    if cue is None or (chosen.sort == "person" and not _is_attribute(text, chosen, 4)):
        return chosen
    beside = candidates.between(chosen.end, cue.start)[:1]  # "a friend of Hall, Ana Alimo, said"
    if beside and beside[0].sort == "person" and text[chosen.end : beside[0].start] == ", ":
        return beside[0]
    if _LAST_OF_APPOSITION.fullmatch(text, chosen.end, cue.start) is None:
        return chosen
    before = [c for c in candidates.between(start, chosen.start) if c.sort == "person"]
    named = next((c for c in before if text.startswith(", ", c.end) and not _is_attribute(text, c, 1)), None)
    if named is None or candidates.reporting.cues_between(start, chosen.start):
        return chosen
    between = text[named.end : chosen.start]
    return chosen if any(mark in between for mark in '.;:“”"') else named


_ATTRIBUTE = re.compile(
    r"\b(?:of|for|with|by|in|at|to|from|on|than|as|under|told)\s(?:the\s)?(?P<words>(?:[\w’-]{1,20}\s){0,4})$"
)


def _is_attribute(text: str, name: Candidate, most: int) -> bool:
    """Tell a name behind a preposition, with up to `most` words between."""
    found = _ATTRIBUTE.search(text, max(0, name.start - _BEFORE), name.start)
    return found is not None and len(found["words"].split()) <= most


_BEFORE = 60
_OWNED = re.compile(r"[’']s?\s(?:[\w-]{1,20}\s){0,2}")


def owned(candidates: Candidates, chosen: Candidate) -> Candidate:
    """Return who is somebody's where the owner was chosen ("Hall’s sister, Ana Alimo, wrote": the sister)."""
    if chosen.sort != "person":
        return chosen
    block = candidates.blocks[chosen.block]
    ahead = candidates.between(chosen.end, min(block.end, chosen.end + _REACH))[:1]
    if not ahead or ahead[0].sort != "role":
        return chosen
    return ahead[0] if _OWNED.fullmatch(candidates.text, chosen.end, ahead[0].start) else chosen


def by_name(candidates: Candidates, chosen: Candidate) -> Candidate:
    """Return the person whom a role introduces, the role itself where none stands with it.

    A title goes with the name right behind it, a noun with the name beside it, across a comma; someone
    who "gave his name as" or "identified himself as" a name has that name.

    Args:
        candidates: the mentions of the article.
        chosen: the mention that speaks.
    """
    if chosen.sort not in ("role", "capitals"):
        return chosen
    text = candidates.text
    before = candidates.before(chosen.start, 1)
    if before and before[0].sort == "person" and text[before[0].end : chosen.start] == ", ":
        return before[0]
    block = candidates.blocks[chosen.block]
    ahead = candidates.between(chosen.end, min(block.end, chosen.end + _REACH))
    for other in ahead[:_AHEAD]:
        if other.sort in ("pronoun", "role"):
            continue
        if _TITLE_OF.fullmatch(text, chosen.end, other.start):
            return other
        if other.sort == "person" and _BESIDE.fullmatch(text, chosen.end, other.start):
            return other
    given = _GAVE_NAME.search(text, chosen.end, min(block.end, chosen.end + _REACH))
    return next((c for c in ahead if given and c.start == given.end()), chosen)
