"""What the list is asked to hold, and the rows that this makes."""

from __future__ import annotations

from dataclasses import dataclass

import apsw

from tui.app.outline import Outline
from tui.store.read import grouped, numbers
from tui.store.search import parse


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
