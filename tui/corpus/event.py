"""Events, the stories that they make up, and the links between articles that show why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

LinkKind: TypeAlias = Literal["duplicate", "same_event", "same_story", "background"]

EvidenceKind: TypeAlias = Literal["quote", "figure", "entity", "date", "place", "passage", "text"]

Span: TypeAlias = tuple[int, int]
"""Start and end in code points."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for (or, with `against`, against) a link: a span on either side and why it counts.

    Attributes:
        kind: what sort of thing the two sides share or differ in.
        a, b: spans in the texts of the link's articles `a` and `b`.
        note: one short sentence for the reader ("both quote Assad; one comma apart", "370 / 358 killed").
        weight: contribution to the score in log-odds; 0 where it only illustrates.
        against: True if the two sides contradict.
    """

    kind: EvidenceKind
    a: Span
    b: Span
    note: str = ""
    weight: float = 0.0
    against: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A link between two articles, `a` < `b` by id.

    Attributes:
        score: calibrated probability that the link is of its kind, 0 to 1, rounded to 4 places.
        reasons: readable feature names with their contribution in log-odds, strongest first, for and
            against ("shared rare names: Sakhour, Handarat" 2.1; "dates 3 weeks apart" -1.7).
    """

    a: str
    b: str
    kind: LinkKind
    score: float
    evidence: tuple[Evidence, ...] = ()
    reasons: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """What happened at one time and place, and the articles that report it.

    Attributes:
        id: made from its earliest article, so that it stays as later reports join.
        articles: ids, best report first.
        also_covered_by: digests and live blogs that cover it among other events.
        published: first and last ISO date of its articles, None where unknown.
        publishers: independent ones; reprints and sister titles count once.
    """

    id: str
    title: str
    articles: tuple[str, ...]
    also_covered_by: tuple[str, ...] = ()
    story: str = ""
    published: tuple[str | None, str | None] = (None, None)
    publishers: int = 1


@dataclass(frozen=True, slots=True)
class Story:
    """A chain of events, in order of time."""

    id: str
    title: str
    events: tuple[str, ...]
