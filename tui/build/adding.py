"""Adding inputs to a corpus: read what is new or changed, mark it, store it, bring links up to date."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from typing import Final

import apsw

from tui.build.behind import is_behind
from tui.build.files import files_of
from tui.build.locations import location_of, path_of
from tui.build.marked import Marked, ToMark
from tui.build.notices import Notice, Notices, OnDisk, ReadThrough
from tui.build.progress import Progress, Report, Skipped
from tui.build.reading import Reading
from tui.build.storing import stored
from tui.build.told import Telling
from tui.corpus.article import Article
from tui.ingest.options import DEFAULTS, Options
from tui.store.connect import connect, explaining, transaction
from tui.store.sources import note_read, register_source, sources
from tui.store.write import put_read_through, put_refusal

STDIN: Final = "standard input"


@dataclass(frozen=True, slots=True)
class Given:
    """Standard input, read to its end."""

    data: bytes


def add(
    corpus: Path,
    inputs: Sequence[Path | Given],
    options: Options = DEFAULTS,
    *,
    register: bool = True,
) -> Iterator[Report]:
    """Add files and folders to the corpus at `corpus` (made if there is none), and keep them as sources.

    What is unchanged since it was last read is not read again; a changed article keeps its identity, state
    and earlier text. Every yielded report is about something that is on disk already; a caller that stops
    loses nothing but what was in work.

    Args:
        corpus: the corpus file.
        inputs: files and folders, or what stood on standard input.
        options: how to read them.
        register: keep files and folders as sources, for `refresh` and `watch`.

    Yields:
        Progress, and a `Skipped` for each input that was not taken in; last, `Progress("done", …)`.

    Raises:
        StoreError: the corpus cannot be opened or written.
    """
    with explaining(corpus):
        con = connect(corpus)
        try:
            paths = [each for each in inputs if isinstance(each, Path)]
            if register:
                _register(con, paths, options)
            whole = Pass(con, options)
            yield from whole.files(paths)
            for stream in inputs:
                if isinstance(stream, Given):
                    yield from whole.stream(stream.data)
            yield from up_to_date(con, corpus)
            yield Progress("done", whole.changed, None)
        finally:
            con.close()


def refresh(corpus: Path) -> Iterator[Report]:
    """Read all sources of the corpus again, but paused ones; as `add` in all else."""
    with explaining(corpus):
        con = connect(corpus, create=False)
        try:
            yield from refresh_all(con, corpus)
        finally:
            con.close()


def refresh_all(con: apsw.Connection, corpus: Path) -> Iterator[Report]:
    """Read all sources but paused ones again; `con` is open on `corpus`."""
    changed = 0
    for source in sources(con):
        if not source.paused:
            part = Pass(con, Options(**json.loads(source.options)))
            yield from part.files([path_of(source.location)])
            note_read(con, source.location)
            changed += part.changed
    yield from up_to_date(con, corpus)
    yield Progress("done", changed, None)


def relink(corpus: Path) -> Iterator[Report]:
    """Bring entities, links, events and stories up to date without reading any source."""
    with explaining(corpus):
        con = connect(corpus, create=False)
        try:
            yield from up_to_date(con, corpus)
        finally:
            con.close()


def _register(con: apsw.Connection, paths: Sequence[Path], options: Options) -> None:
    with transaction(con):
        for path in paths:
            if path.exists():
                kind = "folder" if path.is_dir() else "file"
                register_source(con, location_of(path), kind, options=json.dumps(asdict(options)))


def up_to_date(con: apsw.Connection, corpus: Path) -> Iterator[Report]:
    """Bring entities, links, events and stories up to date, if they are not."""
    if is_behind(con):
        from tui.build.deriving import derive  # noqa: PLC0415 - loads the models of linking

        yield from derive(con, corpus)


def _marked(articles: Iterator[Article], telling: Telling) -> Iterator[Marked | Skipped]:
    """Annotate `articles`, if there are any, with what readers told about names."""
    first = next(articles, None)
    if first is not None:
        from tui.build.marking import mark_all  # noqa: PLC0415 - loads the models of annotation

        yield from mark_all(ToMark(each, None, *telling.to(each)) for each in chain([first], articles))


@dataclass(slots=True)
class Pass:
    """One pass over inputs: what was read is stored as it comes.

    Attributes:
        changed: how many articles were new or changed.
    """

    con: apsw.Connection
    options: Options
    changed: int = 0

    def files(self, paths: Sequence[Path]) -> Iterator[Report]:
        """Read the files that `paths` stand for."""
        files: list[Path] = []
        for found in files_of(paths):
            if isinstance(found, Skipped):
                put_refusal(self.con, found.item, found.reason)
                yield found
            else:
                files.append(found)
        reading = Reading(self.con, self.options)
        yield from self.stored(reading.notices, reading.files(files))

    def stream(self, data: bytes) -> Iterator[Report]:
        """Read what stood on standard input."""
        reading = Reading(self.con, self.options)
        yield from self.stored(reading.notices, reading.stream(data, STDIN))

    def stored(self, notices: Notices, articles: Iterator[Article]) -> Iterator[Report]:
        """Mark and store `articles`; say of each input what there is to say once they are on disk."""
        marked = _marked(articles, Telling(self.con))
        for done, found in enumerate(stored(self.con, marked), 1):
            if isinstance(found, Skipped):
                put_refusal(self.con, found.item, found.reason)
                yield found
            else:
                self.changed += found.change != "same"
                yield Progress("annotate", done, None, found.title)
            yield from self._said(notices.due(done))
        yield from self._said(notices.due(notices.given))

    def _said(self, notices: Iterator[Notice]) -> Iterator[Report]:
        for notice in notices:
            if isinstance(notice, ReadThrough):
                refused = [(each.item, each.reason) for each in notice.refused]
                put_read_through(self.con, notice.file, notice.key, refused)
            elif isinstance(notice, OnDisk):
                notice.keep(self.con)
            else:
                yield notice
