"""The role of every line of a plain-text article, and what its lines say about it.

No library does this; the method is four passes over the units of a text (docs/formats.md): what a line gives
away by itself, then the head up to the title and down to the body, then what stands between the paragraphs,
then the end. When in doubt a line is body: a line wrongly folded away is worse than one wrongly shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tui.corpus.article import Block, Role
from tui.corpus.line_identity import folded
from tui.ingest.article_draft import Facts
from tui.ingest.credits import agency_in, authors_in, copyright_holder, outlet_in, wire_of
from tui.ingest.datelines import dateline_of, with_dateline
from tui.ingest.headline import find_head, mark_head, without_site
from tui.ingest.lines import Unit, units
from tui.ingest.local_marks import mark_locally
from tui.ingest.outlets import is_agency, without_edition
from tui.ingest.people_lines import is_byline, is_sign_off
from tui.ingest.running_text import mark_pull_quotes, mark_running_text
from tui.ingest.sheet import PROSE_SCAN, Sheet
from tui.ingest.stamps import iso_date, stamps_in
from tui.ingest.tail import body_end, mark_tail

_MOST_BLOCKS: Final = 10_000
"""Paragraphs that are told apart: more than any article has, few enough for the reader to open."""

_STATING: Final[frozenset[Role]] = frozenset({"byline", "credit", "published", "updated"})


def classify(text: str, title: str = "") -> tuple[tuple[Block, ...], Facts]:
    """Return the blocks of an article's frozen text, and the facts that its own lines state.

    Args:
        text: clean.
        title: what is known to be the title; without it, it is found.

    The blocks are in order, do not overlap, and hold everything but white space.
    """
    every = units(text)
    sheet = Sheet(every[:PROSE_SCAN])
    mark_locally(sheet)
    head = find_head(sheet, title)
    title = "" if head.title is None else without_site(sheet.units[head.title].text)[0]
    mark_head(sheet, head)
    end = body_end(sheet, head.body)
    mark_pull_quotes(sheet, head.body, end)
    mark_running_text(sheet, head.body, end, title)
    mark_tail(sheet, end)
    blocks = [
        Block(unit.start, unit.end, role or "body")
        for unit, role in zip(sheet.units, sheet.roles, strict=True)
    ]
    blocks += _body(every[PROSE_SCAN:])
    facts = Facts(title=title, source=head.site, published=head.published)
    complete_facts(facts, text, blocks)
    return with_dateline(text, blocks), facts


def _body(every: Sequence[Unit]) -> list[Block]:
    """Return a block of body for each unit; of a flood of them (a million lines), what is left as one."""
    blocks = [Block(unit.start, unit.end, "body") for unit in every[:_MOST_BLOCKS]]
    if len(every) > _MOST_BLOCKS:
        blocks.append(Block(every[_MOST_BLOCKS].start, every[-1].end, "body"))
    return blocks


def bare_body(text: str, title: str = "") -> tuple[Block, ...]:
    """Return the blocks of a text that is all body, but for a first line that is the title."""
    found = units(text)
    blocks = _body(found)
    if title and len(found) > 1 and folded(found[0].text) == folded(title):
        blocks[0] = Block(found[0].start, found[0].end, "title")
    return tuple(blocks)


def complete_facts(facts: Facts, text: str, blocks: Sequence[Block]) -> None:
    """Add to `facts` what the lines of the text state and nothing else has said."""
    stated = Facts(title=facts.title)
    for block in blocks:
        _learn(
            stated,
            " ".join(text[block.start : block.end].split()) if block.role in _STATING else "",
            block.role,
        )
    first = next((text[block.start : block.end] for block in blocks if block.role == "body"), "")
    facts.authors = facts.authors or stated.authors
    by_agency = next((author for author in facts.authors if is_agency(author)), None)
    signed = _signed_off(text, blocks)
    facts.source = facts.source or stated.source
    facts.publisher = facts.publisher or stated.publisher or wire_of(first) or by_agency or signed
    facts.published = facts.published or stated.published or iso_date(dateline_of(first))
    facts.updated = facts.updated or stated.updated
    facts.source = facts.source or facts.publisher
    if facts.publisher is None and facts.source is not None:
        facts.publisher = without_edition(facts.source)


def _signed_off(text: str, blocks: Sequence[Block]) -> str | None:
    """Return the agency whose mark stands under the article as its last line."""
    last = text[blocks[-1].start : blocks[-1].end] if blocks and blocks[-1].role == "credit" else ""
    return agency_in(last) if is_sign_off(last) else None


def _learn(facts: Facts, line: str, role: Role | None) -> None:
    """Take from one line what it states."""
    if role == "byline":
        facts.authors = tuple(dict.fromkeys((*facts.authors, *authors_in(line))))
        facts.publisher = facts.publisher or agency_in(line)
    elif role == "credit":
        facts.publisher = outlet_in(line, facts.title) or facts.publisher
        facts.source = facts.source or copyright_holder(line)
    if role in {"published", "updated", "byline"}:
        for stamp in stamps_in(line):
            if stamp.kind == "updated":
                facts.updated = facts.updated or stamp.iso
            else:
                facts.published = facts.published or stamp.iso
        if role != "byline" and is_byline(line):
            facts.authors = facts.authors or authors_in(line)
        first = line.split("|", maxsplit=1)[0].strip()
        if role != "byline" and is_agency(first):
            facts.publisher = facts.publisher or first
