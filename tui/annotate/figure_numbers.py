"""Counting phrases: qualifier, number, counted group; with the bounds that they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from tui.annotate.figure_no_count import counts_nobody
from tui.annotate.figure_words import (
    GENERAL,
    LOWER_BOUNDS,
    NOT_PEOPLE,
    NOT_QUALIFIERS,
    ONE_PERSON,
    PEOPLE,
    QUALIFIER,
    THINGS,
    UPPER_BOUNDS,
    VAGUE,
    VAGUE_WORDS,
)
from tui.annotate.number_words import DIGITS, NUMBER, SCALES, WORDS, value_of
from tui.annotate.word_list import words


@dataclass(frozen=True, slots=True)
class Count:
    """A counting phrase.

    Attributes:
        start, end: the phrase, qualifier and counted noun included.
        number_start, number_end: the number itself.
        who: the counted group as printed, None if people in general or unsaid.
        noun: True if the phrase ends in a noun for people.
        thing: True if what is counted is no people, though it may be news: houses, villages, raids.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    low: int | None
    high: int | None
    qualifier: str | None
    who: str | None
    noun: bool
    thing: bool = False


class Bounds(NamedTuple):
    """What a count means, and the wording that says so."""

    low: int | None
    high: int | None
    qualifier: str | None


class _Counted(NamedTuple):
    """What follows a number: the phrase's end, the group, whether a noun for people ends it, unit, thing."""

    end: int
    who: str | None = None
    noun: bool = False
    unit: bool = False
    thing: bool = False


_COUNT = re.compile(
    rf"(?<![\w$£€.,/:#-])(?:(?P<qualifier>{QUALIFIER})\s(?:the\s)?)?"
    rf"(?P<count>between\s(?P<from>{NUMBER})\sand\s(?P<to>{NUMBER})"
    rf"|(?P<a>{NUMBER})\s(?:to|or)\s(?P<b>{NUMBER})"
    rf"|(?P<c>{DIGITS})\s?[-–—]\s?(?P<d>{DIGITS})"
    rf"|(?P<number>{NUMBER})"
    rf"|(?P<vague>{VAGUE_WORDS}))(?![\w%]|[.,:/]\d|[-–]\w)(?P<more>\sor\smore|\sor\sso)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"\s(?:of\s(?:(?:the|its|their|his|her|our)\s)?)?([^\W\d_][\w'’.-]{0,30})")
_STOP_WORDS = words(
    """
    were was are is have has had in on at by and or to from with who that which when while since after
    before for as of the but said say according including among be been being killed wounded injured
    last this each every dead died fled missing trapped arrested detained displaced hurt hospitalized
    hospitalised rescued lost leave left leaving took taken face faces more cross crossed destroyed damaged
    """
)
_NATIONALITY = re.compile(r"[A-Z][a-z]{2,16}(?:ans|ians|is|ese|ers|men|women)$")
_UNIT_BEHIND = re.compile(
    r"\s?%|\s(?:out\sof|of|in)\severy\b|\sand\s(?:a\s)?(?:half|quarter)\b|(?:\s?-\s?|\s)(?:year|day|hour|month|week)s?(?:\s?-\s?|\s)old\b|-(?:year|day|hour|month|week)"
)
_PERSONS = re.compile(
    r"\s(?:people|civilians|others|men|women|children|soldiers|lives|deaths|dead|injured)\b"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,6}\.?"
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\s$")
_MONTH_BEHIND = re.compile(
    r"\s(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_PARENT_OF = re.compile(
    r"\b(?:mother|father|mum|mom|dad|grandmother|grandfather|parent)\s(?:of|to)\s$", re.IGNORECASE
)
_AGED = re.compile(r"\b(?:aged?|ages)\s(?:\d{1,3}(?:,|\sand|\sto|\sor|\s-)\s){0,2}$", re.IGNORECASE)
_WHO_WAS = re.compile(r"\b(?:who|he|she)(?:\s(?:was|is)|['’]s)\s(?:just\s|only\s)?$", re.IGNORECASE)
_CALLED = re.compile(r"\b(?:call|calls|called|calling|dial|dialled|dialed)\s$", re.IGNORECASE)
_NONE_OF = re.compile(
    r"\s(?:(?:immediate\s|early\s|confirmed\s)?(?:reports?|word|record)\sof\s)?(?:\w{1,12}\s)?(?:deaths|dead|fatalities|casualties|injuries|injured|arrests)\b",
    re.IGNORECASE,
)
_ONE_OF_THEM = re.compile(
    r"\sof\s(?:them\s(?:(?:was|is)\s)?an?\b|whom\s(?:was|is|has|had|died)\b"
    r"|the\s(?:dead|victims|injured|wounded)\b)",
    re.IGNORECASE,
)
_HOMES = re.compile(r"\b(?:households|families|couples|houses|homes)$", re.IGNORECASE)
"""Where people are from: "43 villagers from 20 households"."""

YEAR_BEFORE = re.compile(r"\b(?:year|month|week|decade)s?(?:\s(?:before|earlier))?\s\($", re.IGNORECASE)
"""What leads to the figure of another time: "fewer than the year before (430)"."""

_WENT_UP = re.compile(r"\b(?:gone|goes|went|going|crept|edged|moved)\s$", re.IGNORECASE)
_AT_LEAST = re.compile(r",?\sat\sleast\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_PLAIN_WORD = re.compile(r"[^\W\d_]+")
_VAGUE = {word for vague in VAGUE for word in vague.split()}
_COUNTING = (frozenset(WORDS) | SCALES | _VAGUE) - {"a", "of", "and"}
"""A sentence without digits that counts something has one of these words."""

_INITIALS = re.compile(r"(?:[A-Z]\.){2,4}")
"""A country by its initials is within what is counted: "10 U.S. citizens"."""

_WORDS_TO_NOUN = 5
_WORDS_TO_THING = 3


def counts(text: str, start: int, end: int) -> list[Count]:
    """Return the counting phrases of a sentence, in order."""
    stretch = text[start:end].lower()
    if not _DIGIT.search(stretch) and _COUNTING.isdisjoint(_PLAIN_WORD.findall(stretch)):
        return []  # most sentences, and the pattern is slow
    return [c for m in _COUNT.finditer(text, start, end) if (c := _count(text, m, start, end)) is not None]


def _count(text: str, match: re.Match[str], start: int, end: int) -> Count | None:
    risen = text.endswith("from ", start, match.start())
    bounds = _bounds(match, risen=risen)
    if counts_nobody(text, (start, end), match.span(), (match["qualifier"] or "").lower() or None):
        return None
    if bounds is None or _is_age(text, match, start) or _is_date(text, match, start, end):
        return None
    counted = _counted(text, match.end(), end, one=(bounds.low, bounds.high) == (1, 1))
    if risen and _HOMES.search(text, match.end(), counted.end):
        counted = counted._replace(thing=True)
    bare_no = match["vague"] is not None and match["vague"].lower() == "no" and not counted.noun
    if counted.unit or (bare_no and not _NONE_OF.match(text, match.end(), end)):
        return None
    after = _AT_LEAST.match(text, counted.end, end)
    if after is not None and bounds.low is not None and bounds.low == bounds.high:
        bounds = Bounds(bounds.low, None, "at least")
        counted = counted._replace(end=after.end())
    if bounds.qualifier == "up to" and _WENT_UP.search(text, start, match.start()):
        return Count(
            match.start("count"),
            counted.end,
            match.start("count"),
            match.end(),
            bounds.high,
            bounds.high,
            None,
            counted.who,
            counted.noun,
        )
    begin = match.start("b") if risen and match["b"] else match.start()
    return Count(
        begin,
        counted.end,
        match.start("count"),
        match.end(),
        *bounds,
        counted.who,
        counted.noun,
        counted.thing,
    )


def _is_age(text: str, match: re.Match[str], start: int) -> bool:
    """Tell "Brahmi, 58, was shot" (digits alone between marks), "who was 58," and a parent's children."""
    led_by = text[max(start, match.start() - 16) : match.start()]
    if (_PARENT_OF.search(led_by) and not text.startswith(" of ", match.end())) or _CALLED.search(led_by):
        return True
    if _AGED.search(led_by):
        return True
    if not match["number"] or match["qualifier"] or not match["number"].isdigit():
        return False
    if YEAR_BEFORE.search(text, max(start, match.start() - 24), match.start()):
        return False
    before = text[max(start, match.start() - 3) : match.start()].rstrip()
    after = text[match.end() : match.end() + 2].lstrip()[:1]
    is_led = before.endswith((",", "(", "age", "aged")) or _WHO_WAS.search(led_by) is not None
    return is_led and after in ",).;" and len(match["number"]) < 4


def _is_date(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Tell a year, the day of a month, or "one of them" from a count."""
    number = match["number"]
    if not number or match["qualifier"]:
        return False
    if number.lower() == "one":
        return text.startswith(" of ", match.end(), end) and not _ONE_OF_THEM.match(text, match.end(), end)
    if not number.isdigit():
        return False
    if (
        len(number) == 4
        and number[:2] in ("17", "18", "19", "20")
        and not _PERSONS.match(text, match.end(), end)
    ):
        return True
    return len(number) < 3 and (
        _MONTH_BEFORE.search(text, max(start, match.start() - 12), match.start()) is not None
        or _MONTH_BEHIND.match(text, match.end(), end) is not None
    )


def _bounds(match: re.Match[str], *, risen: bool) -> Bounds | None:
    """Return what the number means, of "from 12 to 15" the last; None where it means none."""
    qualifier = " ".join(match["qualifier"].lower().split()) if match["qualifier"] else None
    if match["vague"]:
        return _vague_bounds(" ".join(match["vague"].lower().split()), qualifier)
    if match["number"] is None:
        return _range_bounds(match, risen=risen)
    value = value_of(match["number"])
    or_more = match["more"] is not None and match["more"].strip().lower() == "or more"
    return None if value is None else _bounded(value, "or more" if or_more else qualifier)


def _bounded(value: int, qualifier: str | None) -> Bounds:
    """Return what a number means under its qualifier."""
    if qualifier in LOWER_BOUNDS or qualifier == "or more":
        return Bounds(value, None, qualifier)
    if qualifier in UPPER_BOUNDS:
        return Bounds(None, value, qualifier)
    return Bounds(value, value, None if qualifier in NOT_QUALIFIERS else qualifier)


def _vague_bounds(vague: str, qualifier: str | None) -> Bounds:
    low, high = VAGUE[vague]
    if low is not None and low == high and low > 0:
        return _bounded(low, qualifier)
    kept = qualifier is not None and qualifier not in NOT_QUALIFIERS
    return Bounds(low, high, f"{qualifier} {vague}" if kept else vague)


def _range_bounds(match: re.Match[str], *, risen: bool) -> Bounds | None:
    first, last = match["from"] or match["a"] or match["c"], match["to"] or match["b"] or match["d"]
    low, high = value_of(first), value_of(last)
    if risen and high is not None:
        return Bounds(high, high, None)
    if low is None or high is None or low > high:
        return None
    return Bounds(low, high, "between" if match["from"] else "to")


def _counted(text: str, at: int, end: int, *, one: bool = False) -> _Counted:
    """Read the words behind a number up to a noun for people, for one person where `one` is counted."""
    if _UNIT_BEHIND.match(text, at, end):
        return _Counted(at, unit=True)
    position = at
    for n in range(_WORDS_TO_NOUN):
        word = _WORD.match(text, position, end)
        if word is None:
            break
        printed = word[1].rstrip(".")
        low = printed.lower()
        if low in NOT_PEOPLE:
            return _Counted(at, unit=n < 2)
        if low in THINGS and n < _WORDS_TO_THING:
            return _Counted(at, thing=True)
        if low in PEOPLE or (one and low in ONE_PERSON) or (n == 0 and _NATIONALITY.match(printed)):
            return _with_second(text, at, word.start(1) + len(printed), end)
        if low in _STOP_WORDS or (word[1].endswith(".") and not _INITIALS.fullmatch(word[1])):
            break
        position = word.end()
    return _Counted(at)


def _with_second(text: str, at: int, last: int, end: int) -> _Counted:
    """Extend a noun by another directly after it ("police officers", "aid workers")."""
    following = _WORD.match(text, last, end)
    if (
        following is not None
        and " of " not in following[0]
        and text[at:last].rpartition(" ")[2].lower() not in GENERAL
    ):
        printed = following[1].rstrip(".")
        if printed.lower() in PEOPLE:
            last = following.start(1) + len(printed)
    who = re.sub(r"^\s*(?:of\s)?(?:(?:the|its|their|other|more)\s){0,2}", "", text[at:last]).strip()
    return _Counted(last, None if who.lower() in GENERAL else who, noun=True)
