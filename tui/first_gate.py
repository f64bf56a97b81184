"""What of a kept screen may go to the terminal: a file of its user alone, with nothing in it but what draws.

The screen that was left last is shown before the gates of the reader are loaded, so it has one of its own;
what does not pass is not shown, and the reader starts without. Imports next to nothing, as that screen does.
"""

from __future__ import annotations

import os
import stat
from typing import Final

_CONTROLS: Final = bytes(code for code in (*range(0x20), 0x7F) if code != 0x1B)

_MODES: Final = (b"[?1049h", b"[?25l")

_DRAWING: Final = frozenset({b"m", b"H", b"A", b"B", b"C", b"D", b"J"})
"""Colours, moves, and clearing."""

_OVERRIDES: Final = tuple(
    chr(code).encode() for code in (*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)
"""C1 controls and bidirectional overrides."""


def is_private(file: int) -> bool:
    """Tell whether an open file is a plain one that its user owns and nobody else may read or write."""
    found = os.fstat(file)
    return stat.S_ISREG(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077


def only_draws(drawing: bytes) -> bool:
    """Tell whether `drawing` writes text in colours, with links to the web, and does nothing else."""
    if drawing.translate(None, _CONTROLS) != drawing or any(each in drawing for each in _OVERRIDES):
        return False
    in_link = False
    for part in drawing.split(b"\x1b")[1:]:  # a thousand or two: what most are is asked first
        if in_link != (part[:1] == b"\\"):
            return False
        is_drawn = part[1:].lstrip(b"0123456789;")[:1] in _DRAWING if part[:1] == b"[" else in_link
        in_link = not is_drawn and _is_link(part)
        if not (is_drawn or in_link or part.startswith(_MODES)):
            return False
    return not in_link


def _is_link(part: bytes) -> bool:
    """Tell whether `part` begins or ends a link to the web (OSC 8)."""
    if not part.startswith(b"]8;id="):
        return part == b"]8;;"
    return part.partition(b";")[2].partition(b";")[2].startswith((b"http://", b"https://"))
