"""What a set of local entities that are one is called, of what kind it is, and by what identity it goes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tui.annotate.name_forms import core, is_acronym, slug
from tui.annotate.place_names import without_side
from tui.corpus.correction import KnownEntity
from tui.corpus.entity import Entity
from tui.corpus.highlight import LocalEntity, NameKind
from tui.corpus.identity import stable_id


class Cluster:
    """Local entities that are one.

    Args:
        members: (article, its own entity), in order; one at least.
        named_so: a known list's entries by kind and name.

    Attributes:
        kind: what most mentions are taken for.
        names: the forms of the name by the number of articles that have them.
        name: the known list's where it names the cluster in full, else the common one.
        mentions: how often it is named.
    """

    __slots__ = ("kind", "members", "mentions", "name", "names")

    def __init__(
        self,
        members: Sequence[tuple[str, LocalEntity]],
        named_so: Mapping[tuple[NameKind, tuple[str, ...]], KnownEntity],
    ) -> None:
        self.members = members
        self.mentions = sum(entity.mentions for _, entity in members)
        self.kind = _kind(members)
        self.names = Counter(name for _, entity in members for name in entity.names)
        fullest = dict.fromkeys(core(entity.names[0]) for _, entity in members) if named_so else ()
        listed = [named_so[self.kind, form].name for form in fullest if (self.kind, form) in named_so]
        self.name = min(listed) if listed else _common_name(self.kind, self.names)

    def entity(self, identity: str) -> Entity:
        """Return the entity that this is, under `identity`."""
        names = self.names
        variants = sorted((n for n in names if n != self.name), key=lambda n: (-names[n], n))
        articles = tuple(sorted({article for article, _ in self.members}))
        return Entity(identity, self.name, self.kind, tuple(variants), articles, self.mentions)


def _kind(members: Sequence[tuple[str, LocalEntity]]) -> NameKind:
    kinds = {entity.kind for _, entity in members}
    if len(kinds) == 1:
        return kinds.pop()
    tally: Counter[NameKind] = Counter()
    for _, entity in members:
        tally[entity.kind] += entity.mentions
    return min(tally, key=lambda kind: (-tally[kind], kind))


def _common_name(kind: NameKind, names: Counter[str]) -> str:
    """Return the fullest common form: rare long forms, acronyms and sides of a place give way."""
    if len(names) == 1:
        return next(iter(names))
    enough = max(names.values()) / 5
    if kind == "place":
        pool = [name for name in names if core(without_side(name)) == core(name)]
    elif kind == "person":
        pool = [name for name in names if len(core(name)) > 1]
    else:
        longest = max((len(core(n)) for n in names if names[n] >= enough and not is_acronym(n)), default=0)
        pool = [name for name in names if len(core(name)) == longest]
    last_words: Counter[str] = Counter()
    for name, count in names.items():
        last_words[core(name)[-1]] += count
    return min(pool or names, key=lambda n: (-last_words[core(n)[-1]], -names[n], -len(core(n)), n))


def identities(clusters: Sequence[Cluster]) -> list[str]:
    """Return an identity for each cluster: kind and name; of namesakes the most mentioned goes bare.

    The others get a suffix made from their first article, so that no order of adding matters.
    """
    found = [f"{each.kind}:{slug(each.name)}" for each in clusters]
    for name, namesakes in _by_name(found).items():
        if len(namesakes) > 1:
            for i in sorted(namesakes, key=lambda i: _rank(clusters[i]))[1:]:
                article, entity = clusters[i].members[0]
                found[i] = f"{name}~{stable_id('', article, entity.key)[:6]}"
    return found


def _by_name(names: Iterable[str]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for i, name in enumerate(names):
        found[name].append(i)
    return found


def _rank(cluster: Cluster) -> tuple[int, str, str]:
    article, entity = cluster.members[0]
    return -cluster.mentions, article, entity.key
