"""Which files a folder gives, and how one is opened without falling into what only looks like a file.

Folders are walked without following links out of them; FIFOs, sockets and devices are never opened (lstat,
then O_NOFOLLOW | O_NONBLOCK and fstat); temporary files of editors and downloads are ignored (SECURITY E).
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tui.errors import IngestError
from tui.ingest.formats import SUFFIXES, is_companion
from tui.ingest.options import FILE_LIMIT

_TEMPORARY = re.compile(
    r"^\.|~$|^#|^~\$|\.(?:sw[a-p]|part|partial|crdownload|tmp|temp|download|bak|lock|aria2|!ut)$",
    re.IGNORECASE,
)
_DEEPEST: Final = 64

_PAGES: Final = (".html", ".htm", ".xhtml")
_PARTS_FOLDER = re.compile(r"(.{1,250})(?:_files|-files|\.files|_archivos|-Dateien|_fichiers|_bestanden)$")


def sources(path: Path) -> Iterator[Path | IngestError]:
    """Yield the files under `path` that can hold articles, in order of their names.

    A file is yielded as it is, whatever its name. In a folder, hidden and temporary names and files of kinds
    that hold no articles are passed over in silence; links that lead nowhere or out of the folder, special
    files and what cannot be read are yielded as errors.
    """
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield IngestError(_reason(error), shown(path), advice(path))
        return
    if not stat.S_ISDIR(mode):
        yield path
        return
    yield from _walk(path, path.resolve(), frozenset(), 0)


def advice(path: Path) -> str:
    """Return what to do about a path that leads nowhere; it may be an address without its beginning."""
    host = Path(path.parts[0]) if path.parts else path
    is_host = "." in host.name.strip(".") and host.suffix.lower() not in SUFFIXES
    return f"check the path; an address would be https://{shown(path)}" if is_host else "check the path"


def shown(path: Path | str) -> str:
    """Return a path as it may be shown: undecodable bytes and control characters escaped."""
    raw = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in raw)


START: Final = 8192
"""So many bytes tell a format."""


def read_bytes(path: Path, most: int = FILE_LIMIT + 1) -> bytes:
    """Return the content of a regular file, or its first `most` bytes.

    Raises:
        IngestError: it is no regular file, larger than `FILE_LIMIT`, or cannot be read.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise IngestError(_reason(error), shown(path)) from None
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise IngestError("not a regular file", shown(path))
        if status.st_size > FILE_LIMIT:
            raise IngestError(f"too large: {status.st_size:,} bytes", shown(path), f"at most {FILE_LIMIT:,}")
        try:
            data = file.read(most)
        except OSError as error:
            raise IngestError(_reason(error), shown(path)) from None
    if len(data) > FILE_LIMIT:
        raise IngestError("it grew beyond what is read", shown(path), f"at most {FILE_LIMIT:,} bytes")
    return data


def _walk(
    folder: Path, root: Path, above: frozenset[tuple[int, int]], depth: int
) -> Iterator[Path | IngestError]:
    try:
        status = folder.stat()
        entries = sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        yield IngestError(_reason(error), shown(folder))
        return
    here = (status.st_dev, status.st_ino)
    if here in above or depth > _DEEPEST:
        return
    pages = {Path(entry.name).stem for entry in entries if entry.name.lower().endswith(_PAGES)}
    for entry in entries:
        part_of = _PARTS_FOLDER.match(entry.name)  # what a browser saved beside a page: its frames, styles
        if not _TEMPORARY.search(entry.name) and not (part_of and part_of[1] in pages):
            yield from _entry(entry, root, above | {here}, depth)


def _entry(
    entry: os.DirEntry[str], root: Path, above: frozenset[tuple[int, int]], depth: int
) -> Iterator[Path | IngestError]:
    path = Path(entry.path)
    if entry.is_symlink():
        refused = _link_refused(path, root)
        if refused is not None:
            yield refused
        # A link to something inside the folder is passed over: the thing itself is found by the walk.
    elif entry.is_dir(follow_symlinks=False):
        yield from _walk(path, root, above, depth + 1)
    elif not entry.is_file(follow_symlinks=False):
        yield IngestError("not a regular file", shown(path), "pipes, sockets and devices are never opened")
    elif path.suffix.lower() in SUFFIXES and not is_companion(path):
        yield path


def _link_refused(path: Path, root: Path) -> IngestError | None:
    """Return why a link is not followed; None if it merely leads to something else in the folder."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return IngestError("a link that leads nowhere", shown(path), "remove the link or restore its target")
    if target.is_relative_to(root):
        return None
    return IngestError("a link out of the folder is not followed", shown(path), "add its target by itself")


def _reason(error: OSError) -> str:
    return (error.strerror or "cannot be read").lower()
