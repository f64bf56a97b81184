"""A terminal to write to: what the reader sends is shown by pyte, a program that is not ours."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

import pyte
from textual import events
from textual.driver import Driver
from textual.geometry import Size

if TYPE_CHECKING:
    from textual.app import App

Shown: TypeAlias = list[list[tuple[Any, ...]]]


class MarginScreen(pyte.Screen):
    """A terminal with left and right margins (DECLRMM, DECSLRM), which moves lines in them (SU, SD)."""

    left_right: tuple[int, int] | None = None

    def set_left_right(self, left: int = 0, right: int = 0) -> None:
        """Set the margins, first and last column from 1; the cursor goes home."""
        assert 69 << 5 in self.mode, "without the mode this would keep the cursor's place"
        assert 1 <= left < right <= self.columns
        self.left_right = (left - 1, right)
        self.cursor_position()

    def reset_mode(self, *modes: int, **options: bool) -> None:
        """Leave a mode; the margins go with theirs."""
        super().reset_mode(*modes, **options)
        if 69 in modes and options.get("private"):
            self.left_right = None

    def scroll_up(self, count: int = 1) -> None:
        """Move the lines between the margins up."""
        self._scroll(count or 1)

    def scroll_down(self, count: int = 1) -> None:
        """Move the lines between the margins down."""
        self._scroll(-(count or 1))

    def _scroll(self, by: int) -> None:
        top, bottom = self.margins or (0, self.lines - 1)
        left, right = self.left_right or (0, self.columns)
        before = [[self.buffer[y][x] for x in range(self.columns)] for y in range(self.lines)]
        for y in range(top, bottom + 1):
            for x in range(left, right):
                is_within = top <= y + by <= bottom
                self.buffer[y][x] = before[y + by][x] if is_within else self.cursor.attrs._replace(data="#")


class MarginStream(pyte.Stream):
    """Reads what only `MarginScreen` does, too."""

    csi = pyte.Stream.csi | {"S": "scroll_up", "T": "scroll_down", "s": "set_left_right"}
    events = pyte.Stream.events | {"scroll_up", "scroll_down", "set_left_right"}


def shown(screen: pyte.Screen) -> Shown:
    """Return each cell with its style."""
    return [[tuple(screen.buffer[y][x]) for x in range(screen.columns)] for y in range(screen.lines)]


def shown_by(written: str, size: tuple[int, int]) -> Shown:
    """Return what a fresh terminal shows of what was written to it."""
    screen = MarginScreen(*size)
    MarginStream(screen).feed(written)
    assert screen.margins is None, "a region is left set"
    assert screen.left_right is None, "margins are left set"
    return shown(screen)


class PyteDriver(Driver):
    """Takes the place of the terminal; only the last one that was started counts."""

    last: ClassVar[PyteDriver]

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self.terminal = MarginScreen(*(size or (80, 24)))
        self._stream = MarginStream(self.terminal)
        self.sent = ""
        PyteDriver.last = self

    def write(self, data: str) -> None:
        """Show what the reader writes."""
        self.sent += data
        self._stream.feed(data)

    def taken(self) -> str:
        """Return what was sent since the last time."""
        sent, self.sent = self.sent, ""
        return sent

    def spoil(self) -> None:
        """Show something that the reader did not write, as another program or a wrapping terminal would."""
        self._stream.feed(
            "\x1b[H\x1b[31;44m" + "#" * (self.terminal.columns * self.terminal.lines - 1) + "\x1b[m"
        )

    @property
    def size(self) -> tuple[int, int]:
        """Return columns and lines."""
        return self.terminal.columns, self.terminal.lines

    def resize(self, width: int, height: int) -> None:
        """Become another size, with the text wrapped anew as terminals do."""
        self.terminal.resize(height, width)
        self.spoil()
        self._send_size()

    def start_application_mode(self) -> None:
        """Tell the app how large the terminal is."""
        self._send_size()

    def _send_size(self) -> None:
        size = Size(self.terminal.columns, self.terminal.lines)
        event = events.Resize(size, size)
        asyncio.run_coroutine_threadsafe(self._app._post_message(event), loop=asyncio.get_running_loop())

    def disable_input(self) -> None:
        """There is no input."""

    def stop_application_mode(self) -> None:
        """There is nothing to restore."""
