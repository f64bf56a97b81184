"""Which format an input is in: by its name, checked against how it begins."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, Literal, TypeAlias

Format: TypeAlias = Literal[
    "text",
    "markdown",
    "jsonl",
    "json",
    "csv",
    "html",
    "mail",
    "mbox",
    "feed",
    "mhtml",
    "pdf",
    "docx",
    "zip",
    "tar",
    "warc",
]

ARCHIVES: Final[frozenset[Format]] = frozenset({"zip", "tar", "warc"})
"""Formats that hold other files, which take their time one by one."""

_BY_SUFFIX: Final[dict[str, Format]] = {
    ".txt": "text", ".text": "text",
    ".md": "markdown", ".markdown": "markdown",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "csv",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".eml": "mail", ".mbox": "mbox",
    ".xml": "feed", ".rss": "feed", ".atom": "feed",
    ".mhtml": "mhtml", ".mht": "mhtml", ".pdf": "pdf", ".docx": "docx",
    ".zip": "zip", ".tar": "tar", ".tgz": "tar", ".warc": "warc",
}  # fmt: skip

SUFFIXES: Final = frozenset({*_BY_SUFFIX, ".gz"})
"""Endings of the files that a folder's walk takes up."""

_FOREIGN: Final = (
    (re.compile(rb"\{\\rtf"), "a Rich Text file (RTF)"),
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "a file of an old Office (.doc, .xls, .msg)"),
    (re.compile(rb"PK\x03\x04.{26}mimetypeapplication/epub", re.DOTALL), "a book (EPUB)"),
    (re.compile(rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis", re.DOTALL), "an OpenDocument file (.odt)"),
    (
        re.compile(rb"PK\x03\x04.{26}\[Content_Types\].{0,4000}PK\x03\x04.{26}(?:xl|ppt)/", re.DOTALL),
        "a workbook or slides (.xlsx, .pptx)",
    ),
)
"""What documents begin with that are not read here; some are ZIP archives, but not of articles."""

_HTML = re.compile(
    rb"\s{0,200}(?:<!--.{0,500}?-->\s{0,200})?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKUP = re.compile(rb"<[a-z!/][^<>]{0,500}>", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|channel)\b", re.IGNORECASE)
_OPML = re.compile(rb"<opml\b", re.IGNORECASE)
_MAIL = re.compile(rb"(?:[A-Za-z][\w-]{0,60}:[^\n]{0,998}\r?\n(?:[ \t][^\n]{0,998}\r?\n){0,40}){2,}")
_MAIL_HEADER = re.compile(rb"^(?:From|Subject|Message-ID|Received|Date):", re.IGNORECASE | re.MULTILINE)


def format_of(name: str, start: bytes) -> Format:
    """Return the format of an input.

    Args:
        name: its file name; without a telling ending the content decides.
        start: its first few kilobytes.
    """
    named = _BY_SUFFIX.get(Path(name).suffix.lower())
    if (magic := _by_magic(start)) is not None and named not in ("docx", "zip"):
        return magic
    if named == "html" and not _MARKUP.search(start.replace(b"\x00", b"")):
        return "text"
    if named == "feed" and _HTML.match(start) and not _FEED.search(start):
        return "html"
    return named or _by_content(start)


def foreign_kind(start: bytes) -> str:
    """Return what kind of document this is, if it is one that is not read here; "" if not."""
    return next((what for begins, what in _FOREIGN if begins.match(start)), "")


def _by_magic(start: bytes) -> Format | None:
    """Return a binary format by the bytes it begins with, whatever its name says."""
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return "docx" if b"word/" in start else "zip"
    if start.startswith(b"WARC/1."):
        return "warc"
    return "tar" if start[257:262] == b"ustar" else None


def web_form(start: bytes) -> Literal["feed", "json", "html"] | None:
    """Return what an answer from the web is, by how it begins: servers' own words for it mean little.

    Args:
        start: its first few kilobytes.
    """
    bare = start.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if bare.startswith(b"{"):
        return "json" if b"jsonfeed.org" in bare else None
    if not bare.startswith(b"<"):
        return None
    if _FEED.search(bare) and not _HTML.match(bare):
        return "feed"
    return "html" if _HTML.match(bare) or _MARKUP.search(bare) else None


def is_companion(path: Path) -> bool:
    """Return whether a file holds marks for the article beside it, rather than an article."""
    name = path.name.lower()
    return name.endswith((".ann", ".highlights.json"))


def _by_content(start: bytes) -> Format:
    bare = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    if bare.startswith(b"<") and (_FEED.search(bare[:2000]) or _OPML.search(bare[:2000])):
        return "feed"
    if _HTML.match(bare):
        return "html"
    if bare.startswith(b"{"):
        first_line = bare.split(b"\n", 1)[0].rstrip()
        return "jsonl" if first_line.endswith(b"}") else "json"
    if bare.startswith(b"["):
        return "json"
    if bare.startswith(b"From ") and _MAIL_HEADER.search(bare[:2000]):
        return "mbox"
    return "mail" if _MAIL.match(bare) and _MAIL_HEADER.search(bare[:2000]) else "text"
