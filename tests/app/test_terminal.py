"""The last gate before the terminal, and leaving the terminal in order."""

from __future__ import annotations

import fcntl
import io
import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.app import terminal
from tui.app.reader_driver import LostWithTheTerminal
from tui.harmless import harmless

_PROGRAM = """
import signal
import sys
from textual.app import App
from textual.widgets import Static
from tui.app import terminal
from tui.app.reader_driver import ReaderDriver

class Host(App):
    def compose(self):
        yield Static("here I am", markup=False)
    def on_mount(self):
        terminal.leave_in_order(self)
        signal.signal(signal.SIGUSR1, self.stopped_within_a_write)

    def stopped_within_a_write(self, *_):
        with self._driver._writer_thread._queue.mutex:
            signal.raise_signal(signal.SIGTSTP)

terminal.guard()
app = Host(driver_class=ReaderDriver)
app.run(mouse=False)
open(sys.argv[1], "w").write("saved")
sys.exit(app.return_code)
"""


@pytest.fixture(autouse=True)
def _gate() -> Iterator[None]:
    before = Strip.render
    terminal.guard()
    yield
    Strip.render = before  # type: ignore[method-assign]


def _rendered(*segments: Segment) -> str:
    console = Console(file=io.StringIO(), force_terminal=True, color_system="truecolor")
    return Strip(segments).render(console)


@given(st.text())
def test_nothing_that_acts_on_a_terminal_passes(text: str) -> None:
    """Whatever a widget draws, what is written holds no control character and nothing that hides."""
    written = _rendered(Segment(text))
    assert harmless(written) == written
    assert not set(written) & set("\n\t\x1b\u200d\ufe0f")


@given(st.text())
def test_the_gate_keeps_the_cells(text: str) -> None:
    """Text takes as many cells after the gate as its widget laid out for it."""
    assert cell_len(terminal.settled(Segment(text)).text) == cell_len(text)


def test_plain_text_is_untouched() -> None:
    """Text without anything suspicious is written as it is, brackets and quotation marks included."""
    assert (
        _rendered(Segment("“[/] [sic]” – Ålesund, Алеппо, حلب, 市民"))
        == "“[/] [sic]” – Ålesund, Алеппо, حلب, 市民"
    )


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://a/\x1b]52;c;x\x07",
        "https://a b",
        "HTTPS",
        "http://",
    ],
)
def test_only_web_links_are_links(link: str) -> None:
    """A link of another scheme, or with anything but printable ASCII in it, is written without its target."""
    written = _rendered(Segment("here", Style(link=link)))
    assert written == "here"


def test_a_web_link_stays() -> None:
    """A link to http(s) is written as one."""
    assert "\x1b]8;" in _rendered(Segment("here", Style(link="https://example.org/a?b=c")))


def test_guarding_twice_is_guarding_once() -> None:
    """The gate may be put up any number of times."""
    terminal.guard()
    assert _rendered(Segment("a\x1b[2Jb")) == "a\ufffd[2J"


class _Host:
    """A small program in a terminal of its own."""

    def __init__(self, folder: Path, *, ignoring_hangup: bool = False) -> None:
        self.saved = folder / "saved"
        self.master, slave = pty.openpty()
        program = folder / "host.py"
        program.write_text(_PROGRAM)

        def own_terminal() -> None:
            os.setsid()
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # told of the hang-up by SIGHUP and SIGCONT
            if ignoring_hangup:
                signal.signal(signal.SIGHUP, signal.SIG_IGN)

        self.process = subprocess.Popen(
            [sys.executable, str(program), str(self.saved)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**os.environ, "TERM": "xterm-256color", "PYTHONPATH": os.pathsep.join(sys.path)},
            preexec_fn=own_terminal,  # noqa: PLW1509  (no threads here, and SIGHUP must be ignored from birth)
        )
        os.close(slave)
        self.output = b""
        self.read_until(b"here I am")

    def wait_until_stopped(self, within_s: float = 20) -> None:
        """Wait for the program to be stopped; fail where it is not."""
        deadline = time.monotonic() + within_s
        while time.monotonic() < deadline:
            pid, status = os.waitpid(self.process.pid, os.WUNTRACED | os.WNOHANG)
            if pid and os.WIFSTOPPED(status):
                return
            select.select([self.master], [], [], 0.01)
        self.process.kill()
        self.process.wait()
        pytest.fail("it was not stopped")

    @property
    def threads(self) -> int:
        """Return how many threads the program has."""
        return len(list(Path(f"/proc/{self.process.pid}/task").iterdir()))

    def read_until(self, wanted: bytes, within_s: float = 20) -> None:
        deadline = time.monotonic() + within_s
        while wanted not in self.output and time.monotonic() < deadline:
            if select.select([self.master], [], [], 0.1)[0]:
                self.output += os.read(self.master, 65536)
        assert wanted in self.output


@pytest.mark.slow
def test_told_to_end_it_restores_the_terminal(tmp_path: Path) -> None:
    """SIGTERM ends the program as a quit key does: state saved, alternate screen left, cursor shown."""
    host = _Host(tmp_path)
    host.process.send_signal(signal.SIGTERM)
    host.read_until(b"\x1b[?25h")
    assert host.process.wait(10) == 128 + signal.SIGTERM
    assert host.saved.read_text() == "saved"
    assert b"\x1b[?1049l" in host.output
    os.close(host.master)


@pytest.mark.slow
@pytest.mark.parametrize("ignoring_hangup", [False, True], ids=["told", "under nohup"])
def test_a_lost_terminal_ends_it(tmp_path: Path, *, ignoring_hangup: bool) -> None:
    """When the line drops the program saves its state and ends, whether or not a signal tells it so."""
    host = _Host(tmp_path, ignoring_hangup=ignoring_hangup)
    os.close(host.master)
    assert host.process.wait(10) == 128 + signal.SIGHUP
    assert host.saved.read_text() == "saved"


def test_what_a_lost_terminal_does_not_take_is_lost() -> None:
    """Writing to a terminal that is gone never fails; a thread that died of it would be awaited forever."""
    master, slave = pty.openpty()
    with open(slave, "w", encoding="utf-8") as file:  # noqa: PTH123 - it is a number
        os.close(master)
        with pytest.raises(OSError, match="Input/output"):
            print("x", file=file, flush=True)
        lasting = LostWithTheTerminal(file)
        for _ in range(3):
            lasting.write("x" * 100_000)
            lasting.flush()
        with suppress(OSError):
            file.close()


@pytest.mark.slow
def test_stopped_and_continued_it_begins_anew_once(tmp_path: Path) -> None:
    """Stopped by whatever signal, it takes the terminal again when it goes on, and leaves it in the end."""
    host = _Host(tmp_path)
    threads, stops = host.threads, (signal.SIGSTOP, signal.SIGTSTP) * 2
    for number in stops:
        host.process.send_signal(number)
        host.wait_until_stopped()
        host.output = b""
        host.process.send_signal(signal.SIGCONT)
        host.read_until(b"\x1b[?1049h")
    assert host.threads < threads + len(stops)  # one may still have been to come; none is left by each stop
    host.process.send_signal(signal.SIGTERM)
    host.read_until(b"\x1b[?25h")
    assert host.process.wait(10) == 128 + signal.SIGTERM
    os.close(host.master)


@pytest.mark.slow
def test_stopped_while_it_writes_it_stops_behind_the_write(tmp_path: Path) -> None:
    """A signal that comes within a write is answered behind it: the write holds what answering needs."""
    host = _Host(tmp_path)
    host.process.send_signal(signal.SIGUSR1)
    host.wait_until_stopped()
    host.output = b""
    host.process.send_signal(signal.SIGCONT)
    host.read_until(b"\x1b[?1049h")
    host.process.send_signal(signal.SIGTERM)
    host.read_until(b"\x1b[?25h")
    assert host.process.wait(10) == 128 + signal.SIGTERM
    os.close(host.master)


@pytest.mark.slow
def test_without_a_mouse_no_mouse_mode_is_sent(tmp_path: Path) -> None:
    """With the mouse off, the terminal is never asked to report it."""
    host = _Host(tmp_path)
    host.process.send_signal(signal.SIGTERM)
    host.read_until(b"\x1b[?25h")
    host.process.wait(10)
    assert not re.search(rb"\x1b\[\?(1000|1002|1003|1006|1015|1016)h", host.output)
    os.close(host.master)
