"""What stands right beside a time expression and says of which year or day it is."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from tui.annotate.date_patterns import DATE, MONTHS, WEEKDAYS
from tui.annotate.date_resolve import Meaning
from tui.annotate.date_spans import Days, day

_OTHER_YEAR: Final = re.compile(r",?\s(?:of\s)?(?P<which>last|this|next|the\ssame)\syear\b", re.IGNORECASE)
_STEPS: Final = {"last": -1, "this": 0, "next": 1}

_WEEKDAY_BEFORE: Final = re.compile(rf"(?i:\b({'|'.join(WEEKDAYS)}))\.?,?\s\(?\s?$")
_WEEKDAY_WITHIN: Final = re.compile(rf"(?i:({'|'.join(WEEKDAYS)}))\b")
_BRACKET: Final = re.compile(r",?\s\(\s?")
_LONGEST_WEEKDAY: Final = 14
_YEAR_BEHIND: Final = re.compile(r"(?:,?\s(?:of\s)?)((?:19|20)\d\d)\b")
_YEAR_BEFORE: Final = re.compile(r"\b((?:19|20)\d\d)\s$")


def told_beside(text: str, match: re.Match[str], means: Meaning, anchor: date | None) -> Meaning:
    """Return what an expression means if the words beside it tell more: "Friday (May 6)", "May last year".

    A day of a month without a year is of the nearest year in which it falls on the weekday beside it; a
    weekday is the day that brackets behind it name.

    Args:
        text: the article's text.
        match: a match of `DATE` in it.
        means: what it means by itself.
        anchor: the article's day, None if unknown.
    """
    if anchor is None or means.days is None:
        return means
    if match["weekday"]:
        return Meaning(_in_brackets(text, match, anchor) or means.days)
    if match["holiday"]:
        return Meaning(_of_year(text, match, means.days))
    if not _is_yearless(match):
        return means
    behind = _OTHER_YEAR.match(text, match.end(), match.end() + 24)
    if behind is not None and behind["which"].lower() in _STEPS:
        return Meaning(_in_year(means.days, anchor.year + _STEPS[behind["which"].lower()]))
    weekday = _weekday(text, match)
    return Meaning(_on_weekday(means.days, weekday, anchor)) if weekday is not None else means


def _is_yearless(match: re.Match[str]) -> bool:
    return bool(match["month"] or (match["mdy"] and not match["y2"]) or (match["dmy"] and not match["y1"]))


def _of_year(text: str, match: re.Match[str], days: Days) -> Days:
    """Return a feast in the year that stands beside it: "New Year's Eve 2015", "the 2015 Halloween"."""
    found = _YEAR_BEHIND.match(text, match.end()) or _YEAR_BEFORE.search(
        text, max(0, match.start() - 5), match.start()
    )
    return _in_year(days, int(found[1])) if found and match["holiday"][:2] not in _MOVING else days


_MOVING: Final = ("Ea", "Go")
"""Feasts that Easter moves."""


def _weekday(text: str, match: re.Match[str]) -> int | None:
    """Return the number of the weekday that a day of a month stands with, None if there is none."""
    if match["month"]:
        return None
    within = _WEEKDAY_WITHIN.match(match[0])
    before = _WEEKDAY_BEFORE.search(text, max(0, match.start() - _LONGEST_WEEKDAY), match.start())
    found = within or before
    return WEEKDAYS[found[1].lower()] if found else None


def _in_brackets(text: str, match: re.Match[str], anchor: date) -> Days | None:
    """Return the day that brackets behind a weekday name, if it falls on it in a year nearby."""
    bracket = _BRACKET.match(text, match.end(), match.end() + 4)
    named = DATE.match(text, bracket.end()) if bracket else None
    if named is None or not (named["mdy"] or named["dmy"]):
        return None
    month, number = (named["m2"], named["d2"]) if named["mdy"] else (named["m1"], named["d1"])
    year = named["y2"] or named["y1"]
    told = day(int(year or anchor.year), MONTHS[month.lower().rstrip(".")], int(re.sub(r"\D", "", number)))
    weekday = WEEKDAYS[match["weekday"].lower()]
    if told is None or year:
        return (told, told) if told and told.weekday() == weekday else None
    found = _on_weekday((told, told), weekday, anchor)
    return found if found[0].weekday() == weekday else None


def _on_weekday(days: Days, weekday: int, anchor: date) -> Days:
    """Return the days in the year, of those beside the anchor's, in which the first falls on `weekday`."""
    years = sorted((anchor.year - 1, anchor.year, anchor.year + 1), key=lambda y: (abs(y - anchor.year), y))
    moved = [_in_year(days, year) for year in years if 1 <= year <= 9998]
    return next((each for each in moved if each[0].weekday() == weekday), days)


def _in_year(days: Days, year: int) -> Days:
    """Return the same days of the calendar in another year; the last of February where it has no 29th."""
    year = min(max(year, 1), 9998)
    first, last = (day(year, d.month, d.day) or date(year, d.month, d.day - 1) for d in days)
    return first, last
