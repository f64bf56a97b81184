"""Copying: to the clipboard of the terminal that the reader sits at, or into a file.

OSC 52 travels through SSH to the terminal itself. tmux 3.3a takes it from a program only where
`set-clipboard` is `on` (its default is `external`), so inside tmux the text goes to tmux's own buffer, which
hands it on (`load-buffer -w`, tmux 3.2).
"""

from __future__ import annotations

import os
import shutil
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal, TypeAlias

from tui.app.programs import ProgramError, output_of
from tui.errors import CopytasterError
from tui.harmless import harmless
from tui.settings import state_folder

LARGEST: Final = 74_994
"""Bytes that go to a terminal's clipboard: their base64 is what xterm's buffer of 100,000 takes."""

Way: TypeAlias = Literal["osc52", "tmux", "file", "off"]

_WITHOUT: Final = ("dumb", "linux", "unknown", "vt")
"""How the names of terminals begin that have no clipboard."""


class ClipboardError(CopytasterError):
    """Nothing could be copied."""


def way_of(setting: str, environment: Mapping[str, str], size: int) -> Way:
    """Return how a copy of `size` bytes is made: as the setting says, into a file where it cannot be."""
    if setting != "osc52":
        return "file" if setting == "file" else "off"
    if size > LARGEST:
        return "file"
    if environment.get("TMUX") and shutil.which("tmux", path=environment.get("PATH")):
        return "tmux"
    return "file" if environment.get("TERM", "dumb").startswith(_WITHOUT) else "osc52"


def osc52(text: str) -> str:
    """Return what puts `text` on a terminal's clipboard: nothing of it but base64.

    Raises:
        ClipboardError: it is larger than `LARGEST`.
    """
    content = cleaned(text)
    if len(content) > LARGEST:
        raise ClipboardError(f"more than {LARGEST:,} bytes", "the clipboard", "copy less")
    return f"\x1b]52;c;{b64encode(content).decode('ascii')}\x07"


def cleaned(text: str) -> bytes:
    """Return what of `text` is copied: without what acts on a terminal, should it be pasted into one."""
    return harmless(text).encode("utf-8", "replace")


async def into_tmux(text: str) -> None:
    """Put `text` into tmux's buffer, and through it on the terminal's clipboard.

    Raises:
        ProgramError: tmux did not take it.
    """
    done = await output_of(["tmux", "load-buffer", "-w", "-"], cleaned(text), seconds=2.0)
    if done.code != 0:
        raise ProgramError("tmux did not take the text", "tmux", "is it older than 3.2?")


def into_file(text: str) -> Path:
    """Write `text` to the file that stands in for a clipboard, for its user alone; return where that is.

    Raises:
        ClipboardError: it cannot be written.
    """
    file = state_folder() / "clipboard.txt"
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = file.with_suffix(f".{os.getpid()}")
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
        with os.fdopen(os.open(fresh, flags, 0o600), "wb") as stream:
            stream.write(cleaned(text) + b"\n")
        fresh.replace(file)
    except OSError as error:
        raise ClipboardError(
            f"it cannot be written: {error.strerror}", str(file), "choose another way"
        ) from error
    return file
