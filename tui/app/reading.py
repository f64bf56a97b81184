"""What is read: the article that is open, its links, where links were followed from, what counts as read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import apsw

from tui.corpus.article import Article
from tui.store.decided import Decision, decided
from tui.store.read import (
    ArticleRow,
    EventRow,
    LinkRow,
    article,
    article_rows,
    event_rows,
    links_of,
    number_of,
    texts,
)

_WITH_WORDS: Final = 40
"""Links of which the other's words are shown; of later ones, our own (an event may have hundreds)."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An article with all that the panes show of it.

    Attributes:
        row: its row of the list.
        event: its event, None while it is not linked.
        others: the texts of the articles linked first, by id: what they say is the evidence shown.
        decided: what readers decided about the article and another one, by the other's id.
    """

    article: Article
    row: ArticleRow
    links: tuple[LinkRow, ...]
    event: EventRow | None
    others: Mapping[str, str]
    decided: Mapping[str, Decision] = field(default_factory=dict)


def opened(con: apsw.Connection, identity: str) -> Opened | None:
    """Return the article `identity` with its links and its event, None if it is gone."""
    number = number_of(con, identity)
    rows = article_rows(con, [number]) if number is not None else []
    if not rows:
        return None
    events = event_rows(con, [rows[0].event]) if rows[0].event else []
    links = links_of(con, identity)
    return Opened(
        article(con, identity),
        rows[0],
        tuple(links),
        events[0] if events else None,
        texts(con, [link.other.n for link in links[:_WITH_WORDS]]),
        decided(con, identity),
    )
