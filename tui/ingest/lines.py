"""Where the paragraphs of a plain text are: its lines, with hard-wrapped ones joined."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_LINE = re.compile(r"[^\n]+")
_WORDS = re.compile(r"\S+")

# A hard-wrapped text is at least this wide and rarely wider than a terminal or a mail.
_WRAP_MIN: Final = 45
_WRAP_MAX: Final = 120


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
    """Return the units of `text` in order; together they hold every character but white space."""
    found: list[Unit] = []
    for number, group in enumerate(_groups(text)):
        spans = [(group[0][0], group[-1][1])] if _is_hard_wrapped(text, group) else group
        for start, end in spans:
            words = text[start:end].split()
            found.append(Unit(start, end, " ".join(words), number, len(spans), len(words)))
    return found


def _groups(text: str) -> list[list[tuple[int, int]]]:
    """Return the non-blank lines as spans, those without a blank line between them together."""
    groups: list[list[tuple[int, int]]] = []
    last_end = -2
    for match in _LINE.finditer(text):
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


def _is_hard_wrapped(text: str, group: list[tuple[int, int]]) -> bool:
    """Return whether the lines are one paragraph, broken where the next word would not have fitted.

    That is how every editor and mail program wraps, and what separate lines hardly ever look like.
    """
    if len(group) < 2:
        return False
    widths = [end - start for start, end in group]
    width = max(widths)
    if not _WRAP_MIN <= width <= _WRAP_MAX:
        return False
    pairs = list(zip(group, group[1:], strict=False))
    for (start, end), (next_start, next_end) in pairs:
        first_word = _WORDS.match(text, next_start, next_end)
        if first_word is None or (end - start) + 1 + len(first_word[0]) < width - 6:
            return False
    # Of separate lines each opens with a capital; of a wrapped paragraph's, half or more do not.
    running_on = sum(not text[start].isupper() or text[end - 1] == "," for (_, end), (start, _) in pairs)
    return running_on * 3 >= len(pairs)
