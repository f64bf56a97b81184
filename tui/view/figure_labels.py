"""What a figure of an event is called: "killed, children", "injured, seriously", "killed (May 1985)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from tui.corpus.article import Article
from tui.corpus.event import Span
from tui.corpus.figure_part import how_badly, is_part
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
    degree = "" if whom(figure) else how_badly(report.text, figure, sentence)
    if degree and report.text.endswith(", ", sentence[0], figure.start):  # "two were hurt, one seriously"
        return SOME
    return degree and f", {degree}"


def _aside(report: Article, figure: Figure, reports: Sequence[Article]) -> str:
    """Return " in Azaz" for a count of a place that only its report names, and that once or far down."""
    shown = harmless_line(figure.place or "").strip()
    town = _town(shown)
    if not town or shown.isupper() or len(reports) < 2 or not _is_in_passing(report.text.lower(), town):
        return ""
    elsewhere = any(town in other.text.lower() for other in reports if other is not report)
    return "" if elsewhere else f" in {shown}"


def _town(place: str) -> str:
    """Return the name of a place alone: no land behind it, and no noun ("Vegas rampage")."""
    printed = place.partition(",")[0].split()
    named = [word for word in printed if not word.islower()] or printed
    return " ".join(named).lower()


def _is_in_passing(text: str, town: str) -> bool:
    """Tell whether a text names a place but once, or not before its second half."""
    return text.count(town) <= 1 or text.find(town) > len(text) // 2


def earlier(report: Article, figure: Figure, day: str | None, of_event: str | None = None) -> str:
    """Return the other, earlier time that a figure's sentence names; empty if it names none.

    "The flood of May 2019, in which two died" counts no dead of the flood that is reported. A period of
    a running total says enough, and one that names its year.

    Args:
        report: that has the figure.
        figure: in it.
        day: of the first report that is dated; an undated one is taken to be of this day.
        of_event: the day of the event as the reports tell it: what was days before it is of another.
    """
    published = report.published or day or report.date_range[0]
    says_enough = figure.period and (figure.running or _YEAR.search(figure.period))
    if not published or not report.dates or says_enough:
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
        nearest = min(named, key=lambda each: _apart(report.text, each, figure), default=None)
        is_earlier = is_earlier or _is_before(of_event, nearest, report.text, published[:10])
    except (ValueError, OverflowError):
        return ""
    if nearest is None or not is_earlier:
        return ""
    is_compared = _COMPARING.search(report.text, max(start, named[0].start - 14), named[0].start)
    return "" if is_compared else _in_words(report, nearest)


def _is_before(of_event: str | None, mention: DateMention | None, text: str, published: str) -> bool:
    """Tell whether a time that is named was over by days when the event was.

    What happened "earlier this month" was before an event that was news when the report came.

    A mere weekday is not asked: it tells when something was said, and a report that was changed later tells
    one that was still to come when it was published.
    """
    if of_event is None or mention is None or _WEEKDAY.fullmatch(text, mention.start, mention.end):
        return False
    day = date.fromisoformat(of_event)
    if _EARLIER_THIS.search(text, max(0, mention.start - len("earlier ")), mention.end):
        return date.fromisoformat(published) - day <= _FRESH
    return date.fromisoformat(mention.high or "") < day - _DAYS_BEFORE


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
    if _EARLIER_THIS.search(report.text, mention.start, mention.end):
        return harmless_line(report.text[mention.start : mention.end])
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
_WEEKDAY: Final = re.compile(
    r"(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s(?:morning|afternoon|evening|night))?",
    re.IGNORECASE,
)
_EARLIER_THIS: Final = re.compile(r"\bearlier\s(?:this|in)\b", re.IGNORECASE)
_FRESH: Final = timedelta(days=3)
_DAYS_BEFORE: Final = timedelta(days=2)
"""A day that is told wrongly, or by the clock of another country, is off by one."""

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
    elif figure.kind == "other":
        what = "people"
    period = harmless_line(figure.period or "").strip()
    return f"{what} {_over(period)}" if period else what


_ALREADY_OVER: Final = frozenset(
    {"since", "in", "over", "during", "within", "for", "this", "so", "last", "until", "between", "from"}
)


def _over(period: str) -> str:
    """Return a period as it goes on in a line: "since May", "in three weeks"."""
    period = period[:1].lower() + period[1:]
    return period if period.split(" ")[0] in _ALREADY_OVER else f"in {period}"


def group(named: str) -> str:
    """Return by what a name of a row is told from others: "American tourists" and "U.S. citizens" are one.

    Of people of one country, whether they are called its citizens, passengers or tourists tells none apart.
    """
    plain = _DOT.sub("", named.casefold()).replace("crewmember", "crew member")
    return _OF_A_COUNTRY.sub(lambda found: f", {_COUNTRIES.get(found[1], found[1])}", plain, count=1)


_DOT: Final = re.compile(r"(?<=\b[a-z])\.")
_OF_A_COUNTRY: Final = re.compile(
    r", (?:from (?:the )?)?(us|uk|[a-z]{3,14}(?:an|ish|ese|ch|i))s?"
    r"(?: (?:citizens?|nationals?|tourists?|passengers?|people|visitors?|travell?ers?|holiday-?makers?))?"
    r"(?=$| \()"
)
_COUNTRIES: Final = {"us": "american", "uk": "british"}
