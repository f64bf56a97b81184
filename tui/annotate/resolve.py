"""One entity for all the names of the same one across a corpus, and never one for two.

Pure and order-free: the same articles give the same entities in whatever order they come. The work is
near-linear: only names that share a block (surname's sound, acronym, first words) are compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tui.annotate.name_forms import core, is_acronym, slug
from tui.annotate.place_names import without_side
from tui.annotate.resolve_forms import forms_of, join_forms
from tui.annotate.resolve_people import People
from tui.annotate.resolve_told import Constraints, by_name
from tui.annotate.union import Union
from tui.corpus.correction import NOTHING, KnownEntity, Told
from tui.corpus.entity import Entity
from tui.corpus.highlight import LocalEntity, NameKind
from tui.corpus.identity import stable_id


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
    clusters = [[local[i] for i in members] for members in union.sets().values()]
    named_so = by_name(told.known)
    names = [_shown_name(cluster, named_so) for cluster in clusters]
    entities: list[Entity] = []
    of: dict[tuple[str, str], str] = {}
    for identity, name, cluster in zip(_identities(clusters, names), names, clusters, strict=True):
        entities.append(_entity(identity, name, cluster))
        of.update({(article, entity.key): identity for article, entity in cluster})
    return Resolution(tuple(sorted(entities, key=lambda e: e.id)), dict(sorted(of.items())))


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
    for i, form in enumerate(forms):
        if not form.is_surname:
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


def _names(cluster: Sequence[tuple[str, LocalEntity]]) -> Counter[str]:
    """Return the forms of the name by the number of articles that have them."""
    return Counter(name for _, entity in cluster for name in entity.names)


def _kind(cluster: Sequence[tuple[str, LocalEntity]]) -> NameKind:
    tally: Counter[NameKind] = Counter()
    for _, entity in cluster:
        tally[entity.kind] += entity.mentions
    return min(tally, key=lambda kind: (-tally[kind], kind))


def _common_name(kind: NameKind, names: Counter[str]) -> str:
    """Return the fullest common form: rare long forms, acronyms and sides of a place give way."""
    enough = max(names.values()) / 5
    if kind == "place":
        pool = [name for name in names if core(without_side(name)) == core(name)]
    elif kind == "person":
        pool = [name for name in names if len(core(name)) > 1]
    else:
        longest = max((len(core(n)) for n in names if names[n] >= enough and not is_acronym(n)), default=0)
        pool = [name for name in names if len(core(name)) == longest]
    last_words = Counter(
        {word: sum(names[n] for n in names if core(n)[-1:] == (word,)) for word in _last(names)}
    )
    return min(pool or names, key=lambda n: (-last_words[core(n)[-1]], -names[n], -len(core(n)), n))


def _shown_name(
    cluster: Sequence[tuple[str, LocalEntity]],
    named_so: Mapping[tuple[NameKind, tuple[str, ...]], KnownEntity],
) -> str:
    """Return the name to show: the known list's where it names the cluster in full, else the common one."""
    kind = _kind(cluster)
    fullest = dict.fromkeys(core(entity.names[0]) for _, entity in cluster) if named_so else ()
    listed = [named_so[kind, form].name for form in fullest if (kind, form) in named_so]
    return min(listed) if listed else _common_name(kind, _names(cluster))


def _last(names: Iterable[str]) -> set[str]:
    return {core(name)[-1] for name in names}


def _identities(clusters: Sequence[Sequence[tuple[str, LocalEntity]]], names: Sequence[str]) -> list[str]:
    """Return an identity for each cluster: kind and name; of namesakes the most mentioned goes bare.

    The others get a suffix made from their first article, so that no order of adding matters.
    """
    bare = [f"{_kind(cluster)}:{slug(name)}" for cluster, name in zip(clusters, names, strict=True)]
    rank = [(-sum(e.mentions for _, e in cluster), cluster[0][0], cluster[0][1].key) for cluster in clusters]
    by_name: defaultdict[str, list[int]] = defaultdict(list)
    for i in sorted(range(len(clusters)), key=rank.__getitem__):
        by_name[bare[i]].append(i)
    identities = list(bare)
    for name, namesakes in by_name.items():
        for i in namesakes[1:]:
            identities[i] = f"{name}~{stable_id('', clusters[i][0][0], clusters[i][0][1].key)[:6]}"
    return identities


def _entity(identity: str, name: str, cluster: Sequence[tuple[str, LocalEntity]]) -> Entity:
    kind, names = _kind(cluster), _names(cluster)
    variants = sorted((n for n in names if n != name), key=lambda n: (-names[n], n))
    articles = tuple(sorted({article for article, _ in cluster}))
    return Entity(identity, name, kind, tuple(variants), articles, sum(e.mentions for _, e in cluster))
