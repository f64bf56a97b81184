"""One event across its reports: the figures as a grid of what by outlet, the quotes by who said them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, NamedTuple

from tui.corpus.article import Article
from tui.corpus.event import Span
from tui.corpus.highlight import Figure, Quote
from tui.harmless import harmless_line

_WORD: Final = re.compile(r"\w+")

_FEWEST_SHARED_WORDS: Final = 4
"""Words from which a quote that is part of a longer one is the same quote, shortened."""

_ORDER: Final = ("killed", "injured", "missing", "trapped", "detained", "displaced", "other")


class Reported(NamedTuple):
    """A figure as one report has it."""

    article: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One line of the grid: the same count as each report gives it.

    Attributes:
        label: what is counted ("killed, children", "killed in three days").
        cells: the figures of each report, in the order of the reports; empty where it gives none.
        range: the span from the lowest to the highest count.
        conflict: two reports give counts that cannot both be right.
    """

    label: str
    cells: tuple[tuple[Reported, ...], ...]
    range: str
    conflict: bool


class Said(NamedTuple):
    """A quote in one report."""

    article: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """One utterance: its fullest form first, then every other report that has it."""

    speaker: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """What the reports of an event say.

    Attributes:
        reports: best report first, as the event has them.
        figures: counts of the event itself.
        running: running totals over a conflict or a longer time, never compared with the toll of one event.
        quotes: those that most reports have first.
    """

    reports: tuple[Article, ...]
    figures: tuple[FigureRow, ...]
    running: tuple[FigureRow, ...]
    quotes: tuple[QuoteRow, ...]


def brief(reports: Sequence[Article], names: Mapping[str, str]) -> Brief:
    """Return what `reports` say of their event.

    Args:
        reports: best report first.
        names: entity id → its fullest name, for the speakers.
    """
    return Brief(
        tuple(reports),
        tuple(_grid(reports, running=False)),
        tuple(_grid(reports, running=True)),
        tuple(_quotes(reports, names)),
    )


# Figures.


def _grid(reports: Sequence[Article], *, running: bool) -> list[FigureRow]:
    cells: dict[tuple[int, str], dict[str, list[Reported]]] = {}
    labels: dict[tuple[int, str], str] = {}
    for report in reports:
        for figure in report.figures:
            if figure.running == running and (figure.low is not None or figure.high is not None):
                key = (_ORDER.index(figure.kind), label(figure).casefold())
                labels.setdefault(key, label(figure))
                found = cells.setdefault(key, {}).setdefault(report.id, [])
                if all(count(figure) != count(other.figure) for other in found):
                    found.append(Reported(report.id, figure))
    order = sorted(cells, key=lambda key: (key[0], -len(cells[key]), key[1]))
    return [_row(labels[key], [tuple(cells[key].get(report.id, ())) for report in reports]) for key in order]


def _row(what: str, cells: Sequence[tuple[Reported, ...]]) -> FigureRow:
    figures = [reported.figure for cell in cells for reported in cell]
    pairs = combinations([cell for cell in cells if cell], 2)
    conflict = any(contradict([one.figure for one in a], [other.figure for other in b]) for a, b in pairs)
    return FigureRow(what, tuple(cells), _range(figures), conflict)


def label(figure: Figure) -> str:
    """Return what a figure counts: "killed, children", "killed in three days"."""
    what: str = figure.kind
    if figure.who:
        what += f", {harmless_line(figure.who)}"
    return f"{what} {harmless_line(figure.period)}" if figure.period else what


def count(figure: Figure) -> str:
    """Return a count with its bounds: "at least 12", "9", "30–40"; as worded in the report where it is."""
    low, high = figure.low, figure.high
    if low is not None and high is not None:
        number = f"{low:,}" if low == high else f"{low:,}–{high:,}"
    else:
        number = f"{low if low is not None else high:,}"
    if figure.qualifier and any(char.isalpha() for char in figure.qualifier):
        worded = harmless_line(figure.qualifier)
        return worded if worded.lower() in _VAGUE else f"{worded} {number}"
    if low is None or high is None:
        return f"{'≥' if high is None else '≤'} {number}"
    return number


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


# Quotes.


def _quotes(reports: Sequence[Article], names: Mapping[str, str]) -> list[QuoteRow]:
    found: list[tuple[str, list[tuple[str, ...]], list[Said]]] = []
    for report in reports:
        for quote in report.quotes:
            said = Said(report.id, (quote.start, quote.end), report.text[quote.start : quote.end])
            tokens = _tokens(said.words)
            same = next((each for each in found if any(_same(tokens, other) for other in each[1])), None)
            if same is None:
                found.append((_speaker(quote, names), [tokens], [said]))
            else:
                same[1].append(tokens)
                same[2].append(said)
    rows = [QuoteRow(speaker, tuple(_fullest_first(said))) for speaker, _, said in found]
    return sorted(rows, key=lambda row: -len({each.article for each in row.said}))


def _fullest_first(said: Sequence[Said]) -> list[Said]:
    fullest = max(range(len(said)), key=lambda at: (len(said[at].words), -at))
    return [said[fullest], *said[:fullest], *said[fullest + 1 :]]


def _speaker(quote: Quote, names: Mapping[str, str]) -> str:
    if quote.speaker is None:
        return "unnamed"
    return names.get(quote.speaker.entity or "") or harmless_line(quote.speaker.text)


def _tokens(words: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(words))


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two quotes are the same words, or one is a part of the other."""
    short, long = sorted((one, other), key=len)
    if len(short) < _FEWEST_SHARED_WORDS:
        return short == long and bool(short)
    return f" {' '.join(short)} " in f" {' '.join(long)} "
