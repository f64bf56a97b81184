"""What a reader told about the names of one article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tui.annotate.name_forms import core
from tui.corpus.correction import Correction, Naming
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
