"""What a caller may ask of the reading side, and how much it takes in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FILE_LIMIT: Final = 50 * 1024 * 1024
"""Largest file that is read, in bytes, and most that a compressed one may unpack to (SECURITY C28, E11)."""

ARTICLE_LIMIT: Final = 20_000_000
"""Longest text of one article, in code points."""


@dataclass(frozen=True, slots=True)
class Options:
    """How inputs are to be read.

    Attributes:
        body_only: True if the given text is the bare body, so that nothing may be taken for boilerplate;
            None for the format's own default (records of JSONL, JSON and CSV: True, else False).
        encoding: the encoding to decode with, instead of finding it out.
    """

    body_only: bool | None = None
    encoding: str | None = None


DEFAULTS: Final = Options()
