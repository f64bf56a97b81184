"""OPML, a list of feeds: read with nothing believed but addresses of the web, and written.

Readers have run programs that a list named as feeds (newsboat's `exec:`, 2026): everything that is no http
or https address is refused by name (SECURITY D13), and so is a password in one (D12).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple
from xml.sax.saxutils import quoteattr

from tui.errors import IngestError
from tui.harmless import harmless_line
from tui.ingest.safe_xml import parse_xml
from tui.ingest.web_address import web_address

_MOST_BYTES: Final = 20_000_000
_MOST: Final = 20_000

_STRAY = re.compile(rb"&(?!(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{1,30});)")
_BARE = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}(?:[/:?].{0,2000})?", re.IGNORECASE)


class Listed(NamedTuple):
    """A feed in a list.

    Attributes:
        url: its address.
        title: as the list calls it.
        tags: the folders and categories it is in.
    """

    url: str
    title: str
    tags: tuple[str, ...]


def read_opml(data: bytes) -> Iterator[Listed | IngestError]:
    """Yield the feeds of a list, each once, and an error for each entry that is none.

    Raises:
        IngestError: it is no OPML.
    """
    if len(data) > _MOST_BYTES:
        raise IngestError(f"too large for a list of feeds: {len(data):,} bytes")
    outlines = _Outlines()
    try:
        parse_xml(data, outlines.start, outlines.end)
    except IngestError:
        outlines = _Outlines()
        parse_xml(_STRAY.sub(b"&amp;", data), outlines.start, outlines.end)  # many lists have bare ampersands
    if not outlines.is_opml:
        raise IngestError("not a list of feeds (OPML)")
    yield from outlines.listed()


class _Outlines:
    """Collects the outlines of a list."""

    def __init__(self) -> None:
        self.is_opml = False
        self._folders: list[str] = []
        self._found: list[tuple[dict[str, str], tuple[str, ...]]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take an element up."""
        name = name.lower()
        self.is_opml |= name == "opml"
        fields = {key.lower(): value for key, value in attributes.items()}
        if name == "outline" and "xmlurl" in fields:
            if len(self._found) >= _MOST:
                raise IngestError(f"more than {_MOST:,} feeds")
            self._found.append((fields, tuple(filter(None, self._folders))))
        if name == "outline":
            is_folder = "xmlurl" not in fields
            self._folders.append(_title(fields) if is_folder else "")

    def end(self, name: str) -> None:
        """Leave an element."""
        if name.lower() == "outline":
            self._folders.pop()

    def listed(self) -> Iterator[Listed | IngestError]:
        """Yield what was collected."""
        seen: set[str] = set()
        for fields, folders in self._found:
            raw = fields["xmlurl"].strip()
            url = web_address(f"https://{raw}" if "://" not in raw and _BARE.fullmatch(raw) else raw)
            if url is None:
                shown = harmless_line(raw)[:120] or "an empty address"
                yield IngestError("no address of the web: not taken", shown, "only http and https are")
            elif url not in seen:
                seen.add(url)
                categories = [part.strip().strip("/") for part in fields.get("category", "").split(",")]
                words = (harmless_line(tag)[:60] for tag in (*folders, *categories))
                yield Listed(url, _title(fields), tuple(dict.fromkeys(filter(None, words))))


def _title(fields: dict[str, str]) -> str:
    return harmless_line(fields.get("title") or fields.get("text") or "")[:200]


def write_opml(feeds: Iterable[Listed]) -> str:
    """Return a list of feeds as OPML 2.0; tags become its categories."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        "  <head><title>copytaster</title></head>",
        "  <body>",
    ]
    for feed in feeds:
        title = quoteattr(feed.title or feed.url)
        category = f" category={quoteattr(','.join(feed.tags))}" if feed.tags else ""
        url = quoteattr(feed.url)
        lines.append(f'    <outline type="rss" text={title} title={title} xmlUrl={url}{category}/>')
    return "\n".join((*lines, "  </body>", "</opml>", ""))
