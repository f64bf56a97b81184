"""One person, organisation or place: its names, its mentions, the articles that name it."""

from __future__ import annotations

from collections.abc import Iterator

import apsw

from tui.app.keys import Keys
from tui.app.panes.line_pane import BLANK, Piece, Row, said
from tui.app.panes.list_rows import article_row
from tui.app.screens.page import PageScreen
from tui.app.screens.targets import Jump, Narrow
from tui.corpus.article import Article
from tui.corpus.entity import Entity
from tui.corpus.event import Span
from tui.store.read import ArticleRow, article_rows, entity, number_of

_CONTEXT = 48
"""Code points shown on either side of a mention."""

_MOST_ARTICLES = 500

_FIELDS = {"person": "person", "organisation": "org", "place": "place"}


class EntityPage(PageScreen):
    """The page of one entity.

    Raises:
        StoreError: the corpus no longer has it.
    """

    place = "entity"

    def __init__(self, con: apsw.Connection, identity: str, article: Article | None, keys: Keys) -> None:
        found = entity(con, identity)
        super().__init__(found.name, note=found.kind, keys=keys)
        numbers = [n for each in found.articles[:_MOST_ARTICLES] if (n := number_of(con, each)) is not None]
        listed = article_rows(con, numbers)
        self._entity = found
        self._article = article
        self._listed = sorted(listed, key=lambda row: (row.date or "", row.id), reverse=True)

    def rows_at(self, width: int) -> list[Row]:
        """Return its names, its mentions and the articles that name it."""
        found = self._entity
        rows: list[Row] = []
        if found.variants:
            rows += [Row(((" Also called  ", "heading"), said(" · ".join(found.variants)))), BLANK]
        mentions = list(mention_rows(self._article, found.id, width)) if self._article else []
        if mentions:
            rows += [Row(((f" In this article, {len(mentions)}", "heading"),)), *mentions, BLANK]
        rows.append(Row(((f" Articles that name it, {len(found.articles):,}", "heading"),)))
        rows.append(_narrowing(found))
        rows += [_leading_to(row, found.id, width) for row in self._listed]
        return rows


def _narrowing(found: Entity) -> Row:
    query = f'{_FIELDS.get(found.kind, "name")}:"{found.name.replace(chr(34), " ")}"'
    return Row((("  narrow the list to them: ", "muted"), said(query, "accent")), (), Narrow(query))


def _leading_to(row: ArticleRow, entity_id: str, width: int) -> Row:
    return article_row(row, width, beneath=False)._replace(target=Jump(row.id, entity=entity_id))


def mention_rows(article: Article, entity_id: str, width: int) -> Iterator[Row]:
    """Yield a row for each mention of an entity in `article`, in order: the mentions in one column."""
    context = max(8, min(_CONTEXT, width // 2 - 12))
    marks = sorted({(mark.start, mark.end) for mark in article.highlights if mark.entity == entity_id})
    for start, end in marks:
        pieces = _in_context(article.text, (start, end), context)
        yield Row((("  ", "text"), *pieces), (), Jump(article.id, (start, end)))


def _in_context(text: str, span: Span, context: int) -> tuple[Piece, ...]:
    """Return a mention with the words around it; white space at its edges stays."""
    start, end = span
    before = text[max(0, start - context) : start]
    after = text[end : end + _CONTEXT]
    shown = said(before, "muted")[0]
    return (
        (f"{shown.rjust(context)}{' ' if before[-1:].isspace() else ''}", "muted"),
        said(text[start:end], "accent"),
        (f"{' ' if after[:1].isspace() else ''}{said(after)[0]}", "muted"),
    )
