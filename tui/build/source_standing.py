"""How the sources are doing: what the corpus knows of them, and whether their files are still there."""

from __future__ import annotations

import apsw

from tui.build.locations import path_of
from tui.store.feeds import health
from tui.store.source_counts import Standing, standing
from tui.store.sources import WEB, SourceRow, sources


def is_gone(row: SourceRow) -> bool:
    """Return whether the file or folder that a source reads is not there any more."""
    return row.kind not in WEB and not path_of(row.location).exists()


def standing_now(con: apsw.Connection) -> list[Standing]:
    """Return how all sources are doing, in the order of `tui.store.source_counts.standing`."""
    return standing(con, is_gone)


def changing(con: apsw.Connection) -> object:
    """Return what is another value once sources do otherwise; far cheaper than counting what they gave."""
    rows = sources(con)
    return rows, health(con), [is_gone(row) for row in rows]
