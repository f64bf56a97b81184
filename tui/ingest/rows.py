"""Files of many records: JSON Lines, a JSON list, CSV. A bad line is named by number, the rest goes on."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from tui.corpus.article import Article
from tui.errors import IngestError
from tui.ingest.feed import is_json_feed, read_json_feed
from tui.ingest.options import ARTICLE_LIMIT, Options
from tui.ingest.record import parse_json, read_record

_TEXT_COLUMNS = frozenset({"title", "text", "body", "content", "headline"})
_LIST_COLUMNS = frozenset({"highlights", "quotes", "figures"})


def read_jsonl(text: str, origin: str, options: Options) -> Iterator[Article | IngestError]:
    """Yield the articles of JSON Lines."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _one(line, f"{origin}#line {number}", options)


def read_json(text: str, origin: str, options: Options) -> Iterator[Article | IngestError]:
    """Yield the articles of a JSON list of records, of an object that holds one, or of a single record."""
    try:
        value = parse_json(text, origin)
    except IngestError as error:
        yield error
        return
    if is_json_feed(value):
        yield from read_json_feed(value, origin, options)
        return
    rows = value if isinstance(value, list) else _list_inside(value)
    if rows is None:
        yield _record(value, f"{origin}#1", options)
        return
    if rows and not any(isinstance(row, dict) and _TEXT_COLUMNS & row.keys() for row in rows):
        yield IngestError("none of its records has a title or a text", origin, "see docs/formats.md")
        return
    for number, row in enumerate(rows, start=1):
        yield _record(row, f"{origin}#{number}", options)


def read_csv(text: str, origin: str, options: Options) -> Iterator[Article | IngestError]:
    """Yield the articles of a table with a header; ragged and unclosed rows are named by their line."""
    text, delimiter = _dialect(text)
    csv.field_size_limit(ARTICLE_LIMIT)  # the default refuses an article of 131,072 characters
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [name.strip().lower() for name in next(lines, [])]
        if not _TEXT_COLUMNS & set(header):
            yield IngestError(
                "a table needs a header with a column 'title' or 'text'", origin, "add a header"
            )
            return
        for row in lines:
            if any(cell.strip() for cell in row):
                yield _table_row(header, row, f"{origin}#line {lines.line_num}", options)
    except csv.Error as error:
        yield IngestError(
            f"not a readable table: {error}", f"{origin}#line {lines.line_num}", "close its quotes"
        )


def _one(line: str, origin: str, options: Options) -> Article | IngestError:
    try:
        row = parse_json(line, origin)
    except IngestError as error:
        return error
    return _record(row, origin, options)


def _record(row: object, origin: str, options: Options) -> Article | IngestError:
    try:
        return read_record(row, origin, body_only=options.body_only is not False)
    except IngestError as error:
        return error
    except RecursionError:
        return IngestError("a record nested too deeply", origin)


def _list_inside(value: object) -> list[object] | None:
    """Return the records of an export or a wrapper ({"articles": […]})."""
    if isinstance(value, dict):
        for name in ("articles", "records", "items", "data"):
            if isinstance(value.get(name), list) and "text" not in value:
                rows: list[object] = value[name]
                return rows
    return None


def _dialect(text: str) -> tuple[str, str]:
    """Return the table and what separates its cells: what a `sep=` line says or the header has most of."""
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        return rest, first.strip()[4]
    return text, max(",;\t|", key=lambda mark: (first.count(mark), -",;\t|".index(mark)))


def _table_row(header: list[str], row: list[str], origin: str, options: Options) -> Article | IngestError:
    if len(row) != len(header):
        return IngestError(f"{len(row)} cells under {len(header)} headings", origin, "check its quotes")
    fields: dict[str, object] = {name: cell for name, cell in zip(header, row, strict=True) if cell != ""}
    try:
        for name in _LIST_COLUMNS & fields.keys():
            fields[name] = parse_json(str(fields[name]), f"{origin}, {name}")
    except IngestError as error:
        return error
    if isinstance(fields.get("authors"), str):
        fields["authors"] = [name for name in str(fields["authors"]).split(";") if name.strip()]
    return _record(fields, origin, options)
