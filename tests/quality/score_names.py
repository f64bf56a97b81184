"""How well names are marked, and which of them are one entity."""

from __future__ import annotations

from itertools import pairwise as neighbours

from tests.quality.gold import GoldMention
from tests.quality.metrics import agreement, b_cubed
from tests.quality.sample_run import SampleRun
from tests.quality.score import Score
from tui.corpus.event import Span
from tui.corpus.highlight import Highlight

_KINDS = {"person", "organisation", "place"}

Placing = tuple[str, Span, GoldMention]


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _gold_mentions(run: SampleRun) -> list[Placing]:
    return [
        (key, span, mention)
        for key in run.articles
        for mention in run.gold.articles[key].mentions
        if (span := run.placed[key].phrase(mention))
    ]


def _marked(run: SampleRun, key: str) -> dict[Span, Highlight]:
    """Return the names that the program marked in the blocks whose names gold lists."""
    gold = run.gold.articles[key]
    if "mentions" not in gold.complete:
        return {}
    read = {"title", "standfirst", "heading", "body", "pull_quote", "caption"}
    spans = [run.placed[key].block(n) for n, block in enumerate(gold.blocks) if block.role in read]
    return {
        (mark.start, mark.end): mark
        for mark in run.articles[key].highlights
        if mark.kind in _KINDS and any(span and _overlap(span, (mark.start, mark.end)) for span in spans)
    }


def _described(run: SampleRun, key: str, span: Span, said: str) -> str:
    text = run.articles[key].text
    around = text[max(0, span[0] - 25) : span[1] + 25].replace("\n", " ")
    return f"{key}: {said} {text[span[0] : span[1]]!r} in {around!r}"


def mention_score(run: SampleRun) -> Score:
    """Return F1 of persons, organisations and places by exact span and kind.

    As in the field's scorers that know a rest class, a guess that overlaps a `misc` of gold is not counted.
    """
    gold = _gold_mentions(run)
    marked = {key: _marked(run, key) for key in run.articles}
    rest = [(key, span) for key, span, mention in gold if mention.kind not in _KINDS]
    hits: set[tuple[str, Span]] = set()
    missed: list[tuple[str, Span, str]] = []
    wanted = [placing for placing in gold if placing[2].kind in _KINDS]
    for key, span, mention in wanted:
        mark = marked[key].get(span)
        if mark and mark.kind in {mention.kind, mention.or_kind}:
            hits.add((key, span))
        else:
            missed.append(
                (key, span, f"{mention.kind} marked {mark.kind}" if mark else f"{mention.kind} missed")
            )
    extra = [
        (key, span, f"{mark.kind} marked where gold has none like it")
        for key, marks in marked.items()
        for span, mark in marks.items()
        if (key, span) not in hits and not any(k == key and _overlap(s, span) for k, s in rest)
    ]
    measured = agreement(len(hits), len(hits) + len(extra), len(wanted))
    mistakes = tuple(_described(run, *mistake) for mistake in sorted({*missed, *extra}))
    return Score("mentions F1", measured.f1, len(wanted), mistakes)


def _entity_mistakes(
    guess: dict[tuple[str, Span], str], gold: dict[tuple[str, Span], str], run: SampleRun
) -> list[str]:
    """Return what was torn apart and what was thrown together, each pair of entities once."""
    surface = {item: run.articles[item[0]].text[item[1][0] : item[1][1]] for item in gold}
    lines: set[str] = set()
    by_gold = sorted(gold, key=lambda item: (gold[item], guess[item], item))
    for a, b in neighbours(by_gold):
        if gold[a] == gold[b] and guess[a] != guess[b]:
            lines.add(f"torn apart: {gold[a]}: {surface[a]!r} in {a[0]} | {surface[b]!r} in {b[0]}")
    by_guess = sorted(gold, key=lambda item: (guess[item], gold[item], item))
    for a, b in neighbours(by_guess):
        if guess[a] == guess[b] and gold[a] != gold[b]:
            lines.add(f"thrown together: {surface[a]!r} in {a[0]} | {surface[b]!r} in {b[0]}")
    return sorted(lines)


def entity_score(run: SampleRun) -> Score:
    """Return B-cubed F1 of entities across the corpus, over the mentions that were found."""
    gold: dict[tuple[str, Span], str] = {}
    guess: dict[tuple[str, Span], str] = {}
    for key, span, mention in _gold_mentions(run):
        mark = next((m for s, m in _marked(run, key).items() if _overlap(s, span)), None)
        if mention.kind in _KINDS and mark and mention.entity:
            gold[key, span] = mention.entity
            guess[key, span] = mark.entity or f"none {key} {span}"
    mistakes = tuple(_entity_mistakes(guess, gold, run))
    return Score("entities B-cubed F1", b_cubed(guess, gold).f1, len(gold), mistakes)
