"""What annotation takes and gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from tui.corpus.article import Article, Block


class ToMark(NamedTuple):
    """An article as it came from the reading side, and the blocks to mark it with: its own if None."""

    given: Article
    blocks: tuple[Block, ...] | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """An article, annotated.

    Attributes:
        article: with everything marked.
        given: as it came from the reading side.
        sketch: its features for linking, encoded.
    """

    article: Article
    given: Article
    sketch: bytes
