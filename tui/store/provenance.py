"""By what articles were marked and linked, and what that is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import apsw

from tui.corpus.provenance import Maker, Provenance, Step
from tui.store.connect import transaction


def put_maker(con: apsw.Connection, made: Maker) -> None:
    """Keep what a version of annotation or linking is, unless that is known."""
    if con.execute("SELECT 1 FROM maker WHERE version = ?", (made.version,)).fetchone() is None:
        with transaction(con):
            row = (made.version, made.room, json.dumps(asdict(made)))
            con.execute("INSERT OR IGNORE INTO maker VALUES (?, ?, ?)", row)


def provenance(con: apsw.Connection, article: str) -> Provenance:
    """Return by what the article `article` was marked and linked."""
    row = con.execute(
        "SELECT annotated, coalesce(version, '') FROM article LEFT JOIN feature USING (n) WHERE id = ?",
        (article,),
    ).fetchone()
    return Provenance(*(row or ("", "")))


def makers(con: apsw.Connection) -> list[Maker]:
    """Return what the versions are that marked or linked any article, by room and version."""
    rows = con.execute(
        "SELECT made FROM maker WHERE version IN (SELECT annotated FROM article)"
        " OR version IN (SELECT version FROM feature) ORDER BY room, version"
    )
    return [_maker(json.loads(made)) for (made,) in rows]


def maker(con: apsw.Connection, version: str) -> Maker | None:
    """Return what a version is, None if that is not known."""
    row = con.execute("SELECT made FROM maker WHERE version = ?", (version,)).fetchone()
    return _maker(json.loads(row[0])) if row else None


def _maker(made: Mapping[str, Any]) -> Maker:
    steps = (
        Step(each["step"], tuple(each["marks"]), each["method"], tuple(each["models"]))
        for each in made["steps"]
    )
    return Maker(made["version"], made["room"], made["program"], tuple(steps))
