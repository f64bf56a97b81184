"""The brief of an event as plain data: every claim with its article, its place and its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tui.corpus.article import Article
from tui.corpus.event import Span
from tui.corpus.sentences import sentence_around
from tui.store.dates import best_date
from tui.store.export import plain
from tui.store.reports import EventReports, Rewritten
from tui.view.about_event import Named
from tui.view.brief import Brief, FigureRow, brief_of
from tui.view.happenings import Happening
from tui.view.quote_versions import QuoteRow, Said
from tui.view.revised import counts_replaced, figure_edits
from tui.view.standing import Voice


def brief_record(found: EventReports) -> dict[str, Any]:
    """Return what the reports say of an event, as the JSON of `copytaster brief` has it.

    Spans are code points of the article that they are given with; `words` are exactly what stands there, and
    `sentence` is the span of the sentence around them.
    """
    content = brief_of(found)
    places = _Places(found.reports)
    return {
        "event": plain(found.event),
        "about": _about(content, places),
        "reports": [_report(report) for report in found.reports],
        "independent": [_voice(voice) for voice in content.voices],
        "figures": [
            *(_figure(row, places, running=False) for row in content.figures),
            *(_figure(row, places, running=True) for row in content.running),
        ],
        "quotes": [_quote(row, places) for row in content.quotes],
        "statements": [{"speaker": row.speaker, "said": places.said(row.said)} for row in content.statements],
        "timeline": [_happening(each, places) for each in content.timeline],
        "changed": [places.changed(each) for each in found.rewritten if places.has(each.article)],
        "only_in": [
            {"article": each.article, "sentences": [places.at(each.article, span) for span in each.sentences]}
            for each in content.only
        ],
        "story": [
            {"event": row.id, "title": row.title, "date": row.date, "reports": row.articles}
            for row in found.chain
        ],
    }


class _Places:
    """Spans of an event's reports as records."""

    def __init__(self, reports: Iterable[Article]) -> None:
        self._reports: Mapping[str, Article] = {report.id: report for report in reports}

    def has(self, article: str) -> bool:
        """Return whether an article is among the reports."""
        return article in self._reports

    def at(self, article: str, span: Span) -> dict[str, Any]:
        """Return a span with its words, its sentence, and whose article it is in."""
        report = self._reports[article]
        start, end = span
        when = {"date": best_date(report), "date_basis": report.date_basis}
        where = {"article": report.id, "source": report.source, **when}
        words = {"start": start, "end": end, "words": report.text[start:end]}
        first, last = sentence_around(report, span)
        return {**where, **words, "sentence": [first, last], "in_sentence": report.text[first:last]}

    def changed(self, each: Rewritten) -> dict[str, Any]:
        """Return what an editor changed, when, and where that stands now: the first count that is new."""
        report = self._reports[each.article]
        edits = figure_edits(each.before, each.after)
        new = [edit.after for edit in edits if edit.after and each.after.text == report.text]
        span = (new[0].start, new[0].end) if new else (0, len(report.title))
        return {
            "at": each.replaced,
            "headline": [each.before.title, each.after.title],
            "figures": [
                {"kind": edit.kind, "before": edit.said_before or None, "after": edit.said_after or None}
                for edit in edits
            ],
            "replaced": counts_replaced(each.before, each.after),
            "told": self.at(each.article, span),
        }

    def said(self, said: Sequence[Said]) -> list[dict[str, Any]]:
        """Return where something was said, in each report that has it."""
        return [self.at(each.article, each.span) for each in said]


def _about(content: Brief, places: _Places) -> dict[str, Any]:
    when = content.about.when
    told = [places.at(when.article, when.span)] if when.article else []
    return {
        "date": when.day,
        "date_basis": when.basis,
        "told": told,
        "places": [_named(each, places) for each in content.about.places],
        "people": [_named(each, places) for each in content.about.people],
    }


def _named(each: Named, places: _Places) -> dict[str, Any]:
    found = {"entity": each.entity, "name": each.name, "reports": each.reports}
    return {**found, "first": places.at(each.article, each.span)}


def _report(report: Article) -> dict[str, Any]:
    names = ("id", "title", "source", "publisher", "url", "date_basis")
    return {**{name: getattr(report, name) for name in names}, "date": best_date(report)}


def _voice(voice: Voice) -> dict[str, Any]:
    repeats = [{"article": article, "why": why} for article, why in voice.repeats]
    return {"article": voice.report, "repeated_by": repeats}


def _figure(row: FigureRow, places: _Places, *, running: bool) -> dict[str, Any]:
    given = [
        {
            **places.at(each.article, (each.figure.start, each.figure.end)),
            "figure": plain(each.figure),
            "standing": row.standing(each),
        }
        for each in row.given
    ]
    facts = {"what": row.label, "range": row.range, "conflict": row.conflict, "running": running}
    return {**facts, "given": given}


def _quote(row: QuoteRow, places: _Places) -> dict[str, Any]:
    versions = [
        {
            "pieces": [{"text": piece.text, "differs": piece.differs} for piece in version.pieces],
            "said": places.said(version.said),
        }
        for version in row.versions
    ]
    return {"speaker": row.speaker, "said": places.said(row.said), "versions": versions}


def _happening(each: Happening, places: _Places) -> dict[str, Any]:
    told = {**places.at(each.article, each.span), "also_in": list(each.others)}
    return {"from": each.low, "to": each.high, "told": told}
