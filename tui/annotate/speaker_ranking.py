"""The ranking of everyone around a quotation by a linear model: who of them most likely said it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.annotate.quote_marks import Quoted
from tui.annotate.sentences import sentences
from tui.annotate.speaker_candidates import Candidate, Candidates
from tui.annotate.speaker_features import Profile, Setting, features, profile
from tui.corpus.article import Block

_BACK = 14
_AHEAD = 6
_AHEAD_REACH = 200
_LONGEST_LEAD = 400

_QUOTES_ANOTHER = re.compile(r"\s(?:has\s|had\s)?quot(?:ed|es)\s[^.,;:“”\"]{2,60}\sas\s(?:saying|telling)\b")
"""What shows, behind a name, that it passes on the words of somebody else."""


class Ranked(NamedTuple):
    """A candidate and the features that speak for it."""

    candidate: Candidate
    features: list[str]


class Ranking:
    """Ranks the candidates of one article's quotations."""

    def __init__(self, candidates: Candidates, blocks: Sequence[Block], marked: Sequence[Quoted]) -> None:
        """Take the article's candidates, its content blocks, and what is quoted in them."""
        self._candidates = candidates
        self._text = candidates.text
        self._blocks = blocks
        self._marked = marked
        self._profiles: dict[int, Profile] = {}

    def setting(self, index: int, previous: Candidate | None) -> Setting:
        """Return the surroundings of the quotation `marked[index]`.

        Args:
            index: which quotation.
            previous: the speaker chosen for the quotation before it, None if unknown.
        """
        text, words = self._text, self._marked[index]
        block, last = self._blocks[words.block], self._blocks[words.last_block]
        before, after = self._sentence_around(index, block, last)
        led_by = text[before : words.start - 1].rstrip()
        followed_by = text[words.end + 1 : after].lstrip()
        reporting = self._candidates.reporting
        return Setting(
            words,
            before=before,
            after=after,
            led=bool(led_by) and led_by[-1] not in ".!?",
            followed=bool(followed_by) and (text[words.end - 1] in ",?!—…" or not followed_by[0].isupper()),
            block_start=block.start,
            block_end=last.end,
            lower=text[words.start : words.start + 1].islower(),
            previous=previous,
            gap=words.block - self._marked[index - 1].last_block if index else 9,
            cue_after=bool(reporting.cues_between(words.end, after)),
            cue_before=bool(reporting.cues_between(before, words.start)),
        )

    def ranked(self, setting: Setting) -> Iterator[Ranked]:
        """Yield everyone who may have said it: around the quotation, and the speaker before."""
        words = setting.words
        behind = self._candidates.before(words.start, _BACK)
        ahead_end = max(setting.after, min(setting.block_end, words.end + _AHEAD_REACH))
        ahead = self._candidates.between(words.end, ahead_end)[:_AHEAD]
        for rank, candidate in enumerate(reversed(behind)):
            yield self._ranked(setting, candidate, rank)
        for rank, candidate in enumerate(ahead):
            yield self._ranked(setting, candidate, rank)
        previous = setting.previous
        if previous is not None and all(c.start != previous.start for c in [*behind, *ahead]):
            yield self._ranked(setting, previous, _BACK)

    def best(self, setting: Setting, weights: Mapping[str, float]) -> Candidate | None:
        """Return the candidate with the highest sum of weights, the first yielded among equals."""
        found: tuple[float, Candidate] | None = None
        for candidate, marks in self.ranked(setting):
            known = self._profiles[candidate.start]
            if _is_told_of(candidate, known) or _QUOTES_ANOTHER.match(self._text, candidate.end):
                continue
            score = sum([weights.get(mark, 0.0) for mark in marks])
            if found is None or score > found[0]:
                found = (score, candidate)
        return found[1] if found else None

    def _ranked(self, setting: Setting, candidate: Candidate, rank: int) -> Ranked:
        known = self._profiles.get(candidate.start)
        if known is None:
            known = profile(self._text, candidate, self._candidates.reporting)
            self._profiles[candidate.start] = known
        mentions = self._candidates.mentions[candidate.entity] if candidate.entity else 0
        return Ranked(candidate, features(setting, candidate, known, rank, mentions))

    def _sentence_around(self, index: int, block: Block, last: Block) -> tuple[int, int]:
        """Return where the sentence that leads into a quotation begins, and where the one behind ends."""
        words, text = self._marked[index], self._text
        previous = self._marked[index - 1].end + 1 if index else 0
        following = self._marked[index + 1].start - 1 if index + 1 < len(self._marked) else last.end
        opening = words.start - 1
        floor = min(max(block.start, previous, words.start - _LONGEST_LEAD), opening)
        ceiling = min(last.end, following, words.end + _LONGEST_LEAD)
        closing = min(words.end + 1, ceiling)
        lead = sentences(text, floor, opening)
        tail = sentences(text, closing, ceiling)
        return lead[-1].start if lead else opening, tail[0].end if tail else closing


def _is_told_of(candidate: Candidate, known: Profile) -> bool:
    """Tell who is named in what is said, or a place that owns something ("said Tarn's new rulers had …")."""
    return known.link == "clause" or (known.possessive and candidate.sort == "place")
