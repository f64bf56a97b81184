"""What the page of an event shows, as rows: each leads to its sentence, article, entity or event."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from tui.app.panes.line_pane import BLANK, Piece, Row, said, wrapped
from tui.app.screens.figure_rows import figure_rows
from tui.app.screens.targets import Jump, ShowEntity, ShowEvent
from tui.corpus.article import Article
from tui.harmless import harmless_line
from tui.store.read import ArticleRow, EventRow
from tui.store.reports import EventReports, Rewritten
from tui.view.brief import Brief, OnlyIn, QuoteRow, StatementRow
from tui.view.cells import cells, padded
from tui.view.dates import dated
from tui.view.happenings import Happening
from tui.view.quote_versions import Piece as Worded
from tui.view.quote_versions import Version
from tui.view.revised import counts_replaced

_OUTLET: Final = 22
_SPEAKER: Final = 22
_DATE: Final = 13
_REST: Final = 6

_MOST_ALONE: Final = 6
"""Sentences shown of what one report alone tells; the brief has them all."""


def event_page_rows(found: EventReports, content: Brief, width: int) -> list[Row]:
    """Return all rows of an event's page, in `width` cells."""
    outlets = {report.id: said(report.source or "–")[0] for report in content.reports}
    rows = [
        *figure_rows(content, outlets, width),
        *_quotes(content.quotes, outlets, width),
        *_statements(content.statements, outlets, width),
        *_timeline(content.timeline, found.rewritten, content.reports, width),
        *_alone(content.only, content.reports, width),
        *_reports(found.rows, content, found.kept),
        *_also(found.also),
        *_named(content),
        *_story(found),
    ]
    return rows[:-1]


# Who said what.


def _quotes(quotes: Sequence[QuoteRow], outlets: Mapping[str, str], width: int) -> Iterator[Row]:
    """Yield the quotes by speaker, each in every version, with the outlets that printed it so."""
    if not quotes:
        return
    yield Row(((" QUOTES", "heading"),))
    for speaker, group in groupby(quotes, key=lambda each: each.speaker):
        name = padded(said(speaker)[0], _SPEAKER)
        for version in (version for each in group for version in each.versions):
            yield from _version(version, name, outlets, width)
            name = " " * _SPEAKER
    yield BLANK


def _version(version: Version, speaker: str, outlets: Mapping[str, str], width: int) -> Iterator[Row]:
    """Yield a version of a quote; the outlets stand at the right of its first line, or beneath the last."""
    best = version.said[0]
    where = " · ".join(dict.fromkeys(outlets[one.article] for one in version.said))
    beside = cells(where) <= (width - _SPEAKER) // 4
    room = width - _SPEAKER - _REST - (cells(where) + 2 if beside else 0)
    lines = _wrapped_pieces(version.pieces, max(20, room), 3)
    right: tuple[Piece, ...] = ((f"  {where} ", "muted"),) if beside else ()
    yield Row(((f"   {speaker} ", "person"), *lines[0]), right, Jump(best.article, best.span))
    indent: Piece = (" " * (_SPEAKER + 4), "text")
    for line in lines[1:]:
        yield Row((indent, *line))
    if not beside:
        yield Row((indent, (where, "muted")))


def _wrapped_pieces(pieces: Iterable[Worded], width: int, most: int) -> list[list[Piece]]:
    """Return the words of a quote in at most `most` lines; where a version differs, it is marked."""
    words = [(word, piece.differs) for piece in pieces for word in said(piece.text)[0].split(" ") if word]
    lines: list[list[Piece]] = [[("“", "quote")]]
    used = 1
    for word, differs in words:
        if used + cells(word) + 1 > width:
            if len(lines) == most:
                lines[-1].append(("…", "quote"))
                break
            lines.append([])
            used = 0
        gap = " " if used > 1 or (used and len(lines) > 1) else ""
        lines[-1] += [(gap, "quote"), (word, "conflict" if differs else "quote")]
        used += cells(word) + len(gap)
    lines[-1].append(("”", "quote"))
    return lines


def _statements(statements: Sequence[StatementRow], outlets: Mapping[str, str], width: int) -> Iterator[Row]:
    """Yield what was said without quotation marks, a line each."""
    if not statements:
        return
    yield Row(((" STATEMENTS", "heading"),))
    for speaker, group in groupby(statements, key=lambda each: each.speaker):
        name = padded(said(speaker)[0], _SPEAKER)
        for each in group:
            best = each.said[0]
            where = _with_others(outlets[best.article], len({one.article for one in each.said}) - 1)
            lines = wrapped(best.words, max(20, width - _SPEAKER - _REST - cells(where)), 1)
            right: tuple[Piece, ...] = ((f"  {where} ", "muted"),)
            yield Row(((f"   {name} ", "person"), (lines[0], "text")), right, Jump(best.article, best.span))
            name = " " * _SPEAKER
    yield BLANK


def _with_others(outlet: str, others: int) -> str:
    return f"{outlet} +{others}" if others else outlet


# What happened when, and what only one tells.


def _timeline(
    timeline: Sequence[Happening], rewritten: Sequence[Rewritten], reports: Sequence[Article], width: int
) -> Iterator[Row]:
    """Yield what happened when, and when reports were changed."""
    lines = [(each.low, _happening(each, reports, width)) for each in timeline]
    lines += [(each.replaced[:10], _rewriting(each, reports)) for each in rewritten]
    if not lines:
        return
    yield Row(((" TIMELINE", "heading"),))
    yield from (row for _, row in sorted(lines, key=lambda line: line[0]))
    yield BLANK


def _happening(each: Happening, reports: Sequence[Article], width: int) -> Row:
    report = next(report for report in reports if report.id == each.article)
    words = harmless_line(report.text[slice(*each.span)])
    when = _time(each.low, each.high)
    where = _with_others(said(report.source or "–")[0], len(each.others))
    lines = wrapped(words, max(20, width - _DATE - _REST - cells(where)), 1)
    pieces: tuple[Piece, ...] = (("   ", "text"), (padded(when, _DATE) + " ", "date"), (lines[0], "text"))
    return Row(pieces, ((f"  {where} ", "muted"),), Jump(report.id, each.span))


def _time(low: str, high: str) -> str:
    """Return a day, a whole month, or the first day of a longer time."""
    if low == high:
        return dated(low)
    is_month = low[:7] == high[:7] and low.endswith("-01") and high[8:] >= "28"
    return dated(low[:7]) if is_month else f"{dated(low)} –"


def _rewriting(each: Rewritten, reports: Sequence[Article]) -> Row:
    outlet = next((report.source for report in reports if report.id == each.article), None) or "–"
    when: Piece = (padded(dated(each.replaced), _DATE) + " ", "date")
    tolls = counts_replaced(each.before, each.after)
    what = f": {'; '.join(tolls)}" if tolls else ""
    change = said(f"{outlet} changed its report{what}", "conflict" if tolls else "meta")
    return Row((("   ", "text"), when, change), (), Jump(each.article))


def _alone(only: Sequence[OnlyIn], reports: Sequence[Article], width: int) -> Iterator[Row]:
    """Yield, for each independent report, the sentences that it alone tells."""
    if not only:
        return
    by_id = {report.id: report for report in reports}
    yield Row(((" ONLY IN", "heading"),))
    for each in only:
        report = by_id[each.article]
        many = len(each.sentences)
        indent: Piece = ("   ", "text")
        number: Piece = (f"  {many} sentence{'s' * (many != 1)} that no other has", "muted")
        outlet = said(report.source or "–", "event")
        yield Row((indent, outlet, number), (), Jump(report.id, each.sentences[0]))
        for span in each.sentences[:_MOST_ALONE]:
            line = wrapped(report.text[slice(*span)], max(20, width - _REST), 1)[0]
            yield Row(((f"     {line}", "text"),), (), Jump(report.id, span))
        if many > _MOST_ALONE:
            rest: Piece = (f"     and {many - _MOST_ALONE} more", "muted")
            yield Row((rest,), (), Jump(report.id, each.sentences[_MOST_ALONE]))
    yield BLANK


# Reports, names, story.


def _reports(rows: Sequence[ArticleRow], content: Brief, kept: Collection[str]) -> Iterator[Row]:
    """Yield the reports; those that only repeat another stand under it, with why."""
    by_id = {row.id: row for row in rows}
    yield Row(((" REPORTS", "heading"), (f"  {len(content.voices)} independent", "muted")))
    shown: set[str] = set()
    for voice in content.voices:
        for identity, why in ((voice.report, ""), *voice.repeats):
            if identity in by_id:
                shown.add(identity)
                yield _report(by_id[identity], why, kept)
    for row in rows:
        if row.id not in shown:
            yield _report(row, "", kept)
    yield BLANK


def _report(row: ArticleRow, why: str, kept: Collection[str] = ()) -> Row:
    mark: Piece = (" ● ", "unread") if not row.read else ("   ", "text")
    date: Piece = (padded(dated(row.date), _DATE), "meta")
    outlet = f"└ {row.source or '–'}" if why else row.source or "–"
    conflict: tuple[Piece, ...] = ((" ≠", "conflict"),) if row.conflict else ()
    reason: tuple[Piece, ...] = ((f"  {why}", "muted"),) if why else ()
    if row.id in kept:
        reason = (*reason, ("  ✓ kept", "accent"))
    shown: Piece = (padded(said(outlet)[0], _OUTLET) + " ", "meta")
    pieces = (mark, date, shown, said(row.title or "(untitled)"))
    return Row(pieces, (*reason, *conflict, (" ", "text")), Jump(row.id))


def _also(rows: Sequence[ArticleRow]) -> Iterator[Row]:
    if not rows:
        return
    yield Row(((" ALSO COVERED BY", "heading"),))
    for row in rows:
        yield _report(row, "")
    yield BLANK


def _named(content: Brief) -> Iterator[Row]:
    """Yield who and what is named in most reports."""
    people = [(each, "person") for each in content.about.people]
    named = [*people, *((each, "place") for each in content.about.places)]
    if not named:
        return
    yield Row(((" WHO AND WHERE", "heading"),))
    for each, part in named:
        many: Piece = (f"  in {each.reports} report{'s' * (each.reports != 1)}", "muted")
        name = said(each.name, "person" if part == "person" else "place")
        yield Row((("   ", "text"), name, many), (), ShowEntity(each.entity))
    yield BLANK


def _story(found: EventReports) -> Iterator[Row]:
    """Yield the events of the story in order of time, this one marked."""
    if len(found.chain) < 2:
        return
    yield Row(((" STORY", "heading"), (f"  {len(found.chain)} events", "muted")))
    for each in found.chain:
        yield story_row(each, here=each.id == found.event.id)
    yield BLANK


def story_row(each: EventRow, *, here: bool) -> Row:
    """Return an event of a story as a row; the one that is open leads nowhere."""
    mark: Piece = (" ▸ ", "accent") if here else ("   ", "text")
    many: Piece = (f"  {each.articles}", "muted")
    title = said(each.title or "(untitled)", "event" if here else "text")
    conflict: tuple[Piece, ...] = ((" ≠ ", "conflict"),) if each.conflict else ()
    target = None if here else ShowEvent(each.id)
    return Row((mark, (padded(dated(each.date), _DATE), "meta"), title, many), conflict, target)
