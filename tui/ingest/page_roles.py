"""The role of each line of an HTML page: what the extractor kept, what the element says, what the words say."""

from __future__ import annotations

from typing import Final

from tui.corpus.article import Role
from tui.ingest.article_draft import Facts
from tui.ingest.line_shape import ends_sentence, is_byline, is_dateline, is_prose
from tui.ingest.lines import Unit
from tui.ingest.local_marks import local_role
from tui.ingest.page_lines import PageLine
from tui.ingest.sheet import folded

_LONG_ENOUGH: Final = 25
"""Folded characters from which a line may be found within a longer one of the extractor's."""

_MOSTLY_LINKS: Final = 0.6


def page_roles(lines: list[PageLine], content: list[str] | None, facts: Facts) -> list[Role]:
    """Return the role of each line.

    Args:
        lines: the page's visible lines, clean.
        content: the folded lines that are the article's own; None if all of them are.
        facts: what the page says of itself; its title is completed from the first heading.
    """
    own = [content is None or _is_own(line, content) for line in lines]
    if content is not None:
        _bridge(lines, own)
    title = _title_line(lines, own, facts)
    if not facts.title and title is not None:
        facts.title = lines[title].text
    first = next((number for number, kept in enumerate(own) if kept and number != title), len(lines))
    last = max((number for number, kept in enumerate(own) if kept), default=-1)
    return [
        "title" if number == title else _role(line, facts, own=kept, inside=_near(number, title, first, last))
        for number, (line, kept) in enumerate(zip(lines, own, strict=True))
    ]


def _near(number: int, title: int | None, first: int, last: int) -> bool:
    """Return whether a line stands between the title (or the body's first line) and just under the body."""
    return (first if title is None else min(title, first)) <= number <= last + 3


def _is_own(line: PageLine, content: list[str]) -> bool:
    key = folded(line.text)
    if not key:
        return False
    return any(key == other or (len(key) >= _LONG_ENOUGH and key in other) for other in content)


def _bridge(lines: list[PageLine], own: list[bool]) -> None:
    """Keep the paragraphs that stand among kept ones, in the same element: extractors skip some."""
    places = {line.place for line, kept in zip(lines, own, strict=True) if kept and line.tag == "p"}
    kept_at = [number for number, kept in enumerate(own) if kept]
    if not kept_at:
        return
    for number in range(kept_at[0], kept_at[-1] + 1):
        line = lines[number]
        paragraph = line.tag in {"p", "li", "blockquote"} and is_prose(line.text)
        if paragraph and line.place in places and not line.furniture and line.links < _MOSTLY_LINKS:
            own[number] = True


def _title_line(lines: list[PageLine], own: list[bool], facts: Facts) -> int | None:
    """Return the line that is the title: the one that the page's head names, else its first heading."""
    key = folded(facts.title)
    same = [number for number, line in enumerate(lines) if key and folded(line.text) == key]
    heading = [number for number in same if lines[number].tag in {"h1", "h2"}]
    if same:
        return (heading or same)[0]
    body = next(
        (number for number, kept in enumerate(own) if kept and is_prose(lines[number].text)), len(lines)
    )
    first = [number for number, line in enumerate(lines[:body]) if line.tag == "h1" and not line.furniture]
    if first and (not key or len(first) == 1):
        return first[-1]
    return None


def _role(line: PageLine, facts: Facts, *, own: bool, inside: bool) -> Role:
    text = line.text
    role = local_role(Unit(0, len(text), text, 0, 1, len(text.split())))
    if line.tag == "figcaption" and not line.furniture:
        return "caption"
    if own:
        return _own_role(line, role, facts)
    if role in {"published", "updated", "caption", "credit", "tags", "related_link"} and not line.furniture:
        return role if inside or role == "related_link" else "boilerplate"
    if inside and not line.furniture:
        if is_byline(text):
            return "byline"
        if is_dateline(text) and "(" in text:
            return "dateline"
        if line.links > _MOSTLY_LINKS and len(text.split()) >= 5:
            return "related_link"
    return "boilerplate"


def _own_role(line: PageLine, role: Role | None, facts: Facts) -> Role:
    """Return the role of a line that the extractor kept."""
    if folded(line.text) == folded(facts.title):
        return "boilerplate"  # the title once more
    if is_byline(line.text):
        return "byline"
    if role is not None and not (role == "boilerplate" and is_prose(line.text)):
        return role
    if (
        line.tag[0] == "h"
        and line.tag[1:].isdigit()
        and not (is_prose(line.text) and ends_sentence(line.text))
    ):
        return "heading"
    return "body"
