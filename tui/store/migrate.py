"""Schema versions: each is a file of `schema/`, run once, in order; none is ever changed afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import apsw

from tui.errors import StoreError

APPLICATION: Final = 0x636F7079
"""`application_id` of a corpus file ("copy"): tells it from other programs' SQLite files."""

STEPS: Final[Mapping[int, Path]] = {
    int(step.name[:4]): step for step in sorted((Path(__file__).parent / "schema").glob("*.sql"))
}
"""Version reached, and the file that leads to it from the one before."""


def migrate(con: apsw.Connection, path: Path, steps: Mapping[int, Path] = STEPS) -> None:
    """Bring the corpus to the newest schema, wholly or not at all.

    A copy of the file is kept beside it before an existing corpus is changed
    (`corpus.db.before-2`); it may be deleted once the new version has proved itself.

    Raises:
        StoreError: the corpus is newer than this program, or another program's file.
    """
    version = _version(con)
    newest = max(steps)
    if version > newest:
        raise StoreError(
            f"the corpus is of a newer copytaster (schema {version}, this one knows {newest})",
            str(path),
            "update copytaster",
        )
    if version == newest:
        return
    if version == 0:
        _refuse_foreign(con, path)
    else:
        _keep_copy(con, path, newest)
    _run(con, steps)


def _run(con: apsw.Connection, steps: Mapping[int, Path]) -> None:
    con.execute("BEGIN IMMEDIATE")
    try:
        done = _version(con)  # another process may have come first
        for version in sorted(number for number in steps if number > done):
            con.execute(steps[version].read_text("utf-8"))
            con.execute(f"PRAGMA user_version = {version:d}; PRAGMA application_id = {APPLICATION:d}")
        con.execute("COMMIT")
    except BaseException:
        if con.in_transaction:
            con.execute("ROLLBACK")
        raise


def _version(con: apsw.Connection) -> int:
    return int(con.execute("PRAGMA user_version").get)


def _refuse_foreign(con: apsw.Connection, path: Path) -> None:
    application = con.execute("PRAGMA application_id").get
    has_tables = con.execute("SELECT count(*) FROM sqlite_schema").get
    if application not in (0, APPLICATION) or has_tables:
        if _version(con):  # made in this very moment by another process
            return
        raise StoreError("the file is another program's database", str(path), "name another with --corpus")


def _keep_copy(con: apsw.Connection, path: Path, version: int) -> None:
    copy = path.with_name(f"{path.name}.before-{version}")
    if not copy.exists():
        con.execute("VACUUM INTO ?", (str(copy),))
        copy.chmod(0o600)
