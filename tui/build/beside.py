"""Work beside this process, on every core: chunk after chunk, in order, a few ahead of what is asked for."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Final, TypeVar

from tui.build.giving_back import collect_rarely
from tui.build.handing_over import hand_over_by_values

T = TypeVar("T")
R = TypeVar("R")

_AHEAD: Final = 6
"""Chunks that may be under way: bounds memory, keeps two processes busy."""


def each_beside(
    work: Callable[[list[T]], list[R]], wanted: Iterable[T], size: int, most: int | None = None
) -> Iterator[R]:
    """Yield what `work` makes of `wanted`, in order, made in other processes.

    Where such a process dies (killed, or out of memory), the rest is done here. A caller that stops waits
    for no more than the chunk that each process has in hand.

    Args:
        work: a function of a module, from a chunk to its results.
        wanted: what goes in; taken as it is needed.
        size: how many make a chunk.
        most: processes at most; None for one a core.
    """
    hand_over_by_values()
    source = iter(wanted)
    chunks: deque[list[T]] = deque()
    results: deque[Future[list[R]]] = deque()
    pool = ProcessPoolExecutor(most or os.cpu_count(), mp_context=get_context("spawn"), initializer=_begin)
    try:
        while True:
            while len(chunks) < _AHEAD and (chunk := list(islice(source, size))):
                chunks.append(chunk)
                results.append(pool.submit(work, chunk))
            if not chunks:
                return
            yield from results.popleft().result()
            chunks.popleft()
    except BrokenProcessPool:
        rest = chain(chain.from_iterable(chunks), source)
        while chunk := list(islice(rest, size)):
            yield from work(chunk)
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt ends
    end_with_parent()
    collect_rarely()
    hand_over_by_values()


def end_with_parent() -> None:
    """End this process when the one that started it is gone, however it went."""
    parent = parent_process()
    if parent is not None:
        Thread(target=_wait_for_end, args=(parent.sentinel,), daemon=True).start()


def _wait_for_end(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
