"""An article cut into statements: its sentences with their weighted terms, figures and quotes."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from tui.corpus.article import Article, Block
from tui.corpus.event import Span
from tui.corpus.highlight import Figure, Quote
from tui.link.background import background
from tui.link.terms import is_content, tokens

_END = re.compile(r"[.!?…][\"'”’)\]]{0,3}(?=\s+[\"'“‘(\[]{0,2}[A-Z0-9])|[。！？]|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Capt|Gov|Sen|Rep|Prof|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec"
    r"|No|vs|U\.S|U\.N|a\.m|p\.m|Inc|Ltd|Co|Corp|Jr|Sr))\.\Z"
)
_ROLES: Final = frozenset({"standfirst", "body", "caption"})
_LONGEST: Final = 2_000
"""Code points of a statement; longer ones are tables or floods and are cut."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence.

    Attributes:
        span: where it stands.
        weights: rarity of each of its content terms; `mass` is their sum.
        names: its name terms; numbers: its digits.
        figures, quotes: those that lie in it or overlap it.
    """

    span: Span
    weights: Mapping[str, float]
    mass: float
    names: frozenset[str]
    numbers: frozenset[str]
    figures: tuple[Figure, ...]
    quotes: tuple[Quote, ...]


def statements(article: Article) -> tuple[Statement, ...]:
    """Return the statements of an annotated article in order."""
    blocks = [block for block in article.blocks if block.role in _ROLES]
    if not article.blocks:
        blocks = [Block(0, len(article.text), "body")]
    return tuple(
        _statement(article, span) for block in blocks for span in sentence_spans(article.text, block)
    )


def sentence_spans(text: str, block: Block) -> Iterator[Span]:
    """Yield the sentences of a block, without the white space around them."""
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        if _ABBREVIATION.search(text, max(block.start, match.start() - 8), match.start() + 1):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, block.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    for at in range(start, end, _LONGEST):
        yield (at, min(end, at + _LONGEST))


def _statement(article: Article, span: Span) -> Statement:
    start, end = span
    table = background()
    words = [token for token in tokens(article.text, start, end) if is_content(token)]
    weights = {token.term: table.idf(token.term) for token in words}
    names = {t.term for t in words if article.text[t.start].isupper() and t.start > start}
    names.update(
        token.term
        for mark in article.highlights
        if start <= mark.start < end and mark.kind in {"person", "organisation", "place"}
        for token in tokens(article.text, mark.start, min(end, mark.end))
        if is_content(token)
    )
    return Statement(
        span=span,
        weights=weights,
        mass=math.fsum(weights.values()),
        names=frozenset(names),
        numbers=frozenset(token.word for token in words if token.word.isdigit()),
        figures=tuple(f for f in article.figures if start <= f.start < end),
        quotes=tuple(q for q in article.quotes if q.start < end and start < q.end),
    )


def shared_mass(a: Statement, b: Statement) -> float:
    """Return the summed rarity of the terms that two statements share."""
    if len(b.weights) < len(a.weights):
        a, b = b, a
    return math.fsum(weight for term, weight in a.weights.items() if term in b.weights)
