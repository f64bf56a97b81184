"""What each sentence of an article tells of, as a few hashed rare terms; how much two articles tell alike.

Two reports of one war share names throughout; two reports of one strike have sentences that tell of the same
thing. A sentence is kept as its rarest terms, without those that recur all over the article; two sentences
match if they share most of these.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from tui.link.background import background
from tui.link.terms import Token

Marks: TypeAlias = tuple[tuple[int, ...], ...]
"""For each sentence, hashes of its rarest terms, ascending."""

KEPT: Final = 8
SENTENCES: Final = 32
LEAST_RARITY: Final = 2.5
RECURRING: Final = 0.25
"""Share of an article's sentences from which on a term tells none of them from another."""

LEAST_SHARED: Final = 3
LEAST_SHARE: Final = 0.5

_SENTENCE_END = re.compile(r"[.!?…。！？]|\n")


def occurrence_marks(text: str, body: Sequence[Token]) -> Marks:
    """Return the marks of the first sentences of a body, leaving out sentences that tell too little."""
    sentences = [{t.term for t in one if t.is_content} for one in _sentences(text, body)]
    recurring = Counter(term for sentence in sentences for term in sentence)
    most = max(2, int(RECURRING * len(sentences)))
    idf = background().idf
    marks: list[tuple[int, ...]] = []
    for sentence in sentences[:SENTENCES]:
        rare = [t for t in sentence if recurring[t] <= most and idf(t) >= LEAST_RARITY]
        rare = sorted(rare, key=lambda term: (-idf(term), term))[:KEPT]
        if len(rare) >= LEAST_SHARED:
            marks.append(tuple(sorted(zlib.crc32(term.encode("utf-8", "surrogatepass")) for term in rare)))
    return tuple(marks)


def _sentences(text: str, body: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the words of each sentence: a full stop ends one where a capital or a figure follows."""
    sentence: list[Token] = []
    for token in body:
        if sentence and not text[token.start].islower():
            between = text[sentence[-1].end : token.start]
            if _SENTENCE_END.search(between):
                yield sentence
                sentence = []
        sentence.append(token)
    if sentence:
        yield sentence


def alike_sentences(a: Marks, b: Marks, common: frozenset[int]) -> int:
    """Return how many sentences of the article with fewer have a match in the other.

    Args:
        a: the sentences of one article.
        b: those of another.
        common: the hashes that occur in both.
    """
    if len(common) < LEAST_SHARED:
        return 0
    if len(a) == len(b):  # whichever comes first
        return min(_matched(a, b, common), _matched(b, a, common))
    return _matched(a, b, common) if len(a) < len(b) else _matched(b, a, common)


def _matched(some: Marks, others: Marks, common: frozenset[int]) -> int:
    """Return how many of `some` sentences have a match among `others`."""
    held = [
        (len(marks), found) for marks in others if len(found := common.intersection(marks)) >= LEAST_SHARED
    ]
    return sum(
        _has_match(own, len(marks), held)
        for marks in (some if held else ())
        if len(own := common.intersection(marks)) >= LEAST_SHARED
    )


def _has_match(own: frozenset[int], size: int, others: Sequence[tuple[int, frozenset[int]]]) -> bool:
    """Tell whether one of `others` (size, and what it has in common) holds enough of a sentence of `size`."""
    return any(
        (count := len(own & found)) >= LEAST_SHARED and count >= LEAST_SHARE * min(size, length)
        for length, found in others
    )
