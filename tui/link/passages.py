"""Passage to passage: which sentences of two articles say the same, and how they differ.

Each sentence is shown with its best partner only, so that a link stays readable.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tui.corpus.article import Article
from tui.corpus.event import Evidence
from tui.link.figure_evidence import figure_evidence
from tui.link.matching import Match, matches, overlap
from tui.link.quote_evidence import quote_evidence
from tui.link.said_evidence import said_evidence
from tui.link.statements import Statement
from tui.link.times import ordinal
from tui.link.weighing import told_by, weighed_together

_SAME_TEXT: Final = 0.75
"""Share of all four-word runs in common, from which on it is one sentence, printed twice."""

_DAYS: Final = 10
"""Reports further apart are not taken for reports of one event."""


def passages(a: Article, b: Article) -> tuple[Evidence, ...]:
    """Return what links passages of two annotated articles, in order of `a`.

    Quotes that both print, sentences that say the same, figures that agree or contradict.
    """
    found = [*quote_evidence(a, b)]
    left, right = weighed_together(told_by(a), told_by(b))
    matched = matches(left, right)
    quoted = {(e.a, e.b) for e in found}
    one_event = _near_in_time(a, b) and bool(matched or found)
    found.extend(figure_evidence(left, right, [(m.a, m.b) for m in matched], one_event=one_event))
    said = list(said_evidence(a, b))
    found.extend(_told_by(_evidence(m), said) for m in matched if not _holds_quote(m, quoted))
    found.extend([each for each in said if not _is_held(each, found)])
    return tuple(sorted(found, key=lambda e: (e.a, e.b, e.kind, e.note)))


def _near_in_time(a: Article, b: Article) -> bool:
    first, second = ordinal(a.published), ordinal(b.published)
    return first is not None and second is not None and abs(first - second) <= _DAYS


def _told_by(passage: Evidence, said: Sequence[Evidence]) -> Evidence:
    """Return the passage with who said it for a note, if it is somebody's words."""
    words = next((e for e in said if overlap(e.a, passage.a) and overlap(e.b, passage.b)), None)
    return replace(passage, note=words.note) if words else passage


def _is_held(evidence: Evidence, found: Sequence[Evidence]) -> bool:
    """Tell whether passages are linked already by what is wider."""
    return any(
        each.kind != "figure" and overlap(each.a, evidence.a) and overlap(each.b, evidence.b)
        for each in found
    )


def _holds_quote(match: Match, quoted: set[tuple[tuple[int, int], tuple[int, int]]]) -> bool:
    """Tell whether a match only repeats a quote that is evidence already."""
    return any(overlap(match.a.span, a) and overlap(match.b.span, b) for a, b in quoted)


def _evidence(match: Match) -> Evidence:
    shared = sorted(
        (term for term in match.a.weights if term in match.b.weights),
        key=lambda term: (-match.a.weights[term], term),
    )
    if _same_runs(match.a, match.b) >= _SAME_TEXT:
        return Evidence("text", match.a.span, match.b.span, "the same sentence")
    return Evidence("passage", match.a.span, match.b.span, f"both: {', '.join(shared[:5])}")


def _same_runs(a: Statement, b: Statement) -> float:
    return len(a.runs & b.runs) / len(a.runs | b.runs) if a.runs and b.runs else 0.0
