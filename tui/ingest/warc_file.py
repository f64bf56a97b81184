"""A web archive (WARC) to the articles of its pages: what was fetched, from where and when."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Final, NamedTuple

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from tui.errors import IngestError
from tui.harmless import harmless_line
from tui.ingest.web_address import web_address

MAGIC: Final = b"WARC/"

_MOST_RECORDS: Final = 50_000
_LONGEST_HEADER: Final = 100_000
_LARGEST: Final = 20 * 1024 * 1024

_NAMES: Final = {
    "text/html": "page.html",
    "application/xhtml+xml": "page.html",
    "application/rss+xml": "feed.xml",
    "application/atom+xml": "feed.xml",
    "application/pdf": "paper.pdf",
    "text/plain": "text.txt",
}
"""What of the web's kinds of content is read, under a name that tells its format."""


class Fetched(NamedTuple):
    """A page of an archive.

    Attributes:
        url: its address; "" if the archive gives none that may be shown.
        named: a name whose ending tells its format.
        data: its content.
        at: when it was fetched, ISO 8601; "" if not told.
    """

    url: str
    named: str
    data: bytes
    at: str


def warc_pages(data: bytes) -> Iterator[Fetched | IngestError]:
    """Yield the pages of a web archive that were answered with success, and an error for each bad record.

    Raises:
        IngestError: it is no web archive.
    """
    if not data.startswith(MAGIC):
        raise IngestError("not a web archive (WARC)")
    records = iter(ArchiveIterator(io.BytesIO(data), parse_http=True, auto_decode="all"))
    for number in range(1, _MOST_RECORDS + 1):
        try:
            record = next(records, None)
            if record is None:
                return
            found = _page(record, number, data)
        except (OSError, ValueError, RuntimeError, EOFError) as error:
            yield IngestError(f"a damaged record: {str(error)[:80]}", f"#record {number}")
            return
        if found is not None:
            yield found


def _page(record: WarcRecord, number: int, data: bytes) -> Fetched | IngestError | None:
    """Return the page of a record, None if it holds none."""
    if record.record_type not in (WarcRecordType.response, WarcRecordType.resource):
        return None
    where = f"#record {number}"
    claimed = (record.headers.get("Content-Length") or "").strip()
    if not claimed.isdecimal():
        return IngestError(f"a record of a length that cannot be: {harmless_line(claimed)[:30]}", where)
    if len(claimed) > 18 or int(claimed) > _room(data, record.stream_pos):
        return IngestError("a record that claims more than there is: cut off, or damaged", where)
    kind = record.http_content_type if record.is_http else record.headers.get("Content-Type")
    named = _NAMES.get((kind or "").partition(";")[0].strip().lower())
    if named is None or (record.is_http and record.http_headers.status_code != 200):
        return None
    content = record.reader.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        return IngestError(f"a page of more than {_LARGEST:,} bytes", where)
    url = web_address(record.headers.get("WARC-Target-URI")) or ""
    return Fetched(url, named, bytes(content), harmless_line(record.headers.get("WARC-Date") or "")[:30])


def _room(data: bytes, start: int) -> int:
    """Return how many bytes there are behind the header of the record at `start`."""
    end = data.find(b"\r\n\r\n", start, start + _LONGEST_HEADER)
    return len(data) - (end + 4) if end >= 0 else 0
