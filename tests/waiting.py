"""Waiting until the reader has done all that it was asked for, by what is left to do instead of by the clock.

Textual's pilot takes an app to be idle once the process used little time in 20 ms, and looks four times for
each key; here what an app has to do is looked at: messages, work beside them, repaints, a line that goes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from time import monotonic
from typing import Any, Final

from textual._context import active_app
from textual._queue import Queue
from textual.app import App
from textual.message_pump import MessagePump

from tui.app.keyed import KeyedApp

_QUIET_TURNS: Final = 4
"""Turns of the event loop in which nothing was left: what ends in one may begin something in the next."""

_SOON: Final = 0.001
"""Seconds between two looks while a thread works."""

_LONGEST: Final = 30.0
"""Seconds after which a test fails that waits for what never ends."""


def _pumps(app: App[Any]) -> Iterator[MessagePump]:
    yield app
    yield from list(app._registry)


def _waits(pump: MessagePump) -> bool:
    """Tell whether a pump has handled all that it was told, and waits for more."""
    queue: Queue[Any] = pump._message_queue
    is_told = bool(queue.values or pump._next_callbacks)
    return not is_told and bool(queue.ready_event._waiters)


def _has_messages(app: App[Any]) -> bool:
    """Tell whether anything was told to somebody who has not finished with it."""
    return any(not _waits(pump) for pump in _pumps(app) if pump._running and not pump._closing)


def _has_work(app: App[Any]) -> bool:
    """Tell whether something goes on beside the messages; the work of the ingest child never ends."""
    is_working = any(not work.is_finished and work.description != "ingest" for work in app.workers)
    is_leaving_a_line = isinstance(app, KeyedApp) and app._line is not None
    return is_working or is_leaving_a_line or app._resize_event is not None


def _repaint(app: App[Any]) -> bool:
    """Repaint the screen in front now if that is due; tell whether it was."""
    if not app._screen_stack:
        return False
    screen = app.screen
    is_due = bool(
        screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._dirty_widgets
        or screen._callbacks
    )
    if is_due and not app._batch_count and screen.is_running:
        screen._on_timer_update()
    return is_due


async def until_idle(app: App[Any]) -> None:
    """Return once `app` has nothing left to do, or has ended.

    Raises:
        TimeoutError: it always has.
    """
    until, quiet = monotonic() + _LONGEST, 0
    while quiet < _QUIET_TURNS and app._running and not app._exit and app._exception is None:
        await asyncio.sleep(0)
        if _has_messages(app) or _repaint(app):
            quiet = 0
        elif _has_work(app):
            quiet = 0
            await asyncio.sleep(_SOON)
        else:
            quiet += 1
        if monotonic() > until:
            raise TimeoutError(f"still at work: {app.workers!r}")


async def wait_for_idle(*_: float) -> None:
    """Take the place of Textual's function of this name, for the app of the test."""
    app = active_app.get(None)
    if app is not None:
        await until_idle(app)
