"""What is pasted is text, never keys; nor is what the terminal says of itself (`tui.app.replies`).

Textual 8.2.8 looks for sequences inside a paste too, and types what it cannot make sense of as keys: text
from a stranger's page, copied and pasted, could so mark, delete or quit. Here everything between the marks
that a terminal puts around a paste loses its control characters before Textual's parser sees it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.drivers import linux_driver
from textual.events import Key
from textual.message import Message

from tui.app.messages import TerminalHasMargins
from tui.app.replies import Replies

_MARGINS: Final = re.compile(r"\x1b\[\?69;[12]\$y")
"""The answer of a terminal whose left and right margins can be set; Textual leaves it out."""

_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f]")


class PasteParser(XTermParser):
    """Textual's parser of what a terminal sends, which takes no part of a paste for a key."""

    _is_pasting = False
    _before = ""
    """The end of what came before, in which a mark may have begun."""
    _held = ""
    """Pasted text that may be the beginning of the mark that ends the paste."""

    def __init__(self, debug: bool = False) -> None:
        """Begin with nothing typed."""
        super().__init__(debug)
        self._replies = Replies()

    def feed(self, data: str) -> Iterable[Message]:
        """Yield what `data` means; marks may be cut anywhere between two calls."""
        if not data:  # the end of the input
            yield from super().feed(data)
            return
        while data:
            if self._is_pasting:
                piece, data = self._pasted(data)
            else:
                piece, data = self._typed(data)
                piece = self._replies.without(piece)
            if _MARGINS.search(piece):
                yield TerminalHasMargins()
            if piece:
                yield from super().feed(piece)

    def _parse_extended_key(self, sequence: str) -> list[Key] | None:  # type: ignore[override]
        """Return the key of a sequence of kitty's protocol; one with numbers that are none is no key."""
        try:
            return super()._parse_extended_key(sequence)
        except (ValueError, OverflowError):
            return None

    def parse_mouse_code(self, code: str) -> Message | None:
        """Return what the mouse did; nothing where the terminal tells pixels, but says that it has none."""
        try:
            return super().parse_mouse_code(code)
        except ZeroDivisionError:
            return None

    def _typed(self, data: str) -> tuple[str, str]:
        """Return what comes up to the end of the mark that begins a paste, and what is left after it."""
        seen = self._before + data
        at = seen.find(BRACKETED_PASTE_START)
        if at < 0:
            self._before = seen[1 - len(BRACKETED_PASTE_START) :]
            return data, ""
        self._is_pasting, self._held = True, ""
        end = at + len(BRACKETED_PASTE_START) - len(self._before)
        self._before = ""
        return data[:end], data[end:]

    def _pasted(self, data: str) -> tuple[str, str]:
        """Return the text up to and with the mark that ends the paste, and what is left after it."""
        seen = self._held + data
        text, mark, rest = seen.partition(BRACKETED_PASTE_END)
        if mark:
            self._is_pasting, self._before = False, ""
            return _CONTROLS.sub("", text) + mark, rest
        kept = len(text) - _begun(text)
        self._held = text[kept:]
        return _CONTROLS.sub("", text[:kept]), ""


def _begun(text: str) -> int:
    """Return how many characters at the end of `text` may be the beginning of the mark that ends a paste."""
    for length in range(len(BRACKETED_PASTE_END) - 1, 0, -1):
        if text.endswith(BRACKETED_PASTE_END[:length]):
            return length
    return 0


def guard_pastes() -> None:
    """Let drivers that are started from now on take pastes as text."""
    linux_driver.XTermParser = PasteParser  # type: ignore[attr-defined]
