"""Deciding about events and stories: who and when is kept, what it does is seen at once; each one step.

A later decision about a pair of articles takes the place of an earlier one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import product
from typing import Final, TypeAlias

import apsw

from tui.errors import StoreError
from tui.store.connect import transaction
from tui.store.dates import now
from tui.store.decided import (
    GROUPING,
    KIND,
    About,
    Decision,
    Pairs,
    Verdict,
    apply,
    apply_grouping,
    decided,
    decisions,
    exported,
    imported,
    kept_decision,
    pairs,
)
from tui.store.grouping import Groups, event_groups, story_groups
from tui.store.journal import Change, Step, keep, user

__all__ = [
    "GROUPING",
    "KIND",
    "Decision",
    "Pairs",
    "accept",
    "apply",
    "apply_grouping",
    "decided",
    "decisions",
    "exported",
    "imported",
    "merge",
    "not_story",
    "pairs",
    "reject",
    "split",
]

# Deciding.


def accept(con: apsw.Connection, a: str, b: str, *, who: str = "") -> Step:
    """Keep that `a` and `b` are one event, where they are held for one; else that they are one story.

    Raises:
        StoreError: they are neither of one event nor linked.
    """
    with transaction(con):
        if b in _event_of(con, a):
            return _take(con, "link accepted: one event", _put(a, b, "event", "together", who))
        _must_be_linked(con, a, b)
        made = _put(a, b, "story", "together", who)
        return _take(con, "link accepted: one story", made, stories=[[a, b]])


def reject(con: apsw.Connection, a: str, b: str, *, who: str = "") -> Step:
    """Keep that `a` and `b` are not one event, and the looser one leaves; else that they are not one story.

    Raises:
        StoreError: they are neither of one event nor linked.
    """
    with transaction(con):
        if b in _event_of(con, a):
            made = _put(a, b, "event", "apart", who)
            return _take(con, "link rejected: not one event", made, events=_parted(con, a, b))
        _must_be_linked(con, a, b)
        made = _put(a, b, "story", "apart", who)
        own, other = _stories_without(con, a, b)
        return _take(con, "link rejected: not one story", made, stories=[own, other])


def split(con: apsw.Connection, article: str, *, who: str = "") -> Step:
    """Keep that `article` is not a report of the event it is in.

    Raises:
        StoreError: it is alone there, or not in the corpus.
    """
    with transaction(con):
        others = [each for each in _event_of(con, article) if each != article]
        if not others:
            raise StoreError("this report is alone in its event already", "", "nothing is to be done")
        made = [row for other in others for row in _put(article, other, "event", "apart", who)]
        return _take(con, "1 report split off its event", made, events=[others, [article]])


def merge(con: apsw.Connection, one: str, other: str, *, who: str = "") -> Step:
    """Keep that the events of the articles `one` and `other` are one event.

    Raises:
        StoreError: they are one event already, or not in the corpus.
    """
    with transaction(con):
        first, second = _event_of(con, one), _event_of(con, other)
        if other in first:
            raise StoreError("these are one event already", "", "choose a link to another event")
        star = [(first[0], each) for each in (*first[1:], *second)]
        crossing = [pair for pair in product(first, second) if _is_apart(con, *pair)]
        made = [
            row for pair in dict.fromkeys([*star, *crossing]) for row in _put(*pair, "event", "together", who)
        ]
        sentence = f"2 events put together: {len(first) + len(second)} reports"
        return _take(con, sentence, made, events=[[*first, *second]])


def not_story(con: apsw.Connection, article: str, *, of: str, who: str = "") -> Step:
    """Keep that `article` does not belong to the story that the article `of` is in.

    From the same event, the article leaves alone; from another event of the story, that event leaves.

    Raises:
        StoreError: the two are one article, or not in the corpus.
    """
    if article == of:
        raise StoreError("a report cannot leave its own story", "", "choose a link, or another event")
    with transaction(con):
        event = _event_of(con, of)
        staying, leaving = _stories_without(con, of, article)
        made = [row for each in staying for row in _put(article, each, "story", "apart", who)]
        if article not in event:
            crossing = product(_event_of(con, article)[:_MOST_CROSSING], event[:_MOST_CROSSING])
            made += [row for pair in crossing for row in _put(*pair, "story", "apart", who)]
            return _take(con, "1 event taken out of the story", made, stories=[staying, leaving])
        others = [each for each in event if each != article]
        for each in others:
            made += _put(article, each, "story", "apart", who)
        return _take(
            con,
            "1 report taken out of the story",
            made,
            events=[others, [article]],
            stories=[[*staying, others[0]], [article]],
        )


_MOST_CROSSING: Final = 40
"""Reports of either event between which no link is left when one leaves the other's story."""


def _must_be_linked(con: apsw.Connection, a: str, b: str) -> None:
    linked = con.execute(
        "SELECT EXISTS (SELECT 1 FROM link JOIN article x ON x.n = link.a JOIN article y ON y.n = link.b"
        " WHERE x.id = ? AND y.id = ?)",
        (min(a, b), max(a, b)),
    ).get
    if not linked:
        raise StoreError(f"{a} and {b} are not linked", "", "copytaster links shows what is")


def _event_of(con: apsw.Connection, article: str) -> list[str]:
    """Return the reports of the event that `article` is in, best first."""
    groups = event_groups(con, [article])
    if not groups:
        raise StoreError(f"there is no linked article {article}", "", "copytaster list shows what there is")
    return groups[0]


def _is_apart(con: apsw.Connection, one: str, other: str) -> bool:
    return bool(
        con.execute(
            "SELECT EXISTS (SELECT 1 FROM decision WHERE a = ? AND b = ? AND verdict = 'apart')",
            (min(one, other), max(one, other)),
        ).get
    )


def _parted(con: apsw.Connection, a: str, b: str) -> Groups:
    """Return the event of `a` and `b` without the one that has less in common with the others."""
    group = _event_of(con, a)
    if b not in group:
        return []
    others = [each for each in group if each not in (a, b)]
    leaving = min((b, a), key=lambda each: _in_common(con, each, others))
    return [[each for each in group if each != leaving], [leaving]]


def _in_common(con: apsw.Connection, article: str, others: Sequence[str]) -> float:
    """Return how likely `article` is one event with `others`, summed."""
    return float(
        con.execute(
            "SELECT coalesce(sum(score), 0.0) FROM link JOIN article x ON x.n = link.a"
            " JOIN article y ON y.n = link.b WHERE kind IN ('same_event', 'duplicate')"
            " AND (x.id = ?1 AND y.id IN (SELECT value FROM json_each(?2))"
            " OR y.id = ?1 AND x.id IN (SELECT value FROM json_each(?2)))",
            (article, json.dumps(list(others))),
        ).get
    )


def _stories_without(con: apsw.Connection, of: str, article: str) -> tuple[list[str], list[str]]:
    """Return the story of `of` by its events' best reports: those that stay, and that which leaves."""
    (story,) = story_groups(con, [of])
    gone = _event_of(con, article)[0]
    return [each for each in story if each != gone], [gone] if gone in story else []


# Keeping.

_Row: TypeAlias = tuple[str, str, About, Verdict, str]


def _put(one: str, other: str, about: About, verdict: Verdict, who: str) -> list[_Row]:
    return [(min(one, other), max(one, other), about, verdict, who)] if one != other else []


def _take(
    con: apsw.Connection,
    sentence: str,
    made: Iterable[_Row],
    *,
    events: Groups | None = None,
    stories: Groups | None = None,
) -> Step:
    """Keep decisions and their direct effect as one step."""
    at = now()
    changes: list[Change] = []
    for a, b, about, verdict, who in dict.fromkeys(made):
        for other, value in _sides(about, verdict, (at, who or user())):
            subject = f"{KIND}:{a} {b} {other}"
            before = kept_decision(con, a, b, other)
            if (before and before[0]) != (value and value[0]):
                changes.append((subject, before, value))
    apply(con, [(subject, after) for subject, _, after in changes])
    touched: list[str] = []
    for about, groups in (("event", events), ("story", stories)):
        wanted = [group for group in groups or () if group]
        before_groups = _groups(con, about, wanted)
        if wanted and sorted(map(sorted, before_groups)) != sorted(map(sorted, wanted)):
            change = (f"{GROUPING}:{about}", before_groups, wanted)
            changes.append(change)
            touched += apply_grouping(con, [(change[0], wanted)])
    if not changes:
        return Step("decided so already", ())
    keep(con, sentence, changes)
    return Step(sentence, tuple(dict.fromkeys(touched)), regrouped=True)


def _sides(about: About, verdict: Verdict, by: tuple[str, str]) -> list[tuple[About, list[str] | None]]:
    """Return what is kept of a decision, and what of the pair no longer holds beside it."""
    value = [verdict, *by]
    if (about, verdict) == ("event", "together"):
        return [("event", value), ("story", None)]
    if (about, verdict) == ("story", "apart"):
        return [("story", value), ("event", None)]
    return [(about, value)]


def _groups(con: apsw.Connection, about: str, wanted: Groups) -> Groups:
    articles = [article for group in wanted for article in group]
    return event_groups(con, articles) if about == "event" else story_groups(con, articles)
