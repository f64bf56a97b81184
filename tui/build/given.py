"""What may be added to a corpus beside files and folders."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Given:
    """Standard input, read to its end."""

    data: bytes


class WebAddress(NamedTuple):
    """An address to take in, and how: as `tui.store.sources.SourceRow` has it.

    Attributes:
        every: seconds between two polls; 0 for the usual.
    """

    url: str
    title: str = ""
    every: int = 0
    tags: tuple[str, ...] = ()
    whole: bool = False
