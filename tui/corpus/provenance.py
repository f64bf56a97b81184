"""Where marks and links come from: which step made them, by which rule or model, of which version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

StepName: TypeAlias = Literal["names", "dates", "figures", "quotes", "entities", "links"]


@dataclass(frozen=True, slots=True)
class Step:
    """What makes some of the marks.

    Attributes:
        step: its name.
        marks: the kinds of highlight that it makes; none for `entities` and `links`.
        method: in a few words.
        models: each trained model with its digest ("names.crfsuite 3f2a90b1"); none for rules alone.
    """

    step: StepName
    marks: tuple[str, ...]
    method: str
    models: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Maker:
    """One version of annotation or of linking.

    Attributes:
        version: a digest of its rules, lists and models.
        room: `annotate` or `link`.
        program: the version of the program that it came with.
        steps: what it is made of.
    """

    version: str
    room: str
    program: str
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """By which `Maker.version` an article was marked and linked; "" where that is to be done anew."""

    annotate: str
    link: str
