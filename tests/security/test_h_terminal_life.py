"""Rows H of the security bar: lines drop, windows shrink, terminals are dumb, and nothing is lost.

The real program in a pseudo-terminal. State is said to be kept within a second: the tests wait for it to be
on disk, and fail where it takes longer than a slow machine may need.
"""

from __future__ import annotations

import os
import random
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.security import day
from tests.security.corpora import filled, report
from tests.security.session import ACTING, Session
from tui.app.position import Position, recall_position
from tui.build.adding import relink
from tui.store.connect import connect
from tui.store.write import put_article

pytestmark = pytest.mark.slow

_RGB: Final = re.compile(rb"\x1b\[[0-9;]*[34]8;2;")

_MOUSE: Final = re.compile(rb"\x1b\[\?(1000|1002|1003|1006|1015|1016)h")

_BROKEN_WIDGET: Final = """
import sys
from tui.app.panes.reader import ReaderPane
from tui.__main__ import main

drawn = ReaderPane.render_line

def render_line(self, y):
    if getattr(self, "folded_once", False):
        raise RuntimeError("a widget \\x1b]0;failed\\x07 broke")
    return drawn(self, y)

def toggle_folded(self):
    self.folded_once = True
    self.refresh()

ReaderPane.render_line = render_line
ReaderPane.toggle_folded = toggle_folded
sys.exit(main())
"""


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a corpus of five reports of sixty lines, as the ingest process leaves it."""
    made = filled(tmp_path_factory.mktemp("linked") / "corpus.db")
    list(relink(made))
    con = connect(made)
    con.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    con.close()
    return made


@pytest.fixture
def corpus(linked: Path, tmp_path: Path) -> Path:
    """Return a copy of the linked corpus."""
    return Path(shutil.copyfile(linked, tmp_path / "corpus.db"))


@pytest.fixture
def reading(corpus: Path) -> Iterator[Session]:
    """Return the reader, moved to the third report and some lines down in it."""
    with Session(corpus) as session:
        session.until("Report 4")
        _read_on(session, corpus)
        yield session


def _read_on(session: Session, corpus: Path) -> None:
    """Go down in the list, then in the text, each once the one before is done."""
    session.press("jj\r")
    _kept(corpus, lambda at: at.pane == "text")
    session.press("jjjjj")
    _kept(corpus)


def _kept(corpus: Path, fits: Callable[[Position], bool] = lambda at: at.offset > 0) -> Position:
    """Return the position that is on disk, as soon as it `fits`."""
    end = time.monotonic() + 10
    while True:
        con = connect(corpus)
        position = recall_position(con)
        con.close()
        if position is not None and fits(position):
            return position
        assert time.monotonic() < end, position
        time.sleep(0.05)


def _is_sound(corpus: Path) -> bool:
    con = connect(corpus)
    try:
        return bool(con.execute("PRAGMA integrity_check").get == "ok")
    finally:
        con.close()


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM], ids=["hang-up", "termination"])
def test_h1_h3_told_to_end(reading: Session, corpus: Path, number: signal.Signals) -> None:
    """H1, H3: told to end, the place is kept, the terminal restored, the status that of the signal."""
    assert reading.end(number) == 128 + number
    assert reading.output.endswith(b"\x1b[?25h") or b"\x1b[?1049l" in reading.output
    assert _kept(corpus).pane == "text"
    assert _is_sound(corpus)


@pytest.mark.parametrize("nohup", [False, True], ids=["told", "under nohup"])
def test_h1_h2_the_line_drops(corpus: Path, *, nohup: bool) -> None:
    """H1, H2: with the terminal gone the program ends by itself, told of it or not, and the place is kept."""

    def ignoring() -> None:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)

    with Session(corpus, prepared=ignoring if nohup else None) as session:
        session.until("Report 4")
        _read_on(session, corpus)
        session.hang_up()
        assert session.process.wait(15) == 128 + signal.SIGHUP
    assert _kept(corpus).pane == "text"
    assert _is_sound(corpus)


def test_h2_the_ingest_process_goes_too(corpus: Path) -> None:
    """H2: a reader that was killed leaves no process behind that goes on writing."""
    with Session(corpus) as session:
        session.until("Report 4")
        child = _child_of(session.process.pid)
        session.process.kill()
        session.process.wait(10)
    end = time.monotonic() + 15
    while _is_running(child) and time.monotonic() < end:
        time.sleep(0.05)
    assert not _is_running(child)


def _child_of(parent: int) -> int:
    """Return the id of the process that `parent` starts, once it has."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        found = Path(f"/proc/{parent}/task/{parent}/children").read_text("ascii").split()
        if found:
            return int(found[0])
        time.sleep(0.05)
    pytest.fail("the reader has started no ingest process")


def _is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text("ascii").split()[2] != "Z"
    except OSError:
        return False


def test_h4_killed_and_back(reading: Session, corpus: Path) -> None:
    """H4: after kill -9 the reader comes back to the same article, line, filter and pane."""
    reading.press("oharbour\r")
    reading.press("\t")
    before = _kept(corpus, lambda at: at.query == "harbour" and at.pane == "text" and at.offset > 0)
    top = _text_lines(reading)
    reading.process.kill()
    reading.process.wait(10)
    with Session(corpus) as again:
        again.until("harbour ·")
        again.until(lambda text: top[0] in text)
        assert _text_lines(again) == top
        assert again.end() == 128 + signal.SIGTERM
    assert _kept(corpus) == before


def _text_lines(session: Session) -> list[str]:
    """Return the first lines of the text pane, which stands right of or under the list."""
    return re.findall(r"Line \d+ of report \d+", session.text)[:5]


def test_h5_suspended_and_resumed(reading: Session) -> None:
    """H5: stopped and continued, the reader draws its whole screen again and goes on."""
    before = reading.text
    os.kill(reading.process.pid, signal.SIGTSTP)
    reading.drain(0.5)
    reading.screen.reset()
    os.kill(reading.process.pid, signal.SIGCONT)
    reading.until(lambda text: text.splitlines()[1:-1] == before.splitlines()[1:-1])
    reading.press("?")
    reading.until("Keys")


def test_h5_to_the_shell_and_back(corpus: Path, linked: Path) -> None:
    """H5: Ctrl-Z leaves the terminal to the shell that runs the reader as a job; fg goes on, every time."""
    shell = "import os; os.execvp('bash', ['bash', '--norc', '-i'])"
    with Session(corpus, program=("-c", shell), variables={"PS1": "shell> "}) as session:
        session.until("shell>")
        session.press(f"{shlex.quote(sys.executable)} -m tui --corpus {shlex.quote(str(corpus))}\r")
        session.until("Report 4")
        for _ in range(3):
            session.press("\x1a")
            session.until("Stopped")
            session.press("fg\r")
            session.until(lambda text: "Report 4" in text and "Stopped" not in text)
        session.press("q")
        session.until("shell>")


def test_h5_without_a_shell_there_is_none_to_go_back_to(reading: Session) -> None:
    """H5: run in place of a shell, by ssh or in a pane of its own, the reader is not stopped for good."""
    reading.press("\x1a")
    reading.until("no shell to go back to")
    reading.press("?")
    reading.until("Keys")


def test_h5_flow_control(reading: Session) -> None:
    """H5: Ctrl-S and Ctrl-Q reach the program instead of freezing the terminal."""
    reading.press("\x13")
    reading.press("?")
    reading.until("Keys")


def test_h6_a_storm_of_sizes(corpus: Path, linked: Path) -> None:
    """H6: after 400 sizes in two seconds the screen is that of a reader opened at the last one."""
    dice = random.Random(6)  # noqa: S311
    with Session(corpus, size=(100, 30)) as session:
        session.until("Report 4")
        for _ in range(400):
            session.resize(dice.choice((1, 2, 19, 40, 80, 400)), dice.choice((1, 2, 5, 10, 50)))
            session.drain(0.005)
        session.screen.resize(30, 100)
        session.resize(100, 30)
        session.drain(1.0)
        other = shutil.copyfile(linked, corpus.with_name("other.db"))
        with Session(other, size=(100, 30)) as fresh:
            fresh.until("Report 4")
            fresh.drain(1.0)
            wanted = fresh.lines[:-1]  # the last line greets whoever starts
            session.until(lambda text: text.splitlines()[:-1] == wanted)
        assert session.end() == 128 + signal.SIGTERM


@pytest.mark.parametrize("size", [(80, 24), (40, 10), (20, 5), (1, 1), (0, 0)], ids=str)
def test_h7_small_windows(corpus: Path, size: tuple[int, int]) -> None:
    """H7: no size is a crash; 80 by 24 is usable, and the reader comes back when the window grows."""
    with Session(corpus, size=(80, 24)) as session:
        session.until("Report 4")
        session.resize(*size)
        session.drain(0.5)
        session.press("jj")
        assert session.process.poll() is None
        if size == (80, 24):
            assert "Report 2" in session.text
        session.resize(80, 24)
        session.until("Report 2")


@pytest.mark.parametrize("size", [(20, 5), (1, 1)], ids=str)
def test_h7_opened_in_a_small_window(corpus: Path, size: tuple[int, int]) -> None:
    """H7: opened in a window that is too small the reader waits for a larger one."""
    with Session(corpus, size=size) as session:
        session.until_written(b"\x1b[?1049h")
        session.drain(1.0)
        session.resize(80, 24)
        session.until("Report 2")


def test_h8_dumb_terminals_and_pipes(corpus: Path) -> None:
    """H8: where no cursor moves the events come as lines, without a single sequence."""
    with Session(corpus, variables={"TERM": "dumb"}) as session:
        session.process.wait(30)
        session.drain()
        assert "Report 4" in session.text
        assert b"\x1b" not in session.output
    piped = subprocess.run(
        [sys.executable, "-m", "tui", "--corpus", str(corpus)], capture_output=True, check=False, timeout=60
    )
    assert piped.returncode == 0
    assert b"Report 4" in piped.stdout
    assert b"\x1b" not in piped.stdout + piped.stderr


@pytest.mark.parametrize("term", ["linux", "screen", "tmux-256color", "xterm", "vt100", "nobody-knows", None])
def test_h9_terminals(corpus: Path, term: str | None) -> None:
    """H9: the reader starts on any terminal, and sends no RGB colour where none was promised."""
    with Session(corpus, variables={"TERM": term, "COLORTERM": None}) as session:
        session.until("Report 4")
        session.press("?")
        assert session.end() == 128 + signal.SIGTERM
        assert not _RGB.search(session.output)


def test_h10_without_colour(corpus: Path) -> None:
    """H10: with NO_COLOR no colour is sent, and unread, starred and done are told apart by signs."""
    with Session(corpus, variables={"NO_COLOR": "1"}) as session:
        session.until("Report 4")
        session.press("E", quiet_s=0.5)  # one row an article
        for key in "mkdk":
            session.press(key)
        rows = [line[:52] for line in session.lines if "Report" in line[:52]]
        marks = {"".join(sign for sign in row if sign in "●★✓") for row in rows}
        assert len(marks) >= 3, session.text
        assert session.end() == 128 + signal.SIGTERM
        colours = {
            code
            for run in re.findall(rb"\x1b\[([0-9;]*)m", session.output)
            for code in run.split(b";")
            if re.fullmatch(rb"3[0-8]|4[0-8]|9[0-7]|10[0-7]", code)
        }
        assert not colours


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_h11_c_locale(tmp_path: Path, locale: str) -> None:
    """H11: in the C locale nothing raises, in the reader and on the command line; text is readable or `?`."""
    corpus = tmp_path / "corpus.db"
    con = connect(corpus)
    put_article(con, report(1, title="Ålesund, Алеппо, حلب, 市民"), content_key="1")
    con.close()
    variables = {"LC_ALL": locale, "LANG": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    with Session(corpus, variables=variables) as session:
        session.until("Line 5 of report 1")
        assert session.end() == 128 + signal.SIGTERM
    for command in (["list"], ["show", report(1).id], ["export", "--format", "md"], ["doctor"]):
        done = subprocess.run(
            [sys.executable, "-m", "tui", "--corpus", str(corpus), *command],
            env={**os.environ, **variables},
            capture_output=True,
            check=False,
            timeout=60,
        )
        assert b"Error" not in done.stderr
        assert done.returncode == 0 or command == ["doctor"]


def test_h12_without_a_mouse(corpus: Path, tmp_path: Path) -> None:
    """H12: with the mouse off no mouse mode is sent, and everything has its key."""
    config = tmp_path / "config.toml"
    config.write_text("mouse = false\n")
    with Session(corpus, "--config", str(config)) as session:
        session.until("Report 4")
        assert session.end() == 128 + signal.SIGTERM
        assert not _MOUSE.search(session.output)


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_h13_tmux(corpus: Path, tmp_path: Path) -> None:
    """H13: detached, resized and attached again, tmux shows the right screen; Esc is never needed."""
    socket = str(tmp_path / "tmux")

    def tmux(*words: str) -> str:
        called = ["tmux", "-S", socket, "-f", "/dev/null", *words]
        return subprocess.run(called, capture_output=True, check=True, text=True, timeout=30).stdout

    def until(wanted: str) -> str:
        end = time.monotonic() + 30
        while wanted not in (shown := tmux("capture-pane", "-p", "-t", "reader")):
            assert time.monotonic() < end, shown
            time.sleep(0.1)
        return shown

    reader = f"{sys.executable} -m tui --corpus {corpus}"
    tmux("new-session", "-d", "-s", "reader", "-x", "120", "-y", "40", reader)
    try:
        until("Report 4")
        client = Session(
            corpus,
            size=(80, 24),
            program=(
                "-c",
                f"import os; os.execvp('tmux', ['tmux', '-S', {socket!r}, 'attach', '-t', 'reader'])",
            ),
        )
        with client:
            client.until("Report 4")
            client.press("j\r", quiet_s=0.5)
            client.until("Line 1 of report")
            tmux("detach-client", "-s", "reader")
            client.process.wait(10)
        tmux("resize-window", "-t", "reader", "-x", "100", "-y", "30")
        tmux("send-keys", "-t", "reader", "?")
        until("Keys")
        tmux("send-keys", "-t", "reader", "q")
        shown = until("Report 4")
        assert max(map(len, shown.splitlines())) <= 100
    finally:
        tmux("kill-server")


def test_h14_few_bytes_a_key(corpus: Path) -> None:
    """H14: a line further costs under 400 bytes on average, in list and text."""
    with Session(corpus, size=(80, 24)) as session:
        session.until("Report 4")
        session.press("\r", quiet_s=1.0)
        before = len(session.output)
        for _ in range(20):
            session.press("j", quiet_s=0.1)
        assert (len(session.output) - before) / 20 < 400


def test_h14_keys_typed_ahead(corpus: Path) -> None:
    """H14: keys typed ahead go where they would have gone one by one, and none acts after the quit key."""
    with Session(corpus) as session:
        session.until("Report 4")
        session.press("oharbour\rmqdddd", quiet_s=0.5)
        assert session.process.wait(15) == 0
        session.drain()
        assert b"Warning" not in session.output
    assert _kept(corpus, lambda at: at.query == "harbour").query == "harbour"
    con = connect(corpus)
    assert con.execute("SELECT count(*) FROM article WHERE starred").get in (1, 5)  # or the whole event
    assert con.execute("SELECT count(*) FROM article WHERE done").get == 0
    con.close()


def test_h15_data_on_standard_input(tmp_path: Path) -> None:
    """H15: piped text is an article and no key press; keys come from the terminal."""
    text = tmp_path / "story.txt"
    text.write_text("A headline with keys in it\n\nqqqq dddd zzzz\n" + "More of it.\n" * 50)
    shell = "import os; os.execvp('sh', ['sh', '-c', 'cat {} | {} -m tui --corpus {} -'])"
    program = shell.format(text, sys.executable, tmp_path / "corpus.db")
    with Session(tmp_path / "corpus.db", program=("-c", program)) as session:
        session.until("A headline with keys")
        session.press("?")
        session.until("Keys")


def test_h14_keys_that_come_together(reading: Session) -> None:
    """H14: keys that a slow line brings in one piece are done in their order, corrections too."""
    reading.press("oremoved\x15Rx\x7feport\r")
    reading.until("Report ·")


def test_h16_a_large_paste(reading: Session, corpus: Path) -> None:
    """H16: 100 kB pasted, control characters and all, run no command; pasted into a line they are text."""
    paste = "\x1b[200~" + ("qdzZmr\x03\x1b]0;x\x07" * 9000) + "\x1b[201~"
    for _ in range(3):
        reading.press(paste, quiet_s=1.0)
    assert reading.process.poll() is None
    con = connect(corpus)
    assert con.execute("SELECT count(*) FROM journal").get == 0
    assert con.execute("SELECT count(*) FROM article WHERE starred OR done").get == 0
    con.close()
    assert reading.strange == b""


def test_h17_two_readers(corpus: Path) -> None:
    """H17: two readers on one corpus both read, neither locks the other out, the later word holds."""
    with Session(corpus) as one, Session(corpus) as other:
        for each in (one, other):
            each.until("Report 4")
        one.press("m")
        other.press("jm")
        one.press("jm")  # the same article again: it loses its star, or gets it, as that reader saw it
        end = time.monotonic() + 10
        while time.monotonic() < end:
            con = connect(corpus)
            steps = con.execute("SELECT count(*) FROM journal").get
            con.close()
            if steps >= 3:
                break
            time.sleep(0.1)
        assert steps >= 3
        assert [each.end() for each in (one, other)] == [128 + signal.SIGTERM] * 2
    assert _is_sound(corpus)


def test_h18_a_widget_breaks(corpus: Path, tmp_path: Path) -> None:
    """H18: an exception in a widget ends in one clear line on a restored terminal; the place is kept."""
    program = tmp_path / "broken.py"
    program.write_text(_BROKEN_WIDGET)
    path = {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    with Session(corpus, program=(str(program),), variables=path) as session:
        session.until("Report 4")
        _read_on(session, corpus)
        session.press("b")
        assert session.process.wait(20) == 1
        session.drain()
        after = session.output.rpartition(b"\x1b[?1049l")[2]
        complaint = after[after.index(b"copytaster: ") :].decode()
        assert complaint.count("\n") == 1
        assert "Traceback" not in session.output.decode("utf-8", "replace")
        assert "a widget" in complaint
        assert "copytaster.log" in complaint
        assert not ACTING.search(complaint.replace("\r\n", "\n"))
        assert b"\x1b[?25h" in session.output
    log = Path(os.environ["XDG_STATE_HOME"]) / "copytaster" / "copytaster.log"
    assert "RuntimeError" in log.read_text("utf-8")
    assert _kept(corpus).pane == "text"


def test_h19_a_days_use(capsys: pytest.CaptureFixture[str]) -> None:
    """H19: a day leaves no thread and less than 50 MB behind; here one hour, `day.py` has all."""
    assert day.main(["--hours", "1", "--articles", "60", "--openings", "10"]) == 0, capsys.readouterr().out
