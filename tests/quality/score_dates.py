"""How well date expressions are found and resolved to days."""

from __future__ import annotations

from tests.quality.metrics import agreement
from tests.quality.sample_run import SampleRun
from tests.quality.score import Score


def date_value_scores(run: SampleRun) -> tuple[Score, Score]:
    """Return precision and recall of dates where gold lists all: a hit has gold's first and last day."""
    missed: list[str] = []
    extra: list[str] = []
    hits = wanted = guessed = 0
    for key, article in run.articles.items():
        gold = run.gold.articles[key]
        if "dates" not in gold.complete:
            continue
        right = set()
        for date in gold.dates:
            span = run.placed[key].phrase(date)
            there = [d for d in article.dates if span and d.start < span[1] and span[0] < d.end]
            same = [d for d in there if (d.low, d.high) == (date.low, date.high)]
            right |= set(same[:1])
            if not same:
                said = [f"{article.text[d.start : d.end]!r} {d.low}..{d.high}" for d in there]
                missed.append(f"{key}: {date.text!r} is {date.low}..{date.high}, not {said or 'found'}")
        wanted += len(gold.dates)
        hits += len(right)
        guessed += len(article.dates)
        extra += [
            f"{key}: {article.text[d.start : d.end]!r} {d.low}..{d.high} is none or otherwise"
            for d in article.dates
            if d not in right
        ]
    measured = agreement(hits, guessed, wanted)
    return (
        Score("dates precision", measured.precision, guessed, tuple(extra)),
        Score("dates recall", measured.recall, wanted, tuple(missed)),
    )
