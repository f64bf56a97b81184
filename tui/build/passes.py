"""One pass over inputs: articles are marked and stored as they come, and what is to be said follows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from time import sleep
from typing import Final

import apsw

from tui.build.files import files_of
from tui.build.marked import Marked, ToMark
from tui.build.notices import Notice, Notices, OnDisk, ReadThrough
from tui.build.progress import Progress, Report, Skipped
from tui.build.reading import Reading
from tui.build.storing import stored
from tui.build.told import Telling
from tui.corpus.article import Article
from tui.ingest.options import Options
from tui.store.write import put_read_through, put_refusal

_PATIENCE_SECONDS: Final = 0.2
"""Between looks at whether another process is done with a file."""

STDIN: Final = "standard input"


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
        while files:
            reading = Reading(self.con, self.options)
            yield from self.stored(reading.notices, reading.files(files))
            files = reading.put_off
            if files:
                sleep(_PATIENCE_SECONDS)

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
