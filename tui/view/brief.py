"""One event across its reports: what is agreed, what differs, who said what, what only one has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tui.corpus.article import Article
from tui.corpus.event import Span
from tui.store.reports import EventReports
from tui.view.about_event import About, about_event
from tui.view.figure_grid import FigurePair, FigureRow, Reported, contradict, count, figure_grid
from tui.view.happenings import Happening, happenings
from tui.view.quote_versions import QuoteRow, Said, quote_rows
from tui.view.standing import Voice, independent_voices
from tui.view.statements import StatementRow, statement_rows

__all__ = [
    "Brief",
    "FigurePair",
    "FigureRow",
    "OnlyIn",
    "QuoteRow",
    "Reported",
    "Said",
    "StatementRow",
    "brief",
    "brief_of",
    "contradict",
    "count",
]


_DAY = len("2016-07-14")
"""Code points of a day; a month or a year is written shorter."""


@dataclass(frozen=True, slots=True)
class OnlyIn:
    """What one report alone tells: its sentences that no independent other says."""

    article: str
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """What the reports of an event say.

    Attributes:
        reports: best report first, as the event has them.
        about: when and where it was, and who was in it.
        voices: which reports are independent, and which only repeat one of these.
        figures: counts of the event itself.
        running: running totals over a conflict or a longer time, never compared with the toll of one event.
        quotes: those that most reports have first.
        statements: what was said without quotation marks, by speaker.
        timeline: what happened when.
        only: what one independent report alone tells.
    """

    reports: tuple[Article, ...]
    about: About
    voices: tuple[Voice, ...]
    figures: tuple[FigureRow, ...]
    running: tuple[FigureRow, ...]
    quotes: tuple[QuoteRow, ...]
    statements: tuple[StatementRow, ...]
    timeline: tuple[Happening, ...]
    only: tuple[OnlyIn, ...]


def brief(
    reports: Sequence[Article],
    names: Mapping[str, str],
    *,
    copies: Iterable[tuple[str, str]] = (),
    alone: Mapping[str, Sequence[Span]] | None = None,
    figures: Sequence[FigurePair] = (),
) -> Brief:
    """Return what `reports` say of their event.

    Args:
        reports: best report first.
        names: entity id → its fullest name.
        copies: pairs of reports, by id, that print the same text.
        alone: by report, the sentences that no independent other tells.
        figures: counts of two reports that count the same.
    """
    voices = independent_voices(reports, copies)
    told_alone = alone or {}
    only = (OnlyIn(voice.report, tuple(told_alone.get(voice.report, ()))) for voice in voices)
    about = about_event(reports, names)
    day = about.when.day if about.when.basis == "told" and len(about.when.day or "") == _DAY else None
    return Brief(
        tuple(reports),
        about,
        tuple(voices),
        tuple(figure_grid(reports, running=False, pairs=figures, day=day)),
        tuple(figure_grid(reports, running=True, pairs=figures, day=day)),
        tuple(quote_rows(reports, names)),
        tuple(statement_rows(reports, names)),
        tuple(happenings(reports)),
        tuple(each for each in only if each.sentences and len(voices) > 1),
    )


def brief_of(found: EventReports) -> Brief:
    """Return what the reports of an event say, as the store holds it."""
    return brief(
        found.reports,
        found.names,
        copies=found.copies,
        alone=found.alone,
        figures=[FigurePair(*each) for each in found.same_figures],
    )
