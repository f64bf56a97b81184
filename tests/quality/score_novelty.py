"""How well sentences that add something are told from those already read."""

from __future__ import annotations

from tests.quality.gold import GoldNovelty, GoldPhrase
from tests.quality.metrics import agreement
from tests.quality.sample_run import SampleRun
from tests.quality.score import Score
from tui.corpus.event import Span
from tui.link.novelty import novel_sentences


def _overlap(span: Span, others: list[Span]) -> bool:
    return any(span[0] < other[1] and other[0] < span[1] for other in others)


def _spans(run: SampleRun, key: str, phrases: tuple[GoldPhrase, ...]) -> list[Span]:
    return [span for phrase in phrases if (span := run.placed[key].phrase(phrase))]


def _body(run: SampleRun, key: str, spans: list[Span]) -> list[Span]:
    """Return the spans that are not of the title, which gold leaves out."""
    title = run.placed[key].block(0)
    return [span for span in spans if not (title and _overlap(span, [title]))]


def _case(run: SampleRun, case: GoldNovelty) -> tuple[list[Span], list[Span], list[Span]]:
    """Return what gold has as new, which of it was found, and what was wrongly called new."""
    read = [run.articles[key] for key in case.read]
    found = _body(run, case.article, novel_sentences(run.articles[case.article], read))
    new = _spans(run, case.article, case.new)
    optional = _spans(run, case.article, case.optional)
    wrong = [span for span in found if not _overlap(span, new) and not _overlap(span, optional)]
    return new, [span for span in new if _overlap(span, found)], wrong


def novelty_scores(run: SampleRun) -> tuple[Score, Score, Score]:
    """Return precision, recall and F1 of the sentences that are new, over all cases."""
    missed: list[str] = []
    extra: list[str] = []
    wanted = hits = 0
    for case in run.gold.novelty:
        new, found, wrong = _case(run, case)
        wanted += len(new)
        hits += len(found)
        text = run.articles[case.article].text
        read = ", ".join(key.partition("#")[2] for key in case.read)
        missed += [f"{case.article} after {read}: {text[a:b][:100]!r}" for a, b in new if (a, b) not in found]
        extra += [f"{case.article} after {read}: {text[a:b][:100]!r}" for a, b in wrong]
    measured = agreement(hits, hits + len(extra), wanted)
    return (
        Score("novelty precision", measured.precision, hits + len(extra), tuple(extra)),
        Score("novelty recall", measured.recall, wanted, tuple(missed)),
        Score("novelty F1", measured.f1, wanted, ()),
    )
