"""Where the words of an article are: its reporting verbs, and the words around any place in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tui.annotate.quote_marks import Quoted
from tui.annotate.speech_words import STRONG, WEAK
from tui.corpus.article import Block

_WORD = re.compile(r"[^\W_][\w’'-]*")


_VERBS = STRONG | WEAK | {"according"}


class Word(NamedTuple):
    """A word as printed."""

    start: int
    end: int
    text: str


class Cue(NamedTuple):
    """A reporting verb outside quotation marks, or "according to"."""

    start: int
    end: int
    verb: str
    strong: bool


class Reporting:
    """The words and reporting verbs of an article's own words, outside quotation marks, found once."""

    def __init__(self, text: str, blocks: Sequence[Block], marked: Sequence[Quoted]) -> None:
        """Read the blocks; `marked` is what stands between quotation marks, in order."""
        self._text = text
        self.words = [
            Word(*m.span(), m[0])
            for start, end in _outside(blocks, marked)
            for m in _WORD.finditer(text, start, end)
        ]
        self._word_starts = [word.start for word in self.words]
        verbs = [(n, low) for n, word in enumerate(self.words) if (low := word.text.lower()) in _VERBS]
        self.cues = [cue for n, verb in verbs if (cue := self._cue(n, verb)) is not None]
        self._cue_starts = [cue.start for cue in self.cues]

    def _cue(self, index: int, verb: str) -> Cue | None:
        word = self.words[index]
        if word.text[0].isupper() and index and self._text[word.start - 2 : word.start - 1].isalnum():
            return None  # the United States
        if verb == "according":
            following = self.words[index + 1 : index + 2]
            if following and following[0].text == "to":
                return Cue(word.start, following[0].end, "according to", strong=True)
            return None
        return Cue(word.start, word.end, verb, verb in STRONG)

    def cues_between(self, start: int, end: int) -> list[Cue]:
        """Return the reporting verbs that begin in a stretch of text."""
        return self.cues[bisect_left(self._cue_starts, start) : bisect_left(self._cue_starts, end)]

    def cue_before(self, position: int) -> Cue | None:
        """Return the last reporting verb that begins before a position."""
        at = bisect_left(self._cue_starts, position) - 1
        return self.cues[at] if at >= 0 else None

    def cue_after(self, position: int) -> Cue | None:
        """Return the first reporting verb that begins at or after a position."""
        at = bisect_left(self._cue_starts, position)
        return self.cues[at] if at < len(self.cues) else None

    def gap(self, start: int, end: int) -> int:
        """Return how many words begin between two positions."""
        return bisect_left(self._word_starts, end) - bisect_left(self._word_starts, start)

    def words_between(self, start: int, end: int) -> Sequence[Word]:
        """Return the words that begin in a stretch of text."""
        return self.words[bisect_left(self._word_starts, start) : bisect_left(self._word_starts, end)]


def _outside(blocks: Iterable[Block], marked: Sequence[Quoted]) -> list[tuple[int, int]]:
    """Return the stretches of the blocks that no quotation covers."""
    starts = [q.start for q in marked]
    stretches: list[tuple[int, int]] = []
    for block in blocks:
        position = block.start
        first = max(bisect_right(starts, block.start) - 1, 0)
        for quotation in marked[first : bisect_left(starts, block.end)]:
            if quotation.end <= position:
                continue
            if quotation.start > position:
                stretches.append((position, quotation.start))
            position = max(position, quotation.end)
        if position < block.end:
            stretches.append((position, block.end))
    return stretches
