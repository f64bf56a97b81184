"""Where the words of gold stand in an article's frozen text, whatever white space became."""

from __future__ import annotations

from dataclasses import dataclass

from tests.quality.gold import GoldArticle, GoldBlock, GoldPhrase
from tui.corpus.event import Span


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text with each run of white space as one space, and where each of its characters came from."""

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Return where `text[start:end]` stands in the text that was squeezed."""
        return self.origin[start], self.origin[end - 1] + 1


def squeezed(text: str) -> Squeezed:
    """Return `text` with runs of white space made one space."""
    kept = [n for n, char in enumerate(text) if not char.isspace() or (n > 0 and not text[n - 1].isspace())]
    return Squeezed("".join(" " if text[n].isspace() else text[n] for n in kept), tuple(kept))


def _place(block: GoldBlock, text: Squeezed, at: int) -> tuple[int, int] | None:
    words = " ".join(block.text.split())
    start = text.text.find(words, at)
    if start < 0:
        start = text.text.find(words)
    return None if start < 0 else (start, start + len(words))


class Placed:
    """The blocks of one gold article, found in one frozen text."""

    def __init__(self, article: GoldArticle, text: str) -> None:
        """Find each block of `article` in `text`, in order where the text keeps gold's order."""
        self._article = article
        self._text = squeezed(text)
        self._blocks: list[tuple[int, int] | None] = []
        at = 0
        for block in article.blocks:
            found = _place(block, self._text, at)
            self._blocks.append(found)
            at = found[1] if found else at

    def block(self, number: int) -> Span | None:
        """Return where the block stands, None if the text does not have it."""
        found = self._blocks[number]
        return self._text.span(*found) if found else None

    def phrase(self, phrase: GoldPhrase) -> Span | None:
        """Return where the phrase stands, None if the text does not have its block."""
        found = self._blocks[phrase.block]
        if found is None:
            return None
        words = " ".join(phrase.text.split())
        start = found[0] - 1
        for _ in range(phrase.nth + 1):
            start = self._text.text.find(words, start + 1)
        return self._text.span(start, start + len(words))
