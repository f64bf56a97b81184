"""The figures of an event as a grid: what is counted, by each report, by whose account."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, NamedTuple, TypeAlias

from tui.corpus.article import Article
from tui.corpus.highlight import Figure
from tui.harmless import harmless_line
from tui.view.figure_labels import SOME, earlier, group, what, whom
from tui.view.figure_names import named_within

_FROM: Final = ", from "
_ORDER: Final = ("killed", "injured", "missing", "trapped", "detained", "displaced", "other")


class Reported(NamedTuple):
    """A figure as one report has it."""

    article: str
    figure: Figure


Place: TypeAlias = tuple[str, int, int]
"""An article's id, and start and end of a count in it."""


class FigurePair(NamedTuple):
    """Two counts of two reports that count the same; `against` if linking found that they contradict."""

    a: Place
    b: Place
    against: bool


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One line of the grid: the same count as each report gives it.

    Attributes:
        label: what is counted ("killed, children", "killed in three days", "killed, some of them").
        cells: the figures of each report, in the order of the reports; empty where it gives none.
        range: the span from the lowest to the highest count. A report's own is the first that it gives:
            those after it were known before, are of one hospital, or happened elsewhere.
        lowest, highest, latest: which of the counts these are; the latest is that of the newest report.
        conflict: two reports give counts that cannot both be right.
    """

    label: str
    cells: tuple[tuple[Reported, ...], ...]
    range: str
    conflict: bool
    lowest: Reported
    highest: Reported
    latest: Reported

    @property
    def given(self) -> list[Reported]:
        """Return every count, in the order of the reports."""
        return [reported for cell in self.cells for reported in cell]

    def standing(self, reported: Reported) -> list[str]:
        """Return what a count is among the others: "lowest", "highest", "latest"; nothing in one report."""
        if len({each.article for each in self.given}) < 2:
            return []
        ranked = (("lowest", self.lowest), ("highest", self.highest), ("latest", self.latest))
        differ = _bounds(self.lowest.figure) != _bounds(self.highest.figure)
        return [name for name, each in ranked if each == reported and (differ or name == "latest")]


def figure_grid(
    reports: Sequence[Article],
    *,
    running: bool,
    pairs: Iterable[FigurePair] = (),
    day: str | None = None,
) -> list[FigureRow]:
    """Return the counts of `reports` (best first), by what they count; running totals, or all others.

    Args:
        reports: of one event.
        running: whether running totals are wanted, or all other counts.
        pairs: counts of two reports that count the same, as linking found; they stand in one row, whatever
            each report calls what it counts.
        day: of the event, where its reports tell it; what was before that stands apart.
    """
    found = [
        Reported(report.id, figure)
        for report in reports
        for figure in report.figures
        if figure.running == running and (figure.low is not None or figure.high is not None)
    ]
    named = _labels(found, reports, day)
    known = [pair for pair in pairs if _are_alike(named.get(pair.a), named.get(pair.b))]
    first = _first_of_same(found, [*known, *_under_other_names(found, named)])
    of_all = _of_all(found, first)
    cells: dict[tuple[int, str], dict[str, list[Reported]]] = {}
    labels: dict[tuple[int, str], str] = {}
    row_of: dict[Place, tuple[int, str]] = {}
    for each in found:
        called = named[of_all[first[place_of(each)]]]
        key = row_of[place_of(each)] = (_ORDER.index(each.figure.kind), group(called))
        if _FROM in labels.setdefault(key, called):  # "U.S. citizens" says it better than "from US"
            labels[key] = called
        cell = cells.setdefault(key, {}).setdefault(each.article, [])
        if all(count(each.figure) != count(other.figure) for other in cell):
            cell.append(each)
    against = {row_of[pair.a] for pair in known if pair.against and pair.a in row_of and pair.b in row_of}
    order = sorted(cells, key=lambda key: (key[0], key[1] != _ORDER[key[0]], -len(cells[key]), key[1]))
    dates = {report.id: report.published or report.date_range[0] or "" for report in reports}
    return [
        _row(labels[key], [tuple(cells[key].get(r.id, ())) for r in reports], dates, against=key in against)
        for key in order
    ]


def place_of(reported: Reported) -> Place:
    """Return where a count stands."""
    return reported.article, reported.figure.start, reported.figure.end


def _under_other_names(found: Sequence[Reported], named: Mapping[Place, str]) -> Iterator[FigurePair]:
    """Yield counts that count the same by their names, whatever linking found."""
    for one, other in named_within([(each.figure, named[place_of(each)]) for each in found]):
        yield FigurePair(place_of(found[one]), place_of(found[other]), against=False)


def _first_of_same(found: Sequence[Reported], pairs: Iterable[FigurePair]) -> dict[Place, Place]:
    """Return for each count the first one (of the best report) that counts the same."""
    kinds = {place_of(each): each.figure.kind for each in found}
    order = {place: at for at, place in enumerate(kinds)}
    root = {place: place for place in kinds}

    def top(place: Place) -> Place:
        while root[place] != place:
            place = root[place]
        return place

    for pair in pairs:
        if pair.a in kinds and kinds[pair.a] == kinds.get(pair.b):
            one, other = sorted((top(pair.a), top(pair.b)), key=order.__getitem__)
            root[other] = one
    return {place: top(place) for place in kinds}


def _of_all(found: Sequence[Reported], first: Mapping[Place, Place]) -> dict[Place, Place]:
    """Return for the first of counts that count the same which one says what.

    What one report calls twelve passengers others call twelve people: one of people in general does, else
    one that says it as most do.
    """
    alike: dict[Place, list[Reported]] = {}
    for each in found:
        alike.setdefault(first[place_of(each)], []).append(each)
    return {at: place_of(_usual(same)) for at, same in alike.items()}


def _usual(same: Sequence[Reported]) -> Reported:
    """Return the count that names those counted as most of these do, the first of them."""
    often = Counter(group(f", {whom(each.figure)}") for each in same)
    return min(same, key=lambda each: (bool(whom(each.figure)), -often[group(f", {whom(each.figure)}")]))


def _are_alike(one: str | None, other: str | None) -> bool:
    """Tell whether two counts are both of all, or both of the same part or time, by what they are called."""
    return one is None or other is None or _PART.findall(one) == _PART.findall(other)


_PART: Final = re.compile(rf"{SOME}|, (?:seriously|slightly)\b| \(| in (?=[A-Z])")


def _labels(found: Sequence[Reported], reports: Sequence[Article], of_event: str | None) -> dict[Place, str]:
    """Return what each count is called: what it counts, where it is of a place aside, an earlier time."""
    by_id = {report.id: report for report in reports}
    day = min((report.published for report in reports if report.published), default=None)
    named = {}
    for each in found:
        called = what(by_id[each.article], each.figure, reports)
        before = earlier(by_id[each.article], each.figure, day, of_event)
        named[place_of(each)] = f"{called} ({before})" if before else called
    return named


def _row(
    what: str, cells: Sequence[tuple[Reported, ...]], dates: Mapping[str, str], *, against: bool
) -> FigureRow:
    given = [reported for cell in cells for reported in cell]
    full = [cell for cell in cells if cell]
    conflict = any(
        contradict([one.figure for one in a], [other.figure for other in b]) for a, b in combinations(full, 2)
    )
    own = [_own(cell) for cell in full] if len(full) > 1 else given
    own = [each for each in own if not _is_vague(each.figure)] or own
    return FigureRow(
        what,
        tuple(cells),
        _range([reported.figure for reported in own]),
        (conflict or against) and SOME not in what,
        lowest=min(own, key=lambda each: _bounds(each.figure)),
        highest=max(own, key=lambda each: _bounds(each.figure)),
        latest=max(own, key=lambda each: dates[each.article]),
    )


def _own(cell: Sequence[Reported]) -> Reported:
    """Return the count that a report has for its own: the first in numbers, as news is told from the top."""
    return min(cell, key=lambda each: (_is_vague(each.figure), each.figure.start))


def _bounds(figure: Figure) -> tuple[int, int]:
    """Return a count as it compares: its middle, then whether it is open above."""
    low = figure.low if figure.low is not None else figure.high or 0
    high = figure.high if figure.high is not None else low
    return (low + high, int(figure.high is None))


def count(figure: Figure) -> str:
    """Return a count with its bounds: "at least 12", "9", "30–40"; as worded in the report where it is."""
    low, high = figure.low, figure.high
    if low is not None and high is not None:
        number = f"{low:,}" if low == high else f"{low:,}–{high:,}"
    else:
        number = f"{low if low is not None else high:,}"
    if figure.qualifier and any(char.isalpha() for char in figure.qualifier):
        worded = harmless_line(figure.qualifier)
        return worded if worded.lower() in _VAGUE or high == 0 else f"{worded} {number}"
    if low is None or high is None:
        return f"{'≥' if high is None else '≤'} {number}"
    return number


def _is_vague(figure: Figure) -> bool:
    """Tell whether no number was printed: "dozens" is no lower end of what others count."""
    return (figure.qualifier or "").lower() in _VAGUE and figure.high != 0


_VAGUE: Final = frozenset(
    {"dozens", "scores", "hundreds", "thousands", "several", "many", "tens of thousands"}
)
"""Qualifiers that say the count themselves: no number was printed beside them."""


def contradict(one: Iterable[Figure], other: Iterable[Figure]) -> bool:
    """Tell whether no count of one side can be right together with any of the other."""
    others = list(other)
    return all(_apart(a, b) for a in one for b in others)


def _apart(a: Figure, b: Figure) -> bool:
    above = a.low is not None and b.high is not None and a.low > b.high
    below = b.low is not None and a.high is not None and b.low > a.high
    return above or below


def _range(figures: Sequence[Figure]) -> str:
    bounds = [bound for each in figures for bound in (each.low, each.high) if bound is not None]
    low, high = min(bounds), max(bounds)
    open_above = any(each.high is None for each in figures if each.low == high)
    top = f"{'≥' if open_above else ''}{high:,}"
    return top if low == high else f"{low:,} – {top}"
