"""Where sentences begin and end, for whatever speaks of an article sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tui.corpus.article import Article, Block
from tui.corpus.event import Span

_END = re.compile(r"[.!?…][\"'”’)\]]{0,3}(?=\s+[\"'“‘(\[]{0,2}[A-Z0-9])|[。！？]|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Drs?|St|Gens?|Col|Lt|Sgt|Capt|Gov|Sens?|Reps?|Profs?|Jan|Feb|Mar|Apr|Aug|Sept?|Oct"
    r"|Nov|Dec|No|vs|U\.S|U\.N|a\.m|p\.m|Inc|Ltd|Co|Corp|Jr|Sr|Mt|Ft|Rev|Hon|Maj|Cmdr|Adm|Brig|Cpl|Supt|Det"
    r"|Messrs))\.\Z"
)

_LONGEST: Final = 2_000
"""Code points of a statement; longer ones are tables or floods and are cut."""


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


def sentence_around(article: Article, span: Span) -> Span:
    """Return the sentence that holds the start of `span`; where none does (a title, a table), its block."""
    for block in article.blocks or (Block(0, len(article.text), "body"),):
        if block.start <= span[0] < block.end:
            for start, end in sentence_spans(article.text, block):
                if start <= span[0] < end:
                    return (start, max(end, min(span[1], block.end)))
            return (block.start, block.end)
    return span
