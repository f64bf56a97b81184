"""What the list is asked to hold, and the rows that this makes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import apsw

from tui.app.outline import Outline
from tui.store.read import counts, grouped, grouped_near, number_of, numbers, numbers_near
from tui.store.search import Query, parse

_ASKS_FOR_DONE: Final = re.compile(r"\bis:done\b", re.IGNORECASE)

REACH: Final = 400
"""Articles listed at the start before and after the one that was open, until the whole list is there."""


@dataclass(frozen=True, slots=True)
class View:
    """What the list holds.

    Attributes:
        query: what finds its articles; empty for all.
        grouped: by event, or newest first.
        done: with those that are done; a query that asks for them by `is:done` has them anyway.
    """

    query: str = ""
    grouped: bool = True
    done: bool = False


def outline_of(con: apsw.Connection, view: View) -> Outline:
    """Return the rows of `view`.

    Raises:
        QueryError: its query cannot be understood.
    """
    query = asked(view)
    if not view.grouped:
        return Outline(numbers(con, query))
    found = grouped(con, query)
    return Outline(found.articles, found.starts)


def asked(view: View) -> Query | None:
    """Return what `view` asks the store for, None for everything.

    Raises:
        QueryError: its query cannot be understood.
    """
    query = parse(view.query) if view.query.strip() else None
    if view.done or _ASKS_FOR_DONE.search(view.query):
        return query
    where = f"({query.where}) AND article.done = 0" if query and query.where else "article.done = 0"
    return Query(view.query, where, query.values if query else ())


def part_of(con: apsw.Connection, view: View, article: str) -> tuple[Outline, bool]:
    """Return the rows of `view` around an article, and whether that is all of them.

    Of 100,000 articles the rows take a tenth of a second: the part is there at once. A list that is narrowed
    is returned whole.

    Raises:
        QueryError: the query of `view` cannot be understood.
    """
    total = counts(con).articles
    if view.query.strip() or total <= REACH:
        return outline_of(con, view), True
    at = number_of(con, article) if article else None
    if not view.grouped:
        return Outline(numbers_near(con, at, REACH, done=view.done)), False
    found = grouped_near(con, at, REACH, done=view.done)
    return Outline(found.articles, found.starts), False
