"""What happened to the people counted: the word that tells, and how it must stand to the count."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from tui.annotate.figure_behind import UNSURE, kind_behind
from tui.annotate.figure_leads import first_kind, is_the_number, led_kind
from tui.annotate.figure_numbers import Count
from tui.annotate.figure_outcomes import outcome, outcome_led
from tui.annotate.figure_parts import PART_OF, part_kind
from tui.annotate.figure_shelter import sheltered_kind
from tui.annotate.figure_words import DOING, DONE_TO, HAPPENS, STATE
from tui.annotate.figure_words import cues as cues_of
from tui.annotate.sentences import Span
from tui.corpus.highlight import FigureKind

_INCLUDING = re.compile(
    r",?\s(?:including|among\sthem|among\swhom|of\swhom|of\sthem|most\sof\sthem)\b", re.IGNORECASE
)
_OF_THEM = re.compile(r"\s(?:of|among)\s(?:them|whom|those)\b", re.IGNORECASE)
_LISTED = re.compile(r"(?:,|,?\sand|;)\s$")
_IN_PLACE = re.compile(r"\s(?:in|at|from|near)\s(?:the\s)?[A-Z]")
_OBJECT_GAP = re.compile(
    r"(?:\s(?:(?:the|an?|his|her|their)\s[a-z]{3,14}(?:\s[a-z]{3,14})?|(?-i:[A-Z])[\w’'.-]{1,20}"
    r"(?:\s(?-i:[A-Z])[\w’'.-]{0,20}){0,4}),?\sand)?"
    r"(?:\s(?:and|or)\s\w{4,12})?(?:\s(?:the|a\stotal\sof|what|an?|all|him\sand|them|by|her|his|their|its))?\s?[“\"]?",
    re.IGNORECASE,
)
_AS_DID = re.compile(r",?\sas\s(?:did|were|was|had|have)\s$", re.IGNORECASE)
_FATALLY = re.compile(r"(?:\sof\s(?:them|whom))?\sfatally\b(?!\s\w+(?:ed|ing)\b)", re.IGNORECASE)
_LEAVES = re.compile(
    r"\b(?:left|leaves|leaving|leave|put|puts|putting|landed|sent)\s(?:behind\s)?$", re.IGNORECASE
)
_LEFT_FOR = re.compile(r"(?:\s[^\s,;.“”\"]{1,20}){0,9}\s")
_JOINED = re.compile(
    r"(?:\s[–—(-]\s?[^–—();]{1,60}?\s?[–—)])?(?:,|,?\s(?:and|plus|or)|,\splus)\s", re.IGNORECASE
)
SPEAK = re.compile(r",?\s(?:said|says|say|told|added|confirmed\sto|spoke)\b", re.IGNORECASE)
"""People who say something are no toll: "including children, two aid workers said"."""

_MIGHT = re.compile(r"\b(?:could|would|might|may|can)\s(?:\w{2,12}ly\s)?$", re.IGNORECASE)
_FAR = 110


def kinds(
    text: str, sentence: Span, found: Sequence[Count], earlier: FigureKind | None = None
) -> list[FigureKind | None]:
    """Return for each count of a sentence what happened to the people counted, None where nothing did.

    Args:
        text: of the article.
        sentence: where the counts are.
        found: the counts, in order.
        earlier: the kind of the last figure before the sentence, which "the number" goes back to.
    """
    cues = list(cues_of(text, *sentence))
    told: list[FigureKind | None] = []
    for n, count in enumerate(found):
        if count.thing or (count.noun and SPEAK.match(text, count.end, sentence.end)):
            told.append(None)
            continue
        if n and PART_OF.fullmatch(text, found[n - 1].number_end, count.start):
            told.append(_adjoining(text, count, cues))
            continue
        kind = _kind(text, sentence, count, cues, _following(text, found, n))
        at = next((m for m in (n - 1, n - 2) if m >= 0 and told[m]), 0)
        last = told[at] if n else None
        if kind is None and is_the_number(text, sentence, count):
            kind = last or earlier or first_kind(text, sentence, count)
        if kind is None and last and _goes_on(text, found[at], count):
            kind = last
        if kind is None:
            before = (found[at], last) if last else None
            kind = part_kind(text, sentence, count, before, earlier if n == 0 else None)
        told.append(kind)
    return _shared(text, found, told)


def _adjoining(text: str, count: Count, cues: Sequence[re.Match[str]]) -> FigureKind | None:
    """Return the kind of the "31 injured" in "19 of the 31 injured were sent home"."""
    at = bisect_left(cues, count.number_end, key=lambda cue: cue.start())
    if at == len(cues) or text[count.number_end : cues[at].start()].strip():
        return None
    word = cues[at][0].lower()
    return STATE.get(word) or DONE_TO.get(word)


def _following(text: str, found: Sequence[Count], n: int) -> Count | None:
    """Return the count that a verb behind count `n` may belong to, not the whole of "two of the three"."""
    if n + 1 < len(found) and PART_OF.fullmatch(text, found[n].number_end, found[n + 1].start):
        n += 1
    return next((count for count in found[n + 1 :] if not count.thing), None)


def _shared(text: str, found: Sequence[Count], told: list[FigureKind | None]) -> list[FigureKind | None]:
    """Let counts of people that stand in one list share what happened: "three men and one woman died"."""
    for n in [*range(1, len(found)), *range(len(found) - 1, 0, -1)]:
        first, second = found[n - 1], found[n]
        if _JOINED.fullmatch(text, first.end, second.start) and first.noun and second.noun:
            told[n - 1], told[n] = told[n - 1] or told[n], told[n] or told[n - 1]
    return told


def _kind(
    text: str, sentence: Span, count: Count, cues: Sequence[re.Match[str]], following: Count | None
) -> FigureKind | None:
    led = led_kind(text, sentence, count) or outcome_led(text, sentence, count)
    if led is not None:
        return led
    if _FATALLY.match(text, count.end, sentence.end):
        return "killed"
    before = text[max(sentence.start, count.start - _FAR) : count.start]
    if _LEAVES.search(before):
        left = _left(text, count, cues)
        if left is not None:
            return left
    return (
        _from_before(text, count, cues)
        or kind_behind(text, count, cues, following)
        or outcome(text, count, following.start if following else sentence.end)
        or sheltered_kind(text, sentence, count)
        or _as_did(before, cues, count)
    )


def _as_did(before: str, cues: Sequence[re.Match[str]], count: Count) -> FigureKind | None:
    """Return the kind of "as did two other men", which is that of the verb before."""
    last = bisect_right(cues, count.start, key=lambda cue: cue.end()) - 1
    if last < 0 or not _AS_DID.search(before):
        return None
    word = " ".join(cues[last][0].lower().split())
    return HAPPENS.get(word) or DONE_TO.get(word) or STATE.get(word)


def _left(text: str, count: Count, cues: Sequence[re.Match[str]]) -> FigureKind | None:
    """Return the kind of "left five members of the choir dead"."""
    at = bisect_left(cues, count.number_end, key=lambda cue: cue.start())
    if at == len(cues) or not _LEFT_FOR.fullmatch(text, count.number_end, cues[at].start()):
        return None
    word = " ".join(cues[at][0].lower().split())
    return STATE.get(word) or DONE_TO.get(word)


def _from_before(text: str, count: Count, cues: Sequence[re.Match[str]]) -> FigureKind | None:
    """Return the kind from a verb whose object the count is ("killed four children", "killing 12")."""
    last = bisect_right(cues, count.start, key=lambda cue: cue.end()) - 1
    cue = cues[last] if last >= 0 else None
    if cue is None or not _OBJECT_GAP.fullmatch(text, cue.end(), count.start):
        return None
    word = " ".join(cue[0].lower().split())
    if word in UNSURE and not count.noun:
        return None
    if word in DOING and _MIGHT.search(text, max(0, cue.start() - _FAR), cue.start()):
        return None
    return DONE_TO.get(word) or DOING.get(word)


def _goes_on(text: str, before: Count, count: Count) -> bool:
    """Tell a count that shares its verb with the one before: "including five", ", two in Missouri"."""
    between = text[before.end : count.start]
    if (
        _INCLUDING.search(between)
        or _OF_THEM.match(text, count.number_end)
        or _OF_THEM.match(text, count.end)
    ):
        return True
    return len(between) < 60 and bool(_LISTED.search(between) and _IN_PLACE.match(text, count.number_end))
