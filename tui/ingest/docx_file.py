"""A Word document (DOCX) to an article: its paragraphs, headings and tables, its title and author.

Read straight from the two parts that hold them, by a parser that expands and fetches nothing: what is taken
is so little that a library for making documents would bring more risk than help (docs/dependencies.md).
"""

from __future__ import annotations

import re
from typing import Final

from tui.corpus.article import Article
from tui.errors import IngestError
from tui.harmless import harmless_line
from tui.ingest.article_draft import Facts
from tui.ingest.html_page import laid_out
from tui.ingest.options import Options
from tui.ingest.page_lines import PageLine
from tui.ingest.safe_xml import parse_xml
from tui.ingest.zipped import Zipped

BODY: Final = "word/document.xml"
_PROPERTIES: Final = "docProps/core.xml"

_HEADING = re.compile(r"heading\s?([1-6])|(title)|berschrift\s?([1-6])|titre\s?([1-6])", re.IGNORECASE)

_UNSEEN: Final = frozenset({"del", "moveFrom", "instrText", "delText", "fldData", "footnoteReference"})
"""Elements whose words are not in the text as it is printed: deletions under track changes, field codes."""


def read_docx(data: bytes, origin: str, options: Options, flags: tuple[str, ...] = ()) -> Article:
    """Return the article that a Word document holds.

    Raises:
        IngestError: it is damaged, locked, or has nothing in it.
    """
    parts = Zipped(data)
    body = _Body()
    parse_xml(parts.read(BODY), body.start, body.end, body.words)
    return laid_out(body.lines, None, _facts(parts, list(flags)), origin, options)


def is_docx(data: bytes) -> bool:
    """Return whether a ZIP file is a Word document."""
    try:
        return BODY in Zipped(data).names()
    except IngestError:
        return False


class _Body:
    """Collects the paragraphs of a document's main part."""

    def __init__(self) -> None:
        self.lines: list[PageLine] = []
        self._words: list[str] = []
        self._tag = "p"
        self._unseen = 0
        self._in_text = False
        self._in_list = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take an element up."""
        name = name.rpartition(":")[2]
        if name in _UNSEEN:
            self._unseen += 1
        elif name == "p":
            self._tag, self._words, self._in_list = "p", [], False
        elif name == "pStyle":
            self._tag = _tag_of(attributes.get("w:val", ""))
        elif name == "numPr":
            self._in_list = True
        elif name == "t":
            self._in_text = True
        elif name in {"tab", "br", "cr"} and not self._unseen:
            self._words.append(" ")
        elif name == "noBreakHyphen":
            self._words.append("-")

    def end(self, name: str) -> None:
        """Leave an element."""
        name = name.rpartition(":")[2]
        if name in _UNSEEN:
            self._unseen -= 1
        elif name == "t":
            self._in_text = False
        elif name == "p":
            text = "".join(self._words)
            if text.strip():
                tag = "li" if self._in_list and self._tag == "p" else self._tag
                self.lines.append(PageLine(text, tag, furniture=False, links=0.0, places=()))
            self._words = []

    def words(self, text: str) -> None:
        """Take a run of characters."""
        if self._in_text and not self._unseen:
            self._words.append(text)


def _tag_of(style: str) -> str:
    """Return the element that a paragraph style stands for."""
    match = _HEADING.search(style)
    if match is None:
        return "blockquote" if "quote" in style.lower() else "p"
    level = match[1] or match[3] or match[4]
    return f"h{level}" if level else "h1"


def _facts(parts: Zipped, flags: list[str]) -> Facts:
    """Return what the document's properties say; the dates of a file are not those of an article."""
    facts = Facts(flags=flags)
    found = _Properties()
    try:
        parse_xml(parts.read(_PROPERTIES), found.start, found.end, found.words)
    except IngestError:
        return facts
    properties = {name: harmless_line("".join(words)) for name, words in found.values.items()}
    facts.title = properties.get("title", "")
    creator = properties.get("creator", "")
    facts.authors = (creator,) if creator else ()
    return facts


class _Properties:
    """Collects the values of a document's properties."""

    def __init__(self) -> None:
        self.values: dict[str, list[str]] = {}
        self._open: list[str] = []

    def start(self, name: str, _: dict[str, str]) -> None:
        """Take an element up."""
        self._open.append(name.rpartition(":")[2])

    def end(self, _: str) -> None:
        """Leave an element."""
        self._open.pop()

    def words(self, text: str) -> None:
        """Take a run of characters."""
        self.values.setdefault(self._open[-1], []).append(text)
