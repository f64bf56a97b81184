"""The beginning of a text that is longer than any article: what it costs to mark and compare has a bound."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final, Protocol, TypeVar

from tui.corpus.article import Article, Block

LONGEST_MARKED: Final = 1_000_000
"""Code points: some 170,000 words, a long novel. Dumps are longer; marking costs about 2 s for so many."""


class _Span(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_S = TypeVar("_S", bound=_Span)


def beginning(article: Article, most: int = LONGEST_MARKED) -> Article:
    """Return `article`, if it is longer only its beginning, and what is marked there.

    Args:
        article: whole.
        most: code points that are kept at most; the cut is at white space, if there is some near.
    """
    if len(article.text) <= most:
        return article
    end = _cut(article.text, most)
    return replace(
        article,
        text=article.text[:end],
        blocks=tuple(
            Block(each.start, min(each.end, end), each.role) for each in article.blocks if each.start < end
        ),
        highlights=_up_to(end, article.highlights),
        quotes=_up_to(end, article.quotes),
        statements=_up_to(end, article.statements),
        figures=_up_to(end, article.figures),
        dates=_up_to(end, article.dates),
    )


def continued(marked: Article, whole: Article) -> Article:
    """Return `whole` with what is marked in its beginning, and what came with it of the rest."""
    if marked.text == whole.text:
        return marked
    end = len(marked.text)
    return replace(
        marked,
        text=whole.text,
        blocks=whole.blocks,
        highlights=(*marked.highlights, *_beyond(end, whole.highlights)),
        quotes=(*marked.quotes, *_beyond(end, whole.quotes)),
        statements=(*marked.statements, *_beyond(end, whole.statements)),
        figures=(*marked.figures, *_beyond(end, whole.figures)),
        dates=(*marked.dates, *_beyond(end, whole.dates)),
        flags=tuple(dict.fromkeys((*marked.flags, f"only its first {end:,} characters are marked"))),
    )


def _cut(text: str, most: int) -> int:
    """Return where to cut: after a line, or a word, of the last thousand characters, else within one."""
    near = most - 1_000
    return max(text.rfind("\n", near, most), 0) or max(text.rfind(" ", near, most), 0) or most


def _up_to(end: int, marks: Iterable[_S]) -> tuple[_S, ...]:
    return tuple(each for each in marks if each.end <= end)


def _beyond(end: int, marks: Iterable[_S]) -> tuple[_S, ...]:
    return tuple(each for each in marks if each.end > end)
