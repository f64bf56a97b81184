"""What was typed into a line before: kept in the corpus, the last one last."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

import apsw

from tui.harmless import harmless_line
from tui.store.state import recall, remember

Kind: TypeAlias = Literal["find", "filter", "pipe"]

LONGEST: Final = 60
"""Lines that are kept of a kind."""

_LONGEST_LINE: Final = 500


def history(con: apsw.Connection, kind: Kind) -> list[str]:
    """Return the lines of a kind, each once; what is not understood is left out."""
    kept = recall(con, _key(kind))
    return [line for line in kept if isinstance(line, str)][-LONGEST:] if isinstance(kept, list) else []


def keep(con: apsw.Connection, kind: Kind, line: str) -> None:
    """Keep a line as the last one of its kind."""
    line = harmless_line(line)[:_LONGEST_LINE]
    if line:
        earlier = [each for each in history(con, kind) if each != line]
        remember(con, _key(kind), [*earlier, line][-LONGEST:])


def _key(kind: Kind) -> str:
    return f"history.{kind}"
