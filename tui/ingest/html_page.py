"""A saved HTML page to an article: nothing of the page is dropped, what is not the article is boilerplate.

trafilatura (precision first) says which lines are the article's, resiliparse's own main-content rules where
it finds nothing (docs/formats.md has the figures); the lines themselves are taken from the page in its
order, so that captions, stamps, bylines and the site's furniture keep their places and get their roles.
"""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from typing import Final

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from tui.corpus.article import Article, Block, Role
from tui.corpus.line_identity import folded
from tui.errors import IngestError
from tui.ingest.article_draft import Facts, article
from tui.ingest.clean import CONTROLS_REMOVED, clean
from tui.ingest.datelines import with_dateline
from tui.ingest.options import Options
from tui.ingest.page_facts import page_facts
from tui.ingest.page_lines import PageLine, page_lines
from tui.ingest.page_roles import page_roles
from tui.ingest.roles import complete_facts

# Beyond these trafilatura takes more than 15 s, and the parsers more than 20 s at the last (SECURITY C10,
# C11; measured there). Real news pages have under 8,000 elements.
_MOST_TAGS: Final = 30_000
_LONGEST_TAG: Final = 100_000
_DEEPEST: Final = 10_000

# Under so many characters of source its comparison with other extractors costs more than it finds.
_SMALL_PAGE: Final = 20_000

# Pages saved as a single file carry their pictures and styles in addresses of megabytes.
_DATA_URI = re.compile(r"data:[a-zA-Z0-9.+/-]{1,80}(?:;[a-zA-Z0-9=_-]{1,40}){0,4},[^\s\"'<>()]{256,}")

_CONTROL_REFERENCE = re.compile(r"&#(?:x0{0,6}([0-9a-f]{1,6})|0{0,7}(\d{1,7}));?", re.IGNORECASE)
_NESTING = re.compile(r"<(/?)(?:div|span|b|i|u|font|ul|ol|table|blockquote|em|section)\b", re.IGNORECASE)
_CHARSET = re.compile(
    rb"""<meta[^<>]{0,200}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([\w-]{2,40})|^\s{0,9}<\?xml[^>]{0,80}encoding=["']([\w-]{2,40})""",
    re.IGNORECASE,
)

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports every odd page on standard error
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that a page says it is in."""
    match = _CHARSET.search(data[:4096])
    return (match[1] or match[2]).decode("ascii") if match else None


def read_html(
    text: str, origin: str, options: Options, flags: tuple[str, ...] = (), facts: Facts | None = None
) -> Article:
    """Return the article of an HTML page.

    Args:
        text: the page's source.
        origin: where it is from.
        options: with `body_only`, everything that is visible is body.
        flags: what was odd so far.
        facts: what is known from elsewhere (a mail's header, a feed); it goes before what the page says, and
            the page is then all article, as mails and feed entries are, but for promotion.

    Raises:
        IngestError: it is nested too deeply to be read, or nothing is to be seen on it.
    """
    source, removed = without_control_references(_DATA_URI.sub("data:,", text))
    if _is_deep(source):
        raise IngestError("nested too deeply", origin)
    tree = HTMLTree.parse(source.replace("\x00", ""))
    found = page_facts(tree) if facts is None else _merged(facts, page_facts(tree))
    lines = page_lines(tree)
    found.flags += [*flags, *([CONTROLS_REMOVED] if removed else [])]
    content = None if options.body_only or facts is not None else _content(source, tree)
    return laid_out(lines, content, found, origin, options)


def laid_out(
    lines: list[PageLine], content: list[str] | None, facts: Facts, origin: str, options: Options
) -> Article:
    """Return the article of a page's lines.

    Args:
        lines: in the page's order, as they were found.
        content: the folded lines that are the article's own; None if all of them are.
        facts: what is known beside them; completed from the lines.
        origin: where it is from.
        options: with `body_only`, every line is body.

    Raises:
        IngestError: nothing is left of the lines once they are clean.
    """
    cleaned = [clean(line.text) for line in lines]
    facts.flags += [flag for one in cleaned for flag in one.flags]
    kept = [replace(line, text=one.text) for line, one in zip(lines, cleaned, strict=True) if one.text]
    if not kept and not facts.title:
        raise IngestError("no body: nothing is to be seen on this page", origin)
    roles = page_roles(kept, content, facts)
    if options.body_only:
        roles = [role if role == "title" else "body" for role in roles]
    whole, blocks = _joined([line.text for line in kept], roles, facts.title)
    complete_facts(facts, whole, blocks)
    if not options.body_only:
        blocks = with_dateline(whole, blocks)
    return article(whole, blocks, facts, origin)


def without_control_references(source: str) -> tuple[str, bool]:
    """Return a page's source without references to control characters, and whether there were any.

    One `&#27;` makes trafilatura return nothing at all.
    """
    dropped = 0

    def replaced(match: re.Match[str]) -> str:
        nonlocal dropped
        code = int(match[1], 16) if match[1] else int(match[2])
        if code in {9, 10, 13} or 32 <= code < 127 or 0xA0 <= code < 0xD800 or 0xE000 <= code < 0x110000:
            return match[0]
        if 0x80 <= code < 0xA0 and code not in {0x81, 0x8D, 0x8F, 0x90, 0x9B, 0x9D}:
            return match[0]  # browsers read these as cp1252: dashes and quotes
        dropped += 1
        return "" if code == 0 else "\ufffd"

    return _CONTROL_REFERENCE.sub(replaced, source), dropped > 0


def _is_deep(source: str) -> bool:
    """Return whether elements are opened within elements beyond what the parsers stand."""
    depth = deepest = 0
    if source.count("<") < _DEEPEST:
        return False
    for match in _NESTING.finditer(source):
        depth += -1 if match[1] else 1
        deepest = max(deepest, depth)
    return deepest > _DEEPEST


def _content(source: str, tree: HTMLTree) -> list[str]:
    """Return the lines that are the article's own, folded."""
    found = _by_trafilatura(source)
    if not found:
        found = extract_plain_text(tree, main_content=True, alt_texts=False, list_bullets=False) or ""
    return [key for line in found.split("\n") if (key := folded(line))]


def _by_trafilatura(source: str) -> str:
    if source.count("<") > _MOST_TAGS or _has_long_tag(source):
        return ""
    import trafilatura  # noqa: PLC0415  (its import takes longer than reading a folder of plain texts)

    document = trafilatura.bare_extraction(
        source,
        fast=len(source) < _SMALL_PAGE,
        favor_precision=True,
        include_comments=False,
        with_metadata=False,
    )
    if document is None or isinstance(document, dict):
        return ""
    return document.text or ""


def _has_long_tag(source: str) -> bool:
    """Return whether some element has a flood of attributes, or one of them is endless."""
    return any(
        part.find(">", 0, _LONGEST_TAG) < 0 for part in source.split("<")[1:] if len(part) > _LONGEST_TAG
    )


def _merged(facts: Facts, page: Facts) -> Facts:
    """Return what is known from elsewhere, completed by what the page says."""
    for name in ("title", "url", "source", "publisher", "authors", "language", "published", "updated"):
        if not getattr(facts, name):
            setattr(facts, name, getattr(page, name))
    facts.flags += page.flags
    return facts


def _joined(lines: list[str], roles: list[Role], title: str) -> tuple[str, tuple[Block, ...]]:
    """Return the frozen text and its blocks: paragraphs apart, the site's lines close together."""
    if title and "title" not in roles:
        lines, roles = [title, *lines], ["title", *roles]
    parts: list[str] = []
    blocks: list[Block] = []
    place = 0
    for number, (line, role) in enumerate(zip(lines, roles, strict=True)):
        if number:
            gap = "\n" if role == roles[number - 1] == "boilerplate" else "\n\n"
            parts.append(gap)
            place += len(gap)
        parts.append(line)
        blocks.append(Block(place, place + len(line), role))
        place += len(line)
    return "".join(parts), tuple(blocks)
