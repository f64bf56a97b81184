"""What annotation takes and gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from tui.corpus.article import Article, Block
from tui.corpus.correction import NOTHING, Told


class ToMark(NamedTuple):
    """An article as it came from the reading side.

    Attributes:
        blocks: to mark it with; its own if None.
        told: what readers told about names that it may print.
        corrected: how often that had changed when it was read.
    """

    given: Article
    blocks: tuple[Block, ...] | None = None
    told: Told = NOTHING
    corrected: int = 0


@dataclass(frozen=True, slots=True)
class Marked:
    """An article, annotated.

    Attributes:
        article: with everything marked.
        given: as it came from the reading side.
        sketch: its features for linking, encoded.
        corrected: how often corrections had changed when it was marked.
    """

    article: Article
    given: Article
    sketch: bytes
    corrected: int = 0
