"""How well figures are read: found, kind and bounds right, by the right account, toll or running total."""

from __future__ import annotations

from tests.quality.gold import GoldFigure
from tests.quality.metrics import agreement, share
from tests.quality.sample_run import SampleRun
from tests.quality.score import Score
from tui.corpus.event import Span
from tui.corpus.highlight import Figure

_NEAR = 0.15
"""How far a bound of an approximate count may lie from the number that is printed, relative to it."""


def _same_bounds(figure: Figure, gold: GoldFigure) -> bool:
    if not gold.approximate:
        return (figure.low, figure.high) == (gold.low, gold.high)
    number = gold.low or gold.high or 0
    bounds = [bound for bound in (figure.low, figure.high) if bound is not None]
    return bool(bounds) and all(abs(bound - number) <= _NEAR * number for bound in bounds)


def _overlap(figure: Figure, span: Span) -> bool:
    return figure.start < span[1] and span[0] < figure.end


def _described(figure: Figure, text: str) -> str:
    return f"{text[figure.start : figure.end]!r} {figure.kind} {figure.low}..{figure.high}"


def _pairs(run: SampleRun, key: str) -> list[tuple[GoldFigure, Figure | None]]:
    """Return each figure of gold with the program's figure there, the right one where several overlap."""
    found = run.articles[key].figures
    pairs: list[tuple[GoldFigure, Figure | None]] = []
    for gold in run.gold.articles[key].figures:
        span = run.placed[key].phrase(gold)
        there = [figure for figure in found if span and _overlap(figure, span)]
        there.sort(key=lambda figure: figure.kind != gold.kind or not _same_bounds(figure, gold))
        pairs.append((gold, there[0] if there else None))
    return pairs


def figure_scores(run: SampleRun) -> tuple[Score, Score]:
    """Return precision and recall of casualty figures: a hit has gold's place, kind and bounds."""
    missed: list[str] = []
    extra: list[str] = []
    hits = wanted = guessed = 0
    for key, article in run.articles.items():
        excused: set[Figure] = set()
        for gold, figure in _pairs(run, key):
            if gold.optional:
                excused |= {figure} if figure else set()
                continue
            wanted += 1
            if figure and figure.kind == gold.kind and _same_bounds(figure, gold):
                hits += 1
                excused.add(figure)
                guessed += 1
            else:
                said = _described(figure, article.text) if figure else "nothing"
                missed.append(f"{key}: {gold.text!r} is {gold.kind} {gold.low}..{gold.high}, not {said}")
        others = [figure for figure in article.figures if figure.kind != "other" and figure not in excused]
        guessed += len(others)
        extra += [
            f"{key}: {_described(figure, article.text)} is none or otherwise in "
            f"{article.text[max(0, figure.start - 40) : figure.end + 40]!r}"
            for figure in others
        ]
    measured = agreement(hits, guessed, wanted)
    return (
        Score("figures precision", measured.precision, guessed, tuple(extra)),
        Score("figures recall", measured.recall, wanted, tuple(missed)),
    )


def _same_account(said: str | None, gold: str | None) -> bool:
    if not gold or not said:
        return gold == said
    a, b = (name.casefold().removeprefix("the ") for name in (said, gold))
    return a in b or b in a


def account_scores(run: SampleRun) -> tuple[Score, Score]:
    """Return how many found figures have the right account, and are rightly running totals or not."""
    found = [
        (key, gold, figure)
        for key in run.articles
        for gold, figure in _pairs(run, key)
        if figure and figure.kind == gold.kind and not gold.optional
    ]
    misattributed = tuple(
        f"{key}: {gold.text!r} by {gold.attributed_to!r}, not {figure.attributed_to!r}"
        for key, gold, figure in found
        if not _same_account(figure.attributed_to, gold.attributed_to)
    )
    miscounted = tuple(
        f"{key}: {gold.text!r} running {gold.running}, not {figure.running}"
        for key, gold, figure in found
        if gold.running is not None and figure.running != gold.running
    )
    total = len(found)
    return (
        Score("figures attributed", share(total - len(misattributed), total), total, misattributed),
        Score("running totals told", share(total - len(miscounted), total), total, miscounted),
    )
