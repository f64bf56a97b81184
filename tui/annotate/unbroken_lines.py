"""Lines of a text as the tagger reads them: those that were broken by width are one again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from tui.corpus.event import Span

# Text broken by width has no line longer than this, and none that goes on is much shorter than the longest.
_WIDEST: Final = 100
_NARROWEST: Final = 30


def unbroken_lines(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield start and end of each line of `text[start:end]`, broken ones with those that they go on in.

    A line goes on in the next where all are short, it ends in a letter, a digit or a comma, and neither
    looks like a heading in capitals or a row of a table: so a name that is broken over lines is read whole.
    """
    lines: list[Span] = []
    at = start
    for line in text[start:end].split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    longest = max(b - a for a, b in lines)
    first = start
    for (a, b), (c, d) in pairwise(lines):
        if longest > _WIDEST or not _goes_on(text[a:b], text[c:d], longest):
            yield first, b
            first = c
    yield first, lines[-1][1]


def _goes_on(line: str, behind: str, longest: int) -> bool:
    if len(line) < max(_NARROWEST, longest // 2) or not behind[:1].isalpha() or not line[0].isalpha():
        return False
    return (line[-1].isalnum() or line[-1] == ",") and not line.isupper() and not behind.isupper()
