"""Known names: countries, cities by size, given names and surnames of many countries.

The table is made at training time (`tui.train.gazetteer`; sources and licences in docs/models.md). It keeps
checksums only: a name that it does not know meets a known one's in about one of 20,000 cases.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from zlib import crc32

from tui.annotate.name_forms import folded

TABLE = "gazetteer.bin"
"""File name of the table inside `tui/annotate/models`."""

MAGIC = b"names1\n"
"""First bytes of the table; then for each of `LISTS` its number of names (little-endian 32 bits), and list by
list the sorted CRC-32 of the folded names (32 bits each)."""

LISTS = ("country", "metropolis", "city", "town", "village", "given", "surname")
"""The lists: countries; places of a million people, of 100,000, of 20,000, smaller ones; persons' names."""

PLACE_LISTS = LISTS[:5]

_LONGEST = 4
"""Words of the longest place name that is looked for."""

_SHIFT = 12
"""Bits of a checksum beyond those that `_place_bits` tells: a million beginnings for 100,000 places."""


@lru_cache(maxsize=1)
def _table() -> dict[str, array[int]]:
    data = (files("tui.annotate") / "models" / TABLE).read_bytes()
    if not data.startswith(MAGIC):
        raise ValueError(f"{TABLE}: not a gazetteer; install the package again")
    numbers = array("I", data[len(MAGIC) :])
    if sys.byteorder == "big":
        numbers.byteswap()
    ends = [len(LISTS)]
    for size in numbers[: len(LISTS)]:
        ends.append(ends[-1] + size)
    return {name: numbers[a:b] for name, (a, b) in zip(LISTS, pairwise(ends), strict=True)}


@lru_cache(maxsize=1)
def _place_bits() -> bytearray:
    """Return which beginnings of checksums any place has: most runs of words are told by them to be none."""
    table = _table()
    bits = bytearray(1 << (32 - _SHIFT))
    for each in PLACE_LISTS:
        for checksum in table[each]:
            bits[checksum >> _SHIFT] = 1
    return bits


def _checksum(name: str) -> int:
    return crc32(folded(name).encode("utf-8", "surrogatepass"))


def lists_with(name: str, lists: Sequence[str]) -> Iterator[str]:
    """Yield those of `lists` (some of `LISTS`) that have `name`, in any of its forms."""
    yield from _with_checksum(_checksum(name), lists)


def _with_checksum(checksum: int, lists: Sequence[str]) -> Iterator[str]:
    table = _table()
    for each in lists:
        known = table[each]
        at = bisect_left(known, checksum)
        if at < len(known) and known[at] == checksum:
            yield each


@lru_cache(maxsize=65536)
def place_list(name: str) -> str:
    """Return the first of the place lists that has `name` (tokens parted by one space), or ""."""
    checksum = _checksum(name)
    return next(_with_checksum(checksum, PLACE_LISTS), "") if _place_bits()[checksum >> _SHIFT] else ""


@lru_cache(maxsize=65536)
def person_lists(word: str) -> tuple[str, ...]:
    """Return "given", "surname" or both, as the lists have `word`; () for a word without a capital."""
    if not word[:1].isupper():
        return ()
    return tuple(lists_with(word, ("given", "surname")))


def places_in(words: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return the known places among `words` as (first word, number of words, list), longest match first."""
    found: list[tuple[int, int, str]] = []
    end = 0
    for i, word in enumerate(words):
        if i >= end and word[0].isupper():
            for length in reversed(_lengths(words, i)):
                if kind := place_list(" ".join(words[i : i + length])):
                    found.append((i, length, kind))
                    end = i + length
                    break
    return found


def _lengths(words: Sequence[str], first: int) -> list[int]:
    """Return how many words from `first` on may be a place's name, fewest first.

    A checksum goes on from that of the words before, so that most runs are told by a table to be no place
    before they are joined. Runs whose spelling is more than that of their words (`folded`) all stay.
    """
    bits = _place_bits()
    found: list[int] = []
    checksum = 0
    most = min(_LONGEST, len(words) - first)
    for length in range(1, most + 1):
        word = words[first + length - 1]
        spelt = _spelt(word)
        if spelt is None:
            return [*found, *range(length, most + 1)]
        checksum = crc32(spelt if length > 1 else spelt[1:], checksum)
        if bits[checksum >> _SHIFT] or word in _OF_POSSESSIVES:
            found.append(length)
    return found


_OF_POSSESSIVES = frozenset({"'", "’", "s", "S"})
"""What may be a possessive behind a name, which `folded` takes off."""


@lru_cache(maxsize=32768)
def _spelt(word: str) -> bytes | None:
    """Return how a word is spelt inside a folded name, a space before it; None if its place there counts."""
    if len(word) > 1 and not word.isalnum():
        return None
    return f" {folded(word)}".encode("utf-8", "surrogatepass")
