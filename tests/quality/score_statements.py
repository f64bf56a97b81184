"""How well indirect speech is found, and who is said to have said it."""

from __future__ import annotations

from tests.quality.gold import GoldStatement
from tests.quality.metrics import share
from tests.quality.sample_run import SampleRun
from tests.quality.score import Score
from tui.corpus.highlight import Quote


def _said(run: SampleRun, key: str, gold: GoldStatement) -> Quote | None:
    span = run.placed[key].phrase(gold)
    there = [s for s in run.articles[key].statements if span and s.start < span[1] and span[0] < s.end]
    return max(there, key=lambda s: min(s.end, span[1]) - max(s.start, span[0])) if span and there else None


def _right(run: SampleRun, gold: GoldStatement, found: Quote) -> bool:
    if found.speaker is None:
        return False
    name = gold.speaker_text.casefold().removeprefix("the ")
    said = {found.speaker.text.casefold(), *run.names_of(found.speaker.entity)}
    return any(word in name or name in word for word in said if len(word) > 2)


def statement_scores(run: SampleRun) -> tuple[Score, Score]:
    """Return recall of gold's indirect speech, and the share of what was found that has the right speaker."""
    pairs = [
        (key, gold, _said(run, key, gold))
        for key in run.articles
        for gold in run.gold.articles[key].statements
    ]
    missed = tuple(f"{key}: {gold.text[:90]!r}" for key, gold, found in pairs if found is None)
    wrong = tuple(
        f"{key}: {gold.text[:60]!r} by {gold.speaker_text!r}, not {found.speaker and found.speaker.text!r}"
        for key, gold, found in pairs
        if found is not None and not _right(run, gold, found)
    )
    found_at_all = len(pairs) - len(missed)
    return (
        Score("statements recall", share(found_at_all, len(pairs)), len(pairs), missed),
        Score("statement speakers", share(found_at_all - len(wrong), found_at_all), found_at_all, wrong),
    )
