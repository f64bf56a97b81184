"""A process that works for a reader ends with it, in the middle of whatever it does."""

from __future__ import annotations

import subprocess
import sys

_BUSY_FOR_EVER = """
from threading import Event
from tui.cli.ending import end_soon_after, stop_at_end_of_input
stop = Event()
stop_at_end_of_input(stop)
end_soon_after(stop, grace=0.01)
print("busy", flush=True)
Event().wait()
"""


def test_it_ends_though_it_never_looks_whether_to_stop() -> None:
    """Its input closes, as the system does for the child of a reader that was killed: it is gone."""
    command = [sys.executable, "-c", _BUSY_FOR_EVER]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            assert child.stdout.readline() == b"busy\n"
            child.stdin.close()
            assert child.wait(timeout=60) == 0
        finally:
            child.kill()
