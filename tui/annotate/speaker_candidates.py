"""Everyone in an article who may have said something: names, pronouns, roles, in order of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from tui.annotate.quote_marks import Quoted
from tui.annotate.speech_words import CAPITALS, NOT_A_NAME, PRONOUN, ROLE
from tui.corpus.article import Article, Block
from tui.corpus.highlight import Highlight

Sort: TypeAlias = Literal["person", "organisation", "place", "pronoun", "role", "capitals"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention outside quotation marks that may be a speaker.

    Attributes:
        block: index of its content block.
        entity: key of the entity it names, None for roles, pronouns and unknown names.
    """

    start: int
    end: int
    sort: Sort
    block: int
    entity: str | None = None


class Candidates:
    """The candidates of an article, found once; asked for by stretch of text."""

    def __init__(self, article: Article, blocks: Sequence[Block], marked: Sequence[Quoted]) -> None:
        """Collect them; what stands inside `marked` names nobody who speaks."""
        self.text = article.text
        self._quoted = sorted((q.start, q.end) for q in marked)
        self._quoted_starts = [start for start, _ in self._quoted]
        names = [h for h in article.highlights if h.kind in ("person", "organisation", "place")]
        starts = [h.start for h in names]
        self.all: list[Candidate] = []
        for index, block in enumerate(blocks):
            inside = names[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
            self.all += self._of_block(index, block, inside)
        self.starts = [c.start for c in self.all]
        self.mentions = Counter(c.entity for c in self.all if c.entity is not None)

    def between(self, start: int, end: int) -> list[Candidate]:
        """Return the candidates that begin in a stretch of text."""
        return self.all[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def before(self, position: int, most: int) -> list[Candidate]:
        """Return the last `most` candidates that begin before a position, the nearest last."""
        index = bisect_left(self.starts, position)
        return self.all[max(0, index - most) : index]

    def _of_block(self, index: int, block: Block, names: list[Highlight]) -> list[Candidate]:
        taken = [(h.start, h.end) for h in names]
        found = [
            Candidate(h.start, h.end, h.kind, index, h.entity)  # type: ignore[arg-type]  # filtered by kind above
            for h in names
            if not self._is_quoted(h.start)
        ]
        for candidate in self._unnamed(index, block):
            at = bisect_left(taken, (candidate.start, candidate.end))
            clear_left = at == 0 or taken[at - 1][1] <= candidate.start
            clear_right = at == len(taken) or candidate.end <= taken[at][0]
            if clear_left and clear_right and not self._is_quoted(candidate.start):
                found.append(candidate)
        return sorted(found, key=lambda c: (c.start, -c.end))

    def _unnamed(self, index: int, block: Block) -> Iterator[Candidate]:
        for match in PRONOUN.finditer(self.text, block.start, block.end):
            yield Candidate(match.start(), match.end(), "pronoun", index)
        for match in ROLE.finditer(self.text, block.start, block.end):
            yield Candidate(match.start(), match.end(), "role", index)
        for match in CAPITALS.finditer(self.text, block.start, block.end):
            if match[0].split(maxsplit=1)[0].lower() not in NOT_A_NAME:
                yield Candidate(match.start(), match.end(), "capitals", index)

    def _is_quoted(self, position: int) -> bool:
        at = bisect_left(self._quoted_starts, position + 1) - 1
        return at >= 0 and position < self._quoted[at][1]
