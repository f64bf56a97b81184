"""One input to its articles: bytes, decoded, parsed, cleaned."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tui.corpus.article import Article
from tui.errors import IngestError
from tui.ingest import gzipped
from tui.ingest.decode import decode
from tui.ingest.feed import read_feed
from tui.ingest.files import read_bytes, shown
from tui.ingest.formats import format_of
from tui.ingest.html_page import declared_charset, read_html
from tui.ingest.mail import read_mail, read_mbox
from tui.ingest.markdown_file import read_markdown
from tui.ingest.options import DEFAULTS, FILE_LIMIT, Options
from tui.ingest.rows import read_csv, read_json, read_jsonl
from tui.ingest.standoff import companions, with_marks
from tui.ingest.text_file import read_text

_SINGLE = {"text": read_text, "markdown": read_markdown, "html": read_html}
_MARKS_UNUSED = "marks beside it not taken: they need a plain text"

START = 8192
"""So many bytes tell a format."""

_ROWS = {"jsonl": read_jsonl, "json": read_json, "csv": read_csv}


def read(path: Path, options: Options = DEFAULTS) -> Iterator[Article | IngestError]:
    """Yield the articles of one file, and an error for each that could not be read. Raises nothing."""
    origin = shown(Path(os.path.abspath(path)))  # noqa: PTH100  (resolve() would follow links)
    try:
        data = read_bytes(path)
    except IngestError as error:
        yield error
        return
    beside = companions(path)
    if not beside:
        yield from parse(data, origin, options)
        return
    is_text = format_of(path.name, data[:START]) == "text"
    for found in parse(data, origin, options):
        if isinstance(found, IngestError):
            yield found
        elif is_text:
            yield with_marks(found, data, options.encoding, beside)
        else:
            yield replace(found, flags=(*found.flags, _MARKS_UNUSED))


def read_start(path: Path) -> bytes:
    """Return the first bytes of a file, enough to tell its format.

    Raises:
        IngestError: it cannot be read.
    """
    return read_bytes(path, START)


def read_stream(data: bytes, name: str, options: Options = DEFAULTS) -> Iterator[Article | IngestError]:
    """Yield the articles of an input that is no file of its own (standard input); `name` says where from."""
    if len(data) > FILE_LIMIT:
        yield IngestError(f"too large: {len(data):,} bytes", shown(name), f"at most {FILE_LIMIT:,}")
        return
    yield from parse(data, shown(name), options)


def parse(
    data: bytes, origin: str, options: Options, named: str | None = None
) -> Iterator[Article | IngestError]:
    """Yield the articles in `data`; pure, so that it can run in a worker process.

    Args:
        data: what stood there.
        origin: where.
        options: how to read it.
        named: the file name whose ending tells the format, if that is not the origin's.
    """
    flags: tuple[str, ...] = ()
    name = origin if named is None else named
    try:
        if data.startswith(gzipped.MAGIC):
            data, flags = gzipped.unpacked(data, origin)
            name = name.removesuffix(".gz")
        for found in _parsed(data, name, origin, options, flags):
            yield _located(found, origin) if isinstance(found, IngestError) else found
    except IngestError as error:
        yield _located(error, origin)


def _located(error: IngestError, origin: str) -> IngestError:
    """Return the error with the input's name, if it does not say where yet."""
    return error if error.where else IngestError(error.what, origin, error.remedy)


def _parsed(
    data: bytes, name: str, origin: str, options: Options, flags: tuple[str, ...]
) -> Iterator[Article | IngestError]:
    if not data.strip(b"\x00 \t\r\n"):
        raise IngestError("empty", origin)
    form = format_of(name, data[:START])
    if form == "mail":
        yield read_mail(data, origin, options, flags)
        return
    if form == "mbox":
        yield from read_mbox(data, origin, options, flags)
        return
    declared = declared_charset(data) if form in {"html", "feed"} else None
    decoded = decode(data, encoding=options.encoding, declared=declared)
    flags += decoded.flags
    if form in _ROWS:
        yield from _ROWS[form](decoded.text, origin, options)
    elif form == "feed":
        yield from read_feed(decoded.text, origin, options, flags)
    else:
        yield _SINGLE[form](decoded.text, origin, options, flags)
