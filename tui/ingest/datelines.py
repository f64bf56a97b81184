"""The dateline that opens an article: "BEIRUT (Reuters) - …", "PORT MERROW, Carvania, March 12 (CPA) —"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tui.corpus.article import Block

_PLACE: Final = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’'-]+(?:[ /][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’'-]+){0,4}"
_COUNTRY: Final = r"(?:,\s[A-ZÀ-ÖØ-Þ][\w.’'-]{1,20}(?:\s[A-ZÀ-ÖØ-Þ][\w.’'-]{1,20}){0,2}\.?)?"
_DAY: Final = r"(?:,?\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8})(?:,?\s\d{4})?)?"
_SOURCE: Final = r"(?:,?\s\([A-Z][\w\s./-]{1,30}\))?"
_DATELINE = re.compile(rf"{_PLACE}{_COUNTRY}{_DAY}{_SOURCE}\s?(?:—|–|--|-)(?=\s)")


def dateline_of(paragraph: str) -> str:
    """Return the dateline that a paragraph opens with, empty if it has none."""
    match = _DATELINE.match(paragraph)
    return "" if match is None else match[0]


def with_dateline(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with the dateline of the first paragraph as a block of its own."""
    first = next((number for number, block in enumerate(blocks) if block.role == "body"), None)
    if first is None:
        return tuple(blocks)
    block = blocks[first]
    match = _DATELINE.match(text, block.start, block.end)
    if match is None:
        return tuple(blocks)
    rest = match.end() + len(text[match.end() : block.end]) - len(text[match.end() : block.end].lstrip())
    parted = (Block(block.start, match.end(), "dateline"), Block(rest, block.end, "body"))
    return (*blocks[:first], *parted, *blocks[first + 1 :])
