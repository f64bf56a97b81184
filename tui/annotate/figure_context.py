"""Around a figure: by whose account, where, over which time, and whether it is a running total."""

from __future__ import annotations

import re

from tui.annotate.number_words import NUMBER, value_of
from tui.annotate.sentences import Span
from tui.corpus.article import Article

_SAY = r"(?:said|says|say|told|reported|reports|estimates|estimated|claimed|claims|announced|confirmed|added|put|documented|stated)"
_ACCORDING = re.compile(r"\baccording\sto\s(?P<who>[^.,;:“”\"()]{2,80})", re.IGNORECASE)
_SAID_TAIL = re.compile(rf",\s(?P<who>[^.,;:“”\"]{{2,60}}?)\s{_SAY}\b")
_SAID_HEAD = re.compile(
    rf"^(?P<who>[^.,;:“”\"]{{2,80}}?)(?:,[^.;:“”\"]{{0,90}},)?\s(?:have\s|had\s|has\s)?{_SAY}\b"
)
_PERIOD = re.compile(
    rf"\b(?:(?:since|over|during|in|within|for)\s(?:the\s)?(?:(?:early|late|mid|last|past|first|previous|recent|"
    rf"space\sof|same|next)[-\s]){{0,2}}(?:(?:{NUMBER}|several|few)\s)?(?:hours?|days?|weeks?|months?|years?|decades?|"
    rf"January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|"
    rf"Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|(?:19|20)\d\d)\b"
    rf"|(?:{NUMBER})\s(?:hours|days|weeks|months|years)\sof\b|this\s(?:week|month|year)|so\sfar\sthis\syear)",
    re.IGNORECASE,
)
_LONG = re.compile(
    r"\b(?:weeks?|months?|years?|decades?|(?:19|20)\d\d)\b|since\s(?:early\s|late\s|mid-?\s?|last\s)?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:so\sfar\sthis|in\sall|since\sthe\s(?:start|beginning|war)|(?:war|conflict)\shas)\b", re.IGNORECASE
)


def attribution(article: Article, sentence: Span) -> str | None:
    """Return by whose account the sentence speaks, as printed, None if by the article's own."""
    told = article.text[sentence.start : sentence.end]
    match = _ACCORDING.search(told) or _SAID_TAIL.search(told) or _SAID_HEAD.search(told)
    return match["who"].strip() if match is not None else None


def place(article: Article, sentence: Span, at: int) -> str | None:
    """Return the place named nearest to the figure in its sentence, the one after it first."""
    named = [h for h in article.highlights if h.kind == "place" and sentence.start <= h.start < sentence.end]
    after = next((h for h in named if h.start > at), None)
    nearest = after or (named[-1] if named else None)
    return article.text[nearest.start : nearest.end] if nearest else None


def period(text: str, sentence: Span) -> str | None:
    """Return the time that the sentence counts over, as printed with its preposition."""
    match = _PERIOD.search(text, *sentence)
    return match[0].removesuffix(" of") if match is not None else None


def is_running(text: str, sentence: Span, over: str | None) -> bool:
    """Tell a total over more than a week, or over a conflict, from the toll of one event."""
    if _TOTAL.search(text, *sentence):
        return True
    return over is not None and _LONG.search(over) is not None and value_of(over) != 1
