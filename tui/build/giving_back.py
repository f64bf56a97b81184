"""Giving memory that is no longer used back to the system, in a process that stays for days."""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final


@contextmanager
def uncollected() -> Iterator[None]:
    """Do without the collector of cycles for a while.

    Where millions of objects are made that stay until the end it goes through all of them again and again:
    4.4 s in place of 7 for telling apart 240,000 names.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


_RARELY: Final = (100_000, 20, 50)
"""Objects more than before at which the collector looks, and how often it looks at older ones (`gc`)."""


def collect_rarely() -> None:
    """Let the collector of cycles look a hundred times as rarely, in a process that marks or explains.

    An article is thousands of short-lived objects, hardly any of them in a cycle: looking for these as often
    as Python does by itself took 5 of 36 ms an article, for 13 objects found; the memory is the same.
    """
    gc.set_threshold(*_RARELY)


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Do so for a while."""
    before = gc.get_threshold()
    collect_rarely()
    try:
        yield
    finally:
        gc.set_threshold(*before)


def give_back() -> None:
    """Free what is garbage, and let the C library return what it keeps free.

    What a batch of articles took is otherwise kept for the next one: 8 of 75 MB after 500 articles.
    """
    gc.collect()
    give_back_free()


def give_back_free() -> None:
    """Let the C library return what it keeps free (glibc alone can be told to); takes 1 to 7 ms.

    Counting and listing 100,000 articles leave 16 MB free in a process that needs 36.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
