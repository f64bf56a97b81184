"""Rows of labelled articles printed as headlines are: in capitals, or in Title Case.

News prints both, and articles for training have few of either. What the tagger that learns from these copies
gains is in docs/models.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from tui.annotate.tokens import Token
from tui.train.name_data import LabelledArticle, LabelledRow

_SHORTEST: Final = 4
_LONGEST: Final = 40
_LONGEST_HEADLINE: Final = 25
"""Tokens."""

_ENDS: Final = frozenset(".:;,")
_SMALL: Final = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "for", "if", "in", "of", "on", "or", "the", "to", "vs"}
)
_PARTS: Final = 4


def as_headlines(article: LabelledArticle) -> Iterator[tuple[list[LabelledRow], list[LabelledRow]]]:
    """Yield the article, each time with another quarter of its rows printed as headlines, and these rows.

    A quarter at a time, so that what the rest of the article tells of a word is what it would tell of a
    headline's. Rows turn to capitals and to Title Case by turns; long ones, damaged ones stay.
    """
    for quarter in range(_PARTS):
        rows, printed = [], []
        for n, each in enumerate(article.rows):
            if (
                n // 2 % _PARTS == quarter
                and _SHORTEST <= len(each.row) <= _LONGEST
                and not _is_damaged(each)
            ):
                copy = _rewritten(each, _capitals if n % 2 else _title_case)
                rows.append(copy)
                printed.append(copy)
            else:
                rows.append(each)
        yield rows, printed


def printed_as(article: LabelledArticle, *, capitals: bool) -> LabelledArticle:
    """Return `article`, headlines in capitals or in Title Case, with the names of headlines alone.

    A short row that names somebody and ends like no sentence is taken for a headline.
    """
    changed = _capitals if capitals else _title_case
    rows = [_rewritten(each, changed) if _is_headline(each) else each for each in article.rows]
    headlines = [new.row for new, old in zip(rows, article.rows, strict=True) if new is not old]
    letters = list(article.text)
    for token in (token for row in headlines for token in row):
        if len(token.text) == token.end - token.start:
            letters[token.start : token.end] = token.text
    spans = [(row[0].start, row[-1].end) for row in headlines]
    gold = [each for each in article.gold if any(a <= each[0] and each[1] <= b for a, b in spans)]
    return LabelledArticle(article.id, "".join(letters), rows, gold)


def _is_headline(labelled_row: LabelledRow) -> bool:
    row, labels = labelled_row
    short = _SHORTEST <= len(row) <= _LONGEST_HEADLINE and row[-1].text not in _ENDS
    return short and set(labels) != {"O"} and not _is_damaged(labelled_row)


def _is_damaged(labelled_row: LabelledRow) -> bool:
    return any(token.column for token in labelled_row.row)


def _rewritten(labelled_row: LabelledRow, changed: Callable[[Token], Token]) -> LabelledRow:
    return LabelledRow([changed(token) for token in labelled_row.row], labelled_row.labels)


def _capitals(token: Token) -> Token:
    return token._replace(text=token.text.upper())


def _title_case(token: Token) -> Token:
    return token if token.text in _SMALL else token._replace(text=token.text[0].upper() + token.text[1:])
