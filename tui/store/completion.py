"""What a word that is being typed may become: a value and how often it occurs."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias


class Candidate(NamedTuple):
    """One thing that a word may become.

    Attributes:
        text: what is put in its place.
        shown: how it is offered.
        many: how many articles have it, None where that means nothing.
    """

    text: str
    shown: str
    many: int | None = None


class Completion(NamedTuple):
    """What stands from `start` to `end` of a line (code points) may become: `candidates`, best first."""

    start: int
    end: int
    candidates: tuple[Candidate, ...]


Complete: TypeAlias = Callable[[str, int], Completion]
"""Returns what the word before the cursor may become: of a line, and a place in it (code points)."""
