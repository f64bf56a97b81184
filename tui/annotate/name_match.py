"""Whether one form of a name can stand for another: the rules, a kind at a time."""

from __future__ import annotations

from typing import Literal, TypeAlias

from tui.annotate.known_organisations import known_organisation
from tui.annotate.name_forms import core, initials, is_acronym, words
from tui.annotate.place_names import country, without_side
from tui.corpus.highlight import NameKind

Relation: TypeAlias = Literal["same", "surname", "first_name", "part", "acronym", "none"]
"""How a shorter form stands to a fuller one; "same" covers spelling and initials."""


def relation(kind: NameKind, short: str, full: str) -> Relation:
    """Return how `short` can stand for `full`, both names of one kind."""
    if words(short) == words(full) or core(short) == core(full):
        return "same"
    if kind == "person":
        return _person(core(short), core(full))
    if kind == "place":
        return _place(short, full)
    return _organisation(short, full) if kind == "organisation" else "none"


def _person(short: tuple[str, ...], full: tuple[str, ...]) -> Relation:
    if len(full) < 2 or len(short) > len(full):
        return "none"
    if short == full[-len(short) :]:
        return "surname"
    if len(short) == 1:
        return "first_name" if short[0] == full[0] and len(short[0]) > 1 else "none"
    if short[-1] == full[-1] and _initial_or_same(short[0], full[0]) and _in_order(short, full):
        return "same"
    return "part" if short == full[: len(short)] else "none"


def _initial_or_same(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0])


def _in_order(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    rest = iter(full)
    return all(any(_initial_or_same(word, other) for other in rest) for word in short)


def _place(short: str, full: str) -> Relation:
    a, b = country(short), country(full)
    if a or b:
        return "same" if a == b else "none"
    return "same" if core(without_side(short)) == core(without_side(full)) else "none"


def _organisation(short: str, full: str) -> Relation:
    if known_organisation(short) and known_organisation(short) == known_organisation(full):
        return "same"
    if is_acronym(short) and len(words(full)) > 1 and words(short)[0] in initials(full):
        return "acronym"
    few, many = words(short), words(full)
    if len(few) < len(many) and _contained(few, many):
        return "part"
    return "none"


def _contained(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    return any(many[i : i + len(few)] == few for i in range(len(many) - len(few) + 1))
