"""An article's words by where they stand: headline, opening, body; and how far its parts hang together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tui.corpus.article import Article, Block
from tui.link.terms import Token, tokens

LEAD_WORDS: Final = 90
"""Words of the opening: about a wire story's first three sentences, and all of a lead-only record."""

_BODY_ROLES: Final = frozenset({"standfirst", "body", "heading", "caption"})
_HEADLINE_WORDS: Final = 24

_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3}){1,4}(?!\w)|(?<![\w.,])\d{1,12}(?:\.\d{1,4})?(?!\w)")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")


@dataclass(frozen=True, slots=True)
class Outline:
    """The words of an article's own blocks, in order.

    Attributes:
        title: the headline on one line.
        headline, lead, body: its words; the lead is the headline and the first words of the body.
        words: all of them, headline first; `content` without stop words.
        numbers: printed in digits, but for years and numbers below 13 (which every text has).
        spread: 0 where all parts speak of one thing, towards 1 where no two do.
    """

    title: str
    headline: tuple[Token, ...]
    lead: tuple[Token, ...]
    body: tuple[Token, ...]
    words: tuple[Token, ...]
    content: tuple[Token, ...]
    numbers: frozenset[str]
    spread: float


def outline(article: Article) -> Outline:
    """Return the outline of an article with blocks; one without blocks is taken as body throughout."""
    blocks = article.content_blocks() or (Block(0, len(article.text), "body"),)
    headline = _headline(article, blocks)
    parts = [
        part
        for block in blocks
        if block.role in _BODY_ROLES and (part := tokens(article.text, block.start, block.end))
    ]
    body = tuple(token for part in parts for token in part)
    opening = body[: max(0, LEAD_WORDS - len(headline))]
    words = (*headline, *body)
    return Outline(
        title=" ".join(article.title.split()),
        headline=headline,
        lead=(*headline, *opening),
        body=body,
        words=words,
        content=tuple(token for token in words if token.is_content),
        numbers=_numbers(article, blocks),
        spread=spread(parts),
    )


def _headline(article: Article, blocks: Sequence[Block]) -> tuple[Token, ...]:
    """Return the words of the title block, or those of the title where the text does not hold it."""
    found = [t for b in blocks if b.role == "title" for t in tokens(article.text, b.start, b.end)]
    return tuple((found or tokens(article.title))[:_HEADLINE_WORDS])


def _numbers(article: Article, blocks: Sequence[Block]) -> frozenset[str]:
    found: set[str] = set()
    for block in blocks:
        for match in _NUMBER.finditer(article.text, block.start, block.end):
            digits = match[0].replace(",", "")
            if not _YEAR.match(digits) and (len(digits) > 2 or int(digits) > 12):
                found.add(digits)
    return frozenset(sorted(found)[:64])


_PART_TERMS: Final = 25
_FEWEST_PARTS: Final = 4


def spread(parts: Sequence[Sequence[Token]]) -> float:
    """Return how little the longer parts of a text have in common with its other parts, 0 to 1.

    A report repeats its names from paragraph to paragraph; the items of a digest share none.
    """
    sets = [{token.term for token in part if token.is_content} for part in parts if len(part) >= _PART_TERMS]
    if len(sets) < _FEWEST_PARTS:
        return 0.0
    shared_by = Counter(term for one in sets for term in one)
    apart = [sum(1 for term in one if shared_by[term] == 1) / len(one) for one in sets if one]
    return round(sum(apart) / len(apart), 3) if apart else 0.0
