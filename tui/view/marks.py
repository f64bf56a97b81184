"""What linked articles say to a line: a figure they contradict, a quote that they share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from tui.corpus.event import Evidence, Link, Span
from tui.harmless import harmless_line
from tui.view.palette import Part

CONFLICT: Final = "≠"
SHARED: Final = "⟵"


class MarginMark(NamedTuple):
    """A mark beside the line that holds the last code point of its span.

    Attributes:
        span: the code points it is about.
        short: one cell, for a narrow margin.
        long: the same in words, where there is room.
    """

    span: Span
    short: str
    long: str
    part: Part


def margin_marks(article_id: str, links: Iterable[Link]) -> list[MarginMark]:
    """Return the margin marks of an article, in order of where they stand.

    One mark a span, however many articles contradict or share it; a link of other articles says nothing.
    """
    conflicts: dict[Span, list[str]] = {}
    shares: dict[Span, set[str]] = {}
    for link in links:
        for evidence in link.evidence if article_id in (link.a, link.b) else ():
            own, other = (evidence.a, link.b) if link.a == article_id else (evidence.b, link.a)
            if evidence.against:
                conflicts.setdefault(own, []).append(harmless_line(evidence.note))
            elif evidence.kind == "quote":
                shares.setdefault(own, set()).add(other)
    marks = [_conflict(span, notes) for span, notes in conflicts.items()]
    marks += [
        MarginMark(span, SHARED, f"{SHARED} same in {len(others)}", "shared")
        for span, others in shares.items()
    ]
    return sorted(marks)


def conflicting_spans(article_id: str, links: Iterable[Link]) -> list[Span]:
    """Return the spans of the article that a linked one contradicts, in order."""
    return [mark.span for mark in margin_marks(article_id, links) if mark.short == CONFLICT]


def own_span(article_id: str, link: Link, evidence: Evidence) -> Span:
    """Return the side of `evidence` that lies in the article."""
    return evidence.a if link.a == article_id else evidence.b


def _conflict(span: Span, notes: list[str]) -> MarginMark:
    note = min(filter(None, notes), key=lambda text: (len(text), text), default="")
    return MarginMark(span, CONFLICT, f"{CONFLICT} {note}".rstrip(), "conflict")
