"""The same quote in two articles, also where one outlet cut or altered it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from rapidfuzz.distance import LCSseq

from tui.corpus.article import Article
from tui.corpus.event import Evidence
from tui.corpus.highlight import Quote
from tui.link.background import background
from tui.link.kept import Kept
from tui.link.terms import STOP_WORDS, tokens

LEAST_SHARE: Final = 0.72
"""Share of the shorter quote's words that stand in the other in the same order."""

LEAST_WORDS: Final = 3
LEAST_RARITY: Final = 8.0
"""Summed rarity of the shared words: "we will continue to" is nobody's quote in particular."""


class _Said(NamedTuple):
    """A direct quote, its words in order, and how rare each word is that says something, each time."""

    quote: Quote
    words: list[str]
    distinct: frozenset[str]
    rarities: list[tuple[str, float]]


def quote_evidence(a: Article, b: Article) -> Iterator[Evidence]:
    """Yield the quotes that both articles print, each of `a` with its closest in `b`."""
    right = _said(b)
    for mine in _said(a):
        ranked = [(_share(mine, theirs), -theirs.quote.start, theirs) for theirs in right]
        best = max(ranked, key=lambda item: item[:2], default=None)
        if best is not None and best[0] >= LEAST_SHARE:
            quote, other = mine.quote, best[2].quote
            note = _note(mine, best[2])
            yield Evidence("quote", (quote.start, quote.end), (other.start, other.end), note)


def _direct_quotes(article: Article) -> tuple[_Said, ...]:
    return tuple(_read(article, quote) for quote in article.quotes if quote.direct)


_said: Final = Kept(_direct_quotes)


def _read(article: Article, quote: Quote) -> _Said:
    every = tokens(article.text, quote.start, quote.end)
    words = [token.word for token in every]
    rarities = [(t.word, background().idf(t.term)) for t in every if t.word not in STOP_WORDS]
    return _Said(quote, words, frozenset(words), rarities)


def _share(a: _Said, b: _Said) -> float:
    """Return the share of the shorter quote that the other has in order; 0 where too little is said."""
    shorter = min(len(a.words), len(b.words))
    if shorter < LEAST_WORDS or a.distinct.isdisjoint(b.distinct):
        return 0.0
    if sum(rarity for word, rarity in a.rarities if word in b.distinct) < LEAST_RARITY:
        return 0.0
    return LCSseq.similarity(a.words, b.words) / shorter


def _note(a: _Said, b: _Said) -> str:
    left, right = a.words, b.words
    speaker = a.quote.speaker or b.quote.speaker
    who = f"both quote {' '.join(speaker.text.split())}" if speaker and speaker.text else "the same quote"
    if left == right:
        return who
    shared = LCSseq.similarity(left, right)
    only = [
        f"{count} {'word' if count == 1 else 'words'} only in the {side}"
        for side, count in (("first", len(left) - shared), ("second", len(right) - shared))
        if count
    ]
    return f"{who}; {', '.join(only)}"
