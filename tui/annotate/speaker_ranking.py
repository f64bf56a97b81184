"""Who said a quotation: the candidate around it that a small linear model ranks first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.annotate.quote_marks import Quoted
from tui.annotate.sentences import sentences
from tui.annotate.speaker_candidates import Candidate, Candidates
from tui.annotate.speaker_features import Setting, features
from tui.annotate.speech_words import CUE
from tui.corpus.article import Block

_BACK = 14
_AHEAD = 3
_LONGEST_LEAD = 400


class Ranked(NamedTuple):
    """A candidate and the features that speak for it."""

    candidate: Candidate
    features: list[str]


def setting_of(
    text: str, blocks: Sequence[Block], marked: Sequence[Quoted], index: int, previous: Candidate | None
) -> Setting:
    """Return the surroundings of the quotation `marked[index]`.

    Args:
        previous: the speaker chosen for the quotation before it, None if unknown.
    """
    words = marked[index]
    block, last = blocks[words.block], blocks[words.last_block]
    floor = max(block.start, marked[index - 1].end + 1 if index else 0, words.start - _LONGEST_LEAD)
    ceiling = min(last.end, marked[index + 1].start - 1 if index + 1 < len(marked) else last.end)
    before = _lead(text, min(floor, words.start - 1), words.start - 1)
    after = _tail(text, min(words.end + 1, ceiling), min(ceiling, words.end + _LONGEST_LEAD))
    led_by = text[before : words.start - 1].rstrip()
    followed_by = text[words.end + 1 : after].lstrip()
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
        gap=words.block - marked[index - 1].last_block if index else 9,
        cue_after=CUE.search(text, words.end, after) is not None,
        cue_before=CUE.search(text, before, words.start) is not None,
    )


def ranked(text: str, setting: Setting, candidates: Candidates) -> Iterator[Ranked]:
    """Yield everyone who may have said it: around the quotation, and the speaker before."""
    words = setting.words
    behind = candidates.before(words.start, _BACK)
    ahead = candidates.between(words.end, max(setting.after, min(setting.block_end, words.end + 200)))
    for rank, candidate in enumerate(reversed(behind)):
        yield _ranked(text, setting, candidate, rank, candidates)
    for rank, candidate in enumerate(ahead[: _AHEAD + 3]):
        yield _ranked(text, setting, candidate, rank, candidates)
    previous = setting.previous
    if previous is not None and all(c.start != previous.start for c in [*behind, *ahead]):
        yield _ranked(text, setting, previous, _BACK, candidates)


def best(
    text: str, setting: Setting, candidates: Candidates, weights: Mapping[str, float]
) -> Candidate | None:
    """Return the candidate with the highest weight, the nearest first among equals; None if nobody is near."""
    found: tuple[float, Candidate] | None = None
    for candidate, marks in ranked(text, setting, candidates):
        score = sum(weights.get(mark, 0.0) for mark in marks)
        if found is None or score > found[0]:
            found = (score, candidate)
    return found[1] if found else None


def _ranked(text: str, setting: Setting, candidate: Candidate, rank: int, candidates: Candidates) -> Ranked:
    mentions = candidates.mentions[candidate.entity] if candidate.entity else 0
    return Ranked(candidate, features(text, setting, candidate, rank, mentions))


def _lead(text: str, start: int, end: int) -> int:
    spans = sentences(text, start, end)
    return spans[-1].start if spans else end


def _tail(text: str, start: int, end: int) -> int:
    spans = sentences(text, start, end)
    return spans[0].end if spans else start
