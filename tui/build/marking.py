"""Annotating and sketching articles: in this process for a few, beside it for many."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Final

from tui.annotate import annotate
from tui.annotate.told import known_as
from tui.build.marked import Marked, ToMark
from tui.build.progress import Skipped
from tui.link import encode, sketch

_FEW: Final = 48
"""Articles that are annotated here before other processes are started (about half a second each to start)."""

_CHUNK: Final = 16

_AHEAD: Final = 6
"""Chunks that may be under way: bounds memory, keeps two processes busy."""


def mark(wanted: ToMark) -> Marked | Skipped:
    """Annotate and sketch one article; one that cannot be annotated is kept as it came, and flagged."""
    given, blocks, told, corrected = wanted
    article = given if blocks is None else replace(given, blocks=blocks)
    try:
        article = annotate(article, told)
    except Exception as error:  # noqa: BLE001 - whatever a stranger's text sets off, the rest goes on
        article = replace(article, flags=(*article.flags, f"not annotated: {type(error).__name__}: {error}"))
    try:
        return Marked(article, given, encode(sketch(article, known_as(article, told))), corrected)
    except Exception as error:  # noqa: BLE001 - as above
        return Skipped(given.origin, f"it could not be prepared for linking: {type(error).__name__}: {error}")


def mark_all(wanted: Iterable[ToMark]) -> Iterator[Marked | Skipped]:
    """Annotate articles, in their order; from `_FEW` on beside this process, on every core."""
    source = iter(wanted)
    yield from map(mark, list(islice(source, _FEW)))
    following = next(source, None)
    if following is not None:
        yield from _mark_beside(chain([following], source))


def _mark_beside(wanted: Iterator[ToMark]) -> Iterator[Marked | Skipped]:
    """Annotate in other processes, a few chunks ahead of what is asked for.

    Where such a process dies (killed, or out of memory), the rest is annotated here.
    """
    chunks: deque[list[ToMark]] = deque()
    results: deque[Future[list[Marked | Skipped]]] = deque()
    with ProcessPoolExecutor(
        os.cpu_count(), mp_context=get_context("spawn"), initializer=end_with_parent
    ) as pool:
        try:
            while True:
                while len(chunks) < _AHEAD and (chunk := list(islice(wanted, _CHUNK))):
                    chunks.append(chunk)
                    results.append(pool.submit(_mark_chunk, chunk))
                if not chunks:
                    return
                yield from results.popleft().result()
                chunks.popleft()
        except BrokenProcessPool:
            yield from map(mark, chain(*chunks, wanted))


def end_with_parent() -> None:
    """End this process when the one that started it is gone, however it went."""
    parent = parent_process()
    if parent is not None:
        Thread(target=_wait_for_end, args=(parent.sentinel,), daemon=True).start()


def _wait_for_end(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _mark_chunk(chunk: list[ToMark]) -> list[Marked | Skipped]:
    return [mark(wanted) for wanted in chunk]
