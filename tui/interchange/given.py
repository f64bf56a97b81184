"""Marks as a file of another tool gives them, before they are tied to an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from tui.corpus.highlight import Kind

LABELS: Final[dict[Kind, str]] = {
    "person": "PER",
    "organisation": "ORG",
    "place": "LOC",
    "misc": "MISC",
    "date": "DATE",
    "figure": "FIGURE",
    "quote": "QUOTE",
}
"""What the kinds are called where a short label is usual."""

_KINDS: Final[dict[str, Kind]] = {
    **{label.casefold(): kind for kind, label in LABELS.items()},
    **{str(kind): kind for kind in LABELS},
    **dict.fromkeys(("pers", "people", "nominal"), "person"),
    **dict.fromkeys(("organization", "norp", "company", "corp"), "organisation"),
    **dict.fromkeys(("gpe", "location", "fac", "facility", "geo", "geo-loc"), "place"),
    **dict.fromkeys(("time", "timex", "timex3", "datetime"), "date"),
    **dict.fromkeys(("num", "number", "cardinal", "quantity", "money", "percent"), "figure"),
    **dict.fromkeys(("quotation",), "quote"),
    **dict.fromkeys(("miscellaneous", "event", "other", "work_of_art", "product", "law"), "misc"),
}


def kind_of(label: str) -> Kind | None:
    """Return the kind that a label of this or another tool stands for, None if it stands for none."""
    return _KINDS.get(label.strip().casefold())


class GivenMark(NamedTuple):
    """A span as given: code points of the text given with it.

    Attributes:
        words: what is marked, None where the file does not say.
        entity: the entity that it names, None where the file does not say.
        layer: who marked it; "" where the file does not say.
    """

    start: int
    end: int
    kind: Kind
    words: str | None = None
    entity: str | None = None
    layer: str = ""


@dataclass(frozen=True, slots=True)
class GivenMarks:
    """What one document of a file holds.

    Attributes:
        names: by what its article may be known: its id, the id that its input gave, its URL.
        text: what the spans count in, None where the file does not hold it.
        marks: in order.
        refused: one line for each mark that cannot be read.
    """

    names: tuple[str, ...] = ()
    text: str | None = None
    marks: tuple[GivenMark, ...] = ()
    refused: tuple[str, ...] = ()


class InterchangeError(ValueError):
    """A file that is not of the form it should be; the message says how."""
