"""A ruler beside a text: one column in which the whole article has the height of the pane."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple, TypeAlias

from tui.view.palette import Part

Mark: TypeAlias = tuple[int, Part]
"""A line of the article, and what is there."""


class Sign(NamedTuple):
    """One cell."""

    text: str
    part: Part


_SIGNS: Final[dict[Part, str]] = {
    "found_here": "◆",
    "found": "◇",
    "conflict": "≠",
    "passage": "▎",
    "shared": "⟵",
    "accent": "●",
    "muted": "·",
}
"""What may be shown, the most important first; each has its own sign, colour only helps."""

_FEW: Final = 3
"""Highlights (`muted`) show where they take at most one cell in so many: where they are everywhere, a mark
for them says nothing."""

_RANKS: Final = {part: rank for rank, part in enumerate(_SIGNS)}


def ruler(lines: int, height: int, marks: Iterable[Mark], view: range) -> list[Sign]:
    """Return the cells of the ruler from above; none where the article is all in view.

    Args:
        lines: lines that the article has.
        height: lines of the pane.
        marks: what is where; of several in one cell the most important shows.
        view: the lines in view, for which a bar stands where there is no mark.
    """
    if lines <= height or height <= 0:
        return []
    found: dict[int, Part] = {}
    for line, part in marks:
        cell = min(height - 1, line * height // lines)
        if cell not in found or _RANKS[part] < _RANKS[found[cell]]:
            found[cell] = part
    common = [cell for cell, part in found.items() if part == "muted"]
    if len(common) > height // _FEW:
        for cell in common:
            del found[cell]
    first = view.start * height // lines
    last = max(first, min(height - 1, (view.stop - 1) * height // lines))
    empty = (Sign("│" if first <= cell <= last else " ", "rule") for cell in range(height))
    return [
        Sign(_SIGNS[found[cell]], found[cell]) if cell in found else sign for cell, sign in enumerate(empty)
    ]
