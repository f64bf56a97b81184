"""The sources on the web, as a watch looks after them: a little at a time, beside its folders."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import apsw

from tui.build.deriving_beside import kept_up
from tui.build.passes import Pass
from tui.build.progress import Progress, Report
from tui.ingest.options import DEFAULTS
from tui.store.feeds import next_due

if TYPE_CHECKING:
    from tui.build.polling import Polling
    from tui.build.web import Web


class OnWeb:
    """Asks what is due, and takes in what has answered, without waiting for the rest.

    Args:
        con: open on `corpus`.
        corpus: the corpus file.
        web: how the web is asked.
    """

    def __init__(self, con: apsw.Connection, corpus: Path, web: Web | None) -> None:
        self._con = con
        self._corpus = corpus
        self._web = web
        self._open = ExitStack()
        self._polling: Polling | None = None
        self._pass = Pass(con, DEFAULTS)
        self._said = 0
        self.is_asking = False

    def look(self) -> Iterator[Report]:
        """Take in what came; once all that was due has answered, bring the corpus up to date."""
        if self._polling is None:
            if next_due(self._con) is None:
                return
            self._start()
        assert self._polling is not None  # noqa: S101 - it was just started
        was_asking, self.is_asking = self.is_asking, self._polling.ask()
        if self.is_asking:
            yield from self._pass.stored(self._polling.notices, self._polling.taken(0.25))
        elif was_asking:
            yield from kept_up(self._con, self._corpus)
            yield Progress("done", self._pass.changed - self._said, None)
            self._said = self._pass.changed

    def _start(self) -> None:
        from tui.build.from_web import polling  # noqa: PLC0415 - files need no HTTP

        self._polling = self._open.enter_context(polling(self._con, self._corpus, self._web))

    def close(self) -> None:
        """Ask no more, and give back what was claimed."""
        self._open.close()
