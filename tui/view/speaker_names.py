"""What the speaker of a quote is called: the fullest name, or the words for someone without one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from tui.corpus.highlight import Quote, Speaker
from tui.harmless import harmless_line

UNNAMED: Final = "unnamed"

_PRONOUNS: Final = frozenset(
    {"he", "she", "it", "they", "who", "that", "which", "we", "i", "you", "this", "these", "those", "some"}
)
_DETERMINED: Final = re.compile(r"(?:The|A|An|Its|Their|His|Her|One|Two)\s|(?:the|an?|its|their|his|her)\s")
_OF_WHOM: Final = re.compile(r"\s(?:of|for|from|with|at|in)\s[^,;:.!?“”\"()]{2,80}")
_FOR_WHOM: Final = re.compile(
    r"\s(?:of|for|from|with)\s(?:[\w’-]{1,20}\s){0,6}?[\w’-]{1,20}(?=,|\s(?:at|in|on)\s)"
)
_AUXILIARY: Final = re.compile(r"(?:\s(?:has|had|have|also|later|earlier|then|as|in\swhich\s\w+)){1,2}$")
_SAYS: Final = ("said", "says", "told", "added", "confirmed", "announced", "wrote", "quoted")
_OWNER: Final = re.compile(r"(?:[A-Z][\w-]{1,20}\s){0,3}[A-Z][\w-]{1,20}[’']s\s(?:[a-z-]{2,20}\s){0,2}$")
_BODY: Final = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Aa]nother)\s(?:[A-Z][\w’-]{1,20}\s(?:(?:of|for|and|the)\s){0,2}){1,5}$"
)
_NO_OWNER: Final = frozenset({"while", "but", "and", "in", "as", "when", "after", "if", "on", "at", "though"})
_LONGEST_ROLE: Final = 90
_FAR: Final = 3_000
"""Code points back to where "the spokesman" was introduced."""


def speaker_of(quote: Quote, names: Mapping[str, str], text: str = "") -> str:
    """Return who said it: by the fullest name of the entity, or as the text names them.

    Args:
        quote: of an article.
        names: entity id → its fullest name.
        text: the article's; with it a role is told with whose it is ("the head of the mission in Tarn").
    """
    speaker = quote.speaker
    if speaker is None:
        return UNNAMED
    if name := names.get(speaker.entity or ""):
        return name
    shown = harmless_line(speaker.text)
    if shown.lower() in _PRONOUNS:
        return UNNAMED
    if not text or speaker.start is None or speaker.end is None or speaker.end > len(text):
        return shown
    if not _DETERMINED.match(shown):
        return f"{_owner(speaker.start, text)}{shown}"
    shown = f"{shown[0].lower()}{shown[1:]}"
    whose = _whose(speaker.end, text, quote.cue)
    return f"{shown}{whose}" if whose else _introduced(speaker, shown, text) or shown


def in_one_case(speakers: Sequence[str]) -> list[str]:
    """Return the same speakers, in small letters those that any report has so ("Officials": "officials")."""
    small = frozenset(each for each in speakers if each[:1].islower())
    return [each.lower() if each.lower() in small else each for each in speakers]


def _owner(start: int, text: str) -> str:
    """Return "Costa Rica's " or "a Ministry of Roads " where it stands before a role."""
    if not text[start : start + 1].islower():
        return ""
    reach = max(0, start - _LONGEST_ROLE)
    if body := _BODY.search(text, reach, start):
        shown = harmless_line(body[0])
        return f"{shown[0].lower()}{shown[1:]} "
    found = _OWNER.search(text, reach, start)
    words = found[0].split() if found else []
    return f"{harmless_line(' '.join(words[words[0].lower() in _NO_OWNER :]))} " if words else ""


def _whose(end: int, text: str, cue: str | None) -> str:
    """Return " of the mission in Tarn" where it stands between a role and the verb of saying."""
    reach = end + _LONGEST_ROLE
    verbs = [at for verb in (cue, *_SAYS) if verb and (at := text.find(f" {verb}", end, reach)) >= 0]
    between = _AUXILIARY.sub("", text[end : min(verbs)]) if verbs else ""
    found = _OF_WHOM.fullmatch(between) or _FOR_WHOM.match(text, end)
    return f" {harmless_line(found[0])}" if found else ""


def _introduced(speaker: Speaker, shown: str, text: str) -> str:
    """Return "a spokesman for the ministry" for "the spokesman", where the text called him so before."""
    the, _, noun = shown.partition(" ")
    if the != "the" or not noun.isalpha() or speaker.start is None:
        return ""
    before = [*re.finditer(rf"\b[Aa]n?\s(?:[\w’-]{{1,20}}\s){{0,4}}?{noun}\b", text[: speaker.start][-_FAR:])]
    if not before:
        return ""
    first = max(0, speaker.start - _FAR)
    whose = _whose(first + before[-1].end(), text[: speaker.start], None)
    return harmless_line(f"a{before[-1][0][1:]}{whose}") if whose else ""
