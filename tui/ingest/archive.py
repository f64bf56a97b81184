"""ZIP and tar archives to their files, one level deep; a name in an archive is a label and never a path."""

from __future__ import annotations

import io
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from tui.errors import IngestError
from tui.harmless import harmless_line
from tui.ingest.formats import SUFFIXES, is_companion
from tui.ingest.options import FILE_LIMIT
from tui.ingest.zipped import MOST_PARTS, Zipped

_ARCHIVES: Final = (".zip", ".tar", ".tgz", ".tar.gz", ".warc", ".warc.gz")
_UNWANTED = re.compile(r"(?:^|/)(?:\.(?!\./)|__MACOSX/|~\$|#)|~$", re.IGNORECASE)
_PARTS_FOLDER = re.compile(r"^(.{1,500})(?:_files|-files|\.files|_archivos|-Dateien|_fichiers|_bestanden)/")


class Member(NamedTuple):
    """A file of an archive: its name there, and what it holds."""

    name: str
    data: bytes


def zip_members(data: bytes) -> Iterator[Member | IngestError]:
    """Yield the files of a ZIP archive that can hold articles, and an error for each that cannot be read.

    Raises:
        IngestError: the archive itself is damaged.
    """
    archive = Zipped(data)
    names = list(archive.names())
    pages = frozenset(names)
    for name in names:
        if not _is_wanted(name, pages):
            continue
        try:
            yield Member(shown_name(name), archive.read(name))
        except IngestError as error:
            yield IngestError(error.what, f"#{shown_name(name)}", error.remedy)


def tar_members(data: bytes) -> Iterator[Member | IngestError]:
    """Yield the files of a tar archive that can hold articles; links and devices in it are passed over.

    Raises:
        IngestError: the archive itself is damaged.
    """
    left = FILE_LIMIT
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
            parts = [part for part, _ in zip(archive, range(MOST_PARTS), strict=False) if part.isreg()]
            pages = frozenset(part.name for part in parts)
            for part in parts:
                if not _is_wanted(part.name, pages):
                    continue
                if part.size > left:
                    yield IngestError(f"too large: {part.size:,} bytes", f"#{shown_name(part.name)}")
                    continue
                left -= part.size
                stream = archive.extractfile(part)
                yield Member(shown_name(part.name), stream.read(part.size) if stream else b"")
    except (tarfile.TarError, OSError, ValueError, EOFError) as error:
        raise IngestError(f"a damaged tar archive: {str(error)[:80]}") from None


def shown_name(name: str) -> str:
    """Return a name as it may be shown and kept."""
    return harmless_line(name.encode("utf-8", "replace").decode("utf-8", "replace"))[:300] or "nameless"


def is_archive(name: str) -> bool:
    """Return whether a name is that of an archive, which is not read within another."""
    return name.lower().endswith(_ARCHIVES)


def _is_wanted(name: str, names: frozenset[str]) -> bool:
    """Return whether a file is of a kind that holds articles, and no part of a page that is there too."""
    if _UNWANTED.search(name) or is_companion_name(name) or _is_part_of_page(name, names):
        return False
    return PurePosixPath(name).suffix.lower() in SUFFIXES


def is_companion_name(name: str) -> bool:
    """Return whether a file holds marks for the one beside it; those of files in archives are not taken."""
    return is_companion(Path(PurePosixPath(name).name or "x"))


def _is_part_of_page(name: str, names: frozenset[str]) -> bool:
    match = _PARTS_FOLDER.match(name)
    return match is not None and any(f"{match[1]}{suffix}" in names for suffix in (".html", ".htm", ".xhtml"))
