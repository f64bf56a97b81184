"""An article cut into statements: its sentences with their weighted terms, figures and quotes."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias, TypeVar

from tui.corpus.article import Article, Block
from tui.corpus.event import Span
from tui.corpus.figure_part import how_badly, is_part
from tui.corpus.highlight import Figure, Highlight
from tui.corpus.sentences import sentence_spans
from tui.link.background import background
from tui.link.kept import Kept
from tui.link.terms import Token, content_terms, tokens
from tui.link.times import ordinal

T = TypeVar("T")

_OFFICE_REACH: Final = 40
_OFFICE_WORDS: Final = 2
_PAST: Final = 60
"""Days before an article that are no longer of its event."""

_ADDED = re.compile(r"\b(?:another|further|additional|more(?!\sthan))\b", re.IGNORECASE)

_ROLES: Final = frozenset({"standfirst", "body", "caption"})
_NAMED: Final = frozenset({"person", "organisation", "place"})


class Statement(NamedTuple):
    """One sentence, or two that stand together.

    Attributes:
        span: where it stands.
        weights: rarity of each of its content terms; mass: their sum.
        names: its name terms; numbers: its digits; runs: hashes of its four-word runs with two content words.
        offices: terms that stand before or behind a name and tell who that is ("the captain, Anton Rehk").
        accounts: terms of whose account it is, which many sentences of one article share.
        figures: those that begin in it; parts_of: where those begin that count a part of a group ("three of
            the dead"), added: those that add to a count ("12 more bodies").
        past: True if it tells of a time well before the article.
    """

    span: Span
    weights: Mapping[str, float]
    mass: float
    names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    runs: frozenset[int] = frozenset()
    offices: frozenset[str] = frozenset()
    accounts: frozenset[str] = frozenset()
    figures: tuple[Figure, ...] = ()
    parts_of: frozenset[int] = frozenset()
    added: frozenset[int] = frozenset()
    past: bool = False

    def weighed(self, weights: Mapping[str, float]) -> Statement:
        """Return this statement with other weights of its terms."""
        return Statement(self.span, weights, math.fsum(weights.values()), *self[3:])

    def joined(self, following: Statement) -> Statement:
        """Return this statement and the next one as one."""
        weights = {**self.weights, **following.weights}
        return Statement(
            span=(self.span[0], following.span[1]),
            weights=weights,
            mass=math.fsum(weights.values()),
            names=self.names | following.names,
            numbers=self.numbers | following.numbers,
            runs=self.runs | following.runs,
            offices=self.offices | following.offices,
            accounts=self.accounts | following.accounts,
            figures=(*self.figures, *following.figures),
            parts_of=self.parts_of | following.parts_of,
            added=self.added | following.added,
            past=self.past and following.past,
        )


def statements(article: Article) -> tuple[Statement, ...]:
    """Return the statements of an annotated article in order."""
    blocks = [block for block in article.blocks if block.role in _ROLES]
    if not article.blocks:
        blocks = [Block(0, len(article.text), "body")]
    marks = _Marks(article)
    return tuple(_statement(marks, span) for block in blocks for span in sentence_spans(article.text, block))


statements_of: Final = Kept(statements)
"""`statements`, remembered for the articles asked about lately."""


_Named: TypeAlias = tuple[Highlight, tuple[str, ...]]
"""A name, and its content terms."""


class _Marks:
    """What is marked in an article, made ready so that a sentence need not look through all of it.

    Attributes:
        text: the article's text.
        figures: its figures.
        past: where the times begin that were over two months before it.
    """

    def __init__(self, article: Article) -> None:
        self.text = article.text
        self.figures = article.figures
        self.past = _past_times(article)
        names = sorted((m for m in article.highlights if m.kind in _NAMED), key=lambda m: m.start)
        self._names = [(m, content_terms(article.text[m.start : m.end])) for m in names]
        self._starts = [m.start for m in names]
        self._speakers = [
            (quote.start, quote.end, content_terms(quote.speaker.text))
            for quote in article.quotes
            if quote.speaker is not None
        ]

    def names(self, start: int, end: int) -> list[_Named]:
        """Return the names that begin from `start` to before `end`, each with its terms."""
        return self._names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def accounts(self, start: int, end: int) -> frozenset[str]:
        """Return the terms of the speakers and sources named between `start` and `end`."""
        named = [terms for first, last, terms in self._speakers if first < end and start < last]
        named += [
            content_terms(f.attributed_to) for f in self.figures if f.attributed_to and start <= f.start < end
        ]
        return frozenset().union(*named)


def _statement(marks: _Marks, span: Span) -> Statement:
    start, end = span
    every = tokens(marks.text, start, end)
    words = [token for token in every if token.is_content]
    named = marks.names(start, end)
    counted = tuple([figure for figure in marks.figures if start <= figure.start < end])
    weights = background().rarities([token.term for token in words])
    return Statement(
        span=span,
        weights=weights,
        mass=math.fsum(weights.values()),
        names=_names(marks.text, words, start, named),
        numbers=frozenset([token.word for token in words if token.word.isdigit()]),
        runs=_runs(marks.text, every),
        offices=_offices(every, named),
        accounts=marks.accounts(start, end),
        figures=counted,
        parts_of=frozenset([f.start for f in counted if _is_part(marks.text, f, (start, end))]),
        added=frozenset(
            [f.start for f in counted if _ADDED.search(marks.text, f.start, min(end, f.end + 6))]
        ),
        past=any(start <= at < end for at in marks.past),
    )


def _is_part(text: str, figure: Figure, sentence: Span) -> bool:
    """Tell a count of some: "three of the dead", or of the injured those who are in danger."""
    return is_part(text, figure, sentence) or bool(how_badly(text, figure, sentence))


def _past_times(article: Article) -> list[int]:
    """Return where an article names a time that was over two months before it."""
    today = ordinal(article.published)
    if today is None:
        return []
    days = [(d.start, ordinal(d.high or d.low)) for d in article.dates]
    return [start for start, day in days if day is not None and day < today - _PAST]


def _names(text: str, words: Sequence[Token], start: int, named: Sequence[_Named]) -> frozenset[str]:
    """Return the name terms of a sentence: what is marked, and what stands capitalised behind its start."""
    capitalised = {t.term for t in words if text[t.start].isupper() and t.start > start}
    return frozenset(capitalised.union(*(terms for _, terms in named)))


def _offices(words: Sequence[Token], named: Sequence[_Named]) -> frozenset[str]:
    """Return the content terms directly before a name of a person or an organisation."""
    found: set[str] = set()
    for mark, _ in named:
        if mark.kind != "place":
            before = [t for t in words if mark.start - _OFFICE_REACH <= t.start and t.end <= mark.start]
            found.update([t.term for t in before[-_OFFICE_WORDS:] if t.is_content])
    return frozenset(found)


_RUN_CONTENT: Final = 2


def _runs(text: str, words: Sequence[Token]) -> frozenset[int]:
    """Return hashes of the four-word runs that hold at least two content words besides names.

    They hold within this process alone.
    """
    telling = [token.is_content and text[token.start].islower() for token in words]
    printed = [token.word for token in words]
    return frozenset(
        [
            hash(run)
            for run, tells in zip(_fours(printed), _fours(telling), strict=True)
            if sum(tells) >= _RUN_CONTENT
        ]
    )


def _fours(items: Sequence[T]) -> Iterator[tuple[T, T, T, T]]:
    return zip(items, items[1:], items[2:], items[3:], strict=False)
