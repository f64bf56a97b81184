"""What the costliest inputs cost: time and peak memory, beside `less` and newsboat on the same file.

`python -m tests.security.costly [FOLDER]` makes the inputs (`make_badinputs.py --large`, 80 MB, in FOLDER or
a scratch folder) and prints a table. Reading is done as the program does it, in its worker with limits;
`less` shows the file and goes to its end; newsboat, for feeds, reloads it from a file. Seconds are those of
the processor, so that other work on the machine changes little; only the worker's own limit is by the clock.
"""

from __future__ import annotations

import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from tests.security.corpora import BAD

_MORE: Final = (
    "feeds/billion_laughs.xml",
    "feeds/quadratic.xml",
    "feeds/attrs.xml",
    "html/many_b.html",
    "mail/deep_multipart.eml",
    "archives/bomb_20mb.txt.gz",
)
"""Small ones that cost much elsewhere."""

_LARGE: Final = (
    "line_10mb.txt",
    "line_10mb_words.txt",
    "line_10mb_cp1252.txt",
    "lines_1m.txt",
    "blank_1m.txt",
    "cjk_3mb.txt",
    "combining_1m.txt",
    "deep_100k.html",
    "p_100k.html",
    "attrs_50k.html",
    "select_100k.html",
    "attr_10mb.html",
    "lt_1m.html",
    "attrs_100k.xml",
    "title_10mb.xml",
    "items_50k.xml",
    "rows_200k.jsonl",
    "field_2mb.csv",
    "bomb_1gb.gz",
)

_READ: Final = """
import os, sys, time
from pathlib import Path
from tui.corpus.article import Article
from tui.ingest.isolated import IsolatedReader
small = Path(sys.argv[2])
def spent(worker):
    with open(f"/proc/{worker}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return time.process_time() + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

with IsolatedReader() as reader:
    list(reader.read(small))  # the worker is there, as it is from the second file on
    worker = reader._worker._process.pid
    began, clock = spent(worker), time.monotonic()
    articles, refused = 0, ""
    for found in reader.read(Path(sys.argv[1])):
        if isinstance(found, Article):
            articles += 1
        else:
            refused = found.what
    try:
        seconds = spent(worker) - began
    except OSError:  # it was ended
        seconds = time.monotonic() - clock
print(f"{seconds:.2f}\\t{refused if not articles else f'{articles:,} in'}")
"""

_LIMIT: Final = 10.0
"""Seconds of the processor after which another program is stopped: what a file has here."""

_CLOCK_LIMIT: Final = 60.0
"""Seconds of the clock after which it is stopped in any case."""


class Cost(NamedTuple):
    """What a program took for an input; None where it cannot open it or was stopped."""

    seconds: float | None
    megabytes: int | None
    outcome: str = ""

    def __str__(self) -> str:
        if self.seconds is None:
            return self.outcome or "–"
        return f"{self.seconds:.1f} s, {self.megabytes} MB"


def ours(path: Path, small: Path) -> Cost:
    """Return what reading a file takes here, in the worker; `small` is read before it."""
    child = subprocess.Popen(
        [sys.executable, "-c", _READ, str(path), str(small)],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    peak = 0
    while child.poll() is None:
        peak = max(peak, *map(_peak, _of_session(child.pid)), 0)
        time.sleep(0.02)
    seconds, outcome = child.communicate()[0].strip().split("\t")
    return Cost(float(seconds), peak, outcome)


def _of_session(session: int) -> list[int]:
    """Return the processes of a session: the program, and its worker."""
    found = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, IndexError, ValueError):
            fields = place.read_text("ascii", "replace").rpartition(")")[2].split()
            if int(fields[3]) == session:
                found.append(int(place.parent.name))
    return found


def less(path: Path) -> Cost:
    """Return what `less` takes to show a file and go to its end."""
    return _in_terminal(["less", "--", str(path)], "G")


def newsboat(path: Path) -> Cost:
    """Return what newsboat takes to reload a feed from a file."""
    if path.suffix != ".xml":
        return Cost(None, None)
    with tempfile.TemporaryDirectory() as folder:
        urls = Path(folder) / "urls"
        urls.write_text(f"file://{path}\n")
        command = ["newsboat", "-q", "-u", str(urls), "-c", f"{folder}/cache", "-x", "reload"]
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + _CLOCK_LIMIT
        peak = 0
        while not _has_ended(child.pid) and _seconds(child.pid) < _LIMIT and time.monotonic() < end:
            peak = max(peak, _peak(child.pid))
            time.sleep(0.02)
        is_late = not _has_ended(child.pid)
        return _cost(child.pid, peak, is_late=is_late)


def _in_terminal(command: list[str], keys: str) -> Cost:
    """Run a program in a terminal until it is still after the keys."""
    pid, master = pty.fork()
    if not pid:
        os.execvp(command[0], command)  # noqa: S606  (no shell is the point)
    began = last = time.monotonic()
    peak, typed, is_late = 0, False, False
    while not is_late:
        peak = max(peak, _peak(pid))
        is_late = _seconds(pid) >= _LIMIT or time.monotonic() - began > _CLOCK_LIMIT
        if select.select([master], [], [], 0.02)[0]:
            try:
                os.read(master, 1 << 20)
            except OSError:
                break
            last = time.monotonic()
        elif time.monotonic() - last > 0.5 and _is_idle(pid):
            if typed:
                break
            os.write(master, keys.encode())
            typed, last = True, time.monotonic()
    cost = _cost(pid, peak, is_late=is_late)
    os.close(master)
    return cost


def _cost(process: int, peak: int, *, is_late: bool) -> Cost:
    """End a child process and return what it took."""
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    used = os.wait4(process, 0)[2]
    if is_late:
        return Cost(None, None, f"over {_LIMIT:.0f} s")
    return Cost(used.ru_utime + used.ru_stime, peak)


def _seconds(process: int) -> float:
    """Return the seconds of the processor that a process took so far."""
    fields = Path(f"/proc/{process}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _has_ended(process: int) -> bool:
    return Path(f"/proc/{process}/stat").read_text("ascii", "replace").rpartition(")")[2].split()[0] == "Z"


def _peak(process: int) -> int:
    """Return the peak memory of a process in megabytes."""
    try:
        for line in Path(f"/proc/{process}/status").read_text("ascii").splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) // 1024
    except OSError:
        pass
    return 0


def _is_idle(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text("ascii").split()[2] == "S"
    except OSError:
        return True


def main(arguments: Sequence[str]) -> int:
    """Measure every input and print the table."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(arguments[0] if arguments else scratch)
        if not (folder / _LARGE[0]).exists():
            maker = [sys.executable, str(BAD / "make_badinputs.py"), "--large", str(folder)]
            subprocess.run(maker, check=True, stdout=subprocess.DEVNULL)
        small = Path(scratch) / "small.html"
        small.write_text("<title>T</title><p>A text of some words.</p>")
        print("| input | MB | outcome | copytaster | less | newsboat |\n|---|---|---|---|---|---|")  # noqa: T201
        for path in [*(folder / name for name in _LARGE), *(BAD / name for name in _MORE)]:
            mine = ours(path, small)
            others = (
                less(path) if shutil.which("less") else Cost(None, None),
                newsboat(path) if shutil.which("newsboat") else Cost(None, None),
            )
            size = path.stat().st_size / 1e6
            row = (path.name, f"{size:.2f}", mine.outcome, str(mine), *map(str, others))
            print("|", " | ".join(row), "|", flush=True)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
