"""Classes of words that occur in like company ("Kampala" with "Nairobi"), at several grains.

The table maps the CRC-32 of a word to a row, and a row to one class a grain. It is made from word vectors at
training time (`tui.train.word_classes`, docs/models.md); a word that it does not know has no class. One
unknown word in about 10,000 meets the checksum of another, which costs a feature and no more.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple
from zlib import crc32

TABLE = "word_classes.bin"
"""File name of the table inside `tui/annotate/models`."""

MAGIC = b"words1\n"
"""First bytes of the table; then three little-endian 32-bit numbers (words, rows, grains), the words' sorted
checksums (32 bits each), their rows (16 bits each), and row by row its classes (16 bits each)."""


class _Table(NamedTuple):
    checksums: array[int]
    rows: array[int]
    classes: array[int]
    grains: int


@lru_cache(maxsize=1)
def _table() -> _Table:
    data = (files("tui.annotate") / "models" / TABLE).read_bytes()
    if not data.startswith(MAGIC):
        raise ValueError(f"{TABLE}: not a table of word classes; install the package again")
    return _parsed(data[len(MAGIC) :])


def _parsed(data: bytes) -> _Table:
    words, rows, grains = _numbers("I", data[:12])
    checksums_end = 12 + 4 * words
    rows_end = checksums_end + 2 * words
    return _Table(
        _numbers("I", data[12:checksums_end]),
        _numbers("H", data[checksums_end:rows_end]),
        _numbers("H", data[rows_end : rows_end + 2 * rows * grains]),
        grains,
    )


def _numbers(width: str, data: bytes) -> array[int]:
    numbers = array(width, data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _row(form: str) -> int | None:
    table = _table()
    checksum = crc32(form.encode("utf-8", "surrogatepass"))
    at = bisect_left(table.checksums, checksum)
    return table.rows[at] if at < len(table.checksums) and table.checksums[at] == checksum else None


@lru_cache(maxsize=32768)
def in_vocabulary(word: str) -> bool:
    """Return whether the table has `word` exactly as given: a word in small letters is a common word."""
    return _row(word) is not None


@lru_cache(maxsize=65536)
def word_classes(word: str) -> tuple[int, ...]:
    """Return the classes of `word`, coarsest first; () if the table knows no form of it.

    The word as printed comes first, then as it would stand in running text: capitals folded.
    """
    for form in dict.fromkeys(
        (word, word.capitalize() if word.isupper() else word.lower(), word.capitalize())
    ):
        row = _row(form)
        if row is not None:
            table = _table()
            return tuple(table.classes[row * table.grains : (row + 1) * table.grains])
    return ()
