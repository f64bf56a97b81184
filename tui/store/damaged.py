"""Reading what can be read of a damaged SQLite file, table by table and row by row."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, TypeAlias

import apsw

Row: TypeAlias = tuple[Any, ...]

UNREADABLE: Final = (apsw.Error, UnicodeDecodeError, MemoryError)
"""What reading from a damaged file may raise."""

_MAGIC: Final = b"SQLite format 3\x00"

_HEADER: Final = 100
"""Bytes of the file's head, before the schema begins."""

_MOST_PROBES: Final = 1_000_000
"""Row numbers that are tried one by one between what was read from the start and from the end."""

_MOST_MISSES: Final = 2_000
"""So many numbers in a row without a row that can be read: no more is expected."""


def copied(damaged: Path, into: Path, sound: Path) -> Path:
    """Return a copy of a damaged corpus in the folder `into`; the original stays as it is.

    Where its head is not that of a SQLite file, it gets the one of the corpus `sound`.
    """
    copy = into / "damaged.db"
    shutil.copyfile(damaged, copy)
    if (log := damaged.with_name(f"{damaged.name}-wal")).exists():
        shutil.copyfile(log, copy.with_name("damaged.db-wal"))
    with copy.open("r+b") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            file.seek(0)
            file.write(sound.read_bytes()[:_HEADER])
    return copy


def opened(copy: Path) -> apsw.Connection:
    """Return a connection that reads on where it can.

    Raises:
        apsw.Error: nothing can be read.
    """
    con = apsw.Connection(str(copy))
    con.execute("PRAGMA writable_schema = ON; PRAGMA cell_size_check = ON")  # a damaged entry hides no other
    return con


def columns(con: apsw.Connection, table: str) -> list[str]:
    """Return the names of a table's columns, none if it cannot be read."""
    try:
        return [row[1] for row in con.execute(f'PRAGMA table_info("{table}")')]
    except UNREADABLE:
        return []


def keys(con: apsw.Connection, table: str) -> list[str]:
    """Return what orders a table's rows: its row number, or its primary key where it has no row numbers."""
    try:
        con.execute(f'SELECT rowid FROM "{table}" LIMIT 0')
    except UNREADABLE:
        found = [(row[5], row[1]) for row in con.execute(f'PRAGMA table_info("{table}")') if row[5]]
        return [name for _, name in sorted(found)]
    return ["rowid"]


def rows(con: apsw.Connection, table: str, names: list[str]) -> Iterator[Row]:
    """Yield each row of a table that can be read: from the start, from the end, then in between."""
    order = keys(con, table)
    if not order:
        return
    wanted = ", ".join(f'"{name}"' for name in [*order, *names])
    seen: set[Row] = set()
    reached: list[Row | None] = []
    for direction in ("", " DESC"):
        by = ", ".join(f'"{name}"{direction}' for name in order)
        last: Row | None = None
        for row in _until_damage(con, f'SELECT {wanted} FROM "{table}" ORDER BY {by}'):
            key, last = row[: len(order)], row[: len(order)]
            if key in seen:
                return  # the other end was reached: the table is whole
            seen.add(key)
            yield row[len(order) :]
        reached.append(last)
    if order == ["rowid"]:
        yield from _between(con, f'SELECT {wanted} FROM "{table}" WHERE rowid = ?', reached, seen)


def _until_damage(con: apsw.Connection, query: str) -> Iterator[Row]:
    try:
        yield from con.execute(query)
    except UNREADABLE:
        return


def _between(con: apsw.Connection, query: str, reached: list[Row | None], seen: set[Row]) -> Iterator[Row]:
    """Yield the rows between those reached from the start and from the end, each looked up by itself."""
    first = reached[0][0] if reached[0] else 0
    last = reached[1][0] if reached[1] else first + _MOST_PROBES
    misses = 0
    for number in range(first + 1, min(last, first + _MOST_PROBES)):
        misses += 1
        for row in () if (number,) in seen else _until_damage(con, query.replace("?", str(number))):
            misses = 0
            yield row[1:]
        if misses > _MOST_MISSES:
            return
