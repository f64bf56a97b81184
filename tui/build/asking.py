"""A client of the web that all processes of a corpus share the manners of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event, Lock
from typing import TypeVar, cast

import apsw

from tui.build.web import Web
from tui.fetch.client import Client
from tui.fetch.manners import Manners
from tui.fetch.robots import Kept, Robots, Verdict
from tui.store import feeds
from tui.store.connect import connect

T = TypeVar("T")


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
        row = self._at(lambda con: feeds.robots_of(con, host))
        return None if row is None else Kept(cast("Verdict", row[0]), row[1], row[2])

    def _keep(self, host: str, kept: Kept) -> None:
        self._at(lambda con: feeds.keep_robots(con, host, (kept.verdict, kept.text, kept.fetched)))

    def _at(self, work: Callable[[apsw.Connection], T]) -> T:
        with self._lock:
            return work(self._con)
