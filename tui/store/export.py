"""The corpus as plain objects (docs/data-model.md, schema 1), for JSON; `tui.corpus.schema` checks them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final, TypeVar

import apsw

from tui.corpus.article import Article
from tui.corpus.entity import Entity
from tui.corpus.event import Event, Story
from tui.store import whole
from tui.store.provenance import makers, provenance

SCHEMA: Final = 1

_Noun = TypeVar("_Noun")

_ARTICLE: Final = (
    "id",
    "external_id",
    "origin",
    "url",
    "title",
    "source",
    "publisher",
    "authors",
    "language",
    "published",
    "updated",
    "date_basis",
    "date_range",
    "dated_by_event",
    "text",
    "blocks",
    "highlights",
    "quotes",
    "statements",
    "figures",
    "dates",
    "state",
    "flags",
    "extra",
    "provenance",
)
"""The fields of an exported article, in order; its local entities are the corpus's by then."""


def plain(value: Any) -> Any:
    """Return nouns as objects and tuples as lists, all the way down."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    return value


def article_object(article: Article) -> dict[str, Any]:
    """Return `article` as docs/data-model.md has it."""
    return {name: plain(getattr(article, name)) for name in _ARTICLE}


def with_provenance(con: apsw.Connection, articles: Iterable[Article]) -> Iterator[Article]:
    """Yield `articles` with that by which they were marked and linked."""
    for each in articles:
        yield replace(each, provenance=provenance(con, each.id))


def compact(value: Any) -> str:
    """Return `value` as JSON on one line; what JSON or UTF-8 cannot say is replaced."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace").decode("utf-8")


def json_lines(con: apsw.Connection, wanted: set[int] | None = None) -> Iterator[str]:
    """Yield the articles, by id, each as one line of JSON; only those whose row numbers are `wanted`."""
    for article in with_provenance(con, whole.articles(con, wanted)):
        yield compact(article_object(article)) + "\n"


def json_parts(con: apsw.Connection, wanted: set[int] | None = None) -> Iterator[str]:
    """Yield the corpus as one JSON object, in parts, so that a large one is never in memory whole.

    Where only some articles are `wanted`, entities, events, stories and links are those of these, and their
    lists name no others; how many publishers an event has stays what it is.
    """
    keep = _kept(con, wanted)
    events = _some(_event(event, keep) for event in whole.events(con))
    events.sort(key=lambda event: event.id)
    of_event = {event.id for event in events}
    yield f'{{"schema":{SCHEMA}'
    articles = with_provenance(con, whole.articles(con, wanted))
    yield from _listed("articles", map(article_object, articles))
    yield from _listed("entities", map(plain, _some(_entity(each, keep) for each in whole.entities(con))))
    yield from _listed("events", map(plain, events))
    yield from _listed("stories", map(plain, _some(_story(each, of_event) for each in whole.stories(con))))
    yield from _listed("links", (plain(each) for each in whole.links(con) if keep(each.a) and keep(each.b)))
    yield from _listed("makers", map(plain, makers(con)))
    yield "}\n"


def _some(found: Iterable[_Noun | None]) -> list[_Noun]:
    return [each for each in found if each is not None]


def _kept(con: apsw.Connection, wanted: set[int] | None) -> Callable[[str], bool]:
    if wanted is None:
        return lambda _: True
    ids = {identity for identity, n in con.execute("SELECT id, n FROM article") if n in wanted}
    return ids.__contains__


def _listed(name: str, objects: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield f',\n"{name}":['
    comma = "\n"
    for each in objects:
        yield comma + compact(each)
        comma = ",\n"
    yield "]"


def _event(event: Event, keep: Callable[[str], bool]) -> Event | None:
    articles = tuple(filter(keep, event.articles))
    covered = tuple(filter(keep, event.also_covered_by))
    return replace(event, articles=articles, also_covered_by=covered) if articles else None


def _entity(entity: Entity, keep: Callable[[str], bool]) -> Entity | None:
    articles = tuple(filter(keep, entity.articles))
    return replace(entity, articles=articles) if articles else None


def _story(story: Story, events: set[str]) -> Story | None:
    kept = tuple(event for event in story.events if event in events)
    return replace(story, events=kept) if kept else None
