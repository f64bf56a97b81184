"""One entity for all the names of the same one across a corpus, and never one for two.

Pure and order-free: the same articles give the same entities in whatever order they come. The work is
near-linear: only names that share a block (surname's sound, acronym, first words) are compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tui.annotate.entity_clusters import Cluster, identities
from tui.annotate.resolve_bodies import Bodies, is_anyones
from tui.annotate.resolve_forms import forms_of, join_forms
from tui.annotate.resolve_people import People
from tui.annotate.resolve_told import Constraints, by_name
from tui.annotate.union import Union
from tui.corpus.correction import NOTHING, Told
from tui.corpus.entity import Entity
from tui.corpus.highlight import LocalEntity


class Named(NamedTuple):
    """An article and its own entities."""

    article: str
    entities: tuple[LocalEntity, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who in a corpus.

    Attributes:
        entities: sorted by id.
        of: the entity's id for each (article id, `LocalEntity.key`).
    """

    entities: tuple[Entity, ...] = ()
    of: dict[tuple[str, str], str] = field(default_factory=dict)


def resolve(named: Iterable[Named], told: Told = NOTHING) -> Resolution:
    """Return the entities of the corpus and which of them each article's own entities are.

    Args:
        named: the articles with their own entities.
        told: what a reader told about names; it holds against whatever is found here.
    """
    local = sorted(
        ((article, entity) for article, entities in named for entity in entities if entity.names),
        key=lambda pair: (pair[0], pair[1].key),
    )
    constraints = Constraints(local, told)
    union = _joined([local[i] for i in constraints.free])
    if len(constraints.free) < len(local) or told.corrections or told.known:
        union = _constrained(union, constraints, len(local))
    sets = list(union.sets().values())
    named_so = by_name(told.known)
    clusters = [Cluster([local[i] for i in members], named_so) for members in sets]
    ids = identities(clusters)
    of = [""] * len(local)
    for identity, members in zip(ids, sets, strict=True):
        for i in members:
            of[i] = identity
    entities = (each.entity(identity) for each, identity in zip(clusters, ids, strict=True))
    return Resolution(
        tuple(sorted(entities, key=lambda e: e.id)),
        {(article, entity.key): of[i] for i, (article, entity) in enumerate(local)},
    )


def _constrained(found: Union, constraints: Constraints, count: int) -> Union:
    """Return what was `found` among the free ones as sets of all, with what the reader told."""
    union = Union(count)
    for members in found.sets().values():
        for i in members[1:]:
            union.join(constraints.free[members[0]], constraints.free[i])
    constraints.hold(union)
    return union


def _joined(local: Sequence[tuple[str, LocalEntity]]) -> Union:
    """Return the sets of local entities (by number) that are one."""
    forms = forms_of(local)
    joined_forms = Union(len(forms))
    join_forms(forms, joined_forms)
    roots = [joined_forms.root(i) for i in range(len(forms))]
    union = Union(len(local))
    shared = {root for i, root in enumerate(roots) if root != i}
    bodies = Bodies(local, forms)
    for i, form in enumerate(forms):
        if is_anyones(form) and roots[i] == i and i not in shared:
            for a, b in bodies.one_body(form):
                union.join(a, b)
        elif not form.is_surname:
            for member in form.members:
                union.join(forms[roots[i]].members[0], member)
    people = People(local, forms, roots)
    owned = dict(people.owners())
    for member, owner in owned.items():
        union.join(forms[owner].members[0], member)
    for form in forms:
        if form.is_surname:
            for a, b in people.same_stranger(m for m in form.members if m not in owned):
                union.join(a, b)
    return union
