"""The event brief as JSON, CSV, Markdown and HTML: every claim with its article and place."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from html import escape
from typing import Any

import apsw

from tui.corpus.article import Article
from tui.corpus.event import Event, Span
from tui.harmless import harmless_line
from tui.store import read
from tui.store.dates import best_date
from tui.store.export import compact, plain
from tui.store.tables import guarded, literal
from tui.view.brief import Brief, FigureRow, brief

_CSV = ("kind", "what", "range", "conflict", "article", "source", "date", "start", "end", "words")


def record(con: apsw.Connection, event: Event) -> dict[str, Any]:
    """Return what the reports say of `event`: its facts, reports, figures and quotes, each with its spans."""
    reports = [read.article(con, identity) for identity in event.articles]
    found = brief(reports, _speakers(con, reports))
    by_id = {report.id: report for report in reports}
    return {
        "event": plain(event),
        "reports": [_report(report) for report in reports],
        "figures": [_figure(row, by_id, running=running) for row, running in _rows(found)],
        "quotes": [
            {"speaker": row.speaker, "said": [_place(by_id[said.article], said.span) for said in row.said]}
            for row in found.quotes
        ],
    }


def _speakers(con: apsw.Connection, reports: list[Article]) -> dict[str, str]:
    speakers = [quote.speaker for report in reports for quote in report.quotes if quote.speaker]
    entities = sorted({speaker.entity for speaker in speakers if speaker.entity})
    return read.entity_names(con, entities)


def _rows(found: Brief) -> Iterator[tuple[FigureRow, bool]]:
    yield from ((row, False) for row in found.figures)
    yield from ((row, True) for row in found.running)


def _report(report: Article) -> dict[str, Any]:
    names = ("id", "title", "source", "publisher", "url", "date_basis")
    return {**{name: getattr(report, name) for name in names}, "date": best_date(report)}


def _figure(row: FigureRow, reports: dict[str, Article], *, running: bool) -> dict[str, Any]:
    given = [
        {**_place(reports[each.article], (each.figure.start, each.figure.end)), "figure": plain(each.figure)}
        for cell in row.cells
        for each in cell
    ]
    return {
        "what": row.label,
        "range": row.range,
        "conflict": row.conflict,
        "running": running,
        "given": given,
    }


def _place(report: Article, span: Span) -> dict[str, Any]:
    start, end = span
    where = {"article": report.id, "source": report.source, "date": best_date(report)}
    return {**where, "start": start, "end": end, "words": report.text[start:end]}


def as_json(found: dict[str, Any]) -> str:
    """Return the brief as one JSON object."""
    return compact(found) + "\n"


def as_csv(found: dict[str, Any]) -> str:
    """Return the figures and quotes as a table, a line each time that a report has one."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(_CSV)
    for row in found["figures"]:
        kind = "running total" if row["running"] else "figure"
        for place in row["given"]:
            lines.writerow(_cells([kind, row["what"], row["range"], int(row["conflict"])], place))
    for row in found["quotes"]:
        for place in row["said"]:
            lines.writerow(_cells(["quote", row["speaker"], "", ""], place))
    return text.getvalue()


def _cells(first: list[Any], place: dict[str, Any]) -> list[str]:
    rest = [place[name] for name in ("article", "source", "date", "start", "end", "words")]
    return [guarded("" if cell is None else str(cell)) for cell in (*first, *rest)]


def as_markdown(found: dict[str, Any]) -> str:
    """Return the brief as Markdown."""
    event = found["event"]
    counted = f"{len(found['reports'])} reports, {event['publishers']} independent"
    lines = [f"# {_literal(event['title'])}", "", counted, ""]
    for report in found["reports"]:
        parts = (report["source"] or "unknown outlet", report["date"] or "undated", report["title"])
        lines.append(f"- `{report['id']}` " + " · ".join(map(_literal, parts)))
    for heading, rows in (("Figures", found["figures"]), ("Quotes", found["quotes"])):
        if rows:
            lines += ["", f"## {heading}", ""]
        for row in rows:
            lines.append(f"- {_literal(_said(row))}")
            lines += [f"    - “{_literal(place['words'])}” {_cited(place)}" for place in _places(row)]
    return "\n".join(lines) + "\n"


def as_html(found: dict[str, Any]) -> str:
    """Return the brief as a page of HTML by itself; nothing in it is fetched from anywhere."""
    title = _html(found["event"]["title"])
    parts = ["<!doctype html>", '<html><head><meta charset="utf-8">', f"<title>{title}</title></head><body>"]
    parts += [f"<h1>{title}</h1>", "<ul>"]
    for report in found["reports"]:
        facts = (report["source"] or "unknown outlet", report["date"] or "undated", report["title"])
        parts.append(f'<li id="{_html(report["id"])}">{" · ".join(map(_html, facts))}</li>')
    parts.append("</ul>")
    for heading, rows in (("Figures", found["figures"]), ("Quotes", found["quotes"])):
        parts.append(f"<h2>{heading}</h2><ul>")
        for row in rows:
            cited = "".join(map(_html_place, _places(row)))
            parts.append(f"<li>{_html(_said(row))}<ul>{cited}</ul></li>")
        parts.append("</ul>")
    return "\n".join([*parts, "</body></html>"]) + "\n"


def _html_place(place: dict[str, Any]) -> str:
    link = f'<a href="#{_html(place["article"])}">{_html(_cited(place))}</a>'
    return f"<li>“{_html(place['words'])}” {link}</li>"


def _said(row: dict[str, Any]) -> str:
    if "speaker" in row:
        return str(row["speaker"])
    running = ", running total" if row["running"] else ""
    return f"{row['what']}{running}: {row['range']}{' ≠' if row['conflict'] else ''}"


def _places(row: dict[str, Any]) -> list[dict[str, Any]]:
    return list(row["given"] if "given" in row else row["said"])


def _cited(place: dict[str, Any]) -> str:
    return f"({place['article']}, {place['start']}–{place['end']})"


def _literal(text: str) -> str:
    return literal(harmless_line(text))


def _html(text: str) -> str:
    return escape(harmless_line(text))


FORMATS = {"md": as_markdown, "json": as_json, "csv": as_csv, "html": as_html}
