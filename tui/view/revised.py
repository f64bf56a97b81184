"""What changed between two versions of one article: its headline, its figures, its quotes, its sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from tui.corpus.article import Article
from tui.corpus.highlight import Figure

_SPACES = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?。！？])[\"”’』」)]{0,2}\s+")

_MOST_SENTENCES: Final = 2_000
"""Sentences of a version that are compared; a news article has under a hundred."""


class FigureEdit(NamedTuple):
    """A figure that an editor put in place of another; None where there is none on that side.

    Attributes:
        before, after: the counts with their bounds.
        said_before, said_after: the words they stand in.
    """

    before: Figure | None
    after: Figure | None
    said_before: str
    said_after: str

    @property
    def kind(self) -> str:
        """Return what is counted."""
        figure = self.after or self.before
        return figure.kind if figure is not None else "other"


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from one version to the next; empty parts did not change.

    Attributes:
        headline: before and after.
        figures: counts that became others, came or went.
        quotes_gone, quotes_new: the quoted words.
        sentences_gone, sentences_new: all sentences that are in one version alone.
    """

    headline: tuple[str, str] | None
    figures: tuple[FigureEdit, ...]
    quotes_gone: tuple[str, ...]
    quotes_new: tuple[str, ...]
    sentences_gone: tuple[str, ...]
    sentences_new: tuple[str, ...]


def changes(before: Article, after: Article) -> Changes:
    """Return what changed from `before` to `after`, two versions of one article."""
    gone, new = _apart(_sentences(before), _sentences(after))
    quotes_gone, quotes_new = _apart(_quoted(before), _quoted(after))
    return Changes(
        (before.title, after.title) if before.title != after.title else None,
        figure_edits(before, after),
        quotes_gone,
        quotes_new,
        gone,
        new,
    )


def counts_replaced(before: Article, after: Article) -> list[str]:
    """Return each count that an editor put in place of another, as "before → after" in printed words.

    A headline and a text that changed alike are told once, in the longer words.
    """
    found: dict[tuple[str, int | None, int | None], str] = {}
    for edit in figure_edits(before, after):
        if edit.before is None or edit.after is None:
            continue
        words, key = f"{edit.said_before} → {edit.said_after}", (edit.kind, edit.before.low, edit.after.low)
        found[key] = max(found.get(key, ""), words, key=len)
    return list(found.values())


def figure_edits(before: Article, after: Article) -> tuple[FigureEdit, ...]:
    """Return the counts that differ between two versions, in the order of the later one.

    Counts of one kind and one group of people are taken for one another in their order; what is left over
    is new, or gone.
    """
    old = _without_common(before.figures, after.figures)
    new = _without_common(after.figures, before.figures)
    edits = [
        FigureEdit(partner, figure, _said(before, partner), _said(after, figure))
        for figure in new
        for partner in [_taken(old, figure)]
    ]
    return (*edits, *(FigureEdit(figure, None, _said(before, figure), "") for figure in old))


def _count(figure: Figure) -> tuple[object, ...]:
    """Return what makes a figure the same one, wherever it stands."""
    return (figure.kind, figure.low, figure.high, (figure.who or "").casefold(), figure.running)


def _without_common(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """Return the distinct counts of `figures` that are not among `others`, in order."""
    known = {_count(figure) for figure in others}
    return list({_count(figure): figure for figure in figures if _count(figure) not in known}.values())


def _taken(old: list[Figure], figure: Figure) -> Figure | None:
    """Take the count out of `old` that `figure` stands in place of: same kind, best of the same group."""
    alike = [each for each in old if (each.kind, each.running) == (figure.kind, figure.running)]
    alike = [each for each in alike if figure.kind != "other" or each.who == figure.who]
    if not alike:
        return None
    chosen = next((each for each in alike if each.who == figure.who), alike[0])
    old.remove(chosen)
    return chosen


def _said(article: Article, figure: Figure | None) -> str:
    return _line(article.text[figure.start : figure.end]) if figure else ""


def _quoted(article: Article) -> list[str]:
    return [_line(article.text[quote.start : quote.end]) for quote in article.quotes]


def _sentences(article: Article) -> list[str]:
    blocks = (article.text[block.start : block.end] for block in article.content_blocks())
    parts = (part for block in blocks for part in _SENTENCE_END.split(block))
    return [line for part in parts if (line := _line(part))][:_MOST_SENTENCES]


def _apart(before: list[str], after: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what stands in `before` alone and in `after` alone, each in its order."""
    return _left(before, after), _left(after, before)


def _left(own: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    others = Counter(map(_folded, other))
    found = []
    for line in own:
        key = _folded(line)
        if others[key] > 0:
            others[key] -= 1
        else:
            found.append(line)
    return tuple(found)


def _line(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _folded(line: str) -> str:
    """Return a line without what typesetting changes: case, and the shape of quotation marks and dashes."""
    return line.casefold().translate(_TYPOGRAPHY)


_TYPOGRAPHY: Final = str.maketrans("“”„‘’‚–—", "\"\"\"'''--")
