"""What kinds of names and highlights are called on the screen, and how a query asks for them."""

from __future__ import annotations

from typing import Final

from tui.corpus.highlight import Kind, NameKind

_PLURALS: Final[dict[Kind, str]] = {
    "person": "persons",
    "organisation": "organisations",
    "place": "places",
    "date": "dates",
    "figure": "figures",
    "quote": "quotes",
    "misc": "other names",
}

_FIELDS: Final[dict[NameKind, str]] = {"person": "person", "organisation": "org", "place": "place"}


def one_of(kind: Kind) -> str:
    """Return what one of `kind` is called: "person", "other name"."""
    return _PLURALS[kind].removesuffix("s")


def many_of(kind: Kind) -> str:
    """Return what several of `kind` are called: "persons", "other names"."""
    return _PLURALS[kind]


def query_for(kind: NameKind, name: str) -> str:
    """Return the query that finds the articles which mention `name`."""
    return f"{_FIELDS.get(kind, 'name')}:{quoted(name)}"


def quoted(value: str) -> str:
    """Return `value` as a query takes it whatever it holds, in quotation marks."""
    return '"' + value.replace('"', " ").replace("\\", " ") + '"'
