"""Around a figure: where, in whose words, over which time, and whether it is a running total."""

from __future__ import annotations

import re
from bisect import bisect_left

from tui.annotate.number_words import NUMBER
from tui.annotate.sentences import Span
from tui.corpus.article import Article

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_UNITS = r"(?:hours?|days?|weeks?|months?|years?|decades?|weekend)"
# "… since the war began at more than 370": what stands behind the time is the figure.
_AMOUNT = (
    rf"\s(?:at|to)\s(?:(?:more|less|fewer|least|over|under|about|around|nearly|almost|some)\b|{NUMBER}\b)"
)
_PERIOD = re.compile(
    rf"\bsince\s(?:(?:early|late|mid|last|the)[-\s]){{0,2}}(?:(?:{_MONTHS}|{_DAYS}|yesterday)(?:\s\d{{4}}|\s\d{{1,2}}(?:,\s\d{{4}})?)?|"
    rf"(?:19|20)\d\d)(?:\s(?:ceasefire|truce|war|attack|coup|election|uprising|revolution))?"
    rf"|\bsince\s[^,;.“”\"]{{3,90}}?\b(?:began|begun|started|erupted|announced|launched|collapsed|broke\sout|took\soffice|"
    rf"(?:fell|broke|came)\s(?:apart|down)|lapsed|ended|opened|resumed|seized|invaded|captured|"
    rf"start|beginning|outbreak)\b(?:(?!{_AMOUNT})[^,;.“”\"]){{0,40}}"
    rf"|\b(?:over|during|in|within|for)\s(?:(?:more|less)\sthan\s|nearly\s|just\s|about\s|the\s){{0,2}}"
    rf"(?:(?:last|past|first|previous|recent|space\sof|same)\s){{0,2}}(?:(?:{NUMBER}|several|few|recent|past|last)\s){_UNITS}\b"
    rf"|\bbetween\s(?:(?:{_MONTHS})\s)?(?:19|20)\d\d\sand\s(?:(?:{_MONTHS})\s)?(?:19|20)\d\d\b|\bthat\syear\b"
    rf"|\bsince\s(?:(?!in\s)[^,;.“”\"]){{3,90}}\sin\s(?:(?:{_MONTHS})\s)?(?:19|20)\d\d\b"
    rf"|\bover\sthe\sweekend\b|\bin\s(?:19|20)\d\d\b"
    rf"|(?:\b{NUMBER})\s(?:hours|days|weeks|months|years)\sof\b|(?<!earlier\s)(?<!later\s)(?<!late\s)(?<!early\s)\b(?:so\sfar\s)?this\s(?:week|month|year)\b",
    re.IGNORECASE,
)
_LONG = re.compile(
    rf"\bweeks\b|\bmonths?\b|\byears?\b|\bdecades?\b|(?:19|20)\d\d|{_MONTHS}|"
    r"^since\b.*\b(?:war|conflict|uprising|coup|beginning|start|outbreak)\b",
    re.IGNORECASE,
)
_SHORT = re.compile(rf"{_DAYS}|yesterday|\bhours?\b|\bdays?\b|\bweekend\b", re.IGNORECASE)
_SINCE_EVENT = re.compile(
    r"since\s.*\b(?:began|begun|started|erupted|launched|collapsed|broke|fell|lapsed|ended|opened|resumed|seized|invaded)\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"\b(?:in|at|inside|across|on|within)\s(?:the\s)?(?:[\w-]+\s(?:of\s)?){0,3}$", re.IGNORECASE
)
_ON_THE_WAY = re.compile(
    r"\b(?:north|south|east|west|outside|near|from|to|toward|towards|border|by|with)\s(?:of\s)?(?:the\s)?$"
)
_WHEN = re.compile(r",?\s(?:when|in\swhich|after\swhich)\b", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:worst|deadliest|strongest|biggest|largest|heaviest|highest|bloodiest|first|\w{3,9}est|most\s\w{4,12})\s"
    r"(?:[\w’'-]{1,16}\s){0,5}$",
    re.IGNORECASE,
)
"""What a time is compared with, not counted over: "the strongest earthquake in the country for 40 years"."""

_FAR = 80
_TOTAL = re.compile(
    r"\b(?:so\sfar\sthis\syear|since\sthe\s(?:start|beginning|outbreak)|(?:war|conflict|pandemic|uprising)\s(?:has|have|had)"
    r"|bringing\sthe\stotal)\b",
    re.IGNORECASE,
)


class Surroundings:
    """The places and quotations of an article, asked for around a figure."""

    def __init__(self, article: Article) -> None:
        """Read the article's highlights and, as far as they are known, its quotations."""
        self.text = article.text
        self._named = sorted((h.start, h.end) for h in article.highlights if h.kind == "place")
        self._quotes = sorted((q.start, q.end, q.speaker.text) for q in article.quotes if q.speaker)

    def speaker(self, at: int) -> str | None:
        """Return the speaker of the quotation that a position lies in, None outside."""
        last = bisect_left(self._quotes, (at + 1, 0, "")) - 1
        return self._quotes[last][2] if last >= 0 and at < self._quotes[last][1] else None

    def place(self, stretch: Span, at: int) -> str | None:
        """Return the place in a stretch of text that the words put something in, the nearest to `at`.

        "In Azaz, north of Aleppo" is about Azaz: a place that only tells the way is the last resort.
        """
        first, last = bisect_left(self._named, (stretch.start, 0)), bisect_left(self._named, (stretch.end, 0))
        ranked = sorted(self._named[first:last], key=lambda span: (self._rank(span[0]), abs(span[0] - at)))
        return self.text[slice(*ranked[0])] if ranked else None

    def _rank(self, start: int) -> int:
        before = self.text[max(0, start - 40) : start]
        return 2 if _ON_THE_WAY.search(before) else 0 if _INSIDE.search(before) else 1


def period(text: str, sentence: Span, at: int) -> str | None:
    """Return the time that the sentence counts over, as printed with its preposition, the nearest to `at`.

    "The worst crash since 2004, when seven people died" tells a day of 2004, and counts over no time.
    """
    found = [
        m
        for m in _PERIOD.finditer(text, *sentence)
        if (m.end() > at or not _WHEN.match(text, m.end(), at))
        and not _COMPARED.search(text[max(0, m.start() - _FAR) : m.start()])
        and not _is_beside(text, m.start(), m.end())
    ]
    if not found:
        return None
    nearest = min(found, key=lambda m: min(abs(m.start() - at), abs(m.end() - at)))
    return nearest[0].removesuffix(" of").rstrip()


def _is_beside(text: str, start: int, end: int) -> bool:
    """Tell a time in a clause set off by commas: "the band, which met in 2003, killed …"."""
    return text.startswith(",", end) and _WHICH.search(text, max(0, start - _FAR), start) is not None


_WHICH = re.compile(r",\s(?:which|who|whose)\s[^,.;]{0,60}$")


def is_running(text: str, sentence: Span, over: str | None) -> bool:
    """Tell a total over more than a week, or over a conflict, from the toll of one event."""
    if over is not None and _SHORT.search(over):
        return False
    if _TOTAL.search(text, *sentence):
        return True
    if over is None:
        return False
    return _LONG.search(over) is not None or _SINCE_EVENT.match(over) is not None
