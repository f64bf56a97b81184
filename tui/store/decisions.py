"""What readers decide about events and stories: kept by pairs of articles, with who and when; each one step.

A decision shows at once (`tui.store.grouping`) and holds whenever the corpus is linked again (`pairs`, which
linking takes as constraints). A later decision about the same pair takes the place of an earlier one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Any, Final, Literal, NamedTuple, TypeAlias, get_args

import apsw

from tui.errors import StoreError
from tui.harmless import harmless_line
from tui.store.connect import transaction
from tui.store.dates import now
from tui.store.grouping import Groups, event_groups, regroup, restory, story_groups, unlink
from tui.store.journal import Change, Step, keep, user

About: TypeAlias = Literal["event", "story"]
Verdict: TypeAlias = Literal["together", "apart"]
Pair: TypeAlias = tuple[str, str]

KIND: Final = "decision"
GROUPING: Final = "grouping"
"""The kinds of subject in the journal: "decision:a b event", "grouping:event", "grouping:story"."""


class Decision(NamedTuple):
    """One decision about two articles.

    Attributes:
        a, b: their ids, a < b.
        about: whether they are one event, or one story.
        verdict: that they are ("together") or are not ("apart").
        at: when it was taken, ISO 8601 UTC.
        who: by whom, as the system calls them where nobody else was named.
    """

    a: str
    b: str
    about: About
    verdict: Verdict
    at: str
    who: str


class Pairs(NamedTuple):
    """All decisions as linking takes them: pairs of article ids (smaller first)."""

    together: frozenset[Pair]
    apart: frozenset[Pair]
    one_story: frozenset[Pair]
    not_story: frozenset[Pair]


def decisions(con: apsw.Connection) -> list[Decision]:
    """Return all decisions, by articles."""
    return [Decision(*row) for row in con.execute("SELECT * FROM decision ORDER BY a, b, about")]


def decided(con: apsw.Connection, article: str) -> dict[str, Decision]:
    """Return the decisions that `article` is in, by the other article; of two, that about the event."""
    rows = con.execute("SELECT * FROM decision WHERE a = ?1 OR b = ?1 ORDER BY a, b, about DESC", (article,))
    found = [Decision(*row) for row in rows]
    return {each.b if each.a == article else each.a: each for each in found}


def pairs(con: apsw.Connection) -> Pairs:
    """Return all decisions as the constraints of linking."""
    found: dict[tuple[str, str], set[Pair]] = {}
    for each in decisions(con):
        found.setdefault((each.about, each.verdict), set()).add((each.a, each.b))
    wanted = (("event", "together"), ("event", "apart"), ("story", "together"), ("story", "apart"))
    return Pairs(*(frozenset(found.get(key, ())) for key in wanted))


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
    """Keep that `a` and `b` are not one event, and the looser one leaves it; else that they are not one story.

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
            raise StoreError("this report is alone in its event already", article, "nothing is to be done")
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
        raise StoreError("a report cannot leave its own story", article, "choose a link, or another event")
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
            before = _decision(con, a, b, other)
            if before != value:
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


def _decision(con: apsw.Connection, a: str, b: str, about: About) -> list[str] | None:
    row = con.execute(
        "SELECT verdict, at, who FROM decision WHERE a = ? AND b = ? AND about = ?", (a, b, about)
    ).fetchone()
    return list(row) if row else None


def apply(con: apsw.Connection, sides: Sequence[tuple[str, Any]]) -> list[str]:
    """Put each decision ("decision:a b event") into the state given: verdict, at, who; None takes it away."""
    for subject, value in sides:
        a, b, about = subject.partition(":")[2].split(" ")
        con.execute("DELETE FROM decision WHERE a = ? AND b = ? AND about = ?", (a, b, about))
        if value is not None:
            con.execute("INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?)", (a, b, about, *value))
            if about == "story" and value[0] == "apart":
                unlink(con, a, b)
    _link_again(con)
    return []


def apply_grouping(con: apsw.Connection, sides: Sequence[tuple[str, Any]]) -> list[str]:
    """Make the given groups of articles events ("grouping:event") or stories ("grouping:story")."""
    touched: list[str] = []
    for subject, groups in sides:
        touched += regroup(con, groups) if subject.endswith(":event") else restory(con, groups)
    return touched


def _link_again(con: apsw.Connection) -> None:
    """Say that the corpus is to be linked again, and that a grouping in work is out of date."""
    con.execute("UPDATE counter SET value = value + 1 WHERE name IN ('put', 'decided')")


# Handing over.


def exported(con: apsw.Connection) -> list[dict[str, str]]:
    """Return all decisions as records of JSON, by articles."""
    return [each._asdict() for each in decisions(con)]


def imported(
    con: apsw.Connection, records: Iterable[Mapping[str, Any]], article_of: Mapping[str, str] | None = None
) -> Step:
    """Take over decisions of another reader; of two about one pair, the later one holds.

    They show when the corpus is next linked. One step, undone as a whole.

    Args:
        con: the corpus.
        records: as `exported` gives them.
        article_of: ids of this corpus by those in the records, where they differ.

    Raises:
        StoreError: a record is none of those; nothing is taken over then.
    """
    with transaction(con):
        changes: list[Change] = []
        for number, record in enumerate(records, 1):
            each = _read(record, number, article_of or {})
            before = _decision(con, each.a, each.b, each.about)
            if before is None or before[1] < each.at:
                changes.append(
                    (f"{KIND}:{each.a} {each.b} {each.about}", before, [each.verdict, each.at, each.who])
                )
        if not changes:
            return Step("no decision is new", ())
        apply(con, [(subject, after) for subject, _, after in changes])
        sentence = f"{len(changes)} decision{'s' * (len(changes) != 1)} taken over"
        keep(con, sentence, changes)
    return Step(sentence, (), regrouped=True)


def _read(record: Mapping[str, Any], number: int, article_of: Mapping[str, str]) -> Decision:
    if isinstance(record, dict) and all(_is_plain(record.get(name)) for name in Decision._fields):
        one, other, about, verdict, at, who = (str(record[name]) for name in Decision._fields)
        a, b = sorted((article_of.get(one, one), article_of.get(other, other)))
        for known_about, known_verdict in product(get_args(About), get_args(Verdict)):
            if (about, verdict) == (known_about, known_verdict) and a != b and " " not in a + b:
                return Decision(a, b, known_about, known_verdict, at, who)
    raise StoreError(f"decision {number} is not of the documented form", "", _FORM)


def _is_plain(value: object) -> bool:
    return isinstance(value, str) and value == harmless_line(value)


_FORM: Final = "it has a, b, about (event, story), verdict (together, apart), at, who"
