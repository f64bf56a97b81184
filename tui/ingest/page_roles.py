"""The role of each line of an HTML page: what the extractor kept, what element and words say."""

from __future__ import annotations

from collections import Counter
from typing import Final

from tui.corpus.article import Role
from tui.corpus.line_identity import folded
from tui.ingest.article_draft import Facts
from tui.ingest.lines import Unit
from tui.ingest.local_marks import local_role
from tui.ingest.page_lines import PageLine
from tui.ingest.people_lines import is_byline, is_dateline
from tui.ingest.sentence_shape import ends_sentence, is_prose
from tui.ingest.sheet import PROSE_SCAN

_LONG_ENOUGH: Final = 25
"""Folded characters from which a line may be found within a longer one of the extractor's."""

_MOSTLY_LINKS: Final = 0.6

_TOGETHER: Final = 3
_PLENTY: Final = 120


def page_roles(lines: list[PageLine], content: list[str] | None, facts: Facts) -> list[Role]:
    """Return the role of each line.

    Args:
        lines: the page's visible lines, clean.
        content: the folded lines that are the article's own; None if all of them are.
        facts: what the page says of itself; its title is completed from the first heading.
    """
    known, whole = frozenset(content or ()), "".join(content or ())
    own = [content is None or _is_own(line, known, whole) for line in lines]
    if content is not None:
        _bridge(lines, own)
    title = _title_line(lines, own, facts)
    if not facts.title and title is not None:
        facts.title = lines[title].text
    first = next((number for number, kept in enumerate(own) if kept and number != title), len(lines))
    last = max((number for number, kept in enumerate(own) if kept), default=-1)
    roles: list[Role] = []
    for number, (line, kept) in enumerate(zip(lines, own, strict=True)):
        if number == title:
            roles.append("title")
        elif number > PROSE_SCAN:  # a page of so many lines is a dump
            roles.append("body" if kept else "boilerplate")
        else:
            roles.append(_role(line, facts, own=kept, inside=_near(number, title, first, last)))
    _mark_standfirst(lines, roles, title)
    return roles


def _mark_standfirst(lines: list[PageLine], roles: list[Role], title: int | None) -> None:
    """Take an unended line between the title and the first paragraph for the standfirst."""
    if title is None:
        return
    prose = (n for n in range(title + 1, len(lines)) if roles[n] == "body" and is_prose(lines[n].text))
    for number in range(title + 1, min(next(prose, 0), title + 6)):
        line = lines[number]
        undecided = roles[number] in {"body", "heading"} or (
            roles[number] == "boilerplate" and line.tag != "li"
        )
        plain = not line.furniture and line.links < _MOSTLY_LINKS and not ends_sentence(line.text)
        if undecided and plain and len(line.text.split()) >= 6 and local_role(_unit(line.text)) is None:
            roles[number] = "standfirst"
            return


def _unit(text: str) -> Unit:
    return Unit(0, len(text), text, 0, 1, len(text.split()))


def _near(number: int, title: int | None, first: int, last: int) -> bool:
    """Return whether a line stands between the title (or the body's first line) and just under the body."""
    return (first if title is None else min(title, first)) <= number <= last + 3


def _is_own(line: PageLine, known: frozenset[str], whole: str) -> bool:
    """Return whether the extractor kept a line, alone or within what it took for one paragraph."""
    key = folded(line.text)
    return key in known or (len(key) >= _LONG_ENOUGH and key in whole)


def _bridge(lines: list[PageLine], own: list[bool]) -> None:
    """Keep the paragraphs that the extractor skipped: it stops at advertisements and odd markup.

    They stand in an element that kept ones stand in, between them; or there are three or more of them
    together, in an element beside.
    """
    _rescue(lines, own)
    kept = [number for number, is_own in enumerate(own) if is_own and lines[number].tag == "p"]
    if not kept:
        return
    near = {lines[number].places[:1] for number in kept}
    around = {place for number in kept for place in lines[number].places}
    together = Counter(line.places[:1] for line in lines if _is_paragraph(line))
    for number, line in enumerate(lines):
        if own[number] or not _is_paragraph(line):
            continue
        between = kept[0] < number < kept[-1] and line.places[:1] in near
        beside = together[line.places[:1]] >= _TOGETHER and not around.isdisjoint(line.places)
        own[number] = between or beside


def _rescue(lines: list[PageLine], own: list[bool]) -> None:
    """Take another element for the article where the extractor kept next to nothing of it."""
    words: Counter[tuple[int, ...]] = Counter()
    for line in lines:
        if _is_paragraph(line):
            words[line.places[:1]] += len(line.text.split())
    kept = sum(len(line.text.split()) for line, is_own in zip(lines, own, strict=True) if is_own)
    best, most = max(words.items(), key=lambda found: found[1], default=((), 0))
    if most < _PLENTY or most < 2 * kept:
        return
    for number, line in enumerate(lines):
        own[number] = line.places[:1] == best and _is_paragraph(line)


def _is_paragraph(line: PageLine) -> bool:
    plain = line.tag in {"p", "li", "blockquote"} and not line.furniture and line.links < _MOSTLY_LINKS
    return plain and is_prose(line.text)


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
    role = local_role(_unit(text))
    if line.tag == "figcaption" and not line.furniture:
        return "caption"
    if own:
        return _own_role(line, role, facts)
    if role in {"published", "updated", "caption", "credit", "tags", "related_link"} and not line.furniture:
        return role if inside or role == "related_link" else "boilerplate"
    return _aside_role(line) if inside and not line.furniture else "boilerplate"


def _aside_role(line: PageLine) -> Role:
    """Return the role of a line that stands in or beside the article, and was not kept as a part of it."""
    if is_byline(line.text):
        return "byline"
    if is_dateline(line.text) and "(" in line.text:
        return "dateline"
    is_link = line.links > _MOSTLY_LINKS and len(line.text.split()) >= 5
    return "related_link" if is_link else "boilerplate"


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
