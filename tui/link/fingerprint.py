"""Samples of an article's word sequences, by which reprints and shared quotes are found.

Five-word shingles, hashed, of which the lowest are kept (Broder 1997, bottom-k sketch): the share of common
hashes estimates the share of common text, title and order of paragraphs aside.
"""

from __future__ import annotations

import heapq
import zlib
from collections.abc import Sequence
from typing import Final

from tui.corpus.article import Article
from tui.link.terms import Token, tokens

SAMPLE: Final = 64
SHINGLE: Final = 5
QUOTE_RUN: Final = 4
_MOST_QUOTE_RUNS: Final = 160


def _hashes(words: Sequence[str], size: int) -> set[int]:
    """Return 32-bit hashes of every run of `size` words."""
    runs = zip(*(words[i:] for i in range(size)), strict=False)
    return {zlib.crc32(" ".join(run).encode("utf-8", "surrogatepass")) for run in runs}


def fingerprint(words: Sequence[Token]) -> tuple[int, ...]:
    """Return the lowest `SAMPLE` shingle hashes, ascending; empty for fewer words than a shingle."""
    return tuple(heapq.nsmallest(SAMPLE, _hashes([token.word for token in words], SHINGLE)))


def resemblance(a: Sequence[int], b: Sequence[int]) -> float:
    """Estimate the share of common shingles (Jaccard) from two samples."""
    if set(a).isdisjoint(b):
        return 0.0
    # Only hashes up to the lower of the two highest kept are comparable, where a sample is full.
    limit = min(_reach(a), _reach(b))
    left, right = {h for h in a if h <= limit}, {h for h in b if h <= limit}
    union = len(left | right)
    return len(left & right) / union if union else 0.0


def _reach(sample: Sequence[int]) -> int:
    return sample[-1] if len(sample) == SAMPLE else 0xFFFFFFFF


def quote_marks(article: Article) -> frozenset[int]:
    """Return hashes of the word runs inside direct quotes, the lowest where there are many."""
    found: set[int] = set()
    for quote in article.quotes:
        if quote.direct:
            words = [token.word for token in tokens(article.text, quote.start, quote.end)]
            found |= _hashes(words, QUOTE_RUN)
    return frozenset(heapq.nsmallest(_MOST_QUOTE_RUNS, found))
