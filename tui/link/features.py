"""What two sketches have in common and where they differ: the features of a pair score.

Every feature is symmetric in its two articles and depends on them alone. NaN means unknown: a missing date,
no places on one side. `FEATURES` fixes names, order, what growth of a feature may do to the score (+1 only
raise it, -1 only lower it, 0 either), and how a reason reads.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Final, NamedTuple

from tui.link.background import background
from tui.link.fingerprint import resemblance
from tui.link.sketch import Sketch
from tui.link.times import Times

UNKNOWN: Final = math.nan


class Feature(NamedTuple):
    """One feature: its name in models, the direction it may push the score in, and how a reader sees it."""

    name: str
    direction: int
    reading: str

    def read(self, value: float, a: Sketch, b: Sketch) -> str:
        """Return the feature as a reason: with the shared names or words, or the gap that it measured."""
        if value != value:  # noqa: PLR0124 - NaN: what is unknown is no reason
            return ""
        shown = _SHOWN.get(self.name)
        return f"{self.reading}: {shown(value, a, b)}" if shown else self.reading


FEATURES: Final = (
    Feature("terms", 1, "wording of the whole text"),
    Feature("names", 1, "names"),
    Feature("phrases", 1, "phrases"),
    Feature("lead", 1, "openings"),
    Feature("headline", 1, "headlines"),
    Feature("lead_held_least", 1, "openings found in the other text"),
    Feature("lead_held_most", 1, "an opening found in the other text"),
    Feature("headline_held_least", 1, "headlines found in the other text"),
    Feature("headline_held_most", 1, "a headline found in the other text"),
    Feature("names_held_least", 1, "names found in the other text"),
    Feature("names_held_most", 1, "names of one found in the other"),
    Feature("top_shared", 1, "main terms"),
    Feature("rare_names", 1, "shared rare names"),
    Feature("rarest_name", 1, "rarest shared name"),
    Feature("rare_names_held", 1, "rare names found in the other text"),
    Feature("rare_terms", 1, "shared rare words"),
    Feature("rare_phrases", 1, "shared rare phrases"),
    Feature("numbers", 1, "shared numbers"),
    Feature("figures_agree", 1, "figures that agree"),
    Feature("figures_differ", 0, "figures that differ"),
    Feature("quotes", 1, "shared quotes"),
    Feature("shingles", 1, "text in common"),
    Feature("days_apart", -1, "publication dates"),
    Feature("bounds_apart", -1, "times the texts can be from"),
    Feature("event_days_apart", -1, "days named in the openings"),
    Feature("days_shared", 1, "days both name"),
    Feature("years_shared", 1, "years both name"),
    Feature("years_apart", -1, "years"),
    Feature("contradiction", -1, "dates that exclude one another"),
    Feature("weekdays", 1, "weekdays in the openings"),
    Feature("places", 1, "main places"),
    Feature("persons", 1, "main persons"),
    Feature("shorter", 0, "length of the shorter text"),
    Feature("longer_by", 0, "difference in length"),
    Feature("spread", 0, "many topics in one text"),
)

RARE: Final = 4.0
"""From this rarity on (1 in 55 events of news at large) a name or word counts as rare."""


def pair_features(a: Sketch, b: Sketch) -> list[float]:
    """Return the features of a pair in the order of `FEATURES`; the same for (b, a)."""
    leads = _held(a.lead, b.terms, b.lead), _held(b.lead, a.terms, a.lead)
    headlines = _held(a.headline, b.terms, b.lead), _held(b.headline, a.terms, a.lead)
    names = a.names.keys() & b.names.keys()
    held = _share(a.names, names), _share(b.names, names)
    rarities = [rarity for name in names if (rarity := background().idf(name)) >= RARE]
    return [
        dot(a.terms, b.terms),
        dot(a.names, b.names),
        dot(a.phrases, b.phrases),
        dot(a.lead, b.lead),
        dot(a.headline, b.headline),
        min(leads),
        max(leads),
        min(headlines),
        max(headlines),
        min(held),
        max(held),
        float(len(set(a.top) & set(b.top))),
        math.fsum(rarity - RARE for rarity in rarities),
        max(rarities, default=0.0),
        _rare_share(a, b, math.fsum(rarity - RARE for rarity in rarities)),
        _rare_terms(a, b),
        float(len(a.phrases.keys() & b.phrases.keys())),
        float(len(a.numbers & b.numbers)),
        *_figures(a, b),
        math.log1p(len(a.quotes & b.quotes)),
        resemblance(a.shingles, b.shingles),
        *_times(a, b),
        _overlap(a.places, b.places),
        _overlap(a.persons, b.persons),
        math.log1p(min(a.length, b.length)),
        abs(math.log1p(a.length) - math.log1p(b.length)),
        max(a.spread, b.spread),
    ]


def dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Return the inner product of two weightings; summed exactly, so that order cannot matter."""
    if len(b) < len(a):
        a, b = b, a
    return math.fsum(weight * b[term] for term, weight in a.items() if term in b)


def _held(part: Mapping[str, float], whole: Mapping[str, float], opening: Mapping[str, float]) -> float:
    """Return the share of a part's weight whose terms the other article has."""
    return math.fsum(w * w for term, w in part.items() if term in whole or term in opening)


def _share(weights: Mapping[str, float], terms: Collection[str]) -> float:
    return math.fsum(weights[term] ** 2 for term in terms)


def _rare_share(a: Sketch, b: Sketch, shared: float) -> float:
    """Return the share of the rare names of the article with fewer of them, unknown where it has none."""
    fewer = min(_rarity(a), _rarity(b))
    return min(1.0, shared / fewer) if fewer else UNKNOWN


def _rarity(one: Sketch) -> float:
    idf = background().idf
    return math.fsum(rarity - RARE for name in one.names if (rarity := idf(name)) >= RARE)


def _rare_terms(a: Sketch, b: Sketch) -> float:
    idf = background().idf
    shared = a.terms.keys() & b.terms.keys()
    return math.fsum(rarity - RARE for term in shared if (rarity := idf(term)) > RARE)


def _overlap(a: Collection[str], b: Collection[str]) -> float:
    """Return the share of the shorter list that is in the other, unknown where one is empty."""
    if not a or not b:
        return UNKNOWN
    return len(set(a) & set(b)) / min(len(a), len(b))


def _figures(a: Sketch, b: Sketch) -> tuple[float, float]:
    """Count the kinds of figure (killed, injured …) in which some counts agree, and in which none can."""
    kinds = {figure[0] for figure in a.figures} & {figure[0] for figure in b.figures}
    agree = sum(_compatible(kind, a, b) for kind in kinds)
    return float(agree), float(len(kinds) - agree)


def _compatible(kind: str, a: Sketch, b: Sketch) -> bool:
    left = [(low, high) for k, low, high in a.figures if k == kind]
    right = [(low, high) for k, low, high in b.figures if k == kind]
    return any(low == low_b and high == high_b for low, high in left for low_b, high_b in right)


def _times(one: Sketch, other: Sketch) -> tuple[float, ...]:
    a, b = one.times, other.times
    return (
        _gap(a.published, b.published),
        _bounds_gap(a, b),
        _nearest(a.opening_days, b.opening_days),
        float(len(a.days & b.days)) if a.days and b.days else UNKNOWN,
        len(a.years & b.years) / len(a.years | b.years) if a.years and b.years else UNKNOWN,
        _years_apart(a, b),
        float(dates_contradict(one, other)),
        float(bool(a.weekdays & b.weekdays)) if a.weekdays and b.weekdays else UNKNOWN,
    )


def _gap(a: int | None, b: int | None) -> float:
    return UNKNOWN if a is None or b is None else float(abs(a - b))


def _bounds_gap(a: Times, b: Times) -> float:
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
    if left is None and right is None:
        return float(abs(a.newest_year - b.newest_year)) if a.newest_year and b.newest_year else UNKNOWN
    year, named = (left, b.newest_year) if left is not None else (right, a.newest_year)
    return float(max(0, named - (year or 0))) if named else UNKNOWN


def _year(times: Times) -> int | None:
    return None if times.published is None else date.fromordinal(times.published).year


CONTRADICTION_DAYS: Final = 300
"""Publication dates further apart than this contradict: crawls mistake a date by weeks, not by a year."""


SAME_WORDS: Final = 0.2
"""Share of common shingles from which on two texts tell the same in the same words, so in the same years."""


def dates_contradict(a: Sketch, b: Sketch) -> bool:
    """Tell whether two articles cannot be of one time, whatever their words: their dates exclude it.

    Either they were published further apart than any crawl errs and name no common day or year, or they are
    the same words about different years.
    """
    x, y = a.times, b.times
    if x.years & y.years:
        return False
    if x.published is not None and y.published is not None and not x.days & y.days:
        return abs(x.published - y.published) > CONTRADICTION_DAYS
    return bool(x.years and y.years) and resemblance(a.shingles, b.shingles) >= SAME_WORDS


def _most_shared(field: str) -> Callable[[float, Sketch, Sketch], str]:
    def shown(_: float, a: Sketch, b: Sketch) -> str:
        left, right = getattr(a, field), getattr(b, field)
        shared = sorted(left.keys() & right.keys(), key=lambda t: (-left[t] * right[t], t))
        return ", ".join(shared[:4]) or "none shared"

    return shown


def _days(value: float, _: Sketch, __: Sketch) -> str:
    return f"{value:.0f} days apart"


def _share_of(value: float, _: Sketch, __: Sketch) -> str:
    return f"{value:.0%}"


_SHOWN: Final[dict[str, Callable[[float, Sketch, Sketch], str]]] = {
    "terms": _most_shared("terms"),
    "names": _most_shared("names"),
    "rare_names": _most_shared("names"),
    "phrases": _most_shared("phrases"),
    "rare_phrases": _most_shared("phrases"),
    "lead": _most_shared("lead"),
    "headline": _most_shared("headline"),
    "days_apart": _days,
    "bounds_apart": _days,
    "event_days_apart": _days,
    "lead_held_least": _share_of,
    "lead_held_most": _share_of,
    "headline_held_least": _share_of,
    "headline_held_most": _share_of,
    "names_held_least": _share_of,
    "names_held_most": _share_of,
}
