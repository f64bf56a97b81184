"""The same quote in two articles, also where one outlet cut or altered it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rapidfuzz.distance import LCSseq

from tui.corpus.article import Article
from tui.corpus.event import Evidence
from tui.corpus.highlight import Quote
from tui.link.background import background
from tui.link.terms import STOP_WORDS, Token, tokens

LEAST_SHARE: Final = 0.72
"""Share of the shorter quote's words that stand in the other in the same order."""

LEAST_WORDS: Final = 3
LEAST_RARITY: Final = 8.0
"""Summed rarity of the shared words: "we will continue to" is nobody's quote in particular."""


def quote_evidence(a: Article, b: Article) -> Iterator[Evidence]:
    """Yield the quotes that both articles print, each of `a` with its closest in `b`."""
    right = [(quote, _words(b, quote)) for quote in b.quotes if quote.direct]
    for quote in a.quotes:
        if not quote.direct:
            continue
        mine = _words(a, quote)
        ranked = [(_share(mine, theirs), -other.start, other, theirs) for other, theirs in right]
        best = max(ranked, key=lambda item: item[:2], default=None)
        if best is not None and best[0] >= LEAST_SHARE:
            other, theirs = best[2], best[3]
            note = _note(quote, other, mine, theirs)
            yield Evidence("quote", (quote.start, quote.end), (other.start, other.end), note)


def _words(article: Article, quote: Quote) -> list[Token]:
    return tokens(article.text, quote.start, quote.end)


def _share(a: list[Token], b: list[Token]) -> float:
    """Return the share of the shorter quote that the other has in order; 0 where too little is said."""
    left, right = [t.word for t in a], [t.word for t in b]
    if min(len(left), len(right)) < LEAST_WORDS:
        return 0.0
    common = set(left) & set(right)
    if (
        sum(background().idf(t.term) for t in a if t.word in common and t.word not in STOP_WORDS)
        < LEAST_RARITY
    ):
        return 0.0
    return LCSseq.similarity(left, right) / min(len(left), len(right))


def _note(a_quote: Quote, b_quote: Quote, a: list[Token], b: list[Token]) -> str:
    left, right = [t.word for t in a], [t.word for t in b]
    speaker = a_quote.speaker or b_quote.speaker
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
