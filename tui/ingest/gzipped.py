"""A gzip file unpacked, with a cap on what comes out and none of its header believed (SECURITY C28)."""

from __future__ import annotations

import zlib
from typing import Final

from tui.errors import IngestError
from tui.ingest.options import FILE_LIMIT

MAGIC: Final = b"\x1f\x8b"

_RATIO: Final = 200
_SMALL: Final = 1024 * 1024
_CHUNK: Final = 1024 * 1024

TRAILING: Final = "garbage after the gzip data"


def unpacked(data: bytes, origin: str) -> tuple[bytes, tuple[str, ...]]:
    """Return what a gzip file holds, and what was odd about it. One level only: gzip in gzip is refused.

    Raises:
        IngestError: it is cut or damaged, or unpacks to more than `FILE_LIMIT` or 200 times its size.
    """
    found = bytearray()
    rest = data
    while rest.startswith(MAGIC):
        rest = _member(rest, found, len(data), origin)
    if bytes(found[:2]) == MAGIC:
        raise IngestError("gzip within gzip", origin, "unpack it first")
    return bytes(found), (TRAILING,) if rest.strip(b"\x00") else ()


def _member(data: bytes, found: bytearray, packed: int, origin: str) -> bytes:
    """Unpack one member onto `found` and return what follows it."""
    unpacker = zlib.decompressobj(wbits=31)
    try:
        found += unpacker.decompress(data, _CHUNK)
        while unpacker.unconsumed_tail:
            _check(len(found), packed, origin)
            found += unpacker.decompress(unpacker.unconsumed_tail, _CHUNK)
    except zlib.error as error:
        raise IngestError(f"damaged gzip data: {error}", origin) from None
    _check(len(found), packed, origin)
    if not unpacker.eof:
        raise IngestError("gzip data cut off", origin, "fetch the file again")
    return unpacker.unused_data


def _check(size: int, packed: int, origin: str) -> None:
    if size > FILE_LIMIT or (size > _SMALL and size > packed * _RATIO):
        raise IngestError(
            "unpacks to too much", origin, f"at most {FILE_LIMIT:,} bytes and {_RATIO} times its size"
        )
