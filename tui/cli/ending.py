"""The end of a process that works for somebody: soon after it is told to, whatever it is doing."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from threading import Event, Thread
from time import sleep
from typing import Final

_GRACE: Final = 3.0
"""Seconds that work has to come to a place where it can stop: a batch of articles takes less than one."""


def end_soon_after(stop: Event, grace: float = _GRACE) -> None:
    """End this process `grace` seconds after `stop` was set, unless it has ended by then.

    Work looks at `stop` between two reports; grouping a large corpus reports nothing for longer than anybody
    waits. What is cut off is one transaction, which SQLite takes back, and is done again the next time.
    """
    Thread(target=_end_after, args=(stop, grace), daemon=True).start()


def stop_at_end_of_input(stop: Event) -> None:
    """Set `stop` once standard input closes: whoever started this process wants it no longer, or is gone."""
    Thread(target=_read_to_end, args=(stop,), daemon=True).start()


def _end_after(stop: Event, grace: float) -> None:
    stop.wait()
    sleep(grace)
    os._exit(0)


def _read_to_end(stop: Event) -> None:
    with suppress(OSError, ValueError):
        while os.read(sys.stdin.fileno(), 4096):
            pass
    stop.set()
