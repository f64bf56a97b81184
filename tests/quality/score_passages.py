"""How well passages are linked: which sentences of two reports of one event tell the same."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from tests.quality.metrics import share
from tests.quality.sample_run import SampleRun
from tests.quality.score import Score
from tui.corpus.event import Evidence, Span
from tui.link import passages

_SAME_WORDS = 85.0
"""Passages that are the same text but for so little (0 to 100) need no gold to be right: a reprint's."""


class _Told(NamedTuple):
    """A passage of gold as two articles tell it: its spans in either."""

    words: str
    a: tuple[Span, ...]
    b: tuple[Span, ...]


def _overlap(span: Span, others: tuple[Span, ...]) -> bool:
    return any(span[0] < other[1] and other[0] < span[1] for other in others)


def _joins(evidence: Evidence, told: _Told) -> bool:
    return _overlap(evidence.a, told.a) and _overlap(evidence.b, told.b)


def _gold_of(run: SampleRun, a: str, b: str) -> list[_Told]:
    """Return the passages that gold has in both articles."""
    found: list[_Told] = []
    for passage in run.gold.passages:
        spans: defaultdict[str, list[Span]] = defaultdict(list)
        for member in passage.members:
            if member.article in {a, b} and (span := run.placed[member.article].phrase(member)):
                spans[member.article].append(span)
        if spans[a] and spans[b]:
            words = f"{passage.kind} {passage.members[0].text!r}"
            found.append(_Told(words, tuple(spans[a]), tuple(spans[b])))
    return found


def _compared(run: SampleRun) -> list[tuple[str, str]]:
    """Return the pairs of articles that gold compares: of one event, and digests with what they cover."""
    groups = [[*members, *run.gold.also_covered_by[event]] for event, members in run.gold.events.items()]
    pairs = {pair for group in groups for pair in combinations(sorted(set(group) & set(run.articles)), 2)}
    return sorted(pairs)


def passage_scores(run: SampleRun) -> tuple[Score, Score]:
    """Return precision of the linked passages, and recall of gold's, over pairs of articles of one event."""
    wrong: list[str] = []
    missed: list[str] = []
    linked = wanted = 0
    for a, b in _compared(run):
        gold = _gold_of(run, a, b)
        first, second = run.articles[a], run.articles[b]
        evidence = passages(first, second)
        linked += len(evidence)
        wanted += len(gold)
        for each in evidence:
            said = (first.text[slice(*each.a)], second.text[slice(*each.b)])
            if not any(_joins(each, told) for told in gold) and ratio(*said) < _SAME_WORDS:
                wrong.append(f"{a} | {b}: {each.kind} {said[0][:80]!r} | {said[1][:80]!r}")
        missed += [f"{a} | {b}: {told.words}" for told in gold if not any(_joins(e, told) for e in evidence)]
    return (
        Score("passages precision", share(linked - len(wrong), linked), linked, tuple(wrong)),
        Score("passages recall", share(wanted - len(missed), wanted), wanted, tuple(missed)),
    )
