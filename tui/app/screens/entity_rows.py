"""What the page of an entity shows, as rows: each leads to its sentence, its article or its entity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tui.app.panes.line_pane import BLANK, Piece, Row, said, wrapped
from tui.app.panes.list_rows import article_row
from tui.app.screens.targets import Jump, Narrow, ShowEntity
from tui.corpus.article import Article
from tui.corpus.entity import Entity
from tui.store.corrections import sentence_of
from tui.store.entities import Beside
from tui.store.profile import Mention, Profile, Saying, mentions_in
from tui.view.cells import padded
from tui.view.dates import dated
from tui.view.kinds import one_of, query_for
from tui.view.palette import Part
from tui.view.sparkline import sparkline

_CONTEXT: Final = 48
"""Code points shown on either side of a mention."""

_MOST_SAID: Final = 12

_MOST_CORRECTIONS: Final = 8

_OUTLET: Final = 18

_DATE: Final = 13


def entity_page_rows(found: Profile, article: Article | None, width: int) -> list[Row]:
    """Return all rows of an entity's page, in `width` cells."""
    rows = [
        *_names(found, width),
        *_over_time(found, width),
        *_here(found.entity, article, width),
        *_said(found.said, width),
        *_beside(found.beside),
        *_articles(found, width),
        *_corrections(found),
    ]
    return rows[:-1] if rows and rows[-1] == BLANK else rows


def _names(found: Profile, width: int) -> Iterator[Row]:
    facts = (
        ("Also called", " · ".join(found.entity.variants)),
        ("Note", found.note),
    )
    for label, fact in facts:
        if fact:
            lines = wrapped(fact, max(20, width - 16), 3)
            yield Row(((f" {label:13}", "heading"), (lines[0], "text")))
            yield from (Row(((" " * 14 + line, "text"),)) for line in lines[1:])


def _over_time(found: Profile, width: int) -> Iterator[Row]:
    mentions, articles = found.entity.mentions, len(found.entity.articles)
    counted = f"{mentions:,} mention{'s' * (mentions != 1)} in {articles:,} article{'s' * (articles != 1)}"
    yield Row(((" Named        ", "heading"), (counted, "text")))
    drawn = sparkline(found.counted, max(8, width - 14 - 2 * 12 - 12))
    if drawn is not None and drawn.first != drawn.last:
        ends: tuple[Piece, Piece] = ((f"{drawn.first} ", "meta"), (f" {drawn.last}", "meta"))
        by: Piece = (f"  by {drawn.step}", "muted")
        yield Row(((" " * 14, "text"), ends[0], (drawn.line, "accent"), ends[1], by))
    yield BLANK


def _here(entity: Entity, article: Article | None, width: int) -> Iterator[Row]:
    mentions = mentions_in(article, entity.id) if article is not None else []
    if article is None or not mentions:
        return
    yield Row(((f" In this article, {len(mentions)}", "heading"),))
    yield from (mention_row(article.id, each, width) for each in mentions)
    yield BLANK


def mention_row(article: str, mention: Mention, width: int, indent: int = 2) -> Row:
    """Return a mention with the words around it; the mentions of a page stand in one column."""
    context = max(8, min(_CONTEXT, (width - indent) // 2 - 12))
    before = said(_last_words(mention.before, context), "muted")[0]
    gap_before = " " if mention.before[-1:].isspace() else ""
    gap_after = " " if mention.after[:1].isspace() else ""
    pieces: tuple[Piece, ...] = (
        (" " * indent, "text"),
        (f"{before.rjust(context)}{gap_before}", "muted"),
        said(mention.words, "accent"),
        (f"{gap_after}{said(mention.after)[0]}", "muted"),
    )
    return Row(pieces, (), Jump(article, mention.span))


def _last_words(text: str, most: int) -> str:
    """Return the end of `text`, at most so many code points, from the start of a word where it has any."""
    if len(text) <= most or text[-most - 1].isspace():
        return text[-most:]
    cut = text[-most:]
    return cut[cut.find(" ") + 1 :]


def _said(sayings: Sequence[Saying], width: int) -> Iterator[Row]:
    """Yield what it said, in its own words between quotation marks, with the outlet beneath."""
    if not sayings:
        return
    more = f", the last {_MOST_SAID}" if len(sayings) > _MOST_SAID else ""
    yield Row(((f" What it said, {len(sayings):,}{more}", "heading"),))
    for each in sayings[:_MOST_SAID]:
        words = f"“{each.words.rstrip(', ')}”" if each.direct else each.words
        lines = wrapped(words, max(20, width - 4), 2)
        part: Part = "quote" if each.direct else "text"
        yield Row((("   ", "text"), (lines[0], part)), (), Jump(each.row.id, each.span))
        yield from (Row((("   ", "text"), (line, part))) for line in lines[1:])
        outlet = said(each.row.source or "–")[0]
        yield Row(((f"     {dated(each.row.date)} · {outlet}", "muted"),))
    yield BLANK


def _beside(beside: Sequence[Beside]) -> Iterator[Row]:
    if not beside:
        return
    yield Row(((" Named together with", "heading"),))
    for each in beside:
        many: Piece = (f"{each.together:>6,}  ", "meta")
        kind: Piece = (f"  {one_of(each.entity.kind)}", "muted")
        yield Row((("   ", "text"), many, said(each.entity.name), kind), (), ShowEntity(each.entity.id))
    yield BLANK


def _articles(found: Profile, width: int) -> Iterator[Row]:
    """Yield the articles, the newest with the first places where they name it."""
    yield Row(((f" Articles that name it, {len(found.entity.articles):,}", "heading"),))
    yield _narrowing(found.entity)
    for row in found.rows:
        yield article_row(row, width, beneath=False)._replace(target=Jump(row.id, entity=found.entity.id))
        mentions = found.mentions.get(row.id, ())
        yield from (mention_row(row.id, each, width, indent=4) for each in mentions)
    yield BLANK


def _narrowing(found: Entity) -> Row:
    query = query_for(found.kind, found.name)
    return Row((("  narrow the list to them: ", "muted"), said(query, "accent")), (), Narrow(query))


def _corrections(found: Profile) -> Iterator[Row]:
    if not found.corrections:
        return
    yield Row(((" Put right by readers", "heading"),))
    for each in found.corrections[:_MOST_CORRECTIONS]:
        when: Piece = (padded(dated(each.at[:10]), _DATE), "meta")
        who: Piece = (padded(said(each.who or "–")[0], _OUTLET) + " ", "muted")
        yield Row((("   ", "text"), when, who, said(sentence_of([each]))))
    yield BLANK
