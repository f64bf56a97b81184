"""What asking the web takes: rules, the time, and a part of the corpus that the asking threads share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING, TypeVar, cast

import apsw

from tui.fetch.clock import Clock
from tui.fetch.rules import Rules
from tui.store import feeds
from tui.store.connect import connect

if TYPE_CHECKING:
    from tui.fetch.robots import Kept

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Web:
    """How the web is asked.

    Attributes:
        rules: what may be asked, and how long.
        clock: the time.
        threads: how many requests may be under way at a time, over all hosts.
    """

    rules: Rules = field(default_factory=Rules)
    clock: Clock = field(default_factory=Clock)
    threads: int = 8


class Asking:
    """A client with manners that all processes of a corpus share; used by several threads at once.

    Args:
        corpus: keeps whose turn it is, and what robots.txt said.
        web: how it is asked.
        stop: ends all waiting.
    """

    def __init__(self, corpus: Path, web: Web, stop: Event) -> None:
        self._lock = Lock()
        self._con = connect(corpus)
        from tui.fetch.client import Client  # noqa: PLC0415 - HTTP code is for those who ask
        from tui.fetch.manners import Manners  # noqa: PLC0415 - as above
        from tui.fetch.robots import Robots  # noqa: PLC0415 - as above

        manners = Manners(web.clock, stop, self._reserve)
        self.client = Client(web.rules, web.clock, manners.turn)
        self.robots = Robots(self.client, web.clock, self._known, self._keep)

    def close(self) -> None:
        """Close what it has open, as soon as no thread is at it."""
        with self._lock:
            self._con.close()

    def _reserve(self, host: str, now: float, spacing: float) -> float:
        return self._at(lambda con: feeds.reserve(con, host, now, spacing))

    def _known(self, host: str) -> Kept | None:
        from tui.fetch.robots import Kept, Verdict  # noqa: PLC0415 - as above

        row = self._at(lambda con: feeds.robots_of(con, host))
        return None if row is None else Kept(cast("Verdict", row[0]), row[1], row[2])

    def _keep(self, host: str, kept: Kept) -> None:
        self._at(lambda con: feeds.keep_robots(con, host, (kept.verdict, kept.text, kept.fetched)))

    def _at(self, work: Callable[[apsw.Connection], T]) -> T:
        with self._lock:
            return work(self._con)
