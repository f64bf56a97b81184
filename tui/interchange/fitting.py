"""Marks that were made on one form of a text, moved to another form of it: never guessed, refused by name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from tui.corpus.highlight import Highlight
from tui.interchange.given import GivenMark, GivenMarks


class Fitted(NamedTuple):
    """Marks in an article's text, and one line for each that does not fit."""

    marks: tuple[Highlight, ...]
    refused: tuple[str, ...]


def fitted(given: GivenMarks, text: str, layer: str) -> Fitted:
    """Return the marks of `given` as highlights of an article's `text`.

    Where the text that they were made on differs in white space, or is a part of the article's, they move
    with it. A mark whose words are not found there is refused.

    Args:
        given: as a file holds it.
        text: the article's text.
        layer: who made them.
    """
    moved = _Moved(given.text, text)
    found: list[Highlight] = []
    refused = list(given.refused)
    for mark in given.marks:
        span = moved.span(mark)
        if span is None:
            shown = (mark.words or f"{mark.start} to {mark.end}")[:40]
            refused.append(f"“{' '.join(shown.split())}” is not in the article's text there")
        else:
            found.append(Highlight(*span, mark.kind, mark.entity, layer))
    return Fitted(tuple(dict.fromkeys(sorted(found, key=_place))), tuple(refused))


def _place(mark: Highlight) -> tuple[int, int, str]:
    return mark.start, mark.end, mark.kind


def _solid(text: str) -> str:
    return "".join(text.split())


class _Moved:
    """Where code points of one text are in another that differs from it in white space, or holds it."""

    def __init__(self, given: str | None, text: str) -> None:
        self._text = text
        self._is_same = given is None or given == text
        self._shift = text.find(given) if given and not self._is_same else 0
        if not self._is_same and self._shift < 0:
            assert given is not None  # noqa: S101 - else it is the same
            self._from = [at for at, letter in enumerate(given) if not letter.isspace()]
            self._to = [at for at, letter in enumerate(text) if not letter.isspace()]
            self._first = _solid(text).find(_solid(given))

    def span(self, mark: GivenMark) -> tuple[int, int] | None:
        for start, end in self._candidates(mark):
            if 0 <= start < end <= len(self._text) and self._says(mark, start, end):
                return start, end
        return None

    def _says(self, mark: GivenMark, start: int, end: int) -> bool:
        return mark.words is None or _solid(self._text[start:end]) == _solid(mark.words)

    def _candidates(self, mark: GivenMark) -> Iterator[tuple[int, int]]:
        if self._is_same:
            yield mark.start, mark.end
        elif self._shift >= 0:
            yield mark.start + self._shift, mark.end + self._shift
        elif self._first >= 0:
            yield from self._by_letters(mark)
        if mark.words and self._text.count(mark.words) == 1:
            at = self._text.index(mark.words)
            yield at, at + len(mark.words)

    def _by_letters(self, mark: GivenMark) -> Iterator[tuple[int, int]]:
        first = bisect_left(self._from, mark.start)
        last = bisect_left(self._from, mark.end) - 1
        if first <= last:
            yield self._to[self._first + first], self._to[self._first + last] + 1
