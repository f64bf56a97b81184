"""Threads that ask the web: jobs go in, answers come out, the corpus is touched by neither."""

from __future__ import annotations

import queue
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import Self, TypeAlias

from tui.build.asking import Asking
from tui.build.web import Web
from tui.fetch.client import PAGES, Answer
from tui.fetch.failure import FetchError
from tui.store.feeds import FeedRow


@dataclass(frozen=True, slots=True)
class Answered:
    """A source was asked; this is what came."""

    row: FeedRow
    answer: Answer | FetchError


@dataclass(frozen=True, slots=True)
class PagesFetched:
    """The pages of a feed's entries were asked for.

    Attributes:
        token: what was given with the job.
        pages: what came, by the address asked for.
    """

    token: object
    pages: dict[str, Answer | FetchError]


Came: TypeAlias = Answered | PagesFetched
Job: TypeAlias = Callable[[], Came]


class Asker:
    """Asks in threads; use it as a context manager.

    Args:
        corpus: keeps manners between processes.
        web: how it is asked.
    """

    def __init__(self, corpus: Path, web: Web) -> None:
        self._stop = Event()
        self._asking = Asking(corpus, web, self._stop)
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._came: queue.SimpleQueue[Came | BaseException] = queue.SimpleQueue()
        self._count = web.threads
        self._threads: list[Thread] = []
        self.under_way = 0

    def __enter__(self) -> Self:
        """Return the asker."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ask no more; a request under way is left to its deadline."""
        self._stop.set()
        for _ in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            thread.join(0.2)
        self._asking.close()

    @property
    def free(self) -> int:
        """Return how many more sources can be asked at once."""
        return max(0, self._count - self.under_way)

    def ask(self, row: FeedRow) -> None:
        """Ask a source."""
        self._put(lambda: Answered(row, self._get(row.address, etag=row.etag, modified=row.modified)))

    def ask_pages(self, token: object, addresses: list[str]) -> None:
        """Ask for pages, one after the other, those that robots.txt allows."""
        self._put(lambda: PagesFetched(token, {url: self._page(url) for url in addresses}))

    def came(self, seconds: float) -> list[Came]:
        """Return what came, waiting up to `seconds` for the first.

        Raises:
            BaseException: whatever ended a job that should not have.
        """
        found: list[Came] = []
        try:
            while self.under_way:
                each = self._came.get(timeout=seconds if not found else 0)
                self.under_way -= 1
                if isinstance(each, BaseException):
                    raise each
                found.append(each)
        except queue.Empty:
            pass
        return found

    def _put(self, job: Job) -> None:
        self.under_way += 1
        if len(self._threads) < min(self._count, self.under_way):
            thread = Thread(target=self._work, daemon=True)
            self._threads.append(thread)
            thread.start()
        self._jobs.put(job)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                self._came.put(job())
            except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
                self._came.put(error)

    def _get(self, url: str, *, etag: str = "", modified: str = "") -> Answer | FetchError:
        try:
            return self._asking.client.get(url, etag=etag, modified=modified)
        except FetchError as error:
            return error

    def _page(self, url: str) -> Answer | FetchError:
        try:
            if not self._asking.robots.allow(url):
                return FetchError("its site asks programs not to fetch it (robots.txt)", url, cause="refused")
            return self._asking.client.get(url, accept=PAGES)
        except FetchError as error:
            return error
