"""Keeping a corpus up to date with its sources, until told to stop.

The system's change notices (watchfiles) only say when to look; what changed is found by looking, so a notice
that was lost, a queue that overflowed, a folder that vanished and came back cost a delay and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Final

import apsw
import watchfiles

from tui.build.adding import reread, up_to_date
from tui.build.behind import is_settled
from tui.build.calm import Calm
from tui.build.deriving_beside import kept_up
from tui.build.files import files_of
from tui.build.giving_back import rarely_collected
from tui.build.locations import path_of
from tui.build.on_web import OnWeb
from tui.build.passes import Pass
from tui.build.progress import Progress, Report
from tui.build.settling import QUIET_SECONDS, Settling
from tui.build.waking import Waking
from tui.ingest.options import Options
from tui.store.connect import connect, explaining
from tui.store.sources import WEB, SourceRow, sources

if TYPE_CHECKING:
    from tui.build.web import Web

_POLL_SECONDS: Final = 4.0
"""How often folders are looked through where the system does not tell of changes."""

_POLLING: Final = f"folders are looked through every {_POLL_SECONDS:.0f} s"

_LOOK_SECONDS: Final = 10.0
"""How often they are looked through although the system told of nothing."""

_GENTLE: Final = 10
"""The wait after a look is at least so many times as long as the look took."""


def watch(corpus: Path, stop: Event, *, polling: bool = False, web: Web | None = None) -> Iterator[Report]:
    """Refresh the corpus at `corpus`, then read what changes in its sources, until `stop` is set.

    Sources that others add or pause meanwhile are taken into account; what readers decide about events is
    linked at once. A file is read once it has not been written to for two seconds; a source on the web is
    asked when it is due. Who is who is worked out over the whole corpus when nothing came for a minute.

    Args:
        corpus: the corpus file; made if there is none.
        stop: set it to end; the articles finished by then are kept.
        polling: look through the folders every few seconds instead of asking the system.
        web: how the web is asked.

    Yields:
        As `tui.build.add`; a `Progress("done", …)` each time that everything is read for now.
    """
    with explaining(corpus), rarely_collected():
        con = connect(corpus)
        on_web: OnWeb | None = None
        try:
            settling, waking = Settling(), Waking(stop, con)
            settling.take_as_read(file for row in _active(con) for file in _files(row))
            on_web = OnWeb(con, corpus, web)
            yield from _until(stop, _first(con, corpus))
            polls, told, calm = polling, False, Calm()
            while not stop.is_set():
                started = monotonic()
                for report in _until(stop, _round(con, corpus, settling, on_web, again=waking.heard())):
                    told = False
                    calm.disturbed()
                    yield report
                if calm.is_here() and not is_settled(con):
                    yield from _until(stop, calm.used(_settled(con, corpus)))
                if on_web.is_asking:
                    continue
                if polls and not told:
                    told = True
                    yield Progress("watch", 0, None, _POLLING)
                waking.wait(min((monotonic() - started) * _GENTLE, _LOOK_SECONDS))
                if settling.waiting:
                    waking.wait(QUIET_SECONDS / 2)
                else:
                    polls = not _wait(_active(con), waking, polling=polling)
        finally:
            if on_web is not None:
                on_web.close()
            con.close()


def _first(con: apsw.Connection, corpus: Path) -> Iterator[Report]:
    """Read everything that lies in files again."""
    changed = yield from reread(con)
    yield from kept_up(con, corpus)
    yield Progress("done", changed, None)


def _round(
    con: apsw.Connection, corpus: Path, settling: Settling, on_web: OnWeb, *, again: bool
) -> Iterator[Report]:
    """Take in what changed in files, and what the web answers; link again if readers decided something."""
    yield from _look(con, corpus, settling)
    yield from _turn(on_web)
    if again:
        yield from up_to_date(con, corpus)  # here: a reader waits for it
        yield Progress("done", 0, None)


def _settled(con: apsw.Connection, corpus: Path) -> Iterator[Report]:
    yield from kept_up(con, corpus, settled=True)
    yield Progress("done", 0, None)


def _turn(on_web: OnWeb) -> Iterator[Report]:
    """Take in what the web answers, until all has answered or it is time to look at the folders again."""
    until = monotonic() + _POLL_SECONDS
    yield from on_web.look()
    while on_web.is_asking and monotonic() < until:
        yield from on_web.look()


def _until(stop: Event, reports: Iterator[Report]) -> Iterator[Report]:
    for report in reports:
        yield report
        if stop.is_set():
            return


def _active(con: apsw.Connection) -> list[SourceRow]:
    return [row for row in sources(con) if not row.paused and row.kind not in WEB]


def _files(row: SourceRow) -> list[Path]:
    return [found for found in files_of([path_of(row.location)]) if isinstance(found, Path)]


def _look(con: apsw.Connection, corpus: Path, settling: Settling) -> Iterator[Report]:
    """Read what changed and has settled."""
    files = {file: row for row in _active(con) for file in _files(row)}
    settled = settling.settled(files, monotonic())
    if not settled:
        return
    changed = 0
    for row in {files[file].location: files[file] for file in settled}.values():
        part = Pass(con, Options(**json.loads(row.options)))
        yield from part.files([file for file in settled if files[file] is row])
        changed += part.changed
    yield from kept_up(con, corpus)
    yield Progress("done", changed, None)


def _wait(rows: list[SourceRow], stop: Waking, *, polling: bool) -> bool:
    """Return when it is time to look again: at a change in a folder, at a decision, or after a while.

    Returns:
        False if folders are only looked through, because that was asked for or the system tells nothing.
    """
    folders = [path for row in rows if (path := path_of(row.location)).is_dir()]
    if (
        polling or len(folders) < len(rows) or not folders
    ):  # a file by itself is looked at; so is what is gone
        stop.wait(_POLL_SECONDS)
        return not polling
    try:
        next(
            watchfiles.watch(
                *folders,
                watch_filter=None,
                stop_event=stop,
                rust_timeout=int(_LOOK_SECONDS * 1000),
                yield_on_timeout=True,
                debounce=400,
                ignore_permission_denied=True,
            ),
            None,
        )
    except RuntimeError:  # something changed whose name is no UTF-8, which watchfiles cannot tell
        return True
    except OSError:  # no more watches to be had, or a folder just went
        stop.wait(_POLL_SECONDS)
        return False
    return True
