from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from tests.build.texts import REPORTS
from tui.build.adding import add
from tui.build.behind import is_settled
from tui.build.progress import Progress
from tui.build.settling import QUIET_SECONDS, Settling
from tui.build.watching import watch
from tui.store import decisions, read, whole
from tui.store.connect import connect
from tui.store.derived import counter


def test_a_file_is_taken_once_it_is_quiet(tmp_path: Path) -> None:
    """A file that is still written to is waited for; then it is taken once, whole."""
    file = tmp_path / "half.txt"
    settling = Settling()
    file.write_text("Half")
    assert settling.settled([file], 10.0) == []
    file.write_text("Half of it")
    assert settling.settled([file], 10.0 + QUIET_SECONDS) == []
    assert settling.settled([file], 10.1 + QUIET_SECONDS) == []
    assert settling.settled([file], 10.0 + 2 * QUIET_SECONDS) == [file]
    assert settling.settled([file], 99.0) == []
    assert not settling.waiting


def test_a_file_that_was_read_before_is_not_news(tmp_path: Path) -> None:
    """What the first pass read is left alone until it changes; what vanishes is forgotten."""
    file = tmp_path / "a.txt"
    file.write_text("A")
    settling = Settling()
    settling.take_as_read([file])
    assert settling.settled([file], 0.0) == []
    file.write_text("AB")
    assert settling.settled([file], 1.0) == []
    assert settling.waiting
    assert settling.settled([], 9.0) == []
    assert not settling.waiting


def test_new_files_of_a_watched_folder_come_in(tmp_path: Path) -> None:
    """A file that appears while the folder is watched becomes an article, and the watch ends when told to."""
    folder, corpus, stop = tmp_path / "news", tmp_path / "c.db", Event()
    folder.mkdir()
    (folder / "one.txt").write_text(REPORTS["post-1.txt"], "utf-8")
    list(add(corpus, [folder]))
    rounds = 0
    for report in watch(corpus, stop):
        if isinstance(report, Progress) and report.stage == "done":
            rounds += 1
            if rounds == 1:
                (folder / "two.txt").write_text(REPORTS["herald-3.txt"], "utf-8")
            else:
                assert report.done == 1
                stop.set()
    con = connect(corpus)
    assert read.counts(con).articles == 2
    con.close()


def test_what_a_reader_decides_is_linked_at_once(tmp_path: Path) -> None:
    """A decision taken while the sources are watched holds once the corpus was linked again."""
    folder, corpus, stop = tmp_path / "news", tmp_path / "c.db", Event()
    folder.mkdir()
    for name in ("herald-1.txt", "post-1.txt"):
        (folder / name).write_text(REPORTS[name], "utf-8")
    list(add(corpus, [folder]))
    con = connect(corpus)
    (event,) = whole.events(con)
    rounds = 0
    for report in watch(corpus, stop):
        if isinstance(report, Progress) and report.stage == "done":
            rounds += 1
            if rounds == 1:
                decisions.split(con, event.articles[1], who="ines")
            else:
                stop.set()
    assert counter(con, "derived") == counter(con, "put")
    assert sorted(len(each.articles) for each in whole.events(con)) == [1, 1]
    con.close()


def test_when_it_is_calm_who_is_who_is_settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a large corpus new articles are resolved by their surroundings, and all of it once nothing comes."""
    monkeypatch.setattr("tui.build.resolving.FEW", 0)
    monkeypatch.setattr("tui.build.resolving._SHARE", 0)
    monkeypatch.setattr("tui.build.calm._QUIET", 0.0)
    folder, corpus, stop = tmp_path / "news", tmp_path / "c.db", Event()
    folder.mkdir()
    (folder / "one.txt").write_text(REPORTS["post-1.txt"], "utf-8")
    list(add(corpus, [folder]))
    con = connect(corpus)
    assert not is_settled(con)
    stages = []
    for report in watch(corpus, stop):
        stages.append(report.stage if isinstance(report, Progress) else "")
        if is_settled(con):
            stop.set()
    assert is_settled(con)
    assert stages.count("resolve") == 1
    con.close()
