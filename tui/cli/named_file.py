"""A file that a call names to be read; one that cannot be read makes it a wrong call (exit 2)."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import Final

from tui.errors import UsageError

STDIO: Final = "-"
"""What stands for standard input, or standard output, where a file is named."""

_LARGEST: Final = 500_000_000
"""Bytes that such a file may have."""


def content_of(name: str) -> bytes:
    """Return what the file at `name` holds; `-` is standard input, read to its end.

    Raises:
        UsageError: it cannot be read, or is too large.
    """
    if name == STDIO:
        content = sys.stdin.buffer.read(_LARGEST + 1)
    else:
        with os.fdopen(_opened(name), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise UsageError("not a regular file", name)
            content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise UsageError(f"larger than {_LARGEST:,} bytes", name)
    return content


def readable(name: str) -> Path:
    """Return the path that `name` is, once it is sure that something is there to be read.

    Raises:
        UsageError: there is nothing, or it may not be read.
    """
    os.close(_opened(name))
    return Path(name)


def _opened(name: str) -> int:
    try:
        return os.open(name, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else None
        raise UsageError((said or "cannot be read").lower(), name, "check the path") from None
