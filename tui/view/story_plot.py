"""A story in time as a plot in text: a bar of reports for each day or month, and the events under it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, Literal, NamedTuple, TypeAlias

Unit: TypeAlias = Literal["day", "month"]

BY_DAY: Final = 45
"""Days that a story may span to be plotted by day; a longer one is plotted by month."""

_GAP: Final = 3
"""Units without an event from which a pause is worth a line."""

_EIGHTHS: Final = " ▏▎▍▌▋▊▉█"


class Point(NamedTuple):
    """An event to be plotted: its ISO date, None if unknown, and how many reports it has."""

    day: str | None
    reports: int


class Stretch(NamedTuple):
    """The events of one day or month.

    Attributes:
        label: the ISO day or month; empty for events whose time is unknown.
        points: which of the points given they are, in order.
        reports: how many reports they have in all.
        pause: days since the stretch before, where nothing happened for long; else 0.
    """

    label: str
    points: tuple[int, ...]
    reports: int
    pause: int


def stretches(points: Sequence[Point]) -> list[Stretch]:
    """Return the events of a story (in order of time) by day, or by month where it spans a long time."""
    unit = unit_of([point.day for point in points if point.day])
    length = len("2016-10-14") if unit == "day" else len("2016-10")
    found: list[Stretch] = []
    for at, point in enumerate(points):
        label = (point.day or "")[:length]
        if found and found[-1].label == label:
            last = found[-1]
            found[-1] = last._replace(points=(*last.points, at), reports=last.reports + point.reports)
        else:
            before = points[at - 1].day if at else None
            found.append(Stretch(label, (at,), point.reports, _pause(before, point.day, unit)))
    return found


def unit_of(days: Sequence[str]) -> Unit:
    """Return whether events of these days are told apart by day or by month."""
    known = sorted(day for each in days if (day := _day(each)) is not None)
    return "month" if known and (known[-1] - known[0]).days > BY_DAY else "day"


def _pause(before: str | None, day: str | None, unit: Unit) -> int:
    one, other = _day(before), _day(day)
    if one is None or other is None:
        return 0
    days = (other - one).days
    return days if days >= _GAP * (31 if unit == "month" else 1) else 0


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def bar(value: int, most: int, width: int) -> str:
    """Return `value` as a bar of at most `width` cells, where `most` fills them all; never nothing."""
    eighths = max(1, round(8 * width * value / most)) if most else 1
    whole, part = divmod(min(eighths, 8 * width), 8)
    return "█" * whole + (_EIGHTHS[part] if part else "")


def lasted(days: int) -> str:
    """Return a number of days as people say it: "5 weeks", "8 months", "2 years"."""
    for unit, length in (("year", 365.25), ("month", 30.44), ("week", 7.0)):
        if days >= 2 * length:
            count = round(days / length)
            return f"{count} {unit}s"
    return f"{days} day{'s' * (days != 1)}"
