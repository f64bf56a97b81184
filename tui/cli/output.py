"""What is printed: results on standard output, everything else on standard error, all of it harmless."""

from __future__ import annotations

import io
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path

from tui import first_screen
from tui.errors import CopytasterError
from tui.harmless import harmless, harmless_line
from tui.settings import state_folder

_LONGEST_LOG = 1_000_000
"""Bytes after which the log starts afresh."""


def prepare() -> None:
    """Let no character that the terminal's encoding lacks end the program (C locale: `?` instead)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def say(text: str = "") -> None:
    """Print a result, of one or more lines."""
    first_screen.leave()
    sys.stdout.write(harmless(text) + "\n")


def write_text(text: str) -> None:
    """Write a part of a result that is a file of its own: as it is, in UTF-8 whatever the locale."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))


def write_file(path: Path, parts: Iterable[str]) -> None:
    """Write a result to a file of its own, in UTF-8; its folder is made if there is none.

    Raises:
        CopytasterError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
            file.writelines(parts)
    except OSError as error:
        raise CopytasterError(f"cannot be written: {error.strerror}", str(path), "name another") from error


def warn(text: str) -> None:
    """Say something that is no result, in one line."""
    first_screen.leave()
    sys.stderr.write(f"copytaster: {harmless_line(text)}\n")
    sys.stderr.flush()


def complain(error: CopytasterError) -> None:
    """Say what failed, where, and what to do, in one line."""
    warn(str(error))


def unforeseen(error: Exception) -> CopytasterError:
    """Return one line for a failure nobody thought of; its traceback goes to the log."""
    log = state_folder() / "copytaster.log"
    what = f"failed in a way it should not: {type(error).__name__}: {str(error)[:200]}"
    try:
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = not log.exists() or log.stat().st_size > _LONGEST_LOG
        with log.open("w" if fresh else "a", encoding="utf-8", errors="replace") as file:
            file.write(harmless("".join(traceback.format_exception(error))))
    except OSError:
        return CopytasterError(what, "", "please report it")
    return CopytasterError(what, "", f"please report it, with {log}")
