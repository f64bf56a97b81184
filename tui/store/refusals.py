"""Inputs that were refused, and taking the word back so that they are tried again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import apsw

from tui.store.connect import transaction


def places(con: apsw.Connection, origins: Sequence[str] = ()) -> list[str]:
    """Return the files and addresses that refused `origins` (all, if none is named) are in, in order."""
    rows: list[Any] = con.execute(
        "SELECT DISTINCT file FROM refusal"
        " WHERE json_array_length(?1) = 0 OR origin IN (SELECT value FROM json_each(?1)) ORDER BY file",
        (json.dumps(list(origins)),),
    ).fetchall()
    return [str(place) for (place,) in rows]


def forget(con: apsw.Connection, place: str) -> None:
    """Forget what was refused in `place`, and that it was read: it is about to be read again."""
    with transaction(con):
        con.execute("DELETE FROM refusal WHERE file = ?", (place,))
        con.execute("DELETE FROM file WHERE path = ?", (place,))
