"""How the reader reaches the corpus: the quick is read at once, what may wait goes to a thread of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import thread_time
from typing import Final, TypeVar

import apsw

from tui.store.connect import connect, explaining
from tui.store.read import change_stamp

T = TypeVar("T")

_CACHE: Final = 512
"""Kilobytes of pages kept for a thread's questions: each reads other ones, which the system keeps anyway."""


class _Lane:
    """One thread with its own connection: what is asked of it happens in the order asked."""

    def __init__(self, path: Path, name: str) -> None:
        self._path = path
        self._thread: Final = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._con: apsw.Connection | None = None
        self.spent = 0.0
        """Seconds of processor time that all of it took."""

    async def run(self, work: Callable[[apsw.Connection], T]) -> T:
        """Return what `work` makes of this lane's connection."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._work, work)

    async def run_surely(self, work: Callable[[apsw.Connection], T]) -> T:
        """As `run`, but what was asked for is done even if nobody waits for it any more: the reader quits."""
        done = self._thread.submit(self._work, work)
        return await asyncio.shield(asyncio.wrap_future(done))

    def _work(self, work: Callable[[apsw.Connection], T]) -> T:
        with explaining(self._path):
            if self._con is None:
                self._con = connect(self._path)
                self._con.execute(f"PRAGMA cache_size = -{_CACHE:d}")
            began = thread_time()
            try:
                return work(self._con)
            finally:
                self.spent += thread_time() - began

    def close(self) -> None:
        """Finish what was asked, then close the connection."""
        self._thread.submit(self._close)
        self._thread.shutdown(wait=True)

    def _close(self) -> None:
        if self._con is not None:
            self._con.close()


class CorpusAccess:
    """The corpus as the reader uses it.

    Rows of the screen, an article, its links take a few milliseconds and are read directly from `con`. A
    change waits for other writers, up to five seconds, and so never on the thread that answers keys; a
    search over 100,000 articles neither.

    Args:
        path: the corpus file; made if there is none.

    Raises:
        StoreError: it cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.con = connect(path)
        self._writing = _Lane(path, "write")
        self._searching = _Lane(path, "search")
        self._searches = 0
        self._searches_then = 0

    async def write(self, change: Callable[[apsw.Connection], T]) -> T:
        """Return what `change` returns; changes happen in the order they were asked for.

        Raises:
            StoreError: the corpus could not be written to.
        """
        return await self._writing.run_surely(change)

    async def stamp(self) -> int:
        """Return a number that changes when another process changed the corpus.

        Asked of the connection that writes, so that the reader's own changes are none.
        """
        return await self._writing.run(change_stamp)

    async def search(self, question: Callable[[apsw.Connection], T]) -> T:
        """Return what `question` returns; it runs beside everything else.

        Raises:
            StoreError: the corpus could not be read.
            QueryError: the question was a query that cannot be understood.
        """
        self._searches += 1
        return await self._searching.run(question)

    def searched(self) -> float:
        """Return how many seconds of processor time searches took so far."""
        return self._searching.spent

    async def give_back(self) -> None:
        """Return memory that searches took to the system, if there were any since; beside everything else."""
        from tui.build.giving_back import give_back_free  # noqa: PLC0415 - no start waits for it

        if self._searches != self._searches_then:
            self._searches_then = self._searches
            await self._searching.run(lambda _: give_back_free())

    def close(self) -> None:
        """Finish what was asked for and close every connection."""
        self._writing.close()
        self._searching.close()
        self.con.close()
