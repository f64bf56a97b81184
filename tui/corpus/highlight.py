"""What is marked in a text: names, dates, figures, quotes. Offsets are code points of the article's text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["person", "organisation", "place", "date", "figure", "quote", "misc"]

NameKind: TypeAlias = Literal["person", "organisation", "place", "misc"]

FigureKind: TypeAlias = Literal["killed", "injured", "missing", "detained", "displaced", "trapped", "other"]

OWN_LAYER = "copytaster"
"""The layer of what this program marked itself; any other layer names a tool or a person."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A marked span.

    Attributes:
        entity: for a name, the entity it mentions: the corpus-wide id once resolved, before that the
            `LocalEntity.key` within the article. None where it mentions none.
        layer: who marked it (`OWN_LAYER`, or the name of another tool or person).
    """

    start: int
    end: int
    kind: Kind
    entity: str | None = None
    layer: str = OWN_LAYER


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """One entity within one article, with every form of its name there.

    Attributes:
        key: how highlights of the same article refer to it.
        names: distinct surface forms without titles or possessives, fullest first.
        titles: what stood before or beside the name ("president", "foreign minister"), lower case.
        mentions: how often it is named.
    """

    key: str
    kind: NameKind
    names: tuple[str, ...]
    titles: tuple[str, ...] = ()
    mentions: int = 1


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it: the words that name them, where these stand, and the entity (as in `Highlight`)."""

    text: str
    start: int | None = None
    end: int | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words reported as said.

    Attributes:
        start, end: the quoted words without their quotation marks.
        speaker: None where the text does not tell.
        cue: the reporting verb or phrase as printed ("told Reuters", "said"), None where there is none.
        direct: False for indirect speech ("said that …").
    """

    start: int
    end: int
    speaker: Speaker | None = None
    cue: str | None = None
    direct: bool = True


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of people (or, as `other`, of something else) with its bounds.

    Attributes:
        start, end: the counting phrase ("at least 17 civilians").
        low, high: bounds of the count; None is open ("at least 17": 17, None).
        qualifier: the wording that bounds it ("at least", "as many as", "dozens"), None if exact.
        who: the counted group ("children"), None if people in general.
        attributed_to: by whose account, as printed, None if the article's own.
        place: where, as printed near by; None if not said.
        period: over which time, as printed ("in three days", "since late September"); None if not said.
        running: True for a running total over a conflict or a longer time, which is never compared with
            the toll of one event.
    """

    start: int
    end: int
    kind: FigureKind
    low: int | None
    high: int | None
    qualifier: str | None = None
    who: str | None = None
    attributed_to: str | None = None
    place: str | None = None
    period: str | None = None
    running: bool = False


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression.

    Attributes:
        low, high: first and last ISO date (YYYY-MM-DD) it can mean; None where it stays relative because
            the article's own date is unknown, or on an open side ("since August": low only).
        relative: how it reads without an anchor, for articles without a date: weekday name, "today",
            "yesterday", "-3d", "+1w", or None if absolute.
    """

    start: int
    end: int
    low: str | None = None
    high: str | None = None
    relative: str | None = None
