"""What linked pairs are called, and which of them stay links: of looser kinds an article's best only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tui.corpus.event import Link, LinkKind
from tui.link.decisions import Decisions, IdPair
from tui.link.pair_score import PairScore

DUPLICATE: Final = 0.5
BACKGROUND: Final = 0.3
"""Least probabilities of a duplicate, and of a shared story that a background link needs."""

MOST_LINKS: Final[Mapping[LinkKind, int]] = {"duplicate": 8, "same_story": 8, "background": 4}
"""Links of a kind that an article keeps, best first; of many reprints of one text, each keeps those to the
same few, so that they are linked to one another through these."""


def kind_of(
    pair: IdPair, found: PairScore, decisions: Decisions, groups: tuple[bool, bool]
) -> LinkKind | None:
    """Return what a pair is called: the groups decide, for its own score cannot see the other articles.

    Args:
        pair: the ids of the two articles.
        found: their score.
        decisions: what a reader decided.
        groups: whether the two are in one event, and in one story.
    """
    one_event, one_story = groups
    if pair in decisions.not_story:
        return None
    if one_event:
        return "duplicate" if found.duplicate >= DUPLICATE else "same_event"
    if one_story and (pair in decisions.one_story or found.same_story >= BACKGROUND):
        return "same_story"
    return "background" if found.same_story >= BACKGROUND and found.named else None


def kept(
    kinds: Mapping[IdPair, LinkKind], scores: Mapping[IdPair, PairScore], decisions: Decisions
) -> set[IdPair]:
    """Return the pairs that stay links: those among the best of either article, and what a reader linked."""
    ranked: dict[tuple[str, LinkKind], list[tuple[float, IdPair]]] = {}
    for pair, kind in kinds.items():
        for article in pair:
            ranked.setdefault((article, kind), []).append((-scores[pair].same_story, pair))
    found: set[IdPair] = set()
    for (_, kind), links in ranked.items():
        found.update(pair for _, pair in sorted(links)[: MOST_LINKS.get(kind)])
    linked = (decisions.together | decisions.one_story) - decisions.not_story
    return found | (linked & kinds.keys())


def link(pair: IdPair, kind: LinkKind, found: PairScore) -> Link:
    """Return a link without reasons and evidence."""
    scores = {"duplicate": found.duplicate, "same_event": found.in_event}
    return Link(*pair, kind, scores.get(kind, found.same_story))
