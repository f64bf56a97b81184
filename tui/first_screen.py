"""The screen that was left last, shown again before anything else is loaded.

Textual's import alone takes a quarter of a second; the last screen is on the terminal after a tenth of that.
It says of itself that it is the last one; motions in its list are answered (`tui.first_motions`), other keys
wait, and the reader takes over where it stands: what differs is written, and nothing twice. A screen belongs
to one call (arguments, corpus, terminal, size); any other call starts without.

This module is imported before anything else and so imports next to nothing.
"""

from __future__ import annotations

import os
import sys
import termios
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from zlib import crc32

from tui.first_gate import is_private, only_draws

if TYPE_CHECKING:
    from tui.first_motions import Answering, Typed

ENTER_ALTERNATE: Final = "\x1b[?1049h"
"""What Textual begins with as well; it is written once (some terminals clear at each)."""

_LEAVE_ALTERNATE: Final = "\x1b[m\x1b[?25h\x1b[?1049l"

_LARGEST: Final = 4_000_000
"""Bytes that a kept screen may have."""

_SEEN: Final = (
    "TERM",
    "COLORTERM",
    "NO_COLOR",
    "COPYTASTER_CORPUS",
    "XDG_DATA_HOME",
    "XDG_CONFIG_HOME",
    "HOME",
)
"""Variables that decide which corpus is shown, and how."""


class Shown(NamedTuple):
    """A screen that the terminal shows.

    Attributes:
        attributes: the terminal's, as they were before (`termios.tcgetattr`).
        cells: what the app wrote about the cells (`tui.app.kept_screen`).
    """

    attributes: list[Any]
    cells: bytes


_shown: Shown | None = None
_answering: Answering | None = None


def call_of(arguments: Sequence[str], width: int, height: int) -> bytes:
    """Return what a kept screen belongs to: the call, where it was made, and the terminal."""
    folder = os.getcwd() if arguments else ""  # noqa: PTH109 - pathlib costs as much as everything here
    variables = (os.environ.get(name, "") for name in _SEEN)
    return "\0".join([*arguments, folder, *variables, f"{width}x{height}"]).encode("utf-8", "surrogateescape")


def place_of(call: bytes) -> str:
    """Return the file in which the screen of `call` is kept."""
    cache = os.environ.get("XDG_CACHE_HOME", "")
    folder = cache if cache.startswith("/") else os.path.expanduser("~/.cache")  # noqa: PTH111
    return f"{folder}/copytaster/screens/{crc32(call):08x}"


def show(arguments: Sequence[str]) -> None:
    """Show the screen that this very call left last, if there is one and this is a terminal."""
    global _shown, _answering  # noqa: PLW0603 - there is one terminal
    try:
        if not all(os.isatty(end) for end in (0, 1, 2)):
            return
        width, height = os.get_terminal_size(0)
        kept = _kept(call_of(arguments, width, height))
        if kept is None:
            return
        drawing, motions, cells = kept
        before = termios.tcgetattr(0)
        silent = termios.tcgetattr(0)
        silent[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
        silent[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
        termios.tcsetattr(0, termios.TCSANOW, silent)
        _shown = Shown(before, cells)
        os.write(2, drawing)
        if motions:
            from tui.first_motions import answering  # noqa: PLC0415 - once the screen is there

            _answering = answering(motions)
    except (OSError, ValueError, termios.error):
        return


def _kept(call: bytes) -> tuple[bytes, bytes, bytes] | None:
    """Return drawing, rows for motions and cells kept for `call`; None if there are none of our own."""
    try:
        number = os.open(place_of(call), os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        return None
    with open(number, "rb") as file:  # noqa: PTH123
        if not is_private(number):
            return None
        content = file.read(_LARGEST)
    head, _, rest = content.partition(b"\n")
    length, motions, corpus = head.split(b" ", 2)
    if not rest.startswith(call + b"\n") or not os.path.exists(corpus):  # noqa: PTH110
        return None
    rest = rest[len(call) + 1 :]
    drawn, answered = int(length), int(length) + int(motions)
    drawing, moving = rest[:drawn], rest[drawn:answered]
    is_sound = only_draws(drawing + moving.translate(None, b"\0\n"))
    return (drawing, moving, rest[answered:]) if is_sound else None


def keep(call: bytes, corpus: str, drawing: bytes, motions: bytes, cells: bytes) -> None:
    """Keep a screen for `call`, readable by its user alone.

    Args:
        call: what it belongs to (`call_of`).
        corpus: the corpus file it shows; without that file it is not shown again.
        drawing: what is sent to the terminal to show it.
        motions: the rows that motions are answered by (`tui.first_motions.rows_as_bytes`); none if empty.
        cells: what the app wants to know of it when it takes over.

    Raises:
        OSError: it cannot be kept.
    """
    place = place_of(call)
    os.makedirs(os.path.dirname(place), mode=0o700, exist_ok=True)  # noqa: PTH103, PTH120
    head = b"%d %d %s\n%s\n" % (len(drawing), len(motions), os.fsencode(corpus), call)
    written = os.open(f"{place}.{os.getpid()}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    with open(written, "wb") as file:  # noqa: PTH123
        file.write(head + drawing + motions + cells)
    os.replace(f"{place}.{os.getpid()}", place)  # noqa: PTH105


def forget(call: bytes) -> None:
    """Keep no screen for `call`."""
    try:
        os.unlink(place_of(call))  # noqa: PTH108
    except OSError:
        return


def shown() -> Shown | None:
    """Return the screen that is shown, None if there is none."""
    return _shown


def is_answering() -> bool:
    """Tell whether typed keys are read here, not by the reader."""
    return _answering is not None


def answered() -> Typed | None:
    """Answer nothing any more; return what was typed and what it changed; None if nothing was read."""
    global _answering
    ending, _answering = _answering, None
    return ending.ended() if ending is not None else None


def hand_over() -> None:
    """Leave it to the caller to end what is shown."""
    global _shown  # noqa: PLW0603
    _shown = None


def leave() -> None:
    """Put the terminal back as it was before: something else is to be printed."""
    shown = _shown
    if shown is None:
        return
    hand_over()
    answered()
    sys.stderr.flush()
    os.write(2, _LEAVE_ALTERNATE.encode())
    termios.tcsetattr(0, termios.TCSANOW, shown.attributes)
