"""What a time expression means: days on the calendar, or how it reads without an anchor."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from tui.annotate.date_patterns import MONTHS, WEEKDAY_NAMES, WEEKDAYS
from tui.annotate.date_spans import (
    Days,
    day,
    easter,
    month_days,
    season_days,
    shifted,
    shifted_months,
    weekday_near,
    weekend_near,
    year_days,
    year_of_month,
)
from tui.annotate.number_words import value_of
from tui.annotate.tense import Tense


class Meaning(NamedTuple):
    """First and last day of an expression, and its relative reading where it has no absolute one."""

    days: Days | None
    relative: str | None = None


_NOTHING = Meaning(None)
_UNIT_LETTER = {"h": "h", "d": "d", "n": "d", "w": "w", "f": "w", "m": "m", "y": "y", "c": "y"}
_FIXED = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new years day": (1, 1),
    "new years eve": (12, 31),
    "halloween": (10, 31),
}
_FROM_EASTER = {"easter": 0, "easter sunday": 0, "easter monday": 1, "good friday": -2}
_VAGUE = {"several": 3, "few": 3, "couple": 2, "many": 3}


def meaning(match: re.Match[str], modifier: str | None, tense: Tense, anchor: date | None) -> Meaning:
    """Return what a match of `DATE` means.

    Args:
        match: a match of `tui.annotate.date_patterns.DATE`.
        modifier: "last", "next", "late" and the like from directly before it, lower case.
        tense: of the clause that it stands in.
        anchor: the article's day, None if unknown.
    """
    for name, resolve in _FORMS.items():
        if match[name] is not None:
            return resolve(match, modifier, tense, anchor)
    return _NOTHING


def _iso(match: re.Match[str], _modifier: str | None, _tense: Tense, _anchor: date | None) -> Meaning:
    year, month, number = (int(part) for part in match["iso"].split("-"))
    return _one_day(day(year, month, number))


def _slash(match: re.Match[str], _modifier: str | None, _tense: Tense, anchor: date | None) -> Meaning:
    """Day first or month first: whichever is a date, and nearer to the anchor where both are."""
    first, second, year = (int(part) for part in re.split(r"[/.]", match["slash"]))
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    options = [d for d in (day(year, second, first), day(year, first, second)) if d is not None]
    if not options or (anchor is None and len(set(options)) > 1):
        return Meaning((min(options), max(options))) if options else _NOTHING
    return _one_day(min(options, key=lambda d: abs(d - anchor)) if anchor else options[0])


def _day_month(match: re.Match[str], _modifier: str | None, tense: Tense, anchor: date | None) -> Meaning:
    return _month_days(_Days(match["m1"], match["d1"], match["d1b"], match["y1"]), tense, anchor)


def _month_day(match: re.Match[str], _modifier: str | None, tense: Tense, anchor: date | None) -> Meaning:
    return _month_days(_Days(match["m2"], match["d2"], match["d2b"], match["y2"]), tense, anchor)


class _Days(NamedTuple):
    """The parts of "3 to 5 May 2016" as printed."""

    month: str
    first: str
    last: str | None
    year: str | None


def _month_days(told: _Days, tense: Tense, anchor: date | None) -> Meaning:
    month, first_number = _month_number(told.month), _ordinal(told.first)
    last_number = _ordinal(told.last) if told.last else first_number
    if told.year is None and anchor is None:
        return Meaning(None, f"--{month:02}-{first_number:02}")
    year = int(told.year) if told.year else year_of_month(anchor or date.min, month, first_number, tense)
    first, last = day(year, month, first_number), day(year, month, last_number)
    if first is None or last is None:
        return _NOTHING
    return Meaning((first, max(first, last)))


def _month_year(match: re.Match[str], modifier: str | None, _tense: Tense, _anchor: date | None) -> Meaning:
    year = int(match["y3"])
    first = month_days(year, _month_number(match["m3"]), modifier)
    if match["m3b"] is None:
        return Meaning(first)
    last = month_days(year, _month_number(match["m3b"]))
    return Meaning((first[0], max(first[1], last[1])))


def _years(match: re.Match[str], _modifier: str | None, _tense: Tense, _anchor: date | None) -> Meaning:
    first, last = match["ya"], match["yb"]
    until = int(last) if len(last) == 4 else int(first[:2] + last)
    return Meaning((year_days(int(first))[0], year_days(max(until, int(first)))[1]))


def _decade(match: re.Match[str], modifier: str | None, _tense: Tense, _anchor: date | None) -> Meaning:
    year = int(match["dy"])
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(modifier or "", (0, 9))
    return Meaning((year_days(year + first)[0], year_days(year + last)[1]))


def _century(match: re.Match[str], modifier: str | None, _tense: Tense, _anchor: date | None) -> Meaning:
    first = (int(match["cn"]) - 1) * 100 + 1
    from_year, to_year = {"early": (0, 32), "mid": (33, 65), "late": (66, 99)}.get(modifier or "", (0, 99))
    return Meaning((year_days(first + from_year)[0], year_days(first + to_year)[1]))


def _holiday(match: re.Match[str], _modifier: str | None, tense: Tense, anchor: date | None) -> Meaning:
    """Feasts of a fixed day, or of one counted from Easter; those of the moon stay by name."""
    name = " ".join(match["holiday"].lower().replace("’", "").replace("'", "").split())
    if anchor is None or (name not in _FIXED and name not in _FROM_EASTER):
        return Meaning(None, name)
    if name in _FIXED:
        month, number = _FIXED[name]
        return _one_day(day(year_of_month(anchor, month, number, tense), month, number))
    feasts = [shifted(easter(anchor.year + step), _FROM_EASTER[name]) for step in (-1, 0, 1)]
    ahead = [feast for feast in feasts if feast >= anchor]
    return _one_day(ahead[0] if tense == "future" else max(f for f in feasts if f <= anchor))


def _month(match: re.Match[str], modifier: str | None, tense: Tense, anchor: date | None) -> Meaning:
    month = _month_number(match["month"])
    if anchor is None:
        return Meaning(None, f"--{month:02}")
    year = year_of_month(anchor, month, None, tense)
    if modifier == "last" and year == anchor.year and month == anchor.month:
        year -= 1
    elif modifier == "next" and (year, month) <= (anchor.year, anchor.month):
        year += 1
    return Meaning(month_days(max(year, 1), month, modifier))


def _weekday(match: re.Match[str], modifier: str | None, tense: Tense, anchor: date | None) -> Meaning:
    weekday = WEEKDAYS[match["weekday"].lower()]
    if match["plural"] or modifier in ("every", "each"):
        return Meaning(None, f"every {WEEKDAY_NAMES[weekday]}")
    if anchor is None:
        return Meaning(None, WEEKDAY_NAMES[weekday])
    return _one_day(weekday_near(anchor, weekday, tense, modifier))


def _relative_day(match: re.Match[str], _modifier: str | None, _tense: Tense, anchor: date | None) -> Meaning:
    word = match["relday"].lower()
    steps = -1 if word in ("yesterday", "last night") else 1 if word == "tomorrow" else 0
    if anchor is None:
        return Meaning(None, {-1: "yesterday", 0: "today", 1: "tomorrow"}[steps])
    return _one_day(shifted(anchor, steps))


def _span(match: re.Match[str], _modifier: str | None, _tense: Tense, anchor: date | None) -> Meaning:
    words = match["span"].lower().removeprefix("the ").split()
    ahead = words[0] in ("next", "coming", "following")
    count, unit = _count(" ".join(words[1:-1])), _unit(words[-1])
    count *= 10 if words[-1].startswith("decade") else 1
    if anchor is None:
        return Meaning(None, f"0{unit}..+{count}{unit}" if ahead else f"-{count}{unit}..0{unit}")
    far = _stepped(anchor, count if ahead else -count, unit)
    return Meaning((min(anchor, far), max(anchor, far)))


def _step(match: re.Match[str], _modifier: str | None, tense: Tense, anchor: date | None) -> Meaning:
    direction, unit = match["step"].lower().split()
    steps = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}[direction]
    if unit == "weekend":
        return _weekend(match, None, "future" if steps > 0 else tense, anchor)
    if unit in ("spring", "summer", "autumn", "winter"):
        return _season_step(unit, steps, anchor)
    letter = _unit(unit)
    steps *= {"decade": 10, "century": 100}.get(unit, 1)
    if anchor is None:
        return Meaning(None, f"{steps:+d}{letter}" if steps else f"0{letter}")
    return Meaning(_whole(_stepped(anchor, steps, letter), letter))


def _season_step(name: str, steps: int, anchor: date | None) -> Meaning:
    if anchor is None:
        return Meaning(None, f"{steps:+d}y" if steps else "0y")
    year = anchor.year + steps
    if steps < 0 and season_days(anchor.year, name)[1] < anchor:
        year = anchor.year
    return Meaning(season_days(min(max(year, 1), 9998), name))


def _ago(match: re.Match[str], _modifier: str | None, _tense: Tense, anchor: date | None) -> Meaning:
    words = match["ago"].lower().removesuffix(" from now").split()
    ahead = match["ago"].lower().endswith(("later", "from now"))
    if words[-1] in ("ago", "earlier", "later"):
        words.pop()
    count, unit = _count(" ".join(words[:-1])), _unit(words[-1])
    count *= {"dec": 10, "cen": 100, "for": 2}.get(words[-1][:3], 1)
    steps = count if ahead else -count
    if anchor is None or match["ago"].lower().endswith(("earlier", "later")):
        return Meaning(None, f"{steps:+d}{unit}")
    there = _stepped(anchor, steps, unit)
    return Meaning(_whole(there, unit) if unit in "my" else (there, there))


def _recent(match: re.Match[str], _modifier: str | None, _tense: Tense, anchor: date | None) -> Meaning:
    unit = _unit(match["recent"].split()[-1])
    ahead = match["recent"].lower().startswith("coming")
    if anchor is None:
        return Meaning(None, f"0{unit}..+3{unit}" if ahead else f"-3{unit}..0{unit}")
    far = _stepped(anchor, 3 if ahead else -3, unit)
    return Meaning((min(anchor, far), max(anchor, far)))


def _weekend(_match: re.Match[str], _modifier: str | None, tense: Tense, anchor: date | None) -> Meaning:
    return Meaning(weekend_near(anchor, tense)) if anchor else Meaning(None, "weekend")


def _year(match: re.Match[str], modifier: str | None, _tense: Tense, _anchor: date | None) -> Meaning:
    return Meaning(year_days(int(match["year"]), modifier))


_FORMS: dict[str, Callable[[re.Match[str], str | None, Tense, date | None], Meaning]] = {
    "iso": _iso,
    "slash": _slash,
    "dmy": _day_month,
    "mdy": _month_day,
    "my": _month_year,
    "years": _years,
    "decade": _decade,
    "century": _century,
    "holiday": _holiday,
    "month": _month,
    "weekday": _weekday,
    "relday": _relative_day,
    "span": _span,
    "step": _step,
    "ago": _ago,
    "recent": _recent,
    "weekend": _weekend,
    "year": _year,
}


def _one_day(found: date | None) -> Meaning:
    return Meaning((found, found)) if found else _NOTHING


def _month_number(name: str) -> int:
    return MONTHS[name.lower().rstrip(".")]


def _ordinal(number: str) -> int:
    return int(re.sub(r"\D", "", number))


def _count(words: str) -> int:
    if words in ("a", "an"):
        return 1
    vague = next((n for word, n in _VAGUE.items() if word in words.split()), None)
    return vague if vague is not None else value_of(words) or 1


def _unit(word: str) -> str:
    return "y" if word.lower().startswith("dec") else _UNIT_LETTER[word[0].lower()]


def _stepped(anchor: date, steps: int, unit: str) -> date:
    if unit in "hd":
        return shifted(anchor, steps if unit == "d" else -(-steps // 24) if steps > 0 else steps // 24)
    if unit == "w":
        return shifted(anchor, 7 * steps)
    return shifted_months(anchor, steps if unit == "m" else 12 * steps)


def _whole(there: date, unit: str) -> Days:
    """Return the whole week (from Monday), month or year that a day lies in."""
    if unit == "w":
        monday = shifted(there, -there.weekday())
        return monday, shifted(monday, 6)
    return month_days(there.year, there.month) if unit == "m" else year_days(there.year)
