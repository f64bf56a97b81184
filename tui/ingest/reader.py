"""One input to its articles: bytes, decoded, parsed, cleaned."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tui.corpus.article import Article
from tui.errors import IngestError
from tui.ingest import gzipped
from tui.ingest.archive import is_archive, tar_members, zip_members
from tui.ingest.decode import decode
from tui.ingest.docx_file import is_docx, read_docx
from tui.ingest.feed import read_feed
from tui.ingest.files import START, read_bytes, shown
from tui.ingest.formats import ARCHIVES, Format, foreign_kind, format_of
from tui.ingest.html_page import declared_charset, read_html
from tui.ingest.mail import read_mail, read_mbox, read_mhtml
from tui.ingest.markdown_file import read_markdown
from tui.ingest.options import DEFAULTS, FILE_LIMIT, Options
from tui.ingest.pdf_file import read_pdf
from tui.ingest.rows import read_csv, read_json, read_jsonl
from tui.ingest.standoff import companions, with_marks
from tui.ingest.text_file import read_text
from tui.ingest.warc_file import Fetched, warc_pages

_SINGLE = {"text": read_text, "markdown": read_markdown, "html": read_html}
_MARKS_UNUSED = "marks beside it not taken: they need a plain text"

_WHOLE = {"mail": read_mail, "mhtml": read_mhtml, "pdf": read_pdf, "docx": read_docx}
"""Formats whose bytes are not one text in one encoding."""

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
    if foreign := foreign_kind(data[:START]):
        raise IngestError(f"{foreign} is not read here", origin, "save it as .docx, .html or .txt")
    form = format_of(name, data[:START])
    if form in _WHOLE:
        yield _WHOLE[form](data, origin, options, flags)
        return
    if form == "mbox":
        yield from read_mbox(data, origin, options, flags)
        return
    if form in ARCHIVES:
        yield from _in_archive(data, form, origin, options)
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


def _in_archive(data: bytes, form: Format, origin: str, options: Options) -> Iterator[Article | IngestError]:
    """Yield the articles of the files in an archive, each under its name there."""
    if form == "warc":
        for page in warc_pages(data):
            yield from (
                [_under(page, origin)] if isinstance(page, IngestError) else _fetched(page, origin, options)
            )
        return
    if form == "zip" and is_docx(data):  # by another name
        yield read_docx(data, origin, options)
        return
    for member in zip_members(data) if form == "zip" else tar_members(data):
        if isinstance(member, IngestError):
            yield _under(member, origin)
        elif is_archive(member.name):
            yield IngestError("an archive within an archive", f"{origin}#{member.name}", "unpack it first")
        else:
            yield from parse(member.data, f"{origin}#{member.name}", options, member.name)


def _under(error: IngestError, origin: str) -> IngestError:
    """Return what was wrong with a part of an archive, with the archive's name before its own."""
    return IngestError(error.what, f"{origin}{error.where}", error.remedy)


def _fetched(page: Fetched, origin: str, options: Options) -> Iterator[Article | IngestError]:
    """Yield the articles of a page in a web archive: its address is known, and when it was fetched."""
    for found in parse(page.data, f"{origin}#{page.url}", options, page.named):
        if isinstance(found, Article):
            bounds = (found.date_range[0], page.at[:10] or None) if not found.published else found.date_range
            yield replace(found, url=found.url or page.url or None, date_range=bounds)
        else:
            yield found
