"""An article cut into statements: its sentences with their weighted terms, figures and quotes."""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from tui.corpus.article import Article, Block
from tui.corpus.event import Span
from tui.corpus.highlight import Figure
from tui.corpus.sentences import sentence_spans
from tui.link.background import background
from tui.link.kept import Kept
from tui.link.terms import Token, is_content, tokens
from tui.link.times import ordinal

_OFFICE_REACH: Final = 40
_OFFICE_WORDS: Final = 2
_PAST: Final = 60
"""Days before an article that are no longer of its event."""

_OF_ALL = r"\b(?:of|among)\s(?:the|them|whom|those|his|her|its|their)\b"
_PART = re.compile(_OF_ALL, re.IGNORECASE)
_PART_BEHIND = re.compile(
    rf"\s(?:{_OF_ALL}|(?:were|are)\s(?:women|children|men|girls|boys)\b)", re.IGNORECASE
)
_PART_BEFORE = re.compile(r"\b(?:of\swhom|including|among\sthem)\s$", re.IGNORECASE)
_ADDED = re.compile(r"\b(?:another|further|additional|more(?!\sthan))\b", re.IGNORECASE)

_ROLES: Final = frozenset({"standfirst", "body", "caption"})


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, or two that stand together.

    Attributes:
        span: where it stands.
        weights: rarity of each of its content terms.
        names: its name terms; numbers: its digits; runs: hashes of its four-word runs with two content words.
        offices: terms that stand before or behind a name and tell who that is ("the captain, Anton Rehk").
        accounts: terms of whose account it is, which many sentences of one article share.
        figures: those that begin in it; parts_of: where those begin that count a part of a group ("three of
            the dead"), added: those that add to a count ("12 more bodies").
        past: True if it tells of a time well before the article.
        parts: the terms of each of two joined sentences; empty for one.
    """

    span: Span
    weights: Mapping[str, float]
    names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    runs: frozenset[int] = frozenset()
    offices: frozenset[str] = frozenset()
    accounts: frozenset[str] = frozenset()
    figures: tuple[Figure, ...] = ()
    parts: tuple[frozenset[str], ...] = ()
    parts_of: frozenset[int] = frozenset()
    added: frozenset[int] = frozenset()
    past: bool = False

    @property
    def mass(self) -> float:
        """The summed rarity of its terms."""
        return math.fsum(self.weights.values())

    def weighed(self, scale: Mapping[str, float]) -> Statement:
        """Return this statement with the weight of each term multiplied by its `scale`."""
        weights = {term: weight * scale[term] for term, weight in self.weights.items()}
        return Statement(
            self.span,
            weights,
            self.names,
            self.numbers,
            self.runs,
            self.offices,
            self.accounts,
            self.figures,
            self.parts,
            self.parts_of,
            self.added,
            self.past,
        )

    def both_share(self, other: Statement) -> bool:
        """Tell whether, of two joined sentences, each adds something of its own that `other` has."""
        if not self.parts:
            return True
        first, second = self.parts
        needed = other.weights.keys() - other.names
        return bool((first - second) & needed) and bool((second - first) & needed)

    def joined(self, following: Statement) -> Statement:
        """Return this statement and the next one as one."""
        weights = {**self.weights, **following.weights}
        return Statement(
            span=(self.span[0], following.span[1]),
            weights=weights,
            names=self.names | following.names,
            numbers=self.numbers | following.numbers,
            runs=self.runs | following.runs,
            offices=self.offices | following.offices,
            accounts=self.accounts | following.accounts,
            figures=(*self.figures, *following.figures),
            parts=(frozenset(self.weights), frozenset(following.weights)),
            parts_of=self.parts_of | following.parts_of,
            added=self.added | following.added,
            past=self.past and following.past,
        )


def statements(article: Article) -> tuple[Statement, ...]:
    """Return the statements of an annotated article in order."""
    blocks = [block for block in article.blocks if block.role in _ROLES]
    if not article.blocks:
        blocks = [Block(0, len(article.text), "body")]
    return tuple(
        _statement(article, span) for block in blocks for span in sentence_spans(article.text, block)
    )


statements_of: Final = Kept(statements)
"""`statements`, remembered for the articles asked about lately."""


def _statement(article: Article, span: Span) -> Statement:
    start, end = span
    table = background()
    every = tokens(article.text, start, end)
    words = [token for token in every if is_content(token)]
    counted = tuple(figure for figure in article.figures if start <= figure.start < end)
    weights = {token.term: table.idf(token.term) for token in words}
    return Statement(
        span=span,
        weights=weights,
        names=_names(article, words, start, end),
        numbers=frozenset(token.word for token in words if token.word.isdigit()),
        runs=_runs(article.text, every),
        offices=_offices(article, every, start, end),
        accounts=_accounts(article, start, end),
        figures=counted,
        parts_of=frozenset(f.start for f in counted if _is_part(article.text, f, end)),
        added=frozenset(
            f.start for f in counted if _ADDED.search(article.text, f.start, min(end, f.end + 6))
        ),
        past=_is_past(article, start, end),
    )


def _is_part(text: str, figure: Figure, end: int) -> bool:
    """Tell a count that is part of another: "three of the dead", "of whom 290"."""
    return bool(
        _PART.search(text, figure.start, figure.end)
        or _PART_BEHIND.match(text, figure.end, end)
        or _PART_BEFORE.search(text, max(0, figure.start - _OFFICE_REACH), figure.start)
    )


def _is_past(article: Article, start: int, end: int) -> bool:
    """Tell whether a sentence names a time that was over two months before its article."""
    today = ordinal(article.published)
    if today is None:
        return False
    days = (ordinal(d.high or d.low) for d in article.dates if start <= d.start < end)
    return any(day is not None and day < today - _PAST for day in days)


def _names(article: Article, words: Sequence[Token], start: int, end: int) -> frozenset[str]:
    """Return the name terms between `start` and `end`: what is marked, and what stands capitalised."""
    names = {t.term for t in words if article.text[t.start].isupper() and t.start > start}
    for mark in article.highlights:
        if start <= mark.start < end and mark.kind in {"person", "organisation", "place"}:
            names.update(t.term for t in tokens(article.text, mark.start, mark.end) if is_content(t))
    return frozenset(names)


def _offices(article: Article, words: Sequence[Token], start: int, end: int) -> frozenset[str]:
    """Return the content terms directly before a name of a person or an organisation."""
    found: set[str] = set()
    for mark in article.highlights:
        if start <= mark.start < end and mark.kind in {"person", "organisation"}:
            before = [t for t in words if mark.start - _OFFICE_REACH <= t.start and t.end <= mark.start]
            found.update(t.term for t in before[-_OFFICE_WORDS:] if is_content(t))
    return frozenset(found)


def _accounts(article: Article, start: int, end: int) -> frozenset[str]:
    """Return the terms of the speakers and sources named between `start` and `end`."""
    named = [
        quote.speaker.text
        for quote in article.quotes
        if quote.speaker is not None and quote.start < end and start < quote.end
    ]
    named += [f.attributed_to for f in article.figures if f.attributed_to and start <= f.start < end]
    return frozenset(t.term for text in named for t in tokens(text) if is_content(t))


_RUN: Final = 4
_RUN_CONTENT: Final = 2


def _runs(text: str, words: Sequence[Token]) -> frozenset[int]:
    """Return hashes of the four-word runs that hold at least two content words besides names."""
    plain = [is_content(token) and text[token.start].islower() for token in words]
    return frozenset(
        zlib.crc32(" ".join([t.word for t in words[at : at + _RUN]]).encode("utf-8", "surrogatepass"))
        for at in range(len(words) - _RUN + 1)
        if sum(plain[at : at + _RUN]) >= _RUN_CONTENT
    )


def weighed_together(
    left: Sequence[Statement], right: Sequence[Statement]
) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """Return the statements of two articles with terms weighed by how rare they are in these two.

    "Aleppo" tells nothing about which sentence meets which where every second one names it: a term's rarity
    in news is scaled by ln(n / f) / ln(n), f of the n sentences of both articles having it.
    """
    counted = Counter(chain.from_iterable(statement.weights for statement in (*left, *right)))
    total = len(left) + len(right) + 1
    scale_of = {count: math.log(total / count) / math.log(total) for count in set(counted.values())}
    scale = {term: scale_of[count] for term, count in counted.items()}
    return tuple([each.weighed(scale) for each in left]), tuple([each.weighed(scale) for each in right])


def shared_mass(a: Statement, b: Statement, *, without: Collection[str] = frozenset()) -> float:
    """Return the summed rarity of the terms that two statements share, but for those `without`."""
    if len(b.weights) < len(a.weights):
        a, b = b, a
    weights = a.weights
    return math.fsum([weights[term] for term in weights.keys() & b.weights.keys() if term not in without])
