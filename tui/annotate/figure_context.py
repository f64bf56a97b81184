"""Around a figure: where, over which time, and whether it is a running total."""

from __future__ import annotations

import re
from bisect import bisect_left

from tui.annotate.number_words import NUMBER
from tui.annotate.sentences import Span
from tui.corpus.article import Article

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_UNITS = r"(?:hours?|days?|weeks?|months?|years?|decades?|weekend)"
_PERIOD = re.compile(
    rf"\bsince\s(?:(?:early|late|mid|last|the)[-\s]){{0,2}}(?:(?:{_MONTHS}|{_DAYS}|yesterday)(?:\s\d{{4}}|\s\d{{1,2}}(?:,\s\d{{4}})?)?|"
    rf"(?:19|20)\d\d)(?:\s(?:ceasefire|truce|war|attack|coup|election|uprising|revolution))?"
    rf"|\bsince\s[^,;.“”\"]{{3,90}}?\b(?:began|begun|started|erupted|announced|launched|collapsed|broke\sout|took\soffice|"
    rf"start|beginning|outbreak)\b[^,;.“”\"]{{0,40}}"
    rf"|\b(?:over|during|in|within|for)\s(?:(?:more|less)\sthan\s|nearly\s|just\s|about\s|the\s){{0,2}}"
    rf"(?:(?:last|past|first|previous|recent|space\sof|same)\s){{0,2}}(?:(?:{NUMBER}|several|few|recent|past|last)\s){_UNITS}\b"
    rf"|\bover\sthe\sweekend\b|\bin\s(?:19|20)\d\d\b"
    rf"|(?:\b{NUMBER})\s(?:hours|days|weeks|months|years)\sof\b|\b(?:so\sfar\s)?this\s(?:week|month|year)\b",
    re.IGNORECASE,
)
_LONG = re.compile(
    rf"\bweeks\b|\bmonths?\b|\byears?\b|\bdecades?\b|(?:19|20)\d\d|{_MONTHS}|"
    r"^since\b.*\b(?:war|conflict|uprising|coup|beginning|start|outbreak)\b",
    re.IGNORECASE,
)
_SHORT = re.compile(rf"{_DAYS}|yesterday|\bhours?\b|\bdays?\b|\bweekend\b", re.IGNORECASE)
_SINCE_EVENT = re.compile(
    r"since\s.*\b(?:began|begun|started|erupted|launched|collapsed|broke)", re.IGNORECASE
)
_TOTAL = re.compile(
    r"\b(?:so\sfar\sthis\syear|since\sthe\s(?:start|beginning|outbreak)|(?:war|conflict|pandemic|uprising)\s(?:has|have|had)"
    r"|bringing\sthe\stotal)\b",
    re.IGNORECASE,
)


class Places:
    """The places that an article names, asked for by stretch of text."""

    def __init__(self, article: Article) -> None:
        """Read the article's highlights."""
        self._text = article.text
        self._named = sorted((h.start, h.end) for h in article.highlights if h.kind == "place")

    def near(self, stretch: Span, at: int) -> str | None:
        """Return the first place named after `at` in a stretch of text, else the last one before."""
        first, last = bisect_left(self._named, (stretch.start, 0)), bisect_left(self._named, (stretch.end, 0))
        behind = bisect_left(self._named, (at, 0), first, last)
        if first == last:
            return None
        start, end = self._named[behind if behind < last else last - 1]
        return self._text[start:end]


def period(text: str, sentence: Span, at: int) -> str | None:
    """Return the time that the sentence counts over, as printed with its preposition, the nearest to `at`."""
    found = list(_PERIOD.finditer(text, *sentence))
    if not found:
        return None
    nearest = min(found, key=lambda m: min(abs(m.start() - at), abs(m.end() - at)))
    return nearest[0].removesuffix(" of").rstrip()


def is_running(text: str, sentence: Span, over: str | None) -> bool:
    """Tell a total over more than a week, or over a conflict, from the toll of one event."""
    if _TOTAL.search(text, *sentence):
        return True
    if over is None or _SHORT.search(over):
        return False
    return _LONG.search(over) is not None or _SINCE_EVENT.match(over) is not None
