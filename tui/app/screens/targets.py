"""What the rows of a page lead to, for the main screen to do once the page has closed."""

from __future__ import annotations

from typing import NamedTuple

from tui.corpus.event import Span
from tui.corpus.highlight import NameKind


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


class ShowStory(NamedTuple):
    """Open the timeline of the story that an event is in."""

    event: str


class Compare(NamedTuple):
    """Compare two articles."""

    left: str
    right: str


class PutAway(NamedTuple):
    """Put the events of these articles away, or bring them back where they are away already."""

    articles: tuple[str, ...]


class Run(NamedTuple):
    """Do what an action of the table does."""

    action: str


class PutRight(NamedTuple):
    """Offer what can be put right about an entity, and about what an article calls by its name."""

    entity: str
    article: str | None = None


class Correct(NamedTuple):
    """Put right what an entity is: `apart`, `apart_event`, `kind` or `no_name`, in an article or anywhere."""

    what: str
    entity: str
    article: str | None = None
    kind: NameKind | None = None


class PutTogether(NamedTuple):
    """Choose who is the same as an entity."""

    entity: str
    name: str


class TakeBack(NamedTuple):
    """Withdraw a correction."""

    correction: str
