"""Who is who in a few new articles among many: told by their surroundings, at the cost of these alone.

The articles are resolved together with some that name the same, and with those that report the same event, by
the very rules that resolve a whole corpus (`tui.annotate.resolve`). What they name is the entity that most of
its namesakes there are; what has none is new. A surname may stay alone, or a misprint, that the whole corpus
would tell: `tui.build.resolving` says when it is asked.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

import apsw

from tui.annotate.name_forms import slug
from tui.annotate.resolve import Named, resolve
from tui.corpus.correction import Told
from tui.corpus.entity import Entity
from tui.corpus.identity import stable_id
from tui.store.naming import Names, bearers, entities_of, existing, names_in, naming
from tui.store.record import decode_named
from tui.store.resolution import Placing

_BEARERS: Final = 3
"""Entities that a name is compared with, beside the one whose identity it would get."""

_EACH: Final = 2
"""Articles that stand for each of them."""

_Place: TypeAlias = tuple[str, str]
"""An article's id and the key of its own entity."""


def placed(con: apsw.Connection, news: Sequence[Names], beside: Iterable[int], told: Told) -> Placing:
    """Return who is who in the articles `news`.

    Args:
        con: the corpus.
        news: the articles, with what they name.
        beside: rows of articles that are about the same.
        told: what readers told about names.
    """
    rows = {each.n: each for each in news}
    locals_of = {each.article: decode_named(each.named) for each in news}
    names = {(e.kind, name) for found in locals_of.values() for e in found for name in e.names}
    near = names_in(con, _near(con, names, beside) - rows.keys())
    around = (Named(each.article, decode_named(each.named)) for each in near)
    found = resolve((*(Named(*each) for each in locals_of.items()), *around), told)
    before = entities_of(con, (each.n for each in near))
    meant, made = _meant(con, found.of, before, {entity.id: entity for entity in found.entities})
    row_of = {each.article: each.n for each in news}
    of = {
        (row_of[article], key): meant[identity]
        for (article, key), identity in found.of.items()
        if article in row_of
    }
    called: defaultdict[str, set[str]] = defaultdict(set)
    for each in news:
        for local in locals_of[each.article]:
            if (each.n, local.key) in of:
                called[of[each.n, local.key]].update(local.names)
    used = set(of.values())
    new = tuple(made[identity] for identity in sorted(made) if identity in used)
    names_of = {identity: called[identity] for identity in sorted(used - made.keys())}
    mentions = {(each.n, e.key): e.mentions for each in news for e in locals_of[each.article]}
    return Placing(tuple(rows), of, mentions, new, names_of)


def _near(con: apsw.Connection, names: Iterable[tuple[str, str]], beside: Iterable[int]) -> set[int]:
    """Return the rows of articles that bear these names (each with its kind), and those `beside`."""
    found = set(beside)
    entities = {f"{kind}:{slug(name)}" for kind, name in names}
    for name in sorted({name for _, name in names}):
        entities.update(bearers(con, name, _BEARERS))
    for entity in sorted(entities):
        found.update(naming(con, entity, _EACH))
    return found


def _meant(
    con: apsw.Connection,
    of: Mapping[_Place, str],
    before: Mapping[_Place, str],
    entities: Mapping[str, Entity],
) -> tuple[dict[str, str], dict[str, Entity]]:
    """Return which stored entity each of those found is, and those that are new, by the id they get.

    Args:
        con: the corpus.
        of: what was found among the articles and their surroundings.
        before: what the surroundings have stored.
        entities: those found.
    """
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for place, identity in of.items():
        if place in before:
            votes[identity][before[place]] += 1
    meant = {
        identity: min(cast, key=lambda each: (-cast[each], each)) for identity, cast in sorted(votes.items())
    }
    taken = existing(con, entities.keys())
    made: dict[str, Entity] = {}
    for identity in sorted(entities.keys() - meant.keys()):
        own = identity if identity not in taken else _suffixed(identity, of)
        meant[identity] = own
        made[own] = replace(entities[identity], id=own)
    return meant, made


def _suffixed(identity: str, of: Mapping[_Place, str]) -> str:
    """Return the identity of a namesake, as `tui.annotate.entity_clusters.identities` makes it."""
    first = min(place for place, found in of.items() if found == identity)
    return f"{identity.partition('~')[0]}~{stable_id('', *first)[:6]}"
