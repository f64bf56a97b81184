"""Counts over time as one line of blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final, Literal, NamedTuple, TypeAlias

Step: TypeAlias = Literal["day", "month", "year"]

_BLOCKS: Final = "▁▂▃▄▅▆▇█"

_NOTHING: Final = "·"


class Sparkline(NamedTuple):
    """A line of one cell a step of time.

    Attributes:
        line: a block for each step, a dot where nothing was counted.
        first, last: the first and last step, as ISO days, months or years.
        step: what a cell stands for.
    """

    line: str
    first: str
    last: str
    step: Step


def sparkline(counted: Sequence[tuple[str, int]], width: int) -> Sparkline | None:
    """Return counts by ISO date as a line of at most `width` cells, in the finest steps that fit.

    None where there is nothing to draw; where even years do not fit, the last ones are drawn.
    """
    days = [(day[:10], count) for day, count in counted if len(day) >= len("2016")]
    if not days or width < 1:
        return None
    for step in ("day", "month", "year"):
        length = _LENGTHS[step]
        tally: Counter[str] = Counter()
        for day, count in days:
            tally[day[:length]] += count
        steps = _steps(tally, step)
        if steps is not None and (len(steps) <= width or step == "year"):
            return _drawn(tally, [_name(each, step) for each in steps[-width:]], step)
    return None


_LENGTHS: Final[dict[Step, int]] = {"day": 10, "month": 7, "year": 4}


def _steps(tally: Counter[str], step: Step) -> range | None:
    """Return all steps from the first to the last as numbers; None where dates are coarser, or none."""
    if any(len(day) != _LENGTHS[step] for day in tally):
        return None
    try:
        first, last = (_number(day, step) for day in (min(tally), max(tally)))
    except ValueError:
        return None
    return range(first, last + 1)


def _number(day: str, step: Step) -> int:
    if step == "day":
        return date.fromisoformat(day).toordinal()
    return int(day[:4]) * 12 + int(day[5:7]) - 1 if step == "month" else int(day)


def _name(number: int, step: Step) -> str:
    if step == "day":
        return date.fromordinal(number).isoformat()
    return f"{number // 12:04}-{number % 12 + 1:02}" if step == "month" else f"{number:04}"


def _drawn(tally: Counter[str], steps: Sequence[str], step: Step) -> Sparkline:
    most = max(tally[each] for each in steps) or 1
    cells = (_BLOCKS[(tally[each] * len(_BLOCKS) - 1) // most] if tally[each] else _NOTHING for each in steps)
    return Sparkline("".join(cells), steps[0], steps[-1], step)
