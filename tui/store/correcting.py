"""Corrections as a reader means them: about an entity, or about what one article calls by a name."""

from __future__ import annotations

import apsw

from tui.corpus.correction import Correction, Naming
from tui.corpus.highlight import NameKind
from tui.errors import StoreError
from tui.store import read
from tui.store.corrections import corrections
from tui.store.entities import local_entities, naming_of


def one_entity(con: apsw.Connection, entity: str, other: str) -> list[Correction]:
    """Return the correction that two entities are one.

    Raises:
        StoreError: there is no such entity, or they are one already.
    """
    if entity == other:
        raise StoreError("that is the same entity already", entity, "choose another one")
    return [Correction("same", _naming(con, entity), _naming(con, other))]


def another_entity(con: apsw.Connection, article: str, entity: str) -> list[Correction]:
    """Return the corrections that what an article takes for `entity` is another one of that name.

    Raises:
        StoreError: the article does not name it, or no other one does.
    """
    other = naming_of(con, entity, [article])
    if other is None:
        raise StoreError("no other article names it, so there is nothing to set it apart from", entity)
    return [Correction("apart", subject, other) for subject in _subjects(con, article, entity)]


def another_in_event(con: apsw.Connection, article: str, entity: str) -> list[Correction]:
    """Return the corrections that an article and the reports beside it all name another one than the rest.

    Raises:
        StoreError: nobody else names it.
    """
    named = reports_naming(con, article, entity)
    other = naming_of(con, entity, named)
    if other is None:
        raise StoreError("no report of another event names it", entity, "set one article apart")
    subjects = [_subjects(con, each, entity)[0] for each in named]
    apart = [Correction("apart", subject, other) for subject in subjects]
    return apart + [Correction("same", each, subjects[0]) for each in subjects[1:]]


def reports_naming(con: apsw.Connection, article: str, entity: str) -> list[str]:
    """Return the articles of the same event that name an entity, this one first."""
    rows = con.execute(
        "SELECT DISTINCT other.id FROM article JOIN article other ON other.event = article.event"
        " JOIN article_entity ON article_entity.n = other.n"
        " WHERE article.id = ?1 AND article.event <> '' AND entity = ?2 AND other.id <> ?1 ORDER BY 1",
        (article, entity),
    )
    return [article, *(each for (each,) in rows)]


def of_kind(
    con: apsw.Connection, entity: str, kind: NameKind, article: str | None = None
) -> list[Correction]:
    """Return the corrections that an entity is of `kind`: in one article, or wherever it is named.

    Raises:
        StoreError: there is no such entity, or the article does not name it.
    """
    return [Correction("kind", each, becomes=kind) for each in _named(con, entity, article)]


def no_name(con: apsw.Connection, entity: str, article: str | None = None) -> list[Correction]:
    """Return the corrections that what is taken for an entity is no name: as `of_kind`.

    Raises:
        StoreError: there is no such entity, or the article does not name it.
    """
    return [Correction("no_name", each) for each in _named(con, entity, article)]


def corrections_about(con: apsw.Connection, entity: str) -> list[Correction]:
    """Return the corrections that name any form of an entity's name, the latest first."""
    found = read.entity(con, entity)
    names = {found.name, *found.variants}
    return [
        each
        for each in reversed(corrections(con))
        if each.subject.name in names or (each.other is not None and each.other.name in names)
    ]


def _naming(con: apsw.Connection, entity: str) -> Naming:
    found = naming_of(con, entity)
    if found is None:
        raise StoreError(f"there is no entity {entity}", "", "copytaster entities lists them")
    return found


def _subjects(con: apsw.Connection, article: str, entity: str) -> list[Naming]:
    found = [Naming(each.names[0], each.kind, article) for each in local_entities(con, article, entity)]
    if not found:
        raise StoreError(f"the article does not name {entity}", article, "copytaster show --marks ID")
    return found


def _named(con: apsw.Connection, entity: str, article: str | None) -> list[Naming]:
    """Return what a correction of an entity's kind is about; wherever it is named, its full forms.

    A surname alone may be somebody else's: only the entity's own name may be one word.
    """
    if article is not None:
        return _subjects(con, article, entity)
    found = read.entity(con, entity)
    forms = [name for name in (found.name, *found.variants) if name == found.name or " " in name]
    return [Naming(name, found.kind) for name in forms]
