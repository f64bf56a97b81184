"""What is read: the article that is open, its links, where links were followed from, what counts as read."""

from __future__ import annotations

from dataclasses import dataclass

import apsw

from tui.corpus.article import Article
from tui.store.read import (
    ArticleRow,
    EventRow,
    LinkRow,
    article,
    article_rows,
    event_rows,
    links_of,
    number_of,
)


@dataclass(frozen=True, slots=True)
class Opened:
    """An article with all that the panes show of it.

    Attributes:
        row: its row of the list.
        event: its event, None while it is not linked.
    """

    article: Article
    row: ArticleRow
    links: tuple[LinkRow, ...]
    event: EventRow | None


def opened(con: apsw.Connection, identity: str) -> Opened | None:
    """Return the article `identity` with its links and its event, None if it is gone."""
    number = number_of(con, identity)
    rows = article_rows(con, [number]) if number is not None else []
    if not rows:
        return None
    events = event_rows(con, [rows[0].event]) if rows[0].event else []
    return Opened(
        article(con, identity), rows[0], tuple(links_of(con, identity)), events[0] if events else None
    )
