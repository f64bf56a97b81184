"""The tags there are."""

from __future__ import annotations

import apsw

from tui.store.fold import fold

MOST = 50
"""Tags offered at once."""


def tags_beginning(con: apsw.Connection, start: str = "") -> list[tuple[str, int]]:
    """Return the tags that begin like `start`, whatever their case, with how many articles have each.

    The most frequent come first.
    """
    rows = con.execute("SELECT name, count(*) AS many FROM tag GROUP BY name ORDER BY many DESC, name")
    sought = fold(start)
    found = [(name, many) for name, many in rows if fold(name).startswith(sought)]
    return found[:MOST]
