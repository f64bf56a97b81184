from __future__ import annotations

import multiprocessing
import os
import sqlite3
from pathlib import Path

import apsw
import pytest

from tests.store.samples import ARTICLES, FIRST
from tui.errors import StoreError
from tui.store import migrate, read
from tui.store.connect import connect, explaining, is_remote, transaction
from tui.store.write import put_article


def test_a_corpus_is_private_to_its_user(path: Path) -> None:
    """The file is made 0600 in a folder made 0700, whatever the umask."""
    before = os.umask(0o022)
    try:
        connect(path).close()
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_corpus_that_is_not_there_is_not_made_by_reading(path: Path) -> None:
    """Opening without `create` names the missing file and says how to make one."""
    with pytest.raises(StoreError, match="there is no corpus"):
        connect(path, create=False)
    assert not path.exists()


def test_a_newer_corpus_is_refused_in_one_line(path: Path) -> None:
    """A corpus of a later schema is neither read nor changed."""
    connect(path).close()
    with apsw.Connection(str(path)) as con:
        con.execute(f"PRAGMA user_version = {max(migrate.STEPS) + 1}")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="newer copytaster") as raised:
        connect(path)
    assert "\n" not in str(raised.value)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"not a database, but long enough to be taken for one" * 20, "not a corpus"),
        (b"SQLite format 3\0" + b"\xff" * 4000, "corpus"),
    ],
)
def test_a_file_that_is_no_corpus_is_named(path: Path, content: bytes, said: str) -> None:
    """Another kind of file, or one whose head is damaged, is named and left as it is."""
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(StoreError, match=said) as raised:
        connect(path)
    assert str(path) in str(raised.value)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(path: Path) -> None:
    """A SQLite file with tables of another program is refused before anything is written to it."""
    path.parent.mkdir()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.close()
    with pytest.raises(StoreError, match="another program's database"):
        connect(path)


def test_damage_inside_is_reported_as_damage(con: apsw.Connection, path: Path) -> None:
    """Reading from overwritten pages ends in one line that says so, not in a crash."""
    con.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    con.close()
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (path.stat().st_size - 4096))
    with pytest.raises(StoreError) as raised:
        _read_first(path)
    assert str(path) in str(raised.value)


def _read_first(path: Path) -> None:
    with explaining(path):
        read.article(connect(path), FIRST.id)


def test_a_failed_migration_changes_nothing_and_keeps_a_copy(
    con: apsw.Connection, path: Path, tmp_path: Path
) -> None:
    """A migration that fails in the middle is rolled back; a copy of the corpus was kept beforehand."""
    broken = tmp_path / "0099_broken.sql"
    broken.write_text("CREATE TABLE half (x); SELECT no_such_function();")
    with pytest.raises(apsw.SQLError):
        migrate.migrate(con, path, {**migrate.STEPS, 99: broken})
    assert con.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").get == 0
    assert con.execute("PRAGMA user_version").get == max(migrate.STEPS)
    copy = connect(path.with_name(path.name + ".before-99"))
    assert read.counts(copy).articles == len(ARTICLES)
    assert path.with_name(path.name + ".before-99").stat().st_mode & 0o077 == 0
    copy.close()


def test_a_transaction_is_done_wholly_or_not_at_all(con: apsw.Connection) -> None:
    """What fails inside takes everything of its transaction back; a nested one only itself."""
    with pytest.raises(ZeroDivisionError):
        _fail_after_deleting(con)
    assert read.counts(con).articles == len(ARTICLES)
    with transaction(con):
        con.execute("UPDATE article SET done = 1")
        with pytest.raises(ZeroDivisionError):
            _fail_after_deleting(con)
    assert con.execute("SELECT count(*) FROM article WHERE done = 1").get == len(ARTICLES)


def _fail_after_deleting(con: apsw.Connection) -> None:
    with transaction(con):
        con.execute("DELETE FROM article")
        _ = 1 / 0


def _write_many(path: Path, writer: int) -> None:
    con = connect(path)
    for number in range(40):
        article = type(FIRST)(
            id=f"a{writer:06}{number:06}", text=f"Text {number}", origin=f"/{writer}/{number}"
        )
        put_article(con, article, content_key="key")
    con.close()


def test_four_writers_at_once_all_succeed(path: Path) -> None:
    """Writers wait for one another; none fails, and no acknowledged row is lost."""
    connect(path).close()
    spawn = multiprocessing.get_context("spawn")
    writers = [spawn.Process(target=_write_many, args=(path, number)) for number in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0, 0]
    con = connect(path)
    assert read.counts(con).articles == 160
    con.close()


def test_network_file_systems_are_told_from_local_ones(tmp_path: Path) -> None:
    """The longest mount point on the way decides, and its type says whether it is remote."""
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda / ext4 rw 0 0\nserver:/x {tmp_path}/far nfs4 rw 0 0\n")
    assert is_remote(tmp_path / "far" / "corpus.db", mounts)
    assert not is_remote(tmp_path / "near" / "corpus.db", mounts)
    assert not is_remote(tmp_path, tmp_path / "no such file")
