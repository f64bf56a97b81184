"""The terminal: the last gate before it, and leaving it in order when it goes or the program is told to go.

Textual 8.2.8 hands ESC, CSI, OSC, DCS and C1 through to the terminal from every widget, and dies of SIGHUP
and SIGTERM without saving or restoring anything; what is here is needed until it does neither.
"""

from __future__ import annotations

import asyncio
import os
import re
import select
import signal
from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.strip import Strip

from tui.harmless import harmless
from tui.view.cells import drawn

_HANGUP_EVERY: Final = 1.0  # seconds between looks at whether the terminal is still there

# Anything but what nearly every strip is made of; only text with some of it is looked at closely.
_SUSPECT: Final = re.compile("[^ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u25ff]")

_SAFE_LINK: Final = re.compile(r"https?://[!-~]{1,2000}\Z")

_render: Final = Strip.render


def guard() -> None:
    """Let nothing reach the screen that acts on it: every strip of every widget passes the gate from now on.

    Control characters and the like are replaced or dropped within the cells that their text was laid out in,
    and links lead to http(s) or nowhere.
    """
    Strip.render = _guarded_render  # type: ignore[method-assign, assignment]


def _guarded_render(strip: Strip, console: Console) -> str:
    if strip._render_cache is None:  # noqa: SLF001  (the strip's own cache: rendered once, guarded once)
        segments = strip._segments  # noqa: SLF001
        if any(_is_suspect(segment) for segment in segments):
            strip._render_cache = _render(Strip(map(settled, segments)), console)  # noqa: SLF001
    return _render(strip, console)


def guarded(segment: Segment) -> Segment:
    """Return `segment` itself if it does nothing but show text, else what is left of it (see `settled`)."""
    return settled(segment) if _is_suspect(segment) else segment


def _is_suspect(segment: Segment) -> bool:
    text, style, _ = segment
    return bool(_SUSPECT.search(text) or (style is not None and style._link))  # noqa: SLF001


def settled(segment: Segment) -> Segment:
    """Return a segment that takes the same cells and does nothing to a terminal but show text."""
    text, style, control = segment
    clean = drawn(harmless(text).replace("\n", " ").replace("\t", " "))
    if clean != text:
        clean = set_cell_size(clean, cell_len(text))
    return Segment(clean, _without_unsafe_link(style), control)


def _without_unsafe_link(style: Style | None) -> Style | None:
    if style is None or style.link is None or _SAFE_LINK.match(style.link):
        return style
    return style.update_link(None)


def leave_in_order(app: App[Any]) -> None:
    """Exit as on a quit key when the terminal hangs up or the process is told to end.

    Call it once the app runs (in `on_mount`). SIGHUP and SIGTERM end it with status 128 + signal, as shells
    expect; a hang-up that comes without a signal (under nohup) is noticed within a second.
    """
    terminals = tuple(filter(os.isatty, (0, 1, 2)))
    loop = asyncio.get_running_loop()
    for number in (signal.SIGHUP, signal.SIGTERM):
        loop.add_signal_handler(number, partial(_leave, app, terminals, number))
    if terminals:
        app.set_interval(_HANGUP_EVERY, partial(_leave_if_hung_up, app, terminals), name="hang-up")


def has_shell() -> bool:
    """Tell whether a shell runs the program as a job of its own, to which it can be stopped."""
    return os.getsid(0) != os.getpgrp()


def has_hung_up(descriptor: int) -> bool:
    """Return whether the terminal behind a file descriptor is gone."""
    poll = select.poll()
    poll.register(descriptor, 0)  # hang-up and error are reported unasked
    return any(seen & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, seen in poll.poll(0))


def _leave_if_hung_up(app: App[Any], terminals: Sequence[int]) -> None:
    if any(map(has_hung_up, terminals)):
        _leave(app, terminals, signal.SIGHUP)


def _leave(app: App[Any], terminals: Sequence[int], number: signal.Signals) -> None:
    for descriptor in filter(has_hung_up, terminals):
        _silence(descriptor)
    app.exit(return_code=128 + number)


def _silence(descriptor: int) -> None:
    """Put nothing in the place of a terminal that is gone, as a failing writer would hang the exit."""
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, descriptor)
    os.close(null)
