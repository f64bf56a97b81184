"""The corpus as a table and as Markdown, for spreadsheets and for people."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Final

import apsw

from tui.corpus.article import FOLDED_ROLES, Article
from tui.harmless import harmless_line
from tui.store import whole
from tui.store.dates import best_date

COLUMNS: Final = (
    "id",
    "external_id",
    "date",
    "date_basis",
    "source",
    "publisher",
    "title",
    "url",
    "language",
    "event",
    "event_title",
    "read",
    "starred",
    "done",
    "tags",
    "note",
    "text",
)

_FORMULA: Final = tuple("=+-@\t\r")
"""A cell that begins with one of these is a formula to a spreadsheet."""


def csv_lines(con: apsw.Connection, wanted: set[int] | None = None) -> Iterator[str]:
    """Yield a table of the articles, by id, with a heading; no cell is a formula."""
    titles = {event.id: event.title for event in whole.events(con)}
    event_of = dict(con.execute("SELECT id, event FROM article"))
    yield _csv(list(COLUMNS))
    for article in whole.articles(con, wanted):
        event = event_of.get(article.id, "")
        yield _csv(_cells(article, event, titles.get(event, "")))


def _cells(article: Article, event: str, event_title: str) -> list[str]:
    state = article.state
    values = (
        article.id,
        article.external_id,
        best_date(article),
        article.date_basis,
        article.source,
        article.publisher,
        article.title,
        article.url,
        article.language,
        event,
        event_title,
        *(str(int(flag)) for flag in (state.read, state.starred, state.done)),
        ", ".join(state.tags),
        state.note,
        article.text,
    )
    return [guarded(value or "") for value in values]


def guarded(cell: str) -> str:
    """Return `cell` so that a spreadsheet takes it for text."""
    return "'" + cell if cell.startswith(_FORMULA) else cell


def _csv(cells: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]<>#|~!&])")

_LINE_START: Final = re.compile(r"^(\s*)(?:([-+=])|(\d{1,9})([.)])(?=\s|$))", re.MULTILINE)
"""What would begin a list there, or underline a heading; only the mark of it can be escaped, not a digit."""


def literal(text: str) -> str:
    """Return `text` so that Markdown shows it as it is."""
    return _LINE_START.sub(r"\1\3\\\2\4", _MARKDOWN.sub(r"\\\1", text))


def markdown_lines(con: apsw.Connection, wanted: set[int] | None = None) -> Iterator[str]:
    """Yield the articles by event, the newest first, as Markdown; what the reader folds is left out."""
    row_of = dict(con.execute("SELECT id, n FROM article"))
    for event in whole.events(con):
        numbers = [row_of[identity] for identity in event.articles if identity in row_of]
        shown = [n for n in numbers if wanted is None or n in wanted]
        if shown:
            yield f"# {literal(harmless_line(event.title))}\n\n"
        for n in shown:
            for article in whole.articles(con, {n}):
                yield from _markdown(article)


def _markdown(article: Article) -> Iterator[str]:
    yield f"## {literal(harmless_line(article.title) or article.id)}\n\n"
    date = best_date(article)
    basis = "" if article.date_basis == "stated" else f" ({article.date_basis})"
    facts = [article.source, ", ".join(article.authors), f"{date}{basis}" if date else "undated", article.url]
    yield " · ".join(literal(harmless_line(fact)) for fact in facts if fact) + "\n\n"
    for block in article.blocks:
        if block.role not in FOLDED_ROLES and block.role != "title":
            yield literal(article.text[block.start : block.end].strip()) + "\n\n"
