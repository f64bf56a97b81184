"""Everything that the page of one entity shows, read at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import apsw

from tui.corpus.article import Article
from tui.corpus.correction import Correction
from tui.corpus.entity import Entity
from tui.corpus.event import Span
from tui.store import read
from tui.store.correcting import corrections_about
from tui.store.entities import Beside, mentions_by_date, occurring_with, quoted_in
from tui.store.known import note_of
from tui.store.lists import ArticleRow, article_rows

MOST_ARTICLES: Final = 500
"""Articles that are listed, the newest."""

_MOST_OPENED: Final = 40
"""Articles of which mentions are shown, and articles that are looked through for quotes."""

_MOST_MENTIONS: Final = 3
"""Mentions shown of one article."""


class Saying(NamedTuple):
    """Something that the entity said: where it stands, and whether in its own words."""

    row: ArticleRow
    words: str
    span: Span
    direct: bool


class Mention(NamedTuple):
    """Where an article names the entity: the span, and the words from a little before to a little after."""

    span: Span
    before: str
    words: str
    after: str


class Profile(NamedTuple):
    """An entity as its page shows it.

    Attributes:
        note: what a newsroom's list notes about it.
        counted: how often it is named, by date of the article, in order of time.
        beside: who it occurs with.
        said: what it said, the newest first.
        rows: articles that name it, the newest first.
        mentions: of the newest articles, by id, the first mentions.
        corrections: what readers put right about its names.
    """

    entity: Entity
    note: str
    counted: Sequence[tuple[str, int]]
    beside: Sequence[Beside]
    said: Sequence[Saying]
    rows: Sequence[ArticleRow]
    mentions: Mapping[str, Sequence[Mention]]
    corrections: Sequence[Correction]


def profile(con: apsw.Connection, identity: str) -> Profile:
    """Return the profile of an entity.

    Raises:
        StoreError: there is none of this id.
    """
    found = read.entity(con, identity)
    rows = _newest(con, identity)
    opened = {row.id: read.article(con, row.id) for row in rows[:_MOST_OPENED]}
    return Profile(
        found,
        note_of(con, found),
        mentions_by_date(con, identity),
        occurring_with(con, identity),
        _sayings(con, identity, opened),
        rows,
        {each: mentions_in(article, identity)[:_MOST_MENTIONS] for each, article in opened.items()},
        corrections_about(con, identity),
    )


def _newest(con: apsw.Connection, identity: str) -> list[ArticleRow]:
    numbers = con.execute(
        "SELECT DISTINCT n, sorted, id FROM article_entity JOIN article USING (n) WHERE entity = ?"
        " ORDER BY sorted DESC, id LIMIT ?",
        (identity, MOST_ARTICLES),
    )
    return article_rows(con, [n for n, *_ in numbers])


def _sayings(con: apsw.Connection, identity: str, opened: Mapping[str, Article]) -> list[Saying]:
    found: list[Saying] = []
    for where in quoted_in(con, identity, _MOST_OPENED):
        article = opened.get(where.article) or read.article(con, where.article)
        (row,) = article_rows(con, [where.n])
        said = sorted((*article.quotes, *article.statements), key=lambda each: each.start)
        found += (
            Saying(row, article.text[each.start : each.end], (each.start, each.end), each.direct)
            for each in said
            if each.speaker is not None and each.speaker.entity == identity
        )
    return list(dict.fromkeys(found))


def mentions_in(article: Article, identity: str, context: int = 120) -> list[Mention]:
    """Return where an article names an entity, in order.

    Args:
        article: with entities of the corpus.
        identity: the entity.
        context: code points of the text on either side.
    """
    spans = sorted({(mark.start, mark.end) for mark in article.highlights if mark.entity == identity})
    text = article.text
    return [
        Mention(
            (start, end), text[max(0, start - context) : start], text[start:end], text[end : end + context]
        )
        for start, end in spans
    ]
