"""Where the paragraphs of a plain text are: its lines, with hard-wrapped ones joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

from tui.corpus.event import Span

_LINE = re.compile(r"[^\n]+")
_WORDS = re.compile(r"\S+")

# A hard-wrapped text is at least this wide and rarely wider than a terminal or a mail.
_WRAP_MIN: Final = 45
_WRAP_MAX: Final = 120
_SLACK: Final = 6

_MOST_LINES: Final = 100_000
"""Lines that are looked at one by one: a text of more is a dump, and what is left of it one unit."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph or a line that stands for itself.

    Attributes:
        start, end: code points of the article's text, white space at the ends left out.
        text: the words, on one line.
        group: number of the run of lines without a blank line between that it belongs to.
        group_size: how many units that run has.
        words: how many words it has.
    """

    start: int
    end: int
    text: str
    group: int
    group_size: int
    words: int


def units(text: str) -> list[Unit]:
    """Return the units of `text` in order; together they hold every character but white space.

    What follows `_MOST_LINES` is the last unit, with no more than its first words as its `text`.
    """
    found: list[Unit] = []
    groups = _groups(text)
    wrapped = [_is_hard_wrapped(text, group) for group in groups]
    # Where paragraphs are wrapped at a width, two lines broken at that width are one paragraph too.
    width = max((_width(group) for group, is_one in zip(groups, wrapped, strict=True) if is_one), default=0)
    for number, (group, is_one) in enumerate(zip(groups, wrapped, strict=True)):
        joined = is_one or (width > 0 and len(group) > 1 and _breaks_at(text, group, width))
        spans = [(group[0][0], group[-1][1])] if joined else group
        for start, end in spans:
            words = text[start:end].split()
            found.append(Unit(start, end, " ".join(words), number, len(spans), len(words)))
    if rest := _rest(text, found):
        words = text[rest[0] : rest[0] + _WRAP_MAX].split()
        found.append(Unit(*rest, " ".join(words), len(groups), 1, len(words)))
    return found


def _rest(text: str, found: Sequence[Unit]) -> Span | None:
    """Return where the words are that stand behind the last unit, if there are any."""
    first = _WORDS.search(text, found[-1].end if found else 0)
    return first and (first.start(), len(text.rstrip()))


def _groups(text: str) -> list[list[Span]]:
    """Return the non-blank lines as spans, those without a blank line between them together."""
    groups: list[list[Span]] = []
    last_end = -2
    for match in islice(_LINE.finditer(text), _MOST_LINES):
        line = match[0]
        bare = line.strip()
        if not bare:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        if groups and text.count("\n", last_end, start) <= 1:
            groups[-1].append((start, start + len(bare)))
        else:
            groups.append([(start, start + len(bare))])
        last_end = start + len(bare)
    return groups


def _is_hard_wrapped(text: str, group: list[Span]) -> bool:
    """Return whether the lines are one paragraph, broken where the next word would not have fitted.

    That is how every editor and mail program wraps, and what separate lines hardly ever look like.
    """
    if len(group) < 2:
        return False
    width = _width(group)
    if not _WRAP_MIN <= width <= _WRAP_MAX or not _breaks_at(text, group, width):
        return False
    # Of separate lines each opens with a capital; of a wrapped paragraph's, a third or more do not.
    pairs = list(pairwise(group))
    running_on = sum(not text[start].isupper() or text[end - 1] == "," for (_, end), (start, _) in pairs)
    return running_on * 3 >= len(pairs)


def _width(group: list[Span]) -> int:
    return max(end - start for start, end in group)


def _breaks_at(text: str, group: list[Span], width: int) -> bool:
    """Return whether each line ends where its next word would have gone beyond `width`."""
    for (start, end), (next_start, next_end) in pairwise(group):
        first_word = _WORDS.match(text, next_start, next_end)
        if first_word is None or (end - start) + 1 + len(first_word[0]) < width - _SLACK:
            return False
    return True
