"""What the tagger's spans are corrected by: titles out, marks off the ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.annotate.mentions import Mention
from tui.annotate.titles import HONORIFICS, OFFICES, RANKS
from tui.annotate.tokens import Token

_OUTSIDE = frozenset(",;:!?\"“”«»‘’'–—-…|*•·")
_BEFORE_PERSON = HONORIFICS | RANKS | OFFICES


def cleaned(text: str, row: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield `mentions` of `row` with titles and stray marks outside; what is nothing but these is dropped."""
    at_start = {token.start: i for i, token in enumerate(row)}
    at_end = {token.end: i for i, token in enumerate(row)}
    for mention in mentions:
        first, last = at_start[mention.start], at_end[mention.end]
        while first <= last and row[first].text in _OUTSIDE:
            first += 1
        while first <= last and row[last].text in _OUTSIDE:
            last -= 1
        if mention.kind == "person":
            first = _after_title(row, first, last)
        if first <= last and any(c.isalnum() for c in text[row[first].start : row[last].end]):
            yield Mention(row[first].start, row[last].end, mention.kind)


def _after_title(row: Sequence[Token], first: int, last: int) -> int:
    while first < last and row[first].text.lower() in _BEFORE_PERSON:
        first += 1
        if first < last and row[first].text in ".-":
            first += 1
    return first
