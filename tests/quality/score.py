"""What a measure on the sample corpus comes out as."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """One figure of quality.

    Attributes:
        name: what was measured, as in the table of floors.
        value: 0 to 1.
        counted: how many things of gold it was measured on.
        mistakes: one line for each thing that the program gets otherwise than gold.
    """

    name: str
    value: float
    counted: int
    mistakes: tuple[str, ...]
