"""Deriving in a process that ends: what a large corpus takes then goes back to the system.

Whoever watches for days derives again and again; in one process the memory of the largest time stays taken,
in pieces too small to be given back (measured: 20 MB more for every 400 articles that came in).
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

import apsw

from tui.build.adding import up_to_date
from tui.build.behind import is_behind, is_settled
from tui.build.beside import end_with_parent
from tui.build.giving_back import collect_rarely, give_back
from tui.build.progress import Report
from tui.errors import StoreError
from tui.store.connect import connect

_MANY: Final = 400
"""Articles from which on it pays: a process takes half a second to start, and what fewer articles take is
little to keep."""


def kept_up(
    con: apsw.Connection, corpus: Path, *, settled: bool = False, many: int = _MANY
) -> Iterator[Report]:
    """Bring a corpus up to date as `tui.build.adding.up_to_date` does, a large one beside this process.

    What the process beside leaves undone, because it was killed or failed, is done here, and a failure told.

    Args:
        con: open on `corpus`.
        corpus: the corpus file.
        settled: as there.
        many: articles from which on a corpus is large.
    """
    is_work = is_behind(con) or (settled and not is_settled(con))
    if is_work and con.execute("SELECT count(*) FROM article").get >= many:
        yield from _beside(corpus, settled=settled)
    yield from up_to_date(con, corpus, settled=settled)
    give_back()


def _beside(corpus: Path, *, settled: bool) -> Iterator[Report]:
    context = get_context("spawn")
    reports, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_derive, args=(corpus, theirs), kwargs={"settled": settled})
    process.start()
    theirs.close()
    try:
        with suppress(EOFError, OSError):
            while True:
                yield reports.recv()
    finally:
        reports.close()
        process.terminate()  # of no effect on one that has ended; another stops half way and loses nothing
        process.join()


def _derive(corpus: Path, reports: Connection, *, settled: bool) -> None:
    """Derive, and report through the pipe; runs in the process beside."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt ends
    end_with_parent()
    collect_rarely()
    with suppress(StoreError, apsw.Error, BrokenPipeError):
        con = connect(corpus, create=False)
        try:
            for report in up_to_date(con, corpus, settled=settled):
                reports.send(report)
        finally:
            con.close()
