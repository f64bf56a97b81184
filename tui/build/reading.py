"""Files to articles that are new or changed; what is to be said of each file waits until they are on disk."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import apsw

from tui.build.files import is_known, key_of, skipped
from tui.build.locations import location_of
from tui.build.notices import Notices, OnDisk, ReadThrough
from tui.build.progress import Progress, Skipped
from tui.corpus.article import Article
from tui.errors import IngestError
from tui.ingest.files import shown
from tui.ingest.isolated import IsolatedReader, is_archive
from tui.ingest.options import Options
from tui.store.leases import release, take
from tui.store.write import file_key, refusals_of

_TABLES: Final = frozenset({".jsonl", ".ndjson", ".csv", ".tsv"})
"""Files of any number of records, whose readers are linear and hold one at a time."""


@dataclass(slots=True)
class Reading:
    """A pass over inputs.

    Attributes:
        notices: what is to be said of them.
        put_off: files that another process is reading: to be looked at again when this pass is on disk, for
            whoever waits must hold nothing that others wait for.
    """

    con: apsw.Connection
    options: Options
    notices: Notices = field(default_factory=Notices)
    put_off: list[Path] = field(default_factory=list)

    def files(self, files: Sequence[Path]) -> Iterator[Article]:
        """Yield the new and changed articles of `files`; what another process is reading is put off."""
        with IsolatedReader() as reader:
            for number, file in enumerate(files, 1):
                self.notices.say(Progress("read", number, len(files), shown(file)))
                if (yield from self._file(reader, file)) is False:
                    self.put_off.append(file)

    def _file(self, reader: IsolatedReader, file: Path) -> Generator[Article, None, bool]:
        """Yield the articles of a file if it has changed; return False if another process is reading it."""
        location, key = location_of(file), key_of(file, self.options)
        if key is not None and key == file_key(self.con, location):
            for origin, reason in refusals_of(self.con, location):
                self.notices.say(Skipped(origin, reason))
            return True
        if not take(self.con, location):
            return False
        yield from self._articles(self._read(reader, file), location, key)
        self.notices.say(OnDisk(lambda con: release(con, location)))
        return True

    def _read(self, reader: IsolatedReader, file: Path) -> Iterable[Article | IngestError]:
        """Return what is in `file`: tables and archives one by one, else at once: there is a time limit."""
        found = reader.read(file, self.options)
        return found if file.suffix.lower() in _TABLES or is_archive(file) else list(found)

    def stream(self, data: bytes, name: str) -> Iterator[Article]:
        """Yield the new and changed articles of `data`, an input that is no file."""
        from tui.ingest.reader import read_stream  # noqa: PLC0415 - seldom needed

        self.notices.say(Progress("read", 1, 1, name))
        yield from self._articles(read_stream(data, name, self.options), name, None)

    def _articles(
        self, found: Iterable[Article | IngestError], location: str, key: str | None
    ) -> Iterator[Article]:
        refused: list[Skipped] = []
        seen: set[str] = set()
        for each in found:
            problem = skipped(each, location) if isinstance(each, IngestError) else _repeated(each, seen)
            if problem is not None:
                refused.append(problem)
                self.notices.say(problem)
            elif isinstance(each, Article) and not is_known(self.con, each):
                self.notices.given += 1
                yield each
        self.notices.say(ReadThrough(location, key, tuple(refused)))


def _repeated(article: Article, seen: set[str]) -> Skipped | None:
    """Return why `article` is left out if the same input already gave one of its identity."""
    if article.id in seen:
        return Skipped(article.origin, "its id stands for another record of this input already")
    seen.add(article.id)
    return None
