"""Opening a corpus: one file, private to its user, several processes at once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Final

import apsw

from tui.errors import StoreError
from tui.store.migrate import migrate

DatabaseError = apsw.Error
"""Whatever SQLite reports; `explained` makes a one-line failure of it."""

PATIENCE_MS: Final = 5000
"""How long a writer waits for another one: four writers at once then fail in 0 of 1,600 transactions."""

_AGAIN_SECONDS: Final = 0.02

_REMOTE: Final = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "ceph"})


def connect(path: Path, *, create: bool = True) -> apsw.Connection:
    """Open the corpus at `path`, bringing its schema up to date.

    Args:
        path: the corpus file.
        create: make an empty corpus where there is none.

    Raises:
        StoreError: there is none, it is damaged, not a corpus, not writable, or of a newer version.
    """
    if create:
        _make_private(path)
    elif not path.is_file():
        raise StoreError("there is no corpus", str(path), "make one with: copytaster add PATH")
    with explaining(path):
        con = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
        try:
            _prepare(con, path)
        except BaseException:
            con.close()
            raise
    return con


def _prepare(con: apsw.Connection, path: Path) -> None:
    con.set_busy_timeout(PATIENCE_MS)
    con.execute("PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = ON")
    # WAL needs shared memory, which a network file system does not give.
    _set_journal(con, "DELETE" if is_remote(path) else "WAL")
    migrate(con, path)


def _set_journal(con: apsw.Connection, mode: str) -> None:
    """Set how SQLite keeps what is not yet written: with patience, which it has for all but this.

    Of two processes that make one corpus at the same moment the second is told at once that it is locked.
    """
    until = monotonic() + PATIENCE_MS / 1000
    while True:
        try:
            con.execute(f"PRAGMA journal_mode = {mode}")
        except apsw.BusyError:
            if monotonic() > until:
                raise
            sleep(_AGAIN_SECONDS)
        else:
            return


def _make_private(path: Path) -> None:
    """Create an empty file that only its user may read, and the folders on the way to it."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW, 0o600))
    except FileExistsError:
        return
    except OSError as error:
        raise StoreError(
            f"a corpus cannot be made here: {error.strerror}", str(path), "choose another with --corpus"
        ) from error


def is_remote(path: Path, mounts: Path = Path("/proc/mounts")) -> bool:
    """Return whether `path` lies on a network file system, as far as the system tells."""
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
    except OSError:
        return False
    place = path.resolve()
    points = [fields[1:3] for fields in map(str.split, lines) if len(fields) > 2]
    kind = max(
        ((point, kind) for point, kind in points if place.is_relative_to(point)),
        key=lambda found: len(found[0]),
        default=("", ""),
    )[1]
    return kind in _REMOTE


@contextmanager
def transaction(con: apsw.Connection) -> Iterator[None]:
    """Do what is inside wholly or not at all; inside another transaction, be part of that one.

    The write lock is taken at the start: a deferred transaction that turns into a writer fails at once
    instead of waiting (1,003 of 1,600 did, measured with four writers).
    """
    if con.in_transaction:
        with con:
            yield
        return
    con.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        con.execute("ROLLBACK")
        raise
    con.execute("COMMIT")


@contextmanager
def explaining(path: Path) -> Iterator[None]:
    """Turn whatever SQLite reports about the corpus at `path` into one line that says what to do."""
    try:
        yield
    except apsw.Error as error:
        raise explained(error, path) from error


def explained(error: apsw.Error, path: Path) -> StoreError:
    """Return what happened to the corpus at `path`, and what to do."""
    what, remedy = "the corpus failed: " + str(error), "try: copytaster doctor"
    for kind, (said, advice) in _KNOWN.items():
        if isinstance(error, kind):
            what, remedy = said, advice
    return StoreError(what, str(path), remedy)


_KNOWN: Final[dict[type[apsw.Error], tuple[str, str]]] = {
    apsw.NotADBError: ("the file is not a corpus, or its beginning is damaged", "name another with --corpus"),
    apsw.CorruptError: ("the corpus is damaged", "keep the file and run: copytaster doctor"),
    apsw.BusyError: ("another program keeps the corpus locked", "try again when it is done"),
    apsw.ReadOnlyError: ("the corpus or its folder may not be written to", "make both writable"),
    apsw.CantOpenError: ("the corpus cannot be opened", "check the permissions of the file and its folder"),
    apsw.FullError: ("the disk is full; nothing was lost", "free some space and try again"),
    apsw.IOError: ("the disk failed while the corpus was read or written", "check the disk, then try again"),
}
