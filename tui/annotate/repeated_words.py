"""Headlines quote what the text quotes: there the speaker is named, in the headline seldom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tui.corpus.article import Block
from tui.corpus.highlight import Quote

HEADS = frozenset({"title", "standfirst", "heading"})
"""Roles of blocks that quote from the text below them."""


def plain(words: str) -> str:
    """Return words without case, marks and spaces, to compare what is quoted twice."""
    return "".join(filter(str.isalnum, words.lower()))


def with_speakers_below(text: str, blocks: Sequence[Block], found: Sequence[Quote]) -> list[Quote]:
    """Give a headline's quotation the speaker of the quotation in the text that has its words.

    A headline's quotation that nothing repeats keeps its speaker only where a verb reports it: the names
    around it are what the article is about.

    Args:
        text: of the article.
        blocks: its content blocks.
        found: its direct quotations, in order.
    """
    heads = [block for block in blocks if block.role in HEADS]
    in_head = [any(b.start <= quote.start < b.end for b in heads) for quote in found]
    below = [(plain(text[q.start : q.end]), q) for q, head in zip(found, in_head, strict=True) if not head]
    kept: list[Quote] = []
    for quote, head in zip(found, in_head, strict=True):
        said = plain(text[quote.start : quote.end]) if head else ""
        same = next((q for words, q in below if said and said in words), None)
        if same is not None and same.speaker is not None:
            kept.append(replace(quote, speaker=same.speaker))
        elif head and quote.cue is None:
            kept.append(replace(quote, speaker=None))
        else:
            kept.append(quote)
    return kept
