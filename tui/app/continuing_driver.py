"""The driver for a terminal that shows the last screen when the reader starts."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Final

from tui import first_screen
from tui.app.pasting import PasteParser
from tui.app.reader_driver import ReaderDriver
from tui.first_motions import Typed
from tui.first_screen import ENTER_ALTERNATE, Shown

_OPENED_S: Final = 2.0
"""Seconds after which typed keys go to the reader even if it does not say that it is there."""

_LOOK_S: Final = 0.05
"""Seconds between two looks at whether the reader has ended."""


def driver_after(
    shown: Shown, is_there: threading.Event, go_on: Callable[[Typed], object]
) -> type[ReaderDriver]:
    """Return the driver for a terminal that shows the last screen.

    The terminal is not cleared at the start, and left in the end as it was before the screen was shown. Its
    keys are left to what answers them by now until the reader is there; then it gets what was typed.

    Args:
        shown: the last screen.
        is_there: set once the reader can take keys.
        go_on: called with what was typed, once the reader has got it; from another thread.
    """
    attributes = shown.attributes

    class ContinuingDriver(ReaderDriver):
        is_continuing = True

        def start_application_mode(self) -> None:
            super().start_application_mode()  # type: ignore[no-untyped-call]
            if self.is_continuing:
                self.attrs_before = attributes
            self.is_continuing = False

        def run_input_thread(self) -> None:
            typed = _typed_until(is_there, self.exit_event)
            if typed is not None:
                for event in PasteParser(self._debug).feed(typed.keys.decode("utf-8", "replace")):
                    self.process_message(event)
                go_on(typed)
            super().run_input_thread()

        def write(self, data: str) -> None:
            if not self.is_continuing or data != ENTER_ALTERNATE:
                super().write(data)

    return ContinuingDriver


def _typed_until(is_there: threading.Event, is_over: threading.Event) -> Typed | None:
    """Return what was typed before the reader was there, once it is; None if nobody reads that."""
    if not first_screen.is_answering():
        return None
    end = time.monotonic() + _OPENED_S
    while not (is_there.wait(_LOOK_S) or is_over.is_set() or time.monotonic() > end):
        pass
    return first_screen.answered()
