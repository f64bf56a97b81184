"""The ingest process beside the reader: started as its child, heard line by line, ended with it.

The child is `python -m tui watch --porcelain`: it adds the given sources, then watches all sources of the
corpus. It writes to the corpus, and says how far it is in JSON lines; it ends when its standard input closes,
which the system does for it even where the reader was killed.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Any, Final

from textual.message import Message

from tui.app.messages import IngestProgressed, Refused
from tui.harmless import harmless_line
from tui.view.pace import Pace

_STAGES: Final = {
    "ask": "asking sources",
    "read": "reading",
    "annotate": "marking",
    "resolve": "telling names apart",
    "link": "linking",
}

_SOURCES: Final = "--"
"""What stands before the sources in the child's command."""

_LAST_WORDS: Final = 400

_PATIENCE: Final = 1.0
"""Seconds that the child has to end by itself."""


_WATCHING: Final = "watch"
"""The stage in which nothing is done but waiting; its item says how, where that is worth saying."""


def sentence(line: bytes, pace: Pace | None = None) -> Message | None:
    """Return what a line of the child's output means, None for what is none of the reader's business.

    Args:
        line: as it came.
        pace: of the work so far, to tell rate and time left by.
    """
    try:
        said = json.loads(line)
    except ValueError:
        return None
    if not isinstance(said, dict):
        return None
    if "reason" in said:
        return Refused(harmless_line(str(said.get("item", ""))), harmless_line(str(said["reason"])))
    stage = said.get("stage")
    if stage == "done":
        return IngestProgressed("", over=True)
    if stage == _WATCHING:
        return IngestProgressed(harmless_line(str(said.get("item", "")))[:80])
    return IngestProgressed(_progress(said, pace or Pace())) if stage in _STAGES else None


def _progress(said: dict[str, Any], pace: Pace) -> str:
    done, total = said.get("done"), said.get("total")
    what = _STAGES[said["stage"]]
    if isinstance(done, int) and isinstance(total, int) and total:
        speed = pace.told(said["stage"], done, total, monotonic())
        return f"{what} {done:,} of {total:,}" + (f", {speed}" if speed else "")
    return f"{what} {done:,}" if isinstance(done, int) and done else what


class Following:
    """The child that reads sources while the reader is open.

    Args:
        command: what to run; see `ingest_command`.
        tell: is called with each message that its output means.
    """

    def __init__(self, command: Sequence[str], tell: Callable[[Message], object]) -> None:
        self._command = command
        self._tell = tell
        self._child: asyncio.subprocess.Process | None = None

    @property
    def is_adding(self) -> bool:
        """Whether the child has something to add before it watches."""
        return self._command[-1] != _SOURCES

    async def run(self) -> None:
        """Start the child and pass on what it says, until it ends.

        Its end is told too: quietly if it had nothing to complain about, else with its last words.
        """
        pipe = asyncio.subprocess.PIPE
        try:
            self._child = await asyncio.create_subprocess_exec(
                *self._command, stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=True
            )
        except OSError as failure:
            self._tell(IngestProgressed(f"new articles cannot be read: {failure.strerror}", over=True))
            return
        _, last = await asyncio.gather(self._hear(self._child), self._last_words(self._child))
        code = await self._child.wait()
        self._tell(IngestProgressed(f"reading sources ended: {last}" if code > 0 and last else "", over=True))

    async def _hear(self, child: asyncio.subprocess.Process) -> None:
        """Pass on what the child says, a line at a time."""
        assert child.stdout is not None  # noqa: S101  it was asked for
        pace = Pace()
        async for line in child.stdout:
            if (message := sentence(line, pace)) is not None:
                self._tell(message)

    async def _last_words(self, child: asyncio.subprocess.Process) -> str:
        """Return the last line that the child complained in."""
        assert child.stderr is not None  # noqa: S101  it was asked for
        last = ""
        async for line in child.stderr:
            last = harmless_line(line.decode("utf-8", "replace"))[:_LAST_WORDS] or last
        return last

    async def stop(self) -> None:
        """End the child: by closing its input, and if that does not do, by terminating it."""
        child = self._child
        if child is None or child.returncode is not None:
            return
        if child.stdin is not None:
            child.stdin.close()
        try:
            await asyncio.wait_for(child.wait(), _PATIENCE)
        except TimeoutError:
            with suppress(ProcessLookupError):
                child.terminate()


def ingest_command(corpus: Path, add: Sequence[str], options: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the command that adds `add` to the corpus and then watches its sources."""
    return (
        sys.executable,
        "-m",
        "tui",
        "--corpus",
        str(corpus),
        "watch",
        "--porcelain",
        *options,
        _SOURCES,
        *add,
    )
