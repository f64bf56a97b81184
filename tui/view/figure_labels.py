"""What a figure of an event is called: "killed, children", "injured, seriously", "killed (May 1985)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from tui.corpus.article import Article
from tui.corpus.event import Span
from tui.corpus.figure_part import is_part
from tui.corpus.highlight import DateMention, Figure
from tui.corpus.sentences import sentence_around
from tui.harmless import harmless_line

__all__ = ["SOME", "earlier", "group", "label", "what", "whom"]


def what(report: Article, figure: Figure, reports: Sequence[Article]) -> str:
    """Return what a figure counts; of a count of some of them, two reports mean different ones."""
    aside = _aside(report, figure, reports)
    sentence = sentence_around(report, (figure.start, figure.end))
    if degree := _degree(report, figure, sentence):
        return f"{label(figure)}{degree}{aside}"
    is_some = not whom(figure) and is_part(report.text, figure, sentence)
    return f"{label(figure)}{SOME if is_some else ''}{aside}"


SOME: Final = ", some of them"


def _degree(report: Article, figure: Figure, sentence: Span) -> str:
    """Return ", seriously" or ", slightly" for a count of those who were injured so and no others."""
    if figure.kind != "injured" or whom(figure):
        return ""
    behind = _HOW_BADLY.match(report.text, figure.end, sentence[1])
    if behind is None:
        return ""
    if report.text.endswith(", ", sentence[0], figure.start):  # "two were hurt, one seriously"
        return SOME
    return ", slightly" if behind["slightly"] else ", seriously"


_HOW_BADLY: Final = re.compile(
    r"(?:\s(?:people|others|passengers|patients|victims|of\s(?:them|whom|those))){0,2}"
    r"(?:\s(?:is|are|was|were|remain(?:s|ed)?|had|have|has|suffered|with|in|taken|to|hospital|who|been|a|still|more|injured|being|"
    r"treated|for|reported|believed|thought|be|left)){0,7}"
    r"\s(?:(?P<slightly>slight(?:ly)?|minor|lightly|walking\swounded|non-life-threatening)"
    r"|serious(?:ly)?|critical(?:ly)?|severe(?:ly)?|grave(?:ly)?|life-threatening)\b",
    re.IGNORECASE,
)


def _aside(report: Article, figure: Figure, reports: Sequence[Article]) -> str:
    """Return " in Azaz" for a count of a place that its report names but once, and no other one names."""
    shown = harmless_line(figure.place or "").strip()
    town = shown.partition(",")[
        0
    ].lower()  # "Nice, southern France" and a dateline in capitals are no other place
    if not town or len(reports) < 2 or report.text.lower().count(town) > 1:
        return ""
    elsewhere = any(town in other.text.lower() for other in reports if other is not report)
    return "" if elsewhere else f" in {shown}"


def earlier(report: Article, figure: Figure, day: str | None) -> str:
    """Return the other, earlier time that a figure's sentence names; empty if it names none.

    "The flood of May 2019, in which two died" counts no dead of the flood that is reported. An undated report
    is taken to be of the `day` of the first one that is dated. A period that names its year says enough.
    """
    published = report.published or day or report.date_range[0]
    if not published or not report.dates or _YEAR.search(figure.period or ""):
        return ""
    start, end = sentence_around(report, (figure.start, figure.end))
    within = [mention for mention in report.dates if start <= mention.start < end]
    named = [mention for mention in within if mention.high]
    try:
        limit = date.fromisoformat(published[:10]) - _LONG_BEFORE
        told = next((each for each in within if _is_time_of(report.text, each, figure)), None)
        if told is not None and told.low and date.fromisoformat(told.low) < limit:
            return _in_words(report, told) if told.high else told.low[:4]
        is_earlier = named and all(date.fromisoformat(each.high or "") < limit for each in named)
    except (ValueError, OverflowError):
        return ""
    if not is_earlier or _COMPARING.search(report.text, max(start, named[0].start - 14), named[0].start):
        return ""
    return _in_words(report, min(named, key=lambda each: _apart(report.text, each, figure)))


def _is_time_of(text: str, mention: DateMention, figure: Figure) -> bool:
    """Tell whether a clause leads from a time to what happened then: "the first since 2004, when it fell"."""
    return mention.end <= figure.start and _WHEN.fullmatch(text, mention.end, figure.start) is not None


_WHEN: Final = re.compile(r",\s(?:when|in\swhich|during\swhich)\s[^.;:“”\"]{0,120}")


def _apart(text: str, mention: DateMention, figure: Figure) -> tuple[bool, int]:
    """Return whether a time is in another clause than a figure, and how many code points lie between."""
    between = sorted((mention.start, mention.end, figure.start, figure.end))[1:3]
    return _CLAUSE.search(text, *between) is not None, between[1] - between[0]


_CLAUSE: Final = re.compile(r"\b(?:and|but|while|whereas)\b|;")


def _in_words(report: Article, mention: DateMention) -> str:
    """Return a time as it reads anywhere: a day, a month or a year of the calendar, else as printed."""
    low, high = (date.fromisoformat(each) for each in (mention.low or mention.high or "", mention.high or ""))
    if low == high:
        return f"{low.day} {low:%B} {low.year}"
    if (low.year, low.month) == (high.year, high.month) and (high - low).days > _MOST_OF_A_MONTH:
        return f"{low:%B} {low.year}"
    if low.year == high.year and (high - low).days > _MOST_OF_A_YEAR:
        return str(low.year)
    return harmless_line(report.text[mention.start : mention.end])


_MOST_OF_A_MONTH: Final = 26
_MOST_OF_A_YEAR: Final = 363
_LONG_BEFORE: Final = timedelta(days=45)

_YEAR: Final = re.compile(r"\b[12]\d{3}\b")

_COMPARING: Final = re.compile(r"\b(?:since|than|until)\b", re.IGNORECASE)
"""What sets a time against the one reported: "the worst flood since May 2019"."""


def whom(figure: Figure) -> str:
    """Return whom a figure counts; "" for anybody."""
    who = harmless_line(figure.who or "").strip()
    return "" if who.lower() in _ANYBODY and figure.kind != "other" else who


_ANYBODY: Final = frozenset({"people", "persons", "others", "victims", "bodies", "lives", "fatalities"})


def label(figure: Figure) -> str:
    """Return what a figure counts: "killed, children", "killed in three days"."""
    what: str = figure.kind
    if who := whom(figure):
        what = who if figure.kind == "other" else f"{what}, {who}"
    period = harmless_line(figure.period or "").strip()
    return f"{what} {_over(period)}" if period else what


_ALREADY_OVER: Final = frozenset(
    {"since", "in", "over", "during", "within", "for", "this", "so", "last", "until"}
)


def _over(period: str) -> str:
    """Return a period as it goes on in a line: "since May", "in three weeks"."""
    period = period[:1].lower() + period[1:]
    return period if period.split(" ")[0] in _ALREADY_OVER else f"in {period}"


def group(named: str) -> str:
    """Return by what a name of a row is told from others: "American tourists" and "U.S. citizens" are one.

    Of people of one country, whether they are called its citizens, passengers or tourists tells none apart.
    """
    plain = _DOT.sub("", named.casefold())
    return _OF_A_COUNTRY.sub(lambda found: f", {_COUNTRIES.get(found[1], found[1])}", plain, count=1)


_DOT: Final = re.compile(r"(?<=\b[a-z])\.")
_OF_A_COUNTRY: Final = re.compile(
    r", (us|uk|[a-z]{3,14}(?:an|ish|ese|ch|i))s?"
    r"(?: (?:citizens?|nationals?|tourists?|passengers?|people|visitors?|travell?ers?|holiday-?makers?))?"
    r"(?=$| \()"
)
_COUNTRIES: Final = {"us": "american", "uk": "british"}
