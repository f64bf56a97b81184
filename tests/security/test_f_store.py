"""Rows F of the security bar: whatever happens to disk, lock or process, the corpus holds or says so."""

from __future__ import annotations

import os
import random
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import apsw
import pytest

from tests.security.corpora import BAD, filled, needs_bad_inputs, report, without_override, written
from tests.security.killing import Rounds, killed_rounds
from tui.cli import run
from tui.errors import QueryError, StoreError
from tui.store import migrate, read, state
from tui.store.backup import back_up
from tui.store.check import faults
from tui.store.connect import connect, explaining, is_remote
from tui.store.salvage import salvage
from tui.store.search import parse
from tui.store.write import put_article

_ROOM: Final = Path(__file__).resolve().parents[2] / "tui"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a corpus of thirty reports."""
    return filled(tmp_path / "corpora" / "corpus.db", 30)


def _program(
    corpus: Path, *arguments: str, prepared: Callable[[], object] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the program on a corpus."""
    return subprocess.run(
        [sys.executable, "-m", "tui", "--corpus", str(corpus), *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        preexec_fn=prepared,
    )


def _one_line(done: subprocess.CompletedProcess[str]) -> str:
    """Return the only line of complaint of a call that failed."""
    assert done.returncode == 1, (done.returncode, done.stdout, done.stderr)
    assert done.stderr.startswith("copytaster: ")
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr


@needs_bad_inputs
def test_f1_queries() -> None:
    """F1: no string of query or FTS syntax is an error of SQLite: what is not understood is explained."""
    con = connect(Path(os.environ["XDG_DATA_HOME"]) / "corpus.db")
    put_article(con, report(1), content_key="1")
    dice = random.Random(1)  # noqa: S311
    words = (BAD / "misc" / "sql_fts.txt").read_text("utf-8").split()
    pieces = [
        *words,
        *"\"'()*:^-+{}[]<>=.,;~#@!%&|/\\",
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "title:",
        "date:",
        "--",
        " ",
    ]
    for _ in range(4000):
        query = "".join(dice.choice(pieces) for _ in range(dice.randint(1, 8)))
        try:
            read.numbers(con, parse(query))
        except apsw.Error as error:
            pytest.fail(f"{query!r}: {error}")
        except QueryError:
            continue
    con.close()


def test_f2_values_are_bound() -> None:
    """F2: no statement is put together with strangers' words: what f-strings insert are our own names."""
    bare = re.compile(r"execute(?:many)?\(\s*f?[\"'][^\"']*['\"]\s*(?:%|\.format\()")
    for file in _ROOM.rglob("*.py"):
        assert not bare.search(file.read_text("utf-8")), file


def test_f2_sql_in_text(tmp_path: Path) -> None:
    """F2: SQL in title, tag, note and query is text."""
    con = connect(tmp_path / "corpus.db")
    title = "Robert'); DROP TABLE article;--"
    put_article(con, report(1, title=title), content_key="1")
    state.change(con, [report(1).id], note=title, add_tags=[title])
    assert len(read.numbers(con, parse(f'"{title}"'))) == 1
    assert read.article(con, report(1).id).state.tags == (title,)
    con.close()


@pytest.mark.slow
def test_f3_killed_while_writing(tmp_path: Path) -> None:
    """F3: killed at random points, the corpus is sound and no acknowledged change is lost."""
    found = killed_rounds(tmp_path, 10)
    assert found == Rounds(10, found.killed, 0, 0, found.acknowledged), found
    assert found.killed >= 5
    assert found.acknowledged > 0


def test_f4_full_disk(corpus: Path) -> None:
    """F4: on a full disk the change is refused in one line, nothing is lost, and later it works."""
    con = connect(corpus)
    pages = con.execute("PRAGMA page_count").get
    con.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="the disk is full; nothing was lost"):
        _put_many(con, corpus)
    assert list(faults(con)) == []
    con.execute("PRAGMA max_page_count = 1000000")
    put_article(con, report(500), content_key="1")
    con.close()


def _put_many(con: apsw.Connection, corpus: Path) -> None:
    with explaining(corpus):
        for number in range(100, 400):
            put_article(con, report(number), content_key="1")


_TMPFS: Final = """
import os, subprocess, sys
corpus, texts, disk = sys.argv[1:]
libc = __import__("ctypes").CDLL(None, use_errno=True)
CLONE_NEWNS, MS_PRIVATE_REC = 0x20000, 0x44000
if libc.unshare(CLONE_NEWNS) or libc.mount(b"none", b"/", None, MS_PRIVATE_REC, None):
    sys.exit(77)
if libc.mount(b"tmpfs", os.fsencode(disk), b"tmpfs", 0, b"size=1500k"):
    sys.exit(77)
base = [sys.executable, "-m", "tui", "--corpus", disk + "/corpus.db"]
first = subprocess.run([*base, "add", texts], capture_output=True, text=True)
print(first.returncode, first.stderr.strip().splitlines()[-1])
libc.mount(b"tmpfs", os.fsencode(disk), b"tmpfs", 0x20, b"size=60m")
check = subprocess.run([*base, "doctor"], capture_output=True, text=True)
print([line for line in check.stdout.splitlines() if "sound" in line or "wrong" in line])
again = subprocess.run([*base, "add", texts], capture_output=True, text=True)
print(again.returncode, again.stderr.strip().splitlines()[-1])
"""


@pytest.mark.slow
def test_f4_full_disk_in_a_real_file_system(tmp_path: Path) -> None:
    """F4: the same on a file system of 1.5 MB: one line, a sound corpus, and the rest once there is room."""
    disk = tmp_path / "disk"
    disk.mkdir()
    texts = written(tmp_path / "texts", 120)
    done = subprocess.run(
        [sys.executable, "-c", _TMPFS, "corpus", str(texts), str(disk)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    if done.returncode == 77:
        pytest.skip("no file system may be mounted here; test_f4_full_disk stands for it")
    full, sound, again = done.stdout.splitlines()
    assert full.startswith("1 copytaster: ")
    assert "full" in full
    assert "sound" in sound
    assert again.startswith("0 ")


def test_f4_file_size_limit(corpus: Path, tmp_path: Path) -> None:
    """F4: a quota on the file ends in one line, and the corpus is sound."""
    texts = written(tmp_path / "texts", 40, start=100)

    def limited() -> None:
        most = corpus.stat().st_size + 8192
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    line = _one_line(_program(corpus, "add", str(texts), prepared=limited))
    assert "disk" in line
    assert _faults(corpus) == []


def _faults(corpus: Path) -> list[str]:
    con = connect(corpus)
    try:
        return list(faults(con))
    finally:
        con.close()


def test_f4_read_only_folder(corpus: Path, tmp_path: Path) -> None:
    """F4: in a folder that may not be written to, one line says so; made writable again, it works."""
    texts = written(tmp_path / "texts", 2, start=100)
    connect(corpus).close()
    for path, mode in ((corpus, 0o400), (corpus.parent, 0o500)):
        path.chmod(mode)
    try:
        line = _one_line(_program(corpus, "add", str(texts), prepared=without_override))
    finally:
        for path, mode in ((corpus.parent, 0o700), (corpus, 0o600)):
            path.chmod(mode)
    assert "may not be written to" in line
    assert _program(corpus, "add", str(texts)).returncode == 0


@pytest.mark.slow
def test_f4_locked(corpus: Path) -> None:
    """F4: a writer that never lets go is waited for, then named in one line; afterwards it works."""
    con = connect(corpus)
    con.execute("BEGIN EXCLUSIVE")
    line = _one_line(_program(corpus, "decide", "reject", report(1).id, report(2).id, "--later"))
    assert "locked" in line
    con.execute("ROLLBACK")
    con.close()


@pytest.mark.slow
def test_f5_four_writers(tmp_path: Path) -> None:
    """F5: four processes that take in files at once all succeed, and every article is there."""
    corpus = tmp_path / "corpus.db"
    folders = [written(tmp_path / f"texts{n}", 15, start=100 * n) for n in range(4)]
    connect(corpus).close()
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tui", "--corpus", str(corpus), "add", str(folder)], stderr=subprocess.PIPE
        )
        for folder in folders
    ]
    ended = [(each.communicate(timeout=240)[1], each.returncode) for each in running]
    assert [code for _, code in ended] == [0] * 4, ended
    con = connect(corpus)
    assert read.counts(con).articles == 60
    con.close()
    assert _faults(corpus) == []


def test_f6_sqlite_version() -> None:
    """F6: the SQLite in use is none of those with the WAL-reset bug."""
    assert tuple(map(int, apsw.sqlite_lib_version().split("."))) >= (3, 51, 3)


def test_f7_full_text_search_is_there() -> None:
    """F7: SQLite comes along with its search index; it cannot be missing."""
    assert "ENABLE_FTS5" in apsw.compile_options


def test_f8_network_file_systems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """F8: on a network file system no shared memory is relied on: the journal is a rollback journal."""
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/x {tmp_path} nfs4 rw 0 0\n")
    assert is_remote(tmp_path / "corpus.db", mounts)
    monkeypatch.setattr("tui.store.connect.is_remote", lambda _: True)
    con = connect(tmp_path / "corpus.db")
    put_article(con, report(1), content_key="1")
    assert con.execute("PRAGMA journal_mode").get == "delete"
    con.close()


def _everything(corpus: Path) -> dict[str, list[Any]]:
    """Return all rows of all tables of our own."""
    con = apsw.Connection(str(corpus), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        names = [
            str(name)
            for (name,) in con.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        ]
        return {name: con.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}
    finally:
        con.close()


def _damage(path: Path, place: int) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        byte = file.read(1)[0]
        file.seek(place)
        file.write(bytes([byte ^ 0x55]))


@pytest.mark.slow
def test_f9_flipped_bytes(corpus: Path, tmp_path: Path) -> None:
    """F9: a byte flipped in 20 places is found where it matters; what is left comes over."""
    con = connect(corpus)
    state.change(con, [report(3).id], starred=True, note="ask the harbour master", add_tags=["ferry"])
    con.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    con.close()
    whole, size = _everything(corpus), corpus.stat().st_size
    dice = random.Random(9)  # noqa: S311
    nearly_all = 0
    for number in range(20):
        hurt = tmp_path / f"hurt-{number}.db"
        shutil.copyfile(corpus, hurt)
        _damage(hurt, number if number < 3 else dice.randrange(size))
        before = hurt.read_bytes()
        found = _found_by_doctor(hurt)
        if not found:
            assert _everything(hurt) == whole, f"damage {number} changed something and was not found"
        hurt.write_bytes(before)
        into = tmp_path / f"repaired-{number}.db"
        salvaged = salvage(hurt, into)
        assert hurt.read_bytes() == before
        nearly_all += salvaged.articles + len(salvaged.without_text) >= 25
        assert _faults(into) == []
        assert into.stat().st_mode & 0o777 == 0o600
    assert nearly_all >= 16


def _found_by_doctor(corpus: Path) -> bool:
    """Return whether the doctor calls something wrong."""
    try:
        with explaining(corpus):
            con = connect(corpus, create=False)
            try:
                return bool(list(faults(con)))
            finally:
                con.close()
    except StoreError:
        return True


@pytest.mark.slow
def test_f9_pages_of_noise(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """F9: with every seventh page overwritten, the doctor says so and the repair says what is lost."""
    connect(corpus).execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with corpus.open("r+b") as file:
        for page in range(30, corpus.stat().st_size // 4096, 7):
            file.seek(page * 4096)
            file.write(b"\xa5" * 4096)
    before = corpus.read_bytes()
    assert run(["--corpus", str(corpus), "doctor"]) == 1
    assert "wrong" in capsys.readouterr().out
    into = tmp_path / "repaired.db"
    assert run(["--corpus", str(corpus), "doctor", "--repair", str(into)]) in (0, 3)
    said = capsys.readouterr().out
    assert "came over" in said
    assert corpus.read_bytes() == before
    assert _faults(into) == []


def test_f9_no_database_at_all(tmp_path: Path) -> None:
    """F9: of what was never a corpus the repair says that nothing can be read, and leaves nothing behind."""
    noise = tmp_path / "corpus.db"
    noise.write_bytes(random.Random(3).randbytes(100_000))  # noqa: S311
    into = tmp_path / "repaired.db"
    assert _program(noise, "doctor").returncode == 1
    done = _program(noise, "doctor", "--repair", str(into))
    assert "nothing" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_f10_newer_schema(corpus: Path) -> None:
    """F10: a corpus of a later version is named and not written to, by any command."""
    con = connect(corpus)
    con.execute(f"PRAGMA user_version = {max(migrate.STEPS) + 1}; PRAGMA wal_checkpoint(TRUNCATE)")
    con.close()
    before = corpus.read_bytes()
    for command in (["list"], ["refresh"], ["add", str(corpus.parent)], []):
        assert "newer copytaster" in _one_line(_program(corpus, *command))
    assert _program(corpus, "doctor").returncode == 1
    assert corpus.read_bytes() == before


def test_f11_failed_migration(corpus: Path, tmp_path: Path) -> None:
    """F11: a migration that fails half way leaves the corpus as it was, and a private copy beside it."""
    con = connect(corpus)
    before = _everything(corpus)
    step = tmp_path / "0999_broken.sql"
    step.write_text("CREATE TABLE half (x); DELETE FROM article; SELECT no_such_function();")
    with pytest.raises(apsw.SQLError):
        migrate.migrate(con, corpus, {**migrate.STEPS, 999: step})
    con.close()
    assert _everything(corpus) == before
    copy = corpus.with_name(f"{corpus.name}.before-999")
    assert copy.stat().st_mode & 0o777 == 0o600
    assert _everything(copy) == before


def test_f12_modes(tmp_path: Path) -> None:
    """F12: file and log are 0600 in a folder made 0700, whatever the umask."""
    before = os.umask(0)
    try:
        corpus = tmp_path / "new" / "corpus.db"
        con = connect(corpus)
        put_article(con, report(1), content_key="1")
        assert {path.stat().st_mode & 0o777 for path in corpus.parent.iterdir()} == {0o600}
        assert corpus.parent.stat().st_mode & 0o777 == 0o700
        back_up(con, tmp_path / "copy.db")
        assert (tmp_path / "copy.db").stat().st_mode & 0o777 == 0o600
        con.close()
    finally:
        os.umask(before)


def test_backup_while_in_use(corpus: Path, tmp_path: Path) -> None:
    """A backup holds one moment of a corpus that is written to, and never takes the place of another file."""
    writing, reading = connect(corpus), connect(corpus)
    writing.execute("BEGIN IMMEDIATE; UPDATE article SET starred = 1")
    to = tmp_path / "copy.db"
    back_up(reading, to)
    writing.execute("COMMIT")
    copy = connect(to)
    assert read.counts(copy)[:3] == (30, 30, 0)
    copy.close()
    kept = to.read_bytes()
    with pytest.raises(StoreError, match="of that name already"):
        back_up(reading, to)
    assert to.read_bytes() == kept
    assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []
    writing.close()
    reading.close()
