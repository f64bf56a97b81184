"""From what the user named to files, and what tells whether a file or an article is as it was."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import apsw

from tui.build.progress import Skipped
from tui.build.versions import version
from tui.corpus.article import Article
from tui.errors import IngestError
from tui.harmless import harmless_line
from tui.ingest.files import shown, sources
from tui.ingest.options import FILE_LIMIT, Options
from tui.store.record import encode_about, encode_marks

_CHUNK: Final = 1 << 20

_COMPANIONS: Final = (".ann", ".highlights.json")
"""What may lie beside an article with highlights extracted elsewhere: its change is one of the article."""


def files_of(paths: Sequence[Path]) -> Iterator[Path | Skipped]:
    """Return the files that `paths` (files, folders) stand for, each once, and what cannot be read."""
    seen: set[Path] = set()
    for path in paths:
        for found in sources(path):
            if isinstance(found, IngestError):
                yield skipped(found, path)
            elif found not in seen:
                seen.add(found)
                yield found


def skipped(error: IngestError, path: Path | str) -> Skipped:
    """Return what is said of an input that was refused."""
    return Skipped(harmless_line(error.where) or shown(path), harmless_line(error.reason))


def key_of(path: Path, options: Options) -> str | None:
    """Return a key of everything that reading the file at `path` depends on, None if it cannot be read."""
    digest = hashlib.blake2b(f"{version('ingest')}{options}".encode(), digest_size=16)
    try:
        for part in (path, *_beside(path)):
            if not part.is_file() or part.stat().st_size > FILE_LIMIT:  # refused whatever it holds
                return None
            with part.open("rb") as stream:
                while chunk := stream.read(_CHUNK):
                    digest.update(chunk)
    except OSError:
        return None
    return digest.hexdigest()


def _beside(path: Path) -> list[Path]:
    names = [stem + suffix for stem in dict.fromkeys((path.stem, path.name)) for suffix in _COMPANIONS]
    # is_file() of a path raises on names that are too long
    return [part for part in map(path.with_name, names) if os.path.isfile(part)]  # noqa: PTH113


def content_key(article: Article) -> str:
    """Return a digest of `article` as it came from the reading side."""
    parts = (article.title, article.text, encode_about(article), encode_marks(article))
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=16).hexdigest()


def is_known(con: apsw.Connection, article: Article) -> bool:
    """Return whether `article` is stored as it is, marked by the annotators of today."""
    row = con.execute("SELECT content_key, annotated FROM article WHERE id = ?", (article.id,)).fetchone()
    return row == (content_key(article), version("annotate"))
