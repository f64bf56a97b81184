"""Who said a quotation: the candidates around it, and the one that the wording points to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tui.annotate.quote_marks import Quoted
from tui.annotate.sentences import Span, sentences
from tui.annotate.speech_words import CUE, PRONOUN, ROLE, STRONG
from tui.corpus.article import Article, Block
from tui.corpus.highlight import Speaker


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name, pronoun or role that may be the speaker."""

    start: int
    end: int
    sort: str
    entity: str | None = None


class Speakers:
    """The speakers of an article's quotations, each found once and in order."""

    def __init__(self, article: Article, blocks: Sequence[Block], marked: Sequence[Quoted]) -> None:
        """Read the article's names; `marked` is what stands between its quotation marks, in order."""
        self._article = article
        self._text = article.text
        self._blocks = blocks
        self._marked = marked
        self._names = [
            Candidate(h.start, h.end, h.kind, h.entity)
            for h in article.highlights
            if h.kind in ("person", "organisation", "place")
        ]
        self._name_starts = [c.start for c in self._names]
        self._said: dict[int, tuple[Speaker | None, str | None]] = {}

    def of(self, index: int) -> tuple[Speaker | None, str | None]:
        """Return the speaker and the reporting words of one quotation; ask in order of the text."""
        if index not in self._said:
            self._said[index] = self._find(index)
        return self._said[index]

    def _find(self, index: int) -> tuple[Speaker | None, str | None]:
        words = self._marked[index]
        block = self._blocks[words.block]
        if block.role == "pull_quote":
            return None, None
        for found in (self._after(index), self._before(index)):
            if found is not None:
                return found
        if index and self._continues(index):
            return self._said.get(index - 1, (None, None))[0], None
        return None, None

    def _after(self, index: int) -> tuple[Speaker, str] | None:
        words = self._marked[index]
        block = self._blocks[words.last_block]
        following = self._marked[index + 1].start - 1 if index + 1 < len(self._marked) else block.end
        end = min(block.end, max(following, words.end), words.end + 200)
        span = next((s for s in sentences(self._text, words.end + 1, end)), None)
        if span is None or not self._text[words.end - 1] in ",?!.…—":
            return None
        return self._in_span(Span(words.end + 1, span.end), words.end)

    def _before(self, index: int) -> tuple[Speaker, str] | None:
        words = self._marked[index]
        block = self._blocks[words.block]
        previous = self._marked[index - 1].end + 1 if index else block.start
        begin = max(block.start, min(previous, words.start))
        spans = sentences(self._text, begin, words.start - 1)
        return self._in_span(Span(spans[-1].start, words.start - 1), words.start) if spans else None

    def _in_span(self, span: Span, near: int) -> tuple[Speaker, str] | None:
        cues = list(CUE.finditer(self._text, *span))
        candidates = self._candidates(span)
        if not cues or not candidates:
            return None
        cue = min(cues, key=lambda c: (c[0].lower() not in STRONG, abs(c.start() - near)))
        best = min(candidates, key=lambda c: min(abs(c.start - cue.end()), abs(cue.start() - c.end)))
        return self._speaker(best), cue[0]

    def _candidates(self, span: Span) -> list[Candidate]:
        first = bisect_left(self._name_starts, span.start)
        last = bisect_right(self._name_starts, span.end - 1)
        named = [c for c in self._names[first:last] if c.end <= span.end]
        for pattern, sort in ((PRONOUN, "pronoun"), (ROLE, "role")):
            for match in pattern.finditer(self._text, *span):
                if not any(c.start < match.end() and match.start() < c.end for c in named):
                    named.append(Candidate(match.start(), match.end(), sort))
        return named

    def _speaker(self, candidate: Candidate) -> Speaker:
        text = self._text[candidate.start : candidate.end]
        entity = candidate.entity
        if candidate.sort == "pronoun" and text.lower() in ("he", "she"):
            entity = self._last_person(candidate.start)
        return Speaker(text, candidate.start, candidate.end, entity)

    def _last_person(self, at: int) -> str | None:
        earlier = bisect_left(self._name_starts, at)
        return next((c.entity for c in reversed(self._names[:earlier]) if c.sort == "person"), None)

    def _continues(self, index: int) -> bool:
        """Tell a quotation that goes on with the one before it: the same paragraph or the next."""
        before, now = self._marked[index - 1], self._marked[index]
        return (
            now.block - before.last_block <= 1
            and re.search(r"[.:]\s", self._text[before.end : now.start]) is not None
            or now.block == before.last_block
        )
