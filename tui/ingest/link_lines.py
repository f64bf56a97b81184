"""Lines that lead elsewhere or sort the article: headlines of others, tags, crumbs, run-together menus."""

from __future__ import annotations

import re

from tui.ingest.listed import listed
from tui.ingest.sentence_shape import ends_prose, ends_sentence

_RELATED = re.compile(
    rf"^\W{{0,3}}(?:{'|'.join(listed('related.txt'))})\s{{0,2}}(?::|[–—|>»→-]\s)\s{{0,2}}\S"
    r"|^\W{0,3}(?:read more|read also|also read|see also|watch|read next)\s{0,2}[:–—-]",
    re.IGNORECASE,
)
_READ_MORE_AT_END = re.compile(r"\bread more(?:\s?[»>…]|\s?\.{3})?$", re.IGNORECASE)
_TAGS = re.compile(
    r"^(?:tags?|topics?|keywords?|filed under|categor(?:y|ies)|sections?|labels?|posted in|more on)\s{0,2}:",
    re.IGNORECASE,
)
_HASHTAGS = re.compile(r"^(?:#[\w-]{1,60}[\s,]{0,3}){1,30}$")
_RUN_TOGETHER = re.compile(r"[a-zà-ÿ]{2}[A-ZÀ-Ý][a-zà-ÿ]{2}")
_SECTIONS = frozenset(listed("sections.txt"))
_CRUMB_PARTS = re.compile(r"\s{1,3}[/|•>›»·]\s{1,3}|\s?[›»>]\s?|\s{1,3}/\s{1,3}")


def is_related(line: str) -> bool:
    """Return whether `line` says that it leads elsewhere ("READ MORE: …")."""
    if len(line) > 260 or (len(line.split()) > 25 and ends_sentence(line)):
        return False
    return _RELATED.search(line) is not None or (
        len(line.split()) <= 20 and _READ_MORE_AT_END.search(line) is not None
    )


def is_tags(line: str) -> bool:
    """Return whether `line` lists the article's topics."""
    return len(line) <= 300 and (_TAGS.search(line) or _HASHTAGS.search(line)) is not None


def is_crumbs(line: str) -> bool:
    """Return whether `line` is a row of links: languages, sections, a path ("Home > World > Syria")."""
    if len(line) > 160 or ends_prose(line):
        return False
    parts = crumb_parts(line)
    return len(parts) >= 3 and all(len(part.split()) <= 4 for part in parts)


def crumb_parts(line: str) -> list[str]:
    """Return the parts of a row of links."""
    return [part.strip() for part in _CRUMB_PARTS.split(line) if part.strip()]


def is_menu(line: str) -> bool:
    """Return whether `line` is a row of section names without anything between ("News Sport Jobs")."""
    words = line.split()
    return 2 <= len(words) <= 14 and sum(word.casefold() in _SECTIONS for word in words) * 2 > len(words)


def is_run_together(line: str) -> bool:
    """Return whether words of `line` stick together as links without space do ("Middle EastNewsSyria")."""
    words = line.split()
    if len(words) > 12 or ends_sentence(line) or _RUN_TOGETHER.search(line) is None:
        return False
    stuck = sum(
        _RUN_TOGETHER.search(word) is not None for word in words if not word.startswith(("http", "@"))
    )
    return stuck >= 2 or (stuck > 0 and len(words) <= 3)
