"""What readers decided about events and stories: kept by pairs of articles, put back, handed over.

A decision holds whenever the corpus is linked again (`pairs`, which linking takes as constraints).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Any, Final, Literal, NamedTuple, TypeAlias, get_args

import apsw

from tui.errors import StoreError
from tui.harmless import harmless_line
from tui.store.connect import transaction
from tui.store.grouping import regroup, restory, unlink
from tui.store.journal import Change, Step, keep

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


# Keeping.


def kept_decision(con: apsw.Connection, a: str, b: str, about: About) -> list[str] | None:
    """Return verdict, time and name of what is kept about a pair, None if nothing is."""
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
            before = kept_decision(con, each.a, each.b, each.about)
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
