"""The parts of a ZIP file, with caps on how many there are and what they unpack to (SECURITY C28).

Names are labels here and never paths: nothing is written anywhere.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from tui.errors import IngestError
from tui.ingest.options import FILE_LIMIT

MAGIC: Final = b"PK\x03\x04"

MOST_PARTS: Final = 10_000
RATIO: Final = 200
_SMALL: Final = 1024 * 1024
_CHUNK: Final = 1024 * 1024

_DAMAGE: Final = (zipfile.BadZipFile, OSError, ValueError, LookupError, EOFError, RuntimeError, zlib.error)
"""What zipfile raises on files that are none, are cut, or packed in a way it does not know."""


class Zipped:
    """An opened ZIP file.

    Args:
        data: the whole of it.

    Raises:
        IngestError: it is none, damaged, or has too many parts.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE as error:
            raise IngestError(f"a damaged ZIP file: {str(error)[:80]}") from None
        if len(self._file.infolist()) > MOST_PARTS:
            raise IngestError(f"more than {MOST_PARTS:,} files in it")
        self._left = 4 * FILE_LIMIT

    def names(self) -> Iterator[str]:
        """Yield the names of its files, in their order."""
        return (name for name in self._file.namelist() if name and not name.endswith("/"))

    def read(self, name: str) -> bytes:
        """Return one of its files.

        Raises:
            IngestError: it is not there, locked, damaged, or unpacks to too much.
        """
        try:
            part = self._file.getinfo(name)
        except KeyError:
            raise IngestError(f"{name} is missing in it") from None
        if part.flag_bits & 1:
            raise IngestError("locked with a password", "", "unpack it first")
        most = min(FILE_LIMIT, self._left, max(_SMALL, part.compress_size * RATIO))
        found = bytearray()
        try:
            with self._file.open(part) as stream:
                while chunk := stream.read(_CHUNK):
                    found += chunk
                    if len(found) > most:
                        raise IngestError("unpacks to too much", "", f"at most {RATIO} times its size")
        except (
            zipfile.BadZipFile,
            OSError,
            ValueError,
            EOFError,
            NotImplementedError,
            RuntimeError,
            zlib.error,
        ) as error:
            raise IngestError(f"damaged in the ZIP file: {str(error)[:80]}") from None
        self._left -= len(found)
        return bytes(found)
