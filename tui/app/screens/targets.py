"""What the rows of a page lead to, for the main screen to do once the page has closed."""

from __future__ import annotations

from typing import NamedTuple

from tui.corpus.event import Span


class Jump(NamedTuple):
    """Open an article: at a passage, or where it first mentions an entity, or from its start."""

    article: str
    passage: Span | None = None
    entity: str | None = None


class Narrow(NamedTuple):
    """Narrow the list by a query."""

    query: str


class ShowEntity(NamedTuple):
    """Open the page of an entity."""

    entity: str


class ShowEvent(NamedTuple):
    """Open the page of an event."""

    event: str


class Run(NamedTuple):
    """Do what an action of the table does."""

    action: str
