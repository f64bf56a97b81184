"""Whose work something is: any number of processes take a corpus's files in, and none twice.

A lease is held by a process, not by a time: it ends when the work is done or the process is gone. Only where
nobody can tell whether the process lives (it runs on another machine) does it end by itself.
"""

from __future__ import annotations

import os
import socket
import time
from functools import cache
from pathlib import Path
from typing import Final

import apsw

from tui.store.connect import transaction

_ELSEWHERE_SECONDS: Final = 900.0


def take(con: apsw.Connection, what: str) -> bool:
    """Take `what` for this process; False if another one that lives has it."""
    with transaction(con):
        row = con.execute("SELECT holder, until FROM lease WHERE what = ?", (what,)).fetchone()
        if row is not None and row[0] != _holder() and _lives(row[0], row[1]):
            return False
        con.execute(
            "INSERT OR REPLACE INTO lease VALUES (?, ?, ?)",
            (what, _holder(), time.time() + _ELSEWHERE_SECONDS),
        )
    return True


def release(con: apsw.Connection, what: str) -> None:
    """Give `what` back; nothing if it was another's."""
    with transaction(con):
        con.execute("DELETE FROM lease WHERE what = ? AND holder = ?", (what, _holder()))


@cache
def _holder() -> str:
    """Return this process as no other one is called: machine, number, and when it started."""
    return f"{socket.gethostname()} {os.getpid()} {_started(os.getpid())}"


def _lives(holder: str, until: float) -> bool:
    machine, number, started = holder.split(" ", 2)
    if machine != socket.gethostname():
        return time.time() < until
    return number.isdecimal() and _started(int(number)) == started


def _started(process: int) -> str:
    """Return when a process started, in ticks since the system did; "" if there is none."""
    try:
        line = Path(f"/proc/{process}/stat").read_text("utf-8", "replace")
    except OSError:
        return _without_proc(process)
    return line.rpartition(")")[2].split()[19]


def _without_proc(process: int) -> str:
    """Tell the same where the system has no /proc: as well as it can."""
    if Path("/proc/self/stat").exists():
        return ""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return ""
    except OSError:
        pass
    return "0"
