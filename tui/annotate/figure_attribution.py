"""By whose account a figure is given: the noun phrase before or behind the reporting verb."""

from __future__ import annotations

import re

from tui.annotate.figure_words import QUALIFIER, VAGUE
from tui.annotate.number_words import NUMBER, WORDS
from tui.annotate.sentences import Span
from tui.annotate.word_list import alternation, words

_SAY = re.compile(
    r"(?:\b(?:have|had|has|also|later|earlier|initially|previously|now)\s){0,2}\b(?P<verb>"
    + alternation(
        """
        said says say told reported reports reporting estimates estimated claimed claims announced
        confirmed added documented stated tweeted wrote warned estimate recorded counted
        """
    )
    + r"|(?:puts?|putting)(?=\s(?:it|(?:the|its)\s(?:[a-z]{2,12}\s){0,2}?"
    + r"(?:toll|number|figure|count|total|dead|tally))\b)"
    + r"|(?:gave|gives?|given|giving)(?=\s(?:an?|the|its)\s(?:[a-z]{2,12}\s){0,2}?"
    + r"(?:toll|number|figure|count|tally)\b)"
    + rf"|counts?(?=\s(?:{QUALIFIER}\s)?{NUMBER}\b))\b"
)
_ACCORDING = re.compile(r"\b(?:[Aa]ccording\sto|[Bb]y\sthe\s(?:count|tally|reckoning)\sof)\s")
_OWN_COUNT = re.compile(
    r"\b(?:by|on)\s(?P<who>[^,;.“”\"()]{2,60}?)[’']s?\s(?:own\s)?(?:count|tally|reckoning)\b", re.IGNORECASE
)
_BRACKETS = re.compile(r"\s?\([^()]{1,60}\)$")
_INVERTED = frozenset({"said", "says"})
_END = words(
    """
    that when after as and but which who said says told is are was were has have had been be by where
    while if because killed killing wounded injured died since although though than then before until
    whether reported or added adding saying speaking told had yet so
    """
)
_AHEAD = re.compile(r"[^\s,.;:“”\"()]{1,40}(?:\s[^\s,.;:“”\"()]{1,40}){0,9}")
_SUBORDINATE = words("since after before when while until because if who which whose although whether")
_RELATIVE = re.compile(r",\s(?:where|which|who|whose)\b")
_PASSIVE = re.compile(r"\b(?:been|was|were|is|are|being|be|not)$")
_PRONOUNS = words("he she they it i we you who")
_MOST_WORDS = 12
_PRONOUN_LIKE = words("he she they it i we you officials residents police authorities state media")
_NO_SOURCE = words(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today at least more there this"
)
_TALLIES = frozenset({"number", "toll", "total", "death", "list"})
_AMOUNTS = frozenset({*WORDS, *(phrase for phrase in VAGUE if " " not in phrase)}) - {"one"}
"""What a count begins with: "two walkers reported missing" names no source."""


def attribution(text: str, sentence: Span, start: int, end: int, previous: Span | None = None) -> str | None:
    """Return whose account the figure at `text[start:end]` is, as printed; None if the article's own.

    The nearest reporting verb before the figure in its sentence tells, else the first one behind it. For a
    pronoun, whoever the sentence before names as its source stands in.
    """
    found = _sources(text, sentence, start, end)
    named = next((source for source in found if source.lower() not in _PRONOUNS), None)
    if named is not None or not found:
        return named
    earlier = _sources(text, previous, previous.end, previous.end) if previous else []
    return next((source for source in earlier if source.lower() not in _PRONOUNS), found[0])


def _sources(text: str, sentence: Span, start: int, end: int) -> list[str]:
    """Return those whose account the sentence may be, the likeliest first."""
    according = _ACCORDING.search(text, *sentence)
    verbs = list(_SAY.finditer(text, *sentence))
    whole = start >= sentence.end
    before = [
        verb
        for verb in verbs
        if verb.end() <= start and (whole or not _RELATIVE.search(text, verb.end(), start))
    ]
    behind = [verb for verb in verbs if verb.start() >= end]
    found = [_ahead(text, according.end(), sentence.end)] if according else []
    own = _OWN_COUNT.search(text, *sentence)
    found += [own["who"]] if own else []
    found += [_source(text, verb, sentence) for verb in [*reversed(before), *behind]]
    return [source for source in found if source is not None]


def _source(text: str, verb: re.Match[str], sentence: Span) -> str | None:
    """Return who the verb's subject is: before it, across an apposition, or behind it."""
    before = text[max(sentence.start, verb.start() - 300) : verb.start()].rstrip()
    before = _BRACKETS.sub("", before)
    if not before or before[-1] in '”"’':
        return _ahead(text, verb.end("verb") + 1, sentence.end)
    if _PASSIVE.search(before):
        return None
    if before[-1] == ",":
        opened = before.rfind(",", max(0, len(before) - 130), len(before) - 1)
        if opened < 0:
            return _ahead(text, verb.end("verb") + 1, sentence.end)
        found = _behind(_BRACKETS.sub("", before[:opened].rstrip()))
        if found is None and verb["verb"] in _INVERTED:
            return _ahead(text, verb.end("verb") + 1, sentence.end)
        return found
    return _behind(before)


def _behind(before: str) -> str | None:
    """Return the noun phrase at the end of a stretch of text; None where it belongs to another clause."""
    phrase = re.split(r"[,;:“”\"()–—]\s?|\s-\s", before[-160:])[-1].split()
    kept: list[str] = []
    for n, word in enumerate(reversed(phrase[-_MOST_WORDS:]), 1):
        low = word.lower()
        if low in _SUBORDINATE:
            if low == "which" and kept and kept[-1].lower() in _PRONOUNS:
                break
            return None
        joins = low == "and" and kept and not any(w.lower() in _END for w in phrase[:-n])
        if low in _END and not joins:
            break
        kept.insert(0, word)
    return _named(kept)


def _ahead(text: str, start: int, end: int) -> str | None:
    """Return the noun phrase that begins at a position."""
    found = _AHEAD.match(text, start, end)
    if found is None:
        return None
    kept: list[str] = []
    for word in found[0].split():
        if (word.lower() in _END and word != "by") or word.lower() in _NO_SOURCE or (word == "in" and kept):
            break
        kept.append(word)
    return _named(kept)


def _named(kept: list[str]) -> str | None:
    """Return the phrase if it can be somebody: a capital, a noun behind an article, a pronoun, a plural."""
    while kept and (kept[-1].lower() in _NO_SOURCE or kept[-1].lower() in ("on", "late", "early", "in")):
        kept.pop()
    if not kept or (len(kept) == 1 and kept[0].lower() in _NO_SOURCE):
        return None
    first, last = kept[0], kept[-1].lower()
    if first[0].isdigit() or first.lower() in _AMOUNTS or not _TALLIES.isdisjoint(kept[1:2]):
        return None
    if last in _PRONOUNS:
        return kept[-1]
    somebody = (
        any(word[0].isupper() for word in kept[1:])
        or first[0].isupper()
        or first.lower() in ("the", "a", "an", "his", "her", "their", "its", "one", "local", "state", "some")
        or last in _PRONOUN_LIKE
        or last.endswith("s")
    )
    return " ".join(kept) if somebody else None
