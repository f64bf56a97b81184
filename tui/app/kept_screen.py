"""The last screen as it is kept for the next start: what shows it, and the cells to go on from."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Final

from tui import first_screen
from tui.app.cells_shown import Cell, Cells
from tui.app.cells_written import CellWriter
from tui.app.kept_motions import ListInView, drawn_rows
from tui.app.pen import PLAIN, Pen
from tui.first_motions import rows_as_bytes
from tui.first_screen import ENTER_ALTERNATE

_CLEAR: Final = "\x1b[?25l\x1b[2J"

_KEPT: Final = 20
"""Screens that are kept at most: the last of each call and size of terminal."""


def keep(
    arguments: Sequence[str], corpus: Path, rows: Sequence[Cells], motions: ListInView | None = None
) -> None:
    """Keep what the terminal shows for the next call with `arguments`; where that fails, there is none.

    Args:
        arguments: of the command line.
        corpus: the file that is read; the screen is shown only while it is there.
        rows: the cells; the last row says instead that this is how things were.
        motions: the rows of the list, where it has the keys.
    """
    call = first_screen.call_of(arguments, len(rows[0]) if rows else 0, len(rows))
    place = os.path.abspath(corpus)  # noqa: PTH100 - a link stays the link that was named
    if len(rows) < 2 or "\n" in place or not all(map(all, rows[:-1])):
        first_screen.forget(call)
        return
    try:
        answered = rows_as_bytes(drawn_rows(motions, len(rows[0]))) if motions else b""
        first_screen.keep(call, place, drawing_of(rows).encode(), answered, cells_as_bytes(rows[:-1]))
        _prune(Path(first_screen.place_of(call)).parent)
    except OSError:
        first_screen.forget(call)


def drawing_of(rows: Sequence[Cells]) -> str:
    """Return what makes a terminal show `rows`, but for the last one."""
    width = len(rows[0])
    said = f" as you left it, {datetime.now().astimezone():%d %b %H:%M} · opening …"
    last: Cells = [(char, PLAIN) for char in said[:width].ljust(width)]
    writer = CellWriter(width)
    writer.write_changes([[None] * width for _ in rows], dict(enumerate([*rows[:-1], last])))
    return ENTER_ALTERNATE + _CLEAR + writer.finished()


def cells_as_bytes(rows: Sequence[Cells]) -> bytes:
    """Return `rows`, all of whose cells are known, in a form that `cells_from` reads."""
    pens: dict[Pen, int] = {}
    runs = [
        [(pens.setdefault(pen, len(pens)), [text for text, _ in run]) for pen, run in groupby(row, _pen)]
        for row in map(_known, rows)
    ]
    return json.dumps({"pens": list(pens), "rows": runs}, separators=(",", ":")).encode()


def _known(row: Cells) -> Iterable[Cell]:
    return filter(None, row)


def _pen(cell: Cell) -> Pen:
    return cell[1]


def cells_from(kept: bytes) -> list[Cells]:
    """Return the rows that `cells_as_bytes` wrote, and an unknown one beneath; none if they are damaged."""
    try:
        found = json.loads(kept)
        pens = [Pen(tuple(attributes), ink, ground, link) for attributes, ink, ground, link in found["pens"]]
        rows: list[Cells] = [
            [(text, pens[pen]) for pen, texts in runs for text in texts] for runs in found["rows"]
        ]
    except (ValueError, TypeError, KeyError, IndexError, RecursionError):
        return []
    widths = {len(row) for row in rows}
    return [*rows, [None] * widths.pop()] if len(widths) == 1 else []


def _prune(folder: Path) -> None:
    """Keep the newest screens only."""
    files = sorted(folder.iterdir(), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files[_KEPT:]:
        file.unlink(missing_ok=True)
