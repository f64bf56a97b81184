"""Figures of two articles that agree or contradict.

Only like is compared with like: the same thing counted (killed, injured …), of people who may be the same, in
places that may be the same, and a day's toll never with a running total.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from tui.corpus.event import Evidence
from tui.corpus.highlight import Figure
from tui.link.statements import Statement
from tui.link.terms import is_content, term_of, tokens
from tui.link.weighing import Told, Weighed

LEAST_CONTEXT: Final = 6.0
"""Summed rarity of what the two sentences share beside the figures, for a contradiction to be one."""

_LEAST_CONTEXT_EQUAL: Final = 5.0
_EASED: Final = 6.0
"""How much of the context two reports of one event need not show."""

_VAGUE = re.compile(
    r"\b(?:dozens|scores|hundreds|thousands|tens|several|many|few|most|handful|numerous|couple)\b",
    re.IGNORECASE,
)
_COUNTING_WORDS = """
    kill killed dead death deaths died die people person civilians wounded injured injuries hurt toll
    casualties least more than missing detained arrested displaced trapped victims lives lost
"""
_COUNTING = frozenset(term_of(word) for word in _COUNTING_WORDS.split())
"""What every sentence with a toll says: no sign that two speak of the same one."""

_PEOPLE_WORDS = """
    people person civilians lives residents victims the of others bodies dead wounded injured workers
    employees miners passengers villagers migrants colleagues comrades members their his her
"""
_PEOPLE = frozenset(term_of(word) for word in _PEOPLE_WORDS.split())
"""Groups that are people in general, as far as tolls go, or all that could be hit: a factory's workers."""

_PERIOD_WORDS = """
    since over past last days weeks months years than more least began start first next hours
"""
_PERIOD_STOPS = frozenset(_PERIOD_WORDS.split())

_REMEMBERED: Final = 2_048
"""Groups, places and periods whose terms are kept: each figure is compared with many."""

_MOST_RATIO: Final = 4.0
"""Two tolls of one event differ by less than this factor, or they count different things."""


def figure_evidence(
    left: Weighed,
    right: Weighed,
    matched: Sequence[tuple[Statement, Statement]],
    *,
    one_event: bool = False,
) -> Iterator[Evidence]:
    """Yield the figures that agree or contradict, each of the left with the one in the likest context.

    Args:
        left: the statements of one article.
        right: those of the other.
        matched: pairs of statements that say the same; their figures are compared on that ground alone.
        one_event: that the articles report one event is likely: tolls need little more in common.
    """
    same = {(a.span, b.span) for a, b in matched}
    others = _counting(right)
    for a in _counting(left) if others else ():
        for figure in a.figures:
            ranked = [
                (_context(a, b, same), -other.start, other)
                for b in others
                if a.past == b.past or not one_event
                for other in b.figures
                if comparable(figure, other) and _one_role(a, figure, b, other)
            ]
            best = max(ranked, key=lambda item: item[:2], default=None)
            if best is not None:
                other = best[2]
                eased = one_event and not a.past and figure.start not in a.parts_of
                eased = eased and not _elsewhere(figure.place, left.told, right.told)
                eased = eased and not _elsewhere(other.place, right.told, left.told)
                found = _evidence(figure, other, best[0] + (_EASED if eased else 0.0))
                # Five of the dead in one report and three in another are both right: they may mean others.
                yield from (each for each in found if not each.against or figure.start not in a.parts_of)


def _counting(read: Weighed) -> list[Statement]:
    """Return the statements with figures."""
    return [read[at] for at, plain in enumerate(read.told.statements) if plain.figures]


def _elsewhere(place: str | None, here: Told, there: Told) -> bool:
    """Tell whether a figure is of a place aside, which its article names once and the other one never."""
    terms = _place(place) if place else frozenset()
    return bool(terms) and all(term not in there.counts and here.counts.get(term, 0) <= 1 for term in terms)


def comparable(a: Figure, b: Figure) -> bool:
    """Tell whether two figures may count the same."""
    if a.kind != b.kind or a.kind == "other" or a.running != b.running:
        return False
    if a.running and not _one_period(a, b):
        return False
    return _same_group(a.who, b.who) and _may_be_same(a.place, b.place)


def _one_role(a: Statement, figure: Figure, b: Statement, other: Figure) -> bool:
    """Tell whether two figures are both totals, both parts of one, or both additions to one."""
    return (figure.start in a.added) == (other.start in b.added) and (figure.start in a.parts_of) == (
        other.start in b.parts_of
    )


def _one_period(a: Figure, b: Figure) -> bool:
    """Tell whether two running totals run from the same time, or are kept by the same hand."""
    for left, right in ((a.period, b.period), (a.attributed_to, b.attributed_to)):
        if left and right and _telling(left) & _telling(right):
            return True
    return False


@lru_cache(_REMEMBERED)
def _telling(words: str) -> frozenset[str]:
    return frozenset(t.term for t in tokens(words) if len(t.word) > 3 and t.word not in _PERIOD_STOPS)


def _same_group(a: str | None, b: str | None) -> bool:
    """Tell whether two groups may be one: people in general, or groups with a word in common."""
    left, right = _group(a or ""), _group(b or "")
    return not left.isdisjoint(right) or (not left and not right)


@lru_cache(_REMEMBERED)
def _group(words: str) -> frozenset[str]:
    return frozenset(t.term for t in tokens(words)) - _PEOPLE


def _may_be_same(a: str | None, b: str | None) -> bool:
    if not a or not b:
        return True
    left, right = _place(a), _place(b)
    return not left or not right or not left.isdisjoint(right)


@lru_cache(_REMEMBERED)
def _place(words: str) -> frozenset[str]:
    return frozenset(t.term for t in tokens(words) if is_content(t))


def _context(a: Statement, b: Statement, same: set[tuple[tuple[int, int], tuple[int, int]]]) -> float:
    shared = math.fsum(
        weight
        for term, weight in a.weights.items()
        if term in b.weights and term not in _COUNTING and not term.isdigit()
    )
    return shared + LEAST_CONTEXT if (a.span, b.span) in same else shared


def _evidence(a: Figure, b: Figure, context: float) -> Iterator[Evidence]:
    spans = (a.start, a.end), (b.start, b.end)
    if _vague(a) or _vague(b):
        return
    if (a.low, a.high) == (b.low, b.high):
        if context >= _LEAST_CONTEXT_EQUAL:
            yield Evidence("figure", *spans, f"both: {_value(a)} {a.kind}")
    elif context >= LEAST_CONTEXT and _near(a, b):
        yield Evidence("figure", *spans, f"{_value(a)} / {_value(b)} {a.kind}", against=True)


def _vague(figure: Figure) -> bool:
    """Tell whether a figure is a round word ("dozens"), which contradicts no count."""
    return figure.qualifier is not None and _VAGUE.search(figure.qualifier) is not None


def _near(a: Figure, b: Figure) -> bool:
    low, high = sorted(float(f.low or f.high or 0) for f in (a, b))
    return 0 < high <= low * _MOST_RATIO


def _value(figure: Figure) -> str:
    value = figure.low if figure.low is not None else figure.high
    return f"{value}" if value is not None else "?"
