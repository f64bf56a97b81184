"""The features of a pair score by name: how each may push the score, and how a reader sees it as a reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from tui.link.sketch import Sketch


class Feature(NamedTuple):
    """One feature: its name in models, the direction it may push the score in, and how a reader sees it.

    `direction`: growth of the feature may only raise the score (+1), only lower it (-1), or do either (0).
    """

    name: str
    direction: int
    reading: str

    def is_reason(self, share: float) -> bool:
        """Tell whether a reader is told of a share in the score.

        Lengths and the like, which push either way, only set what the others count: they are none for a link.
        """
        return share < 0 or self.direction != 0

    def read(self, value: float, a: Sketch, b: Sketch) -> str:
        """Return the feature as a reason: with the shared names or words, or the gap that it measured."""
        if value != value:  # noqa: PLR0124 - NaN: what is unknown is no reason
            return ""
        shown = _SHOWN.get(self.name)
        return f"{self.reading}: {shown(value, a, b)}" if shown else self.reading


FEATURES: Final = (
    Feature("terms", 1, "wording of the whole text"),
    Feature("common_words", 1, "words other than names"),
    Feature("strongest", 1, "strongest shared word"),
    Feature("top_missing_least", -1, "main words that the other text lacks"),
    Feature("top_missing_most", -1, "main words of one that the other lacks"),
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
    Feature("rare_terms_held", 1, "rare words found in the other text"),
    Feature("rare_phrases", 1, "shared rare phrases"),
    Feature("numbers", 1, "shared numbers"),
    Feature("figures_agree", 1, "figures that agree"),
    Feature("figures_differ", 0, "figures that differ"),
    Feature("quotes", 1, "shared quotes"),
    Feature("shingles", 1, "text in common"),
    Feature("sentences", 1, "sentences that tell alike"),
    Feature("sentences_share", 1, "share of sentences that tell alike"),
    Feature("days_apart", -1, "publication dates"),
    Feature("bounds_apart", -1, "times the texts can be from"),
    Feature("event_days_apart", -1, "days named in the openings"),
    Feature("days_shared", 1, "days both name"),
    Feature("years_shared", 1, "years both name"),
    Feature("years_apart", -1, "years"),
    Feature("contradiction", -1, "dates that exclude one another"),
    Feature("weekdays", 1, "weekdays named"),
    Feature("main_weekday", 1, "main weekday"),
    Feature("places", 1, "main places"),
    Feature("persons", 1, "main persons"),
    Feature("shorter", 0, "length of the shorter text"),
    Feature("longer_by", 0, "difference in length"),
    Feature("spread", 0, "many topics in one text"),
)


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


def _numbers(_: float, a: Sketch, b: Sketch) -> str:
    return ", ".join(sorted(a.numbers & b.numbers, key=lambda number: (-len(number), number))[:4])


def _strongest(_: float, a: Sketch, b: Sketch) -> str:
    shared = a.terms.keys() & b.terms.keys()
    return max(shared, key=lambda term: (a.terms[term] * b.terms[term], term), default="none shared")


def _figures(_: float, a: Sketch, b: Sketch) -> str:
    shared = sorted({*a.figures} & {*b.figures}, key=lambda figure: (figure[0], figure[1] or figure[2] or 0))
    return ", ".join(f"{figure[1] or figure[2] or 0} {figure[0]}" for figure in shared[:4])


_SHOWN: Final[dict[str, Callable[[float, Sketch, Sketch], str]]] = {
    "terms": _most_shared("terms"),
    "strongest": _strongest,
    "numbers": _numbers,
    "figures_agree": _figures,
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
