"""A PDF's text layer to an article: what stands printed in it, without pictures, forms or scripts.

pypdf reads the layer; lines become paragraphs again by their length, words hyphenated at a line's end become
whole, and lines that recur at the head or foot of most pages are left out as the paper's own.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

from tui.corpus.article import Article
from tui.errors import IngestError
from tui.harmless import harmless_line
from tui.ingest.options import ARTICLE_LIMIT, Options
from tui.ingest.text_file import read_text

MAGIC: Final = b"%PDF-"

_MOST_PAGES: Final = 400
_DIGITS = re.compile(r"\d{1,20}")
_SENTENCE_END = re.compile(r"[.!?:;”\"')\]]\s*$")
_HYPHEN = re.compile(r"(\w)[-\u2010\u00ad]$")

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports every odd file on standard error


def read_pdf(data: bytes, origin: str, options: Options, flags: tuple[str, ...] = ()) -> Article:
    """Return the article that the text layer of a PDF holds.

    Raises:
        IngestError: it is damaged, locked with a password, or has no text layer.
    """
    pages, found = _pages(data)
    if not any(character.isalnum() for page in pages for line in page for character in line):
        raise IngestError("no text layer: a scan, or pictures of text", "", "recognise its text first (OCR)")
    running = _running_heads(pages)
    lines = [line for page in pages for line in page if _key(line) not in running]
    text = "\n\n".join(paragraphs(lines))
    return read_text(text, origin, options, (*flags, *found))


def _pages(data: bytes) -> tuple[list[list[str]], list[str]]:
    from pypdf import PdfReader  # noqa: PLC0415 - half a second that nothing but a PDF is worth

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        is_open = not reader.is_encrypted or bool(reader.decrypt(""))
        texts = _texts(reader) if is_open else None
    except MemoryError:  # the worker's limit, which names itself
        raise
    except Exception as error:  # noqa: BLE001 - pypdf raises whatever a damaged file makes of it, assertions too
        raise IngestError(f"a damaged PDF ({type(error).__name__})") from None
    if texts is None:
        raise IngestError("locked with a password", "", "unlock it first")
    return texts


def _texts(reader: Any) -> tuple[list[list[str]], list[str]]:
    """Return the lines of each page, and what was odd."""
    pages: list[list[str]] = []
    size = 0
    for number, page in enumerate(reader.pages):
        if number >= _MOST_PAGES or size > ARTICLE_LIMIT:
            return pages, [f"cut: the first {number} pages alone are read"]
        text = page.extract_text() or ""
        size += len(text)
        pages.append([line for raw in text.split("\n") if (line := harmless_line(raw))])
    return pages, []


def _running_heads(pages: list[list[str]]) -> set[str]:
    """Return the lines, folded, that stand first or last on half of three pages or more."""
    if len(pages) < 3:
        return set()
    edges = Counter(key for page in pages for key in {_key(line) for line in (*page[:2], *page[-2:])})
    return {key for key, count in edges.items() if count >= max(3, len(pages) / 2)}


def _key(line: str) -> str:
    return _DIGITS.sub("#", line.casefold())


def paragraphs(lines: Iterable[str]) -> list[str]:
    """Return the paragraphs that printed lines make: one ends with a sentence, on a line that is not full."""
    known = list(lines)
    full = 0.8 * _usual_length(known)
    found: list[str] = []
    is_open = False
    for line in known:
        if is_open and (match := _HYPHEN.search(found[-1])) and line[:1].islower():
            found[-1] = found[-1][: match.end(1)] + line
        elif is_open:
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
        is_open = len(line) >= full or not (_SENTENCE_END.search(line) or len(line) < full / 2)
    return found


def _usual_length(lines: list[str]) -> float:
    """Return how long a full line is: of the longer half of the lines, the middle one."""
    lengths = sorted(len(line) for line in lines)
    return lengths[3 * len(lengths) // 4] if lengths else 0
