"""What the list is asked to hold, and the rows that this makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import apsw

from tui.app.outline import Outline
from tui.store.read import counts, grouped, grouped_near, number_of, numbers, numbers_near
from tui.store.search import parse

REACH: Final = 400
"""Articles listed at the start before and after the one that was open, until the whole list is there."""


@dataclass(frozen=True, slots=True)
class View:
    """What the list holds: the articles that `query` finds ("" for all), by event or newest first."""

    query: str = ""
    grouped: bool = True


def outline_of(con: apsw.Connection, view: View) -> Outline:
    """Return the rows of `view`.

    Raises:
        QueryError: its query cannot be understood.
    """
    query = parse(view.query) if view.query.strip() else None
    if not view.grouped:
        return Outline(numbers(con, query))
    found = grouped(con, query)
    return Outline(found.articles, found.starts, found.events)


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
        return Outline(numbers_near(con, at, REACH)), False
    found = grouped_near(con, at, REACH)
    return Outline(found.articles, found.starts, found.events), False
