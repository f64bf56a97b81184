"""Adding inputs to a corpus: read what is new or changed, mark it, store it, bring links up to date."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import apsw

from tui.build.behind import is_behind, is_settled
from tui.build.given import Given, WebAddress
from tui.build.giving_back import rarely_collected
from tui.build.locations import location_of, path_of
from tui.build.passes import Pass
from tui.build.progress import Progress, Report
from tui.ingest.options import DEFAULTS, Options
from tui.store.connect import connect, explaining, transaction
from tui.store.handover import take_waiting
from tui.store.rules import apply_rules
from tui.store.sources import WEB, note_read, register_source, sources

if TYPE_CHECKING:
    from tui.build.web import Web


def add(
    corpus: Path,
    inputs: Sequence[Path | Given | WebAddress],
    options: Options = DEFAULTS,
    *,
    register: bool = True,
    web: Web | None = None,
) -> Iterator[Report]:
    """Add files, folders and addresses to the corpus at `corpus` (made if there is none), as its sources.

    What is unchanged since it was last read is not read again; a changed article keeps its identity, state
    and earlier text. Every yielded report is about something that is on disk already; a caller that stops
    loses nothing but what was in work.

    Args:
        corpus: the corpus file.
        inputs: files and folders, addresses, or what stood on standard input.
        options: how to read them.
        register: keep files and folders as sources, for `refresh` and `watch`.
        web: how the web is asked.

    Yields:
        Progress, and a `Skipped` for each input that was not taken in; last, `Progress("done", …)`.

    Raises:
        StoreError: the corpus cannot be opened or written.
    """
    with explaining(corpus), rarely_collected():
        con = connect(corpus)
        try:
            paths = [each for each in inputs if isinstance(each, Path)]
            if register:
                _register(con, paths, options)
            whole = Pass(con, options)
            yield from whole.files(paths)
            if register:
                _note_read(con, paths)
            for stream in inputs:
                if isinstance(stream, Given):
                    yield from whole.stream(stream.data)
            if addresses := [each for each in inputs if isinstance(each, WebAddress)]:
                from tui.build.from_web import add_addresses  # noqa: PLC0415 - files need no HTTP

                yield from add_addresses(con, corpus, web, addresses, whole)
            yield from up_to_date(con, corpus)
            yield Progress("done", whole.changed, None)
        finally:
            con.close()


def refresh(corpus: Path, web: Web | None = None) -> Iterator[Report]:
    """Read all sources of the corpus again, but paused ones; on the web those that are due. Else as `add`."""
    with explaining(corpus), rarely_collected():
        con = connect(corpus, create=False)
        try:
            yield from refresh_all(con, corpus, web)
        finally:
            con.close()


def refresh_all(con: apsw.Connection, corpus: Path, web: Web | None = None) -> Iterator[Report]:
    """Read all sources but paused ones again; `con` is open on `corpus`."""
    changed = yield from reread(con)
    part = Pass(con, DEFAULTS)
    if any(source.kind in WEB for source in sources(con)):
        from tui.build.from_web import poll  # noqa: PLC0415 - files need no HTTP

        yield from poll(con, corpus, web, part)
    yield from up_to_date(con, corpus, settled=True)
    yield Progress("done", changed + part.changed, None)


def reread(con: apsw.Connection) -> Generator[Report, None, int]:
    """Read the files and folders among the sources again; return how many articles were new or changed."""
    changed = 0
    for source in sources(con):
        if not source.paused and source.kind not in WEB:
            part = Pass(con, Options(**json.loads(source.options)))
            yield from part.files([path_of(source.location)])
            note_read(con, source.location)
            changed += part.changed
    return changed


def relink(corpus: Path) -> Iterator[Report]:
    """Bring entities, links, events and stories up to date without reading any source."""
    with explaining(corpus), rarely_collected():
        con = connect(corpus, create=False)
        try:
            yield from up_to_date(con, corpus, settled=True)
        finally:
            con.close()


def _register(con: apsw.Connection, paths: Sequence[Path], options: Options) -> None:
    with transaction(con):
        for path in paths:
            if path.exists():
                kind = "folder" if path.is_dir() else "file"
                register_source(con, location_of(path), kind, options=json.dumps(asdict(options)))


def _note_read(con: apsw.Connection, paths: Sequence[Path]) -> None:
    with transaction(con):
        for path in paths:
            note_read(con, location_of(path))


def up_to_date(con: apsw.Connection, corpus: Path, *, settled: bool = False) -> Iterator[Report]:
    """Bring entities, links, events and stories up to date, if they are not; then apply the rules.

    Args:
        con: open on `corpus`.
        corpus: the corpus file.
        settled: work out who is who over the whole corpus, however few articles came (`tui.build.resolving`).
    """
    if is_behind(con) or (settled and not is_settled(con)):
        from tui.build.deriving import derive, settle  # noqa: PLC0415 - loads the models of linking

        yield from (settle if settled else derive)(con, corpus)
    take_waiting(con)
    apply_rules(con)
