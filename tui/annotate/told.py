"""What a reader told about the names of one article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tui.annotate.name_forms import core
from tui.corpus.article import Article
from tui.corpus.correction import Correction, Naming, Told
from tui.corpus.highlight import LocalEntity, NameKind


@dataclass(frozen=True, slots=True)
class Right:
    """What a local entity is, by the reader's word: of `kind`, or no name at all (None)."""

    kind: NameKind | None


def put_right(
    article: str, entities: Iterable[LocalEntity], corrections: Iterable[Correction]
) -> dict[str, Right]:
    """Return what corrections say of an article's own entities, by their keys; where they say nothing, none.

    What is said of a name in this article goes before what is said of it wherever it stands.

    Args:
        article: the article's id.
        entities: its own entities.
        corrections: the oldest first.
    """
    entities = list(entities)
    found: dict[str, Right] = {}
    for each in sorted(corrections, key=lambda made: bool(made.subject.article)):
        if each.verdict in {"kind", "no_name"} and each.subject.article in {"", article}:
            right = Right(each.becomes if each.verdict == "kind" else None)
            found.update((entity.key, right) for entity in _meant(entities, each.subject))
    return {entity.key: found[entity.key] for entity in entities if entity.key in found}


def _meant(entities: Iterable[LocalEntity], subject: Naming) -> list[LocalEntity]:
    """Return the entities that a correction names: of its kind if there are any, else of any kind."""
    wanted = core(subject.name)
    named = [entity for entity in entities if wanted in _cores(entity, subject)]
    return [entity for entity in named if entity.kind == subject.kind] or named[:1]


def _cores(entity: LocalEntity, subject: Naming) -> list[tuple[str, ...]]:
    """Return the forms by which `subject` may mean an entity; wherever it is printed, the fullest alone."""
    names = entity.names if subject.article else entity.names[:1]
    return [core(name) for name in names]


def known_as(article: Article, told: Told) -> dict[str, tuple[str, ...]]:
    """Return by what other names the reader said an article's own entities go; none where it is another one.

    Args:
        article: as annotated.
        told: the corrections, the oldest first, and the known list.
    """
    found: dict[str, tuple[str, ...]] = {}
    for each in told.corrections:
        if each.other is None:
            continue
        for naming, other in ((each.subject, each.other), (each.other, each.subject)):
            for entity in _meant_here(article, naming, anywhere=each.verdict == "same"):
                if each.verdict == "apart" and naming == each.subject:
                    found[entity.key] = ()
                elif each.verdict == "same" and core(other.name) not in map(core, entity.names):
                    found[entity.key] = (*found.get(entity.key, ()), other.name)
    for entity in article.local_entities:
        names = _listed_names(entity, told)
        if names and found.get(entity.key) != ():
            found[entity.key] = tuple(dict.fromkeys((*found.get(entity.key, ()), *names)))
    return found


def _meant_here(article: Article, naming: Naming, *, anywhere: bool) -> list[LocalEntity]:
    """Return the article's entities that a naming means: its own article's, or any that are called so."""
    if naming.article == article.id:
        return _meant(article.local_entities, naming)[:1]
    if not anywhere:
        return []
    wanted = core(naming.name)
    return [e for e in article.local_entities if e.kind == naming.kind and core(e.names[0]) == wanted]


def _listed_names(entity: LocalEntity, told: Told) -> list[str]:
    """Return the name that a known list has for an entity that goes by an alias here."""
    own = core(entity.names[0])
    return [
        entry.name
        for entry in told.known
        if entry.kind == entity.kind and core(entry.name) != own and own in map(core, entry.aliases)
    ]
