"""Merging what two readers did with the same article: nothing is lost, and it does not matter who merges.

Of a flag or a date the later change holds; tags are united; of two notes that differ both are kept, the later
one first, with a Markdown rule between them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Final

LATER_HOLDS: Final = ("read", "starred", "done", "queued", "due")
"""Parts of a state of which one side's holds."""

RULE: Final = "\n\n---\n\n"
"""Stands between the notes of two readers."""


@dataclass(frozen=True, slots=True)
class Handed:
    """What a reader did with an article.

    Attributes:
        queued: when it was put off for later, ISO 8601 UTC; empty if it is not.
        due: the day it is to come back, ISO 8601; empty for none.
        touched: when each part last changed, ISO 8601 UTC; what was never changed is not there.
    """

    read: bool = False
    starred: bool = False
    done: bool = False
    note: str = ""
    queued: str = ""
    due: str = ""
    tags: tuple[str, ...] = ()
    touched: dict[str, str] = field(default_factory=dict)


def merged(one: Handed, other: Handed) -> Handed:
    """Return what both readers did; the same whichever side is named first, and however often it is done."""
    parts: dict[str, Any] = {part: _later(part, one, other) for part in LATER_HOLDS}
    times = {
        part: max(side.touched.get(part, "") for side in (one, other))
        for part in (*LATER_HOLDS, "note", "tags")
    }
    return replace(
        one,
        **parts,
        note=_both_notes(one, other),
        tags=tuple(sorted({*one.tags, *other.tags})),
        touched={part: at for part, at in times.items() if at},
    )


def _later(part: str, one: Handed, other: Handed) -> Any:
    """Return that side's part which changed later; of two at once, what is more (starred, the later day)."""
    return max((side.touched.get(part, ""), getattr(side, part)) for side in (one, other))[1]


def _both_notes(one: Handed, other: Handed) -> str:
    """Return one note that says what both say: one that says all already, or the later before the rest."""
    later, earlier = sorted(
        (one, other), key=lambda side: (side.touched.get("note", ""), side.note), reverse=True
    )
    first, second = _sections(later.note), _sections(earlier.note)
    if set(first) >= set(second):
        return later.note
    if set(second) >= set(first):
        return earlier.note
    return RULE.join([*first, *(section for section in second if section not in first)])


def _sections(note: str) -> list[str]:
    return [section for section in note.split(RULE) if section]
