"""What a reader told, as constraints on who is who: these are one, this is not that one.

A local entity that was set apart takes no part in what is found by rule; only the reader's own word joins it
to anybody. A join is never made that would bring together what a later correction set apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from tui.annotate.name_forms import core
from tui.annotate.union import Union
from tui.corpus.correction import Correction, KnownEntity, Naming, Told
from tui.corpus.highlight import LocalEntity, NameKind

Local: TypeAlias = Sequence[tuple[str, LocalEntity]]
"""Articles' own entities, each with its article, in order."""


@dataclass(frozen=True, slots=True)
class _Apart:
    """Two local entities (by number) that a reader set apart, and how late."""

    one: int
    other: int
    place: int


class Constraints:
    """What a reader told about the local entities of a corpus.

    Attributes:
        free: which of them are resolved by rule, by number.
    """

    def __init__(self, local: Local, told: Told) -> None:
        """Find the local entities that `told` is about; what is about none of them waits."""
        self._local = local
        self._told = told
        self._by_article: dict[tuple[str, tuple[str, ...]], list[int]] = {}
        self._by_name: dict[tuple[str, ...], list[int]] = {}
        if told.corrections:
            self._index()
        self._apart = list(self._set_apart())
        alone = {each.one for each in self._apart}
        self.free = [i for i in range(len(local)) if i not in alone]

    def _index(self) -> None:
        wanted = {core(n.name) for c in self._told.corrections for n in (c.subject, c.other) if n}
        for i, (article, entity) in enumerate(self._local):
            for form in dict.fromkeys(map(core, entity.names)):
                if form in wanted:
                    self._by_article.setdefault((article, form), []).append(i)
            if core(entity.names[0]) in wanted:
                self._by_name.setdefault(core(entity.names[0]), []).append(i)

    def _set_apart(self) -> Iterator[_Apart]:
        for place, each in enumerate(self._told.corrections):
            if each.verdict == "apart" and each.other is not None:
                ones = self._here(each.subject)
                others = [i for i in self._meant(each.other) if i not in ones]
                yield from (_Apart(one, other, place) for one in ones[:1] for other in others)

    def _here(self, naming: Naming) -> list[int]:
        """Return the local entities of the naming's own article that bear its name; its kind comes first."""
        found = self._by_article.get((naming.article, core(naming.name)), [])
        return sorted(found, key=lambda i: (self._local[i][1].kind != naming.kind, i))

    def _meant(self, naming: Naming) -> list[int]:
        """Return the local entities that a naming means: in its article, else wherever it is the fullest."""
        here = self._here(naming)[:1] if naming.article else []
        named = here or self._by_name.get(core(naming.name), [])
        return [i for i in named if self._local[i][1].kind == naming.kind] or named

    def hold(self, union: Union) -> None:
        """Join in `union`, over the local entities, what the reader said is one."""
        for members in self._listed():
            for i in members[1:]:
                self._join(union, members[0], i, len(self._told.corrections))
        for place, each in enumerate(self._told.corrections):
            if each.verdict == "same" and each.other is not None:
                self._join_pair(union, place, each)

    def _join_pair(self, union: Union, place: int, each: Correction) -> None:
        sides = [self._meant(each.subject), self._meant(each.other) if each.other else []]
        if all(sides):
            one, other = (self._most_named(union, side) for side in sides)
            self._join(union, one, other, place)

    def _most_named(self, union: Union, members: Sequence[int]) -> int:
        """Return the one of `members` that stands for the entity most of them belong to."""
        weight: defaultdict[int, int] = defaultdict(int)
        for i in members:
            weight[union.root(i)] += self._local[i][1].mentions
        return min(weight, key=lambda root: (-weight[root], root))

    def _join(self, union: Union, one: int, other: int, place: int) -> None:
        """Join two, unless a correction after the one at `place` says that somebody of them is apart."""
        a, b = union.root(one), union.root(other)
        parted = (
            {union.root(each.one), union.root(each.other)} == {a, b} and each.place > place
            for each in self._apart
        )
        if a != b and not any(parted):
            union.join(a, b)

    def _listed(self) -> Iterator[list[int]]:
        """Yield the local entities that each entry of the known list means."""
        entries = by_name(self._told.known)
        members: defaultdict[KnownEntity, list[int]] = defaultdict(list)
        for i in self.free if entries else ():
            entity = self._local[i][1]
            entry = entries.get((entity.kind, core(entity.names[0])))
            if entry is not None:
                members[entry].append(i)
        return iter(members.values())


def by_name(known: Sequence[KnownEntity]) -> dict[tuple[NameKind, tuple[str, ...]], KnownEntity]:
    """Return the entries of a list by kind and name; a name that two entries claim is nobody's."""
    claimed: defaultdict[tuple[NameKind, tuple[str, ...]], list[KnownEntity]] = defaultdict(list)
    for entry in known:
        for form in dict.fromkeys(map(core, (entry.name, *entry.aliases))):
            claimed[entry.kind, form].append(entry)
    return {name: entries[0] for name, entries in claimed.items() if len(entries) == 1}
