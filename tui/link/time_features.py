"""How far apart in time two articles are, by their dates and by what their texts name. Unknown is NaN."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from datetime import date
from operator import mul
from typing import Final

from tui.link.times import Times

UNKNOWN: Final = math.nan


def time_features(a: Times, b: Times, gap: float, *, exclude: bool) -> tuple[float, ...]:
    """Return the features of time, from `days_apart` to `main_weekday`, in the order of the table.

    Args:
        a: the times of one article.
        b: those of another.
        gap: their `bounds_gap`.
        exclude: whether they exclude each other (`dates_exclude`).
    """
    return (
        _gap(a.published, b.published),
        gap,
        _nearest(a.opening_days, b.opening_days),
        float(len(a.days & b.days)) if a.days and b.days else UNKNOWN,
        len(a.years & b.years) / len(a.years | b.years) if a.years and b.years else UNKNOWN,
        _years_apart(a, b),
        float(exclude),
        *_weekdays(a.weekdays, b.weekdays),
    )


def _weekdays(a: Sequence[int], b: Sequence[int]) -> tuple[float, float]:
    """Return how alike the weekdays are that two texts name (cosine), and whether the main one is the same.

    Reports of one day name the same days, dated or not; it is the date that undated ones have.
    """
    if not a or not b:
        return UNKNOWN, UNKNOWN
    cosine = sum(map(mul, a, b)) / math.sqrt(sum(map(mul, a, a)) * sum(map(mul, b, b)))
    main = (max(a), max(b)) in zip(a, b, strict=True)
    return cosine, float(main)


def _gap(a: int | None, b: int | None) -> float:
    return UNKNOWN if a is None or b is None else float(abs(a - b))


def bounds_gap(a: Times, b: Times) -> float:
    """Return by how many days the two can at least not be from the same time; 0 where they can."""
    gaps = [
        early - late
        for early, late in (
            (_earliest(a), b.latest or b.published),
            (_earliest(b), a.latest or a.published),
        )
        if early is not None and late is not None
    ]
    return float(max(0, *gaps)) if gaps else UNKNOWN


def _earliest(times: Times) -> int | None:
    return times.earliest if times.earliest is not None else times.published


def _nearest(a: Collection[int], b: Collection[int]) -> float:
    return float(min(abs(x - y) for x in a for y in b)) if a and b else UNKNOWN


def _years_apart(a: Times, b: Times) -> float:
    """Return how many years lie between the years of two articles.

    Of two dated ones the difference; an undated one is known only not to be older than the years it names.
    """
    left, right = _year(a), _year(b)
    if left is not None and right is not None:
        return float(abs(left - right))
    year, named = (left, b.newest_year) if left is not None else (right, a.newest_year)
    return float(named - year) if year is not None and named > year else UNKNOWN


def _year(times: Times) -> int | None:
    return None if times.published is None else date.fromordinal(times.published).year


CONTRADICTION_DAYS: Final = 300
"""Publication dates further apart than this contradict: crawls mistake a date by weeks, not by a year."""

BOUNDS_DAYS: Final = 45
STORY_DAYS: Final = 400
"""Time between two articles from which on they are not of one story, if no other links them."""

SAME_WORDS: Final = 0.2
SAME_TEXT: Final = 0.5
"""Shares of common shingles from which on two texts use the same words, so of the same years."""


OTHER_DAYS: Final = 4
TOLD_ALIKE: Final = 3
"""Sentences that tell alike from which on other weekdays are an earlier or later edition of one report."""


def _other_days(a: Sequence[int], b: Sequence[int]) -> bool:
    """Tell whether two texts each name weekdays often and never the same one.

    Of labelled pairs of one event 8 in 7,000 do, of others five times as many.
    """
    if sum(a) < OTHER_DAYS or sum(b) < OTHER_DAYS:
        return False
    return not any(x and y for x, y in zip(a, b, strict=True))


def dates_exclude(a: Times, b: Times, gap: float, alike: int, resemblance: float) -> bool:
    """Tell whether two articles cannot be of one time, whatever their words: their dates exclude it.

    Either the bounds of an undated one exclude the other's time; or both were published further apart than
    any crawl errs, and name no common day or not the same years; or they are the same words on other years;
    or the weekdays they tell of are all others, and hardly a sentence tells the same.

    Args:
        a: the times of one article.
        b: those of the other.
        gap: their `bounds_gap`.
        alike: sentences that tell alike in both.
        resemblance: estimated share of common shingles.
    """
    dated = a.published is not None and b.published is not None
    if gap > BOUNDS_DAYS and not dated:
        return True
    if alike < TOLD_ALIKE and _other_days(a.weekdays, b.weekdays):
        return True
    latest_differ = bool(a.newest_year and b.newest_year) and a.newest_year != b.newest_year
    common = not a.years.isdisjoint(b.years)
    far = _gap(a.published, b.published) > CONTRADICTION_DAYS and a.days.isdisjoint(b.days)
    if far and (latest_differ or not common):
        return True
    if not latest_differ:
        return False
    return resemblance >= (SAME_TEXT if common else SAME_WORDS)
