"""Taking back what the reader did last, whatever it was about, and doing it again."""

from __future__ import annotations

from typing import Final

import apsw

from tui.store import corrections, decided, line_verdicts, searches, sources, state
from tui.store.journal import STATE, Applier, Step, move

__all__ = ["redo", "undo"]


def undo(con: apsw.Connection) -> Step | None:
    """Take the last step back; None if there is none left."""
    return move(con, _APPLIERS, back=True)


def redo(con: apsw.Connection) -> Step | None:
    """Do again what was last undone; None if nothing was, or something else was done since."""
    return move(con, _APPLIERS, back=False)


_APPLIERS: Final[dict[str, Applier]] = {
    STATE: state.apply,
    searches.KIND: searches.apply,
    corrections.KIND: corrections.apply,
    decided.KIND: decided.apply,
    decided.GROUPING: decided.apply_grouping,
    sources.KIND: sources.apply,
    line_verdicts.KIND: line_verdicts.apply,
}
"""How a step is put back, by what it is about."""
