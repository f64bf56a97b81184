"""Lines of text for rows and events: what `list`, `links` and a reader without a terminal print."""

from __future__ import annotations

from collections.abc import Iterator

import apsw

from tui.corpus.event import Event
from tui.harmless import harmless_line
from tui.store import read
from tui.store.read import ArticleRow


def date_of(row: ArticleRow) -> str:
    """Return the day of an article, with ~ where it was inferred and - where there is none."""
    if not row.date:
        return "-"
    return ("~" if row.date_basis in {"inferred", "unknown"} else "") + row.date[:10]


def marks_of(row: ArticleRow) -> str:
    """Return the state of an article in letters: unread, starred, done, noted, ≠ for a conflict."""
    flags = {"u": not row.read, "s": row.starred, "d": row.done, "n": row.noted, "≠": row.conflict}
    return "".join(letter for letter, is_set in flags.items() if is_set) or "-"


def row_line(row: ArticleRow) -> str:
    """Return an article as one line of tab-separated fields: id, date, marks, source, title."""
    fields = (row.id, date_of(row), marks_of(row), row.source or "-", row.title or "-")
    return "\t".join(map(harmless_line, fields))


def event_lines(con: apsw.Connection, event: Event) -> Iterator[str]:
    """Yield an event as lines: its heading, then its articles, indented."""
    counted = f"{len(event.articles)} article{'s' if len(event.articles) > 1 else ''}"
    if event.publishers > 1:
        counted += f", {event.publishers} independent"
    yield f"{event.id}  {span_of(event)}  {harmless_line(event.title)}  ({counted})"
    numbers = [n for identity in event.articles if (n := read.number_of(con, identity)) is not None]
    for row in read.article_rows(con, numbers):
        source, title = harmless_line(row.source) or "-", harmless_line(row.title)
        yield f"    {row.id}  {date_of(row)}  {source}: {title}{'  ≠' if row.conflict else ''}"
    if event.also_covered_by:
        yield f"    also in: {', '.join(event.also_covered_by)}"


def span_of(event: Event) -> str:
    """Return the days of an event's reports: one, first to last, or - if unknown."""
    first, last = ((day or "")[:10] for day in event.published)
    return f"{first} to {last}" if first and last and first != last else first or last or "-"
