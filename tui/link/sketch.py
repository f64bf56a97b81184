"""What linking keeps of an article: a few hundred weighted terms, names, figures and dates.

A sketch is all that a pair score reads, so a score depends on two articles alone. Weights are
log(1 + frequency) x rarity in news at large, scaled to length one over the whole article, so that a long
text and a short lead can be compared.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, TypeAlias

from tui.corpus.article import Article
from tui.corpus.beginning import beginning
from tui.link.background import Background, background
from tui.link.fingerprint import fingerprint, quote_marks
from tui.link.name_terms import SAID_NOTHING, KnownAs, name_terms
from tui.link.occurrences import Marks, occurrence_marks
from tui.link.outline import Outline, outline
from tui.link.terms import Token
from tui.link.times import Times, times_of

Weights: TypeAlias = dict[str, float]

TERMS_KEPT: Final = 112
NAMES_KEPT: Final = 40
PHRASES_KEPT: Final = 56
LEAD_KEPT: Final = 48
TITLE_KEPT: Final = 16
HEAVIEST: Final = 12


@dataclass(frozen=True, slots=True)
class Sketch:
    """The pair-comparable features of one article.

    Attributes:
        article: the article's id.
        title, source, publisher: as the article has them, for naming events and counting publishers.
        length: content words.
        terms, names, phrases: weights over the whole article, the heaviest kept; each of length one.
        lead, headline: the same for the opening (title and first sentences) and for the title alone.
        top: the heaviest terms, heaviest first.
        persons, places: main names of either kind, heaviest first (terms).
        numbers: figures printed in digits other than years and days, as normalised digits.
        figures: kind, low and high of each count that is no running total.
        shingles: bottom-k sample of five-word shingle hashes; `quotes`: hashes of four-word runs in quotes.
        times: what the article says about when.
        spread: how little its parts have in common, 0 to 1; digests and live blogs are near 1.
        occurrences: for each sentence, what tells it from others.
    """

    article: str
    title: str = ""
    source: str = ""
    publisher: str = ""
    length: int = 0
    terms: Weights = field(default_factory=dict)
    names: Weights = field(default_factory=dict)
    phrases: Weights = field(default_factory=dict)
    lead: Weights = field(default_factory=dict)
    headline: Weights = field(default_factory=dict)
    top: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    numbers: frozenset[str] = frozenset()
    figures: tuple[tuple[str, int | None, int | None], ...] = ()
    shingles: tuple[int, ...] = ()
    quotes: frozenset[int] = frozenset()
    times: Times = field(default_factory=Times)
    spread: float = 0.0
    occurrences: Marks = ()


def sketch(article: Article, known_as: KnownAs = SAID_NOTHING) -> Sketch:
    """Return the sketch of an annotated article; pure, and the same for the same article.

    Args:
        article: as annotated; of one longer than `LONGEST_MARKED` the beginning counts.
        known_as: what a reader said of its names.
    """
    article = beginning(article)
    rarity = background()
    shape = outline(article)
    named = name_terms(article, shape, known_as)
    terms = _weights(_frequencies(shape), rarity)
    return Sketch(
        article=article.id,
        title=shape.title,
        source=article.source or "",
        publisher=article.publisher or article.source or "",
        length=len(shape.content),
        terms=_heaviest(terms, TERMS_KEPT),
        names=_heaviest(_weights(named.frequencies, rarity), NAMES_KEPT),
        phrases=_heaviest(_phrase_weights(shape.words, rarity), PHRASES_KEPT),
        lead=_heaviest(_weights(_counted(shape.lead), rarity), LEAD_KEPT),
        headline=_heaviest(_weights(_counted(shape.headline), rarity), TITLE_KEPT),
        top=tuple(_heaviest(terms, HEAVIEST)),
        persons=named.persons,
        places=named.places,
        numbers=shape.numbers,
        figures=_figures(article),
        shingles=fingerprint(shape.body),
        quotes=quote_marks(article),
        times=times_of(article, shape),
        spread=shape.spread,
        occurrences=occurrence_marks(article.text, shape.body),
    )


def _frequencies(shape: Outline) -> Counter[str]:
    """Count terms; what the title and the opening name counts again, for they say what it is about."""
    counted = Counter(token.term for token in shape.content)
    counted.update({token.term for token in shape.lead if token.is_content})
    counted.update({token.term for token in shape.headline if token.is_content})
    return counted


def _counted(words: Sequence[Token]) -> Counter[str]:
    return Counter(token.term for token in words if token.is_content)


def _weights(counted: Counter[str], rarity: Background) -> Weights:
    """Weigh terms by frequency and rarity, scaled to length one."""
    rarities = rarity.rarities(counted)
    return _unit({term: math.log1p(count) * rarities[term] for term, count in counted.items()})


def _phrase_weights(words: Iterable[Token], rarity: Background) -> Weights:
    """Weigh the pairs of neighbouring content words, rarest combinations most."""
    counted = Counter(
        (first.term, second.term)
        for first, second in pairwise(words)
        if first.is_content and second.is_content
    )
    return _unit(
        {
            f"{first} {second}": math.log1p(count) * rarity.phrase_idf(first, second)
            for (first, second), count in counted.items()
        }
    )


def _unit(weights: Weights) -> Weights:
    norm = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {term: weight / norm for term, weight in weights.items()} if norm else {}


def _heaviest(weights: Weights, kept: int) -> Weights:
    """Keep the heaviest terms, heaviest first; ties by alphabet, so that the order never wavers."""
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:kept]
    return {term: round(weight, 4) for term, weight in ranked}


def _figures(article: Article) -> tuple[tuple[str, int | None, int | None], ...]:
    """Return the counts that belong to an event, each once, in order of the text.

    Round counts and words such as "dozens" are left out: they agree by chance.
    """
    counts = (
        (figure.kind, figure.low, figure.high)
        for figure in article.figures
        if not figure.running and figure.kind != "other" and not _round(figure.low, figure.high)
    )
    return tuple(dict.fromkeys(counts))[:24]


_DOZENS: Final = 24


def _round(low: int | None, high: int | None) -> bool:
    count = low if low is not None else high
    return count is None or count < 3 or count == _DOZENS or (count >= 20 and count % 10 == 0)
