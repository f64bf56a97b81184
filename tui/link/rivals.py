"""A pair's probability, seen beside the other pairs of its two articles.

A pair score knows two articles only. Where many articles of one topic resemble one another (a pandemic, a
war), a middling score means less than where an article has no other kin; and beside a much better partner a
middling one is rather the follow-up than the event. Grouping therefore lowers a pair's log-odds by how far
it lies below the best of its two articles, and by how crowded their surroundings are; more where both are
mere leads, of which one topic has many and each says little. And where two articles are not surely of one
event, their days count once more: an undated one has the days of the dated report that is surely of its
event, so that what a pair cannot know of time its surroundings tell. Link scores stay.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from tui.link.agglomerate import Scored
from tui.link.later import News, later, own_days_apart
from tui.link.model import probability

BEHIND: Final = 0.3
"""Log-odds taken off for each that a pair lies below the mean of its articles' best."""

CROWDED: Final = 0.35
"""Log-odds taken off for each natural logarithm of one plus the other partners that its articles may have."""

LEAD: Final = 70
"""Content words below which a report is a mere lead: two or three sentences."""

BEHIND_LEADS: Final = 0.4
CROWDED_LEADS: Final = 0.45
"""The same two where both articles are leads (docs/quality.md)."""

SURE: Final = 0.97
"""Probability from which on two articles are surely of one event, whatever their days."""

OTHER_DAYS: Final = 2.0
"""Log-odds taken off for each natural logarithm of how many times ten days lie between two articles' news.

With 1.5 and less, reports of two battles for one city three weeks apart are one event in our sample. No
labelled set but Giveme5W1H has such pairs: there it parts a missile of August 2017 from reports of November,
which have one label (pairwise F1 .892 to .872).
"""

_BOUND: Final = 6.0


class Standing(NamedTuple):
    """What else an article may belong to.

    Attributes:
        best: log-odds of its likeliest pair.
        kin: summed probabilities of all its pairs.
        lead: whether it is a mere lead.
        news: its days, or where it has none of its own those of the report surely of its event.
    """

    best: float
    kin: float
    lead: bool
    news: News


class Partner(NamedTuple):
    """Another article of a pair: the probability that both are of one event, and its days."""

    chance: float
    news: News


def standing(partners: Iterable[Partner], length: int, news: News) -> Standing:
    """Return the standing of an article.

    Args:
        partners: the other articles of its pairs; their order does not matter.
        length: content words.
        news: its own days.
    """
    found = list(partners)
    best = max((_log_odds(each.chance) for each in found), default=-_BOUND)
    told = news if news.own else _lent(found) or news
    return Standing(best, math.fsum(each.chance for each in found), length < LEAD, told)


def _lent(partners: Iterable[Partner]) -> News | None:
    """Return the days of the surest report that has any; the earliest of those as sure."""
    sure = [each for each in partners if each.chance >= SURE and each.news.own]
    if not sure:
        return None
    return min(sure, key=lambda each: (-each.chance, *map(sorted, each.news))).news


def lowered(chance: float, one: Standing, other: Standing) -> float:
    """Return the probability of a pair beside the other pairs of its two articles."""
    odds = _log_odds(chance)
    behind = (one.best + other.best) / 2 - odds
    others = (one.kin + other.kin) / 2 - chance
    leads = one.lead and other.lead
    odds -= (BEHIND_LEADS if leads else BEHIND) * behind
    if chance < SURE:
        odds -= OTHER_DAYS * later(own_days_apart(one.news, other.news))
    return probability(odds - (CROWDED_LEADS if leads else CROWDED) * math.log1p(max(0.0, others)))


def beside_rivals(
    chances: Mapping[tuple[int, int], float], lengths: Sequence[int], news: Sequence[News]
) -> list[Scored]:
    """Return the pairs with their probabilities lowered by what else their articles may belong to.

    Args:
        chances: probabilities by the numbers of two articles.
        lengths: content words by the number of an article.
        news: days by the number of an article.
    """
    of: defaultdict[int, list[Partner]] = defaultdict(list)
    for (a, b), chance in chances.items():
        of[a].append(Partner(chance, news[b]))
        of[b].append(Partner(chance, news[a]))
    standings = {at: standing(found, lengths[at], news[at]) for at, found in of.items()}
    return [Scored(a, b, lowered(chances[a, b], standings[a], standings[b])) for a, b in sorted(chances)]


def _log_odds(chance: float) -> float:
    if chance <= 0.0 or chance >= 1.0:
        return -_BOUND if chance <= 0.0 else _BOUND
    return max(-_BOUND, min(_BOUND, math.log(chance / (1 - chance))))
