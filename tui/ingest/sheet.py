"""The working sheet of the role classifier: the units of a text and what each was found to be so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from tui.corpus.article import Role
from tui.ingest.lines import Unit
from tui.ingest.sentence_shape import is_prose

PROSE_SCAN: Final = 4_000
"""How many units are looked at one by one; a longer text is a dump, and the rest of it is body."""


@dataclass(slots=True)
class Sheet:
    """Units with their roles; None is not yet decided."""

    units: list[Unit]
    roles: list[Role | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.roles:
            self.roles = [None] * len(self.units)

    def open_units(self, start: int = 0, end: int | None = None) -> list[int]:
        """Return the numbers of the undecided units in a range."""
        stop = len(self.units) if end is None else end
        return [number for number in range(start, stop) if self.roles[number] is None]

    def prose(self) -> list[int]:
        """Return the numbers of the undecided units that are running text."""
        return [number for number in self.open_units() if is_prose(self.units[number].text)]

    def mark(self, number: int, role: Role) -> None:
        """Decide a unit."""
        self.roles[number] = role

    def mark_open(self, start: int, end: int, role: Role) -> None:
        """Decide every undecided unit in a range."""
        for number in self.open_units(start, end):
            self.roles[number] = role
