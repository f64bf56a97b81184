"""docs/security.md, E: the file system, and watching it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
import watchfiles

from tests.security.corpora import without_override
from tui.build import watching
from tui.build.adding import add, refresh
from tui.build.progress import Progress, Report, Skipped
from tui.build.settling import QUIET_SECONDS, Settling
from tui.build.watching import watch
from tui.errors import IngestError
from tui.ingest.files import sources
from tui.ingest.reader import read
from tui.store import read as stored
from tui.store.connect import connect
from tui.store.leases import release, take
from tui.store.lists import numbers

TEXT = "Weir gives way\n\nThe old weir above Lomvale gave way early on Tuesday, the fire service said.\n"


def _walked(folder: Path) -> tuple[list[str], list[str]]:
    found = list(sources(folder))
    return (
        [os.fsdecode(os.fsencode(each.name)) for each in found if isinstance(each, Path)],
        [str(each) for each in found if isinstance(each, IngestError)],
    )


def _taken(corpus: Path, *paths: Path) -> list[Skipped]:
    return [each for each in add(corpus, list(paths)) if isinstance(each, Skipped)]


def _count(corpus: Path) -> int:
    with closing(connect(corpus)) as con:
        return stored.counts(con).articles


def test_link_loops_end(tmp_path: Path) -> None:
    """E1: loops of links end, a link that leads nowhere is named, each file is read once."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.txt").write_text(TEXT)
    (tmp_path / "a" / "loop").symlink_to(tmp_path / "a")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nothing.txt")
    (tmp_path / "again.txt").symlink_to(tmp_path / "a" / "one.txt")
    names, errors = _walked(tmp_path)
    assert names == ["one.txt"]
    assert len(errors) == 2


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    """E2: what lies elsewhere is not read because a link in the folder says so."""
    (tmp_path / "outside.txt").write_text(TEXT)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "outside.txt")
    names, errors = _walked(tmp_path / "in")
    assert not names
    assert "out of the folder" in errors[0]


def test_what_only_looks_like_a_file_is_never_opened(tmp_path: Path) -> None:
    """E3: a FIFO, a socket and a folder with a file's name are not opened, by a walk or by name."""
    os.mkfifo(tmp_path / "fifo.txt")
    (tmp_path / "dir.txt").mkdir()
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "sock.txt"))
        names, errors = _walked(tmp_path)
        assert not names
        assert len(errors) == 2
        assert isinstance(next(iter(read(tmp_path / "fifo.txt"))), IngestError)
        assert isinstance(next(iter(read(tmp_path / "sock.txt"))), IngestError)


def test_what_may_not_be_read_is_named(tmp_path: Path) -> None:
    """E4: a file or folder without permission is listed with its reason; the rest is read."""
    folder = tmp_path / "in"
    (folder / "closed").mkdir(parents=True)
    (folder / "secret.txt").write_text(TEXT)
    (folder / "open.txt").write_text(TEXT)
    (folder / "secret.txt").chmod(0)
    (folder / "closed").chmod(0)
    corpus = tmp_path / "c.db"
    done = subprocess.run(
        [sys.executable, "-m", "tui", "--corpus", str(corpus), "add", str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        preexec_fn=without_override,  # root reads everything otherwise
    )
    (folder / "closed").chmod(0o700)
    named = [line for line in done.stderr.splitlines() if "ermission" in line or "may not" in line]
    assert done.returncode == 3, done.stderr
    assert {"secret.txt", "closed"} <= {
        name for name in ("secret.txt", "closed") for line in named if name in line
    }
    assert _count(corpus) == 1


@pytest.mark.parametrize(
    "name",
    [
        b"new\nline.txt", b"esc\x1b[2J.txt", b"bad\xff.txt", b"-rf.txt", b"[b]x.txt",
        "\u202egnp.txt".encode(), b"x" * 251 + b".txt", "caf\u00e9.txt".encode(), "cafe\u0301.txt".encode(),
    ],
    ids=range(9),
)  # fmt: skip
def test_odd_names_are_imported_and_shown_escaped(tmp_path: Path, name: bytes) -> None:
    """E5: whatever a file is called, it is read, found again by its path, and shown without harm."""
    folder = tmp_path / "news"
    folder.mkdir()
    path = folder / os.fsdecode(name)
    path.write_text(TEXT)
    corpus = tmp_path / "c.db"
    assert not _taken(corpus, folder)
    with closing(connect(corpus)) as con:
        origin = con.execute("SELECT origin FROM article").get
    assert "\x1b" not in origin
    assert "\n" not in origin
    path.write_text(TEXT + "\nIt rained.\n")
    assert [each.done for each in refresh(corpus) if isinstance(each, Progress) and each.stage == "done"] == [
        1
    ]
    assert _count(corpus) == 1


def test_temporary_names_are_passed_over(tmp_path: Path) -> None:
    """E6: what editors and downloads leave behind is no article."""
    for name in (".a.txt.swp", "a.txt~", "a.txt.part", "#a.txt#", "~$a.docx", "a.crdownload", ".hidden.txt"):
        (tmp_path / name).write_text(TEXT)
    assert _walked(tmp_path) == ([], [])


def test_a_half_written_file_is_taken_once_and_whole(tmp_path: Path) -> None:
    """E7: a writer that pauses in mid-file is waited for; renaming into place counts as written."""
    file, settling = tmp_path / "a.txt", Settling()
    file.write_text(TEXT[:20])
    assert settling.settled([file], 0.0) == []
    file.write_text(TEXT)
    assert settling.settled([file], QUIET_SECONDS) == []
    assert settling.settled([file], 2 * QUIET_SECONDS + 0.1) == [file]
    assert settling.settled([file], 3 * QUIET_SECONDS) == []


def test_a_replaced_file_is_old_or_new_and_a_deleted_one_stays(tmp_path: Path) -> None:
    """E8: an article whose file is replaced changes whole and keeps its earlier text; deletion is none."""
    corpus, file = tmp_path / "c.db", tmp_path / "news" / "a.txt"
    file.parent.mkdir()
    file.write_text(TEXT)
    _taken(corpus, file.parent)
    (tmp_path / "new").write_text(TEXT.replace("Tuesday", "Monday"))
    (tmp_path / "new").replace(file)
    list(refresh(corpus))
    with closing(connect(corpus)) as con:
        identity = con.execute("SELECT id FROM article").get
        assert "Monday" in stored.article(con, identity).text
        assert len(stored.revisions(con, identity)) == 1
    file.unlink()
    list(refresh(corpus))
    assert _count(corpus) == 1


def test_a_burst_is_taken_whole(tmp_path: Path) -> None:
    """E9: a thousand files that appear at once are all found by looking: no notice of them is needed."""
    settling = Settling()
    files = [tmp_path / f"{number}.txt" for number in range(1000)]
    for file in files:
        file.write_text(TEXT)
    assert settling.settled(files, 0.0) == []
    assert len(settling.settled(files, QUIET_SECONDS)) == 1000


def _watched(
    corpus: Path, meanwhile: Callable[[], object], until: Callable[[list[Report]], bool], *, polling: bool
) -> list[Report]:
    """Watch until something is so, and do something as soon as all is read for the first time."""
    stop, seen, done = Event(), [], False
    for report in watch(corpus, stop, polling=polling):
        seen.append(report)
        if isinstance(report, Progress) and report.stage == "done" and not done:
            done = True
            meanwhile()
        if done and until(seen):
            stop.set()
    return seen


def _says_so(seen: list[Report]) -> bool:
    return any(isinstance(each, Progress) and each.stage == "watch" and "every" in each.item for each in seen)


@pytest.mark.parametrize("fails", [False, True])
def test_without_notices_folders_are_looked_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: bool
) -> None:
    """E10: by setting, or without inotify, new files are found by looking, and that is said."""
    monkeypatch.setattr(watching, "_POLL_SECONDS", 0.05)
    monkeypatch.setattr(watching, "QUIET_SECONDS", 0.05)
    if fails:

        def no_watch(*_: object, **__: object) -> object:
            raise OSError(28, "no more watches")

        monkeypatch.setattr(watchfiles, "watch", no_watch)
    folder, corpus = tmp_path / "news", tmp_path / "c.db"
    folder.mkdir()
    _taken(corpus, folder)
    seen = _watched(
        corpus,
        lambda: (folder / "a.txt").write_text(TEXT),
        lambda seen: _count(corpus) == 1 and _says_so(seen),
        polling=not fails,
    )
    assert _says_so(seen)


def test_a_name_that_cannot_be_told_does_not_end_the_watch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """E5: a file whose name is no UTF-8 comes in while its folder is watched, and the watch goes on."""
    monkeypatch.setattr(watching, "_POLL_SECONDS", 0.05)
    monkeypatch.setattr(watching, "_LOOK_SECONDS", 0.5)
    folder, corpus = tmp_path / "news", tmp_path / "c.db"
    folder.mkdir()
    _taken(corpus, folder)

    def named_badly() -> None:
        Path(os.fsdecode(os.fsencode(folder) + b"/bad\xff\xfename.txt")).write_text(TEXT)
        (folder / "good.txt").write_text(TEXT.replace("weir", "dam"))

    begun = threading.Timer(0.3, named_badly)
    _watched(corpus, begun.start, lambda _: _count(corpus) == 2, polling=False)
    begun.join()
    assert _count(corpus) == 2


def test_looking_takes_five_seconds_at_most() -> None:
    """E10: between two looks lie four seconds, so that a file that is quiet is seen within five."""
    assert watching._POLL_SECONDS <= 5


def test_a_huge_file_is_refused_by_its_size(tmp_path: Path) -> None:
    """E11: two gigabytes, even of nothing, are refused without being read."""
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(2 * 1024**3)
    assert "too large" in str(next(iter(read(tmp_path / "huge.txt"))))


def test_same_content_and_same_name_are_told_apart(tmp_path: Path) -> None:
    """E12: two files of one content are two articles and a duplicate; two of one name are two articles."""
    for name, text in (
        ("s1/same.txt", TEXT),
        ("s2/same.txt", TEXT.replace("weir", "dam")),
        ("copy.txt", TEXT),
    ):
        (tmp_path / "n" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "n" / name).write_text(text)
    corpus = tmp_path / "c.db"
    _taken(corpus, tmp_path / "n")
    assert _count(corpus) == 3
    with closing(connect(corpus)) as con:
        assert con.execute("SELECT count(*) FROM link WHERE kind = 'duplicate'").get >= 1


def test_a_folder_that_goes_and_comes_back_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """E13: a watched folder may vanish and appear again: no crash, its articles stay, new ones come."""
    monkeypatch.setattr(watching, "_POLL_SECONDS", 0.05)
    monkeypatch.setattr(watching, "QUIET_SECONDS", 0.05)
    folder, corpus = tmp_path / "news", tmp_path / "c.db"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    _taken(corpus, folder)

    def away_and_back() -> None:
        (folder / "a.txt").unlink()
        folder.rmdir()
        folder.mkdir()
        (folder / "b.txt").write_text(TEXT.replace("weir", "dam"))

    _watched(corpus, away_and_back, lambda _: _count(corpus) == 2, polling=True)


def test_odd_times_of_files_change_nothing(tmp_path: Path) -> None:
    """E14: a file of the future or from before time is read like any other; articles order by their date."""
    for name, day, moment in (("late.txt", "1 May 2020", -1.0), ("early.txt", "1 May 2010", 4e9)):
        (tmp_path / name).write_text(f"Weir at {name}\n\nPublished: {day}\n\n{TEXT}")
        os.utime(tmp_path / name, (moment, moment))
    corpus = tmp_path / "c" / "c.db"
    assert not _taken(corpus, tmp_path)
    with closing(connect(corpus)) as con:
        first = stored.article_rows(con, numbers(con, None, "newest")[:1])[0]
    assert first.date is not None
    assert first.date.startswith("2020")


def test_a_file_that_another_process_reads_is_not_read_twice(tmp_path: Path) -> None:
    """Work is leased: another living process's is left to it, a dead one's is taken over."""
    con = connect(tmp_path / "c.db")
    assert take(con, "/news/a.txt")
    assert take(con, "/news/a.txt")
    parent = f"{socket.gethostname()} {os.getppid()} "
    started = Path(f"/proc/{os.getppid()}/stat").read_text("utf-8").rpartition(")")[2].split()[19]
    con.execute("UPDATE lease SET holder = ?", (parent + started,))
    assert not take(con, "/news/a.txt")
    release(con, "/news/a.txt")
    assert not take(con, "/news/a.txt")
    con.execute("UPDATE lease SET holder = ?", (parent + "1",))
    assert take(con, "/news/a.txt")
