"""What a terminal says of itself is no key.

A program that ran before (an editor, the shell's prompt), a multiplexer or a hostile text shown elsewhere may
have asked the terminal for its name, colours, title or clipboard; the answer arrives here, typed. Textual
8.2.8 understands a few answers and types the others as keys, which mark, delete or quit. They are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from time import monotonic
from typing import Final

_LONGEST: Final = 4_096
"""Characters of an answer that is waited for."""

_PATIENCE_S: Final = 0.3
"""Seconds within which the rest of an answer comes; what comes later was typed."""

_STRING: Final = r"(?:\][0-9lLI]|P[0-9<=>?!]|_G)[^\x00-\x1f\x7f]{0,4096}"
"""An answer of OSC (colours, clipboard, title), DCS (settings, version) or APC (pictures) up to its end."""

_REPLY: Final = re.compile(
    r"\x1b(?:"
    r"\[\?[0-9;:]{0,64}(?!\$y)[ -/]?[@-~]"  # device attributes, status, keyboard; modes are Textual's
    r"|\[[>=][0-9;:]{0,64}[ -/]?[@-~]"
    r"|\[[0-9;]{1,64}(?:n|x|\$y)"
    r"|\[(?!48;)[0-9;]{1,64}t"  # sizes; 48 is Textual's
    rf"|{_STRING}(?:\x07|\x1b\\)"
    r")"
)

_BEGUN: Final = re.compile(rf"\x1b(?:\[(?:[?>=]|[0-9])[0-9;:]{{0,64}}[ -/]?|{_STRING}\x1b?)\Z")
"""An answer, or a key, whose rest is still to come. A lone escape is none: it is a key."""


class Replies:
    """Leaves answers of the terminal out of what was typed.

    Args:
        clock: seconds.
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._held = ""
        self._since = 0.0

    def without(self, data: str) -> str:
        """Return `data` without answers; one that has only begun is held back until its end comes."""
        now = self._clock()
        seen = self._held + data if now - self._since < _PATIENCE_S else data
        left = _REPLY.sub("", seen)
        begun = _BEGUN.search(left, max(0, len(left) - _LONGEST))
        self._held, self._since = begun[0] if begun else "", now
        return left[: begun.start()] if begun else left
