"""Dates as printed over articles: "PUBLISHED : Tuesday, 15 November, 2016, 1:02am" and its many cousins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Final, Literal, TypeAlias

Stamped: TypeAlias = Literal["published", "updated"]

EARLIEST_YEAR: Final = 1900

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"

_DATE = re.compile(
    r"(?<![\d/.])(?:"
    r"(?P<iso_y>\d{4})[-/.](?P<iso_m>\d{1,2})[-/.](?P<iso_d>\d{1,2})"
    rf"|(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s.,-]{{1,3}}(?P<m>{_MONTH})\b[\s.,-]{{1,3}}(?P<y>\d{{4}})"
    rf"|(?P<m2>{_MONTH})\b[\s.-]{{1,3}}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[\s.,]{{1,3}}(?P<y2>\d{{4}})"
    r"|(?P<y4>\d{4})年(?P<m4>\d{1,2})月(?P<d4>\d{1,2})日"
    r"|(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y3>\d{4})"
    r")(?!\d)",
    re.IGNORECASE,
)

_DIGIT = re.compile(r"\d")

_TIME = re.compile(
    r"(?:\b|T)(?P<h>[01]?\d|2[0-3])[:.](?P<min>[0-5]\d)(?::(?P<s>[0-5]\d)(?:\.\d{1,9})?)?\s?(?P<half>[ap]\.?m\b\.?)?"
    r"\s?(?:(?P<off>[+-]\d{2}:?\d{2}|Z\b)|\(?(?P<zone>[A-Z]{2,4}\b)\)?)?"
    r"|\b(?P<h2>1[0-2]|0?[1-9])\s?(?P<half2>[ap]\.?m\b\.?)(?:\s?(?P<zone2>[A-Z]{2,4}\b))?",
    re.IGNORECASE,
)

_ZONES: Final = {
    "UTC": 0, "GMT": 0, "WET": 0, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3,
    "EST": -5, "EDT": -4, "CDT": -5, "MDT": -6, "MST": -7, "PST": -8, "PDT": -7,
    "SGT": 8, "HKT": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11,
}  # fmt: skip
"""Hours east of Greenwich of abbreviations that mean one thing only (IST, AST and CST mean several)."""

_PUBLISHED_LABEL = (
    r"(?:date\s)?(?:first\s|originally\s)?(?:published|posted|created|issued|publication\sdate|date)"
)
_UPDATED_LABEL = r"(?:last\s)?(?:updated|modified|revised|edited|update)"
_LABEL = re.compile(
    rf"\b(?:(?P<published>{_PUBLISHED_LABEL})|(?P<updated>{_UPDATED_LABEL}))\b(?:\s(?:on|at|online))?\s{{0,2}}:?",
    re.IGNORECASE,
)

# What may stand in a stamp beside its date and its label.
_FILLER = re.compile(
    rf"\b(?:{_WEEKDAY}|on|at|hrs?|local|time|date|by|am|pm|a\.m|p\.m|ist|et|pt|ct|bst|gmt|utc|edt|est|pst|pdt|cet|cest|hkt|sgt|jst|aest|aedt|ago|min|read|minutes?|issue|time)\b|[\s\d:.,|·•/()–—-]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A printed date: what of, and when (ISO 8601; with a time and an offset only where printed)."""

    kind: Stamped
    iso: str


def stamps_in(line: str) -> tuple[Stamp, ...]:
    """Return the stamps of a line that is nothing else than a stamp; empty for any other line.

    A line is one if a label says so ("Published", "Last updated"), or if hardly anything but the date is
    on it. A sentence that names a date is none.
    """
    if len(line) > 200 or _DIGIT.search(line) is None:
        return ()
    dates = list(_DATE.finditer(line))
    if not dates or _words_beside(line, dates) > 4:
        return ()
    labels = list(_LABEL.finditer(line))
    if not labels and _words_beside(line, dates) > 2:
        return ()
    found = [_stamp(line, match, dates, labels) for match in dates]
    return tuple(stamp for stamp in found if stamp is not None)


def iso_date(text: str) -> str | None:
    """Return the first date in `text`, with its time if there is one beside it, as ISO 8601; None if none."""
    match = _DATE.search(text[:300])
    return None if match is None else _iso(text[:300], match, 0, len(text[:300]))


def has_date(text: str) -> bool:
    """Return whether a full date is printed in `text`."""
    return _DATE.search(text[:300]) is not None


def is_credible(iso: str, *, now: datetime | None = None) -> bool:
    """Return whether an article can be of the date `iso`: not before print, not after the day after next."""
    latest = (now or datetime.now(UTC)) + timedelta(days=2)
    return f"{EARLIEST_YEAR}" <= iso[:10] <= latest.date().isoformat()


def _words_beside(line: str, dates: list[re.Match[str]]) -> int:
    """Return how many words of the line belong to neither date, label nor time."""
    rest = line
    for match in reversed(dates):
        rest = rest[: match.start()] + " " + rest[match.end() :]
    return len(_FILLER.sub(" ", _LABEL.sub(" ", _TIME.sub(" ", rest))).split())


def _stamp(
    line: str, match: re.Match[str], dates: list[re.Match[str]], labels: list[re.Match[str]]
) -> Stamp | None:
    place = dates.index(match)
    start = dates[place - 1].end() if place else 0
    # "Updated 3:45 PM ET, Mon November 14, 2016": the time may come before the date.
    end = dates[place + 1].start() if place + 1 < len(dates) else len(line)
    iso = _iso(line, match, start, end)
    before = [label for label in labels if label.end() <= match.start()]
    updated = bool(before) and before[-1]["updated"] is not None
    return None if iso is None else Stamp("updated" if updated else "published", iso)


def _iso(line: str, match: re.Match[str], start: int, end: int) -> str | None:
    day = _day(match)
    if day is None:
        return None
    clock = _TIME.search(line, match.end(), end) or _TIME.search(line, start, match.start())
    return day.isoformat() if clock is None else _with_time(day, clock)


def _day(match: re.Match[str]) -> date | None:
    """Return the day that a match of `_DATE` names; None if there is no such day or it is ambiguous."""
    if match["iso_y"]:
        year, month, day = int(match["iso_y"]), int(match["iso_m"]), int(match["iso_d"])
    elif match["d"]:
        year, month, day = int(match["y"]), _MONTHS[match["m"].lower()], int(match["d"])
    elif match["y4"]:
        year, month, day = int(match["y4"]), int(match["m4"]), int(match["d4"])
    elif match["d2"]:
        year, month, day = int(match["y2"]), _MONTHS[match["m2"].lower()], int(match["d2"])
    else:
        year, day, month = int(match["y3"]), int(match["a"]), int(match["b"])
        if match["sep"] == "/" and day <= 12 and month <= 12 and day != month:
            return None  # 3/4/2016 is March in one country and April in the next
        if month > 12:
            day, month = month, day
    if year < EARLIEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _with_time(day: date, clock: re.Match[str]) -> str:
    hour = int(clock["h"] or clock["h2"])
    half = (clock["half"] or clock["half2"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    moment = datetime.combine(day, time(hour, int(clock["min"] or 0), int(clock["s"] or 0)))
    zone = _zone(clock)
    if zone is not None:
        moment = moment.replace(tzinfo=zone)
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def _zone(clock: re.Match[str]) -> timezone | None:
    offset = clock["off"]
    if offset:
        if offset in "Zz":
            return UTC
        minutes = int(offset[1:3]) * 60 + int(offset[-2:])
        return timezone((1 if offset[0] == "+" else -1) * timedelta(minutes=min(minutes, 14 * 60)))
    hours = _ZONES.get((clock["zone"] or clock["zone2"] or "").upper())
    return None if hours is None else timezone(timedelta(hours=hours))
