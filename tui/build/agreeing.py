"""The marks of two layers on the articles that both could mark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import apsw

from tui.annotate import annotate
from tui.build.renewing import given_article
from tui.build.told import Telling
from tui.corpus.article import Article
from tui.corpus.highlight import OWN_LAYER, Highlight
from tui.interchange.agreement import Compared
from tui.store.layers import articles_with
from tui.store.read import article


def compared(con: apsw.Connection, one: str, other: str) -> Iterator[Compared]:
    """Yield the articles that both layers have marks in, with the marks of either.

    Our own layer gives way to marks that came with an article; to be compared with them it is made without.
    """
    telling = Telling(con)
    shared = set(articles_with(con, one)) & set(articles_with(con, other))
    if OWN_LAYER in {one, other}:  # it can mark any article
        shared = set(articles_with(con, other if one == OWN_LAYER else one))
    for identity in sorted(shared):
        found = article(con, identity)
        yield Compared(found.text, _marks(con, found, one, telling), _marks(con, found, other, telling))


def _marks(con: apsw.Connection, found: Article, layer: str, telling: Telling) -> list[Highlight]:
    if layer == OWN_LAYER:
        given = given_article(con, found.id)
        if any(mark.layer != OWN_LAYER for mark in given.highlights):
            bare = replace(given, blocks=found.blocks, highlights=(), quotes=(), figures=())
            return [mark for mark in annotate(bare, telling.to(bare)[0]).highlights if mark.layer == layer]
    return [mark for mark in found.highlights if mark.layer == layer]
