"""A copy of the corpus as it is at one moment, made while others read and write it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import apsw

from tui.errors import StoreError
from tui.store.connect import explaining


def back_up(con: apsw.Connection, to: Path) -> int:
    """Write the corpus into the new file `to`, whole and checked, readable by its user alone.

    It appears under its name only once it is complete; a file that is there already is never touched.

    Returns:
        Its size in bytes.

    Raises:
        StoreError: it cannot be written, or something of that name is there already.
    """
    part = to.with_name(f".{to.name}.{os.getpid()}.part")
    try:
        with _private_file(part), explaining(to):
            con.execute("VACUUM INTO ?", (str(part),))
            _check(part)
        _give_name(part, to)
    except OSError as error:
        what = f"the backup cannot be written: {error.strerror}"
        raise StoreError(what, str(to), "choose another place") from error
    finally:
        with suppress(OSError):
            part.unlink()
    return to.stat().st_size


@contextmanager
def _private_file(path: Path) -> Iterator[None]:
    """Make an empty file that only its user may read; it goes again if what fills it fails."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW, 0o600))
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _check(part: Path) -> None:
    copy = apsw.Connection(str(part), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        found = copy.execute("PRAGMA quick_check(1)").get
    finally:
        copy.close()
    if found != "ok":
        raise StoreError("the corpus is damaged, and so is its copy", "", "run: copytaster doctor --repair")


def _give_name(part: Path, to: Path) -> None:
    """Let the finished file have its name, unless something has it."""
    with part.open("rb") as file:
        os.fsync(file.fileno())
    try:
        os.link(part, to, follow_symlinks=False)
    except FileExistsError:
        raise StoreError("there is something of that name already", str(to), "choose another") from None
