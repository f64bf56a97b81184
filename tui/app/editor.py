"""Editing a few lines in the editor of the user's choice: an argument list, never a shell."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tui.errors import CopytasterError

LARGEST: Final = 200_000
"""Bytes that are taken over from the editor."""


class EditorError(CopytasterError):
    """The editor could not be started, or what it left could not be read."""


def editor_command(environment: Mapping[str, str]) -> list[str]:
    """Return the editor as VISUAL or EDITOR name it, in words; vi where neither does.

    Raises:
        EditorError: what they hold is not a command.
    """
    chosen = environment.get("VISUAL") or environment.get("EDITOR") or "vi"
    try:
        words = shlex.split(chosen)
    except ValueError as error:
        raise EditorError(
            f"VISUAL or EDITOR cannot be understood: {error}", chosen, "name a program"
        ) from None
    return words or ["vi"]


def edited(text: str, command: list[str]) -> str | None:
    """Return `text` as it was left in the editor, None if the editor gave up.

    The text lies in a file that only its user may read, in a folder of its own, for as long as that takes.

    Raises:
        EditorError: the editor cannot be started, or left something else than a short text.
    """
    with tempfile.TemporaryDirectory(prefix="copytaster-") as folder:
        file = Path(folder) / "note.md"
        file.touch(mode=0o600)
        file.write_text(text, "utf-8")
        try:
            code = subprocess.run([*command, str(file)], check=False).returncode  # noqa: S603 - a list
        except OSError as error:
            raise EditorError(
                f"the editor cannot be started: {error.strerror}", command[0], "set EDITOR"
            ) from error
        if code != 0:
            return None
        return _content(file)


def _content(file: Path) -> str:
    try:
        with os.fdopen(os.open(file, os.O_RDONLY | os.O_NOFOLLOW), "rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise EditorError(f"the note cannot be read: {error.strerror}", str(file), "save it again") from error
    if len(content) > LARGEST:
        raise EditorError(f"the note is longer than {LARGEST:,} bytes", str(file), "shorten it")
    return content.decode("utf-8", "replace")
