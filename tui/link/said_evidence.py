"""What one article quotes and another reports indirectly, or both report indirectly, of one speaker."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from tui.corpus.article import Article
from tui.corpus.event import Evidence, Span
from tui.corpus.highlight import Quote, Speaker
from tui.link.background import background
from tui.link.kept import Kept
from tui.link.terms import content_terms, is_content, term_of, tokens

LEAST_SHARE: Final = 0.34
LEAST_RARITY: Final = 5.0
LEAST_TERMS: Final = 2
"""Of the shorter one's rarity, summed rarity, and terms that both share: less than other sentences need."""

_NO_NAMES = frozenset(
    term_of(word)
    for word in ("he", "she", "they", "it", "who", "spokesman", "spokeswoman", "official", "officials")
)
"""What names nobody in particular."""


class _Saying(NamedTuple):
    """Words reported as said: by whom, and how rare each term is."""

    quote: Quote
    entity: str | None
    names: frozenset[str]
    weights: Mapping[str, float]
    mass: float


def said_evidence(a: Article, b: Article) -> Iterator[Evidence]:
    """Yield what one speaker says in both articles, in at least one of them indirectly.

    Each saying of `a` comes with its closest in `b`.
    """
    right = _sayings_of(b)
    for mine in _sayings_of(a):
        ranked = [
            (_shared(mine, theirs), -theirs.quote.start, theirs)
            for theirs in right
            if not (mine.quote.direct and theirs.quote.direct) and _one_speaker(mine, theirs)
        ]
        best = max(ranked, key=lambda item: item[:2], default=None)
        if best is not None and best[0] > 0:
            speaker = mine.quote.speaker or best[2].quote.speaker
            yield Evidence("passage", _span(mine), _span(best[2]), _note(mine.quote, best[2].quote, speaker))


def _span(saying: _Saying) -> Span:
    return saying.quote.start, saying.quote.end


def _note(a: Quote, b: Quote, speaker: Speaker | None) -> str:
    who = " ".join(speaker.text.split()) if speaker else "one speaker"
    if not a.direct and not b.direct:
        return f"both report what {who} said"
    return f"what {who} said, quoted in the {'first' if a.direct else 'second'}, reported in the other"


def _read(article: Article, quote: Quote) -> _Saying | None:
    if quote.speaker is None:
        return None
    table = background()
    words = [token.term for token in tokens(article.text, quote.start, quote.end) if is_content(token)]
    weights = {term: table.idf(term) for term in words}
    names = frozenset(content_terms(quote.speaker.text)) - _NO_NAMES
    return _Saying(quote, quote.speaker.entity, names, weights, math.fsum(weights.values()))


def _sayings(article: Article) -> tuple[_Saying, ...]:
    every = sorted((*article.quotes, *article.statements), key=lambda q: (q.start, q.end))
    return tuple(saying for quote in every if (saying := _read(article, quote)) is not None)


_sayings_of: Final = Kept(_sayings)


def _one_speaker(a: _Saying, b: _Saying) -> bool:
    """Tell whether two sayings are one speaker's: one entity, or a name or office in common."""
    return (a.entity is not None and a.entity == b.entity) or not a.names.isdisjoint(b.names)


def _shared(a: _Saying, b: _Saying) -> float:
    """Return the share of the shorter saying's rarity that the other has; 0 where that is too little."""
    shared = a.weights.keys() & b.weights.keys()
    mass = math.fsum(a.weights[term] for term in sorted(shared))
    share = mass / max(1.0, min(a.mass, b.mass))
    enough = len(shared) >= LEAST_TERMS and mass >= LEAST_RARITY and share >= LEAST_SHARE
    return share if enough else 0.0
