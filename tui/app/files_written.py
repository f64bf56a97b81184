"""Files that the reader writes from the screen: harmless names, in one folder, never over another file."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from tui.errors import CopytasterError
from tui.harmless import harmless_line

LONGEST: Final = 100
"""Bytes of a name without its ending; some file systems take 143."""

_OTHER: Final = re.compile(r"[^\w]+")

_DEVICES: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:-|$)", re.IGNORECASE)
"""Names that are devices on some systems, whatever follows."""

_TRIES: Final = 1_000


class WritingError(CopytasterError):
    """A file could not be written."""


def file_name(words: str, ending: str) -> str:
    """Return a name made of `words`: letters, digits and hyphens, so that it is a name and nothing else.

    Args:
        words: a title, a query; whatever a stranger may have written.
        ending: with its dot.
    """
    plain = unicodedata.normalize("NFKC", harmless_line(words))
    name = _OTHER.sub("-", plain.replace("_", "-")).strip("-").lower()
    name = name.encode("utf-8", "ignore")[:LONGEST].decode("utf-8", "ignore").strip("-")
    if not name or _DEVICES.match(name):
        name = f"copytaster-{name}".strip("-")
    return name + ending


def typed_name(words: str, endings: Iterable[str]) -> tuple[str, str]:
    """Return the name and the ending that a reader means by `words`; the first ending where none is told."""
    known = list(endings)
    ending = next((each for each in known if words.lower().endswith(each)), known[0])
    stem = words[: -len(ending)] if words.lower().endswith(ending) else words
    return file_name(stem, ending), ending


def write_new(folder: Path, name: str, parts: Iterable[str]) -> Path:
    """Write a new file for its user alone; where there is one of that name, the next number is added.

    Raises:
        WritingError: it cannot be written; what was begun is gone.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file, descriptor = _opened(folder, name)
    except OSError as error:
        raise WritingError(
            f"it cannot be written: {error.strerror}", str(folder), "choose another export_folder"
        ) from error
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace", newline="\n") as stream:
            stream.writelines(parts)
    except BaseException as error:
        file.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise WritingError(f"it cannot be written: {error.strerror}", str(file), "make room") from error
        raise
    return file


def _opened(folder: Path, name: str) -> tuple[Path, int]:
    stem, ending = os.path.splitext(name)  # noqa: PTH122  a name, not a place
    for number in range(1, _TRIES):
        file = folder / (name if number == 1 else f"{stem}-{number}{ending}")
        try:
            return file, os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        except FileExistsError:
            continue
    raise FileExistsError(17, f"{_TRIES:,} files of this name are there", name)
