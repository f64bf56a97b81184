"""The undo journal on disk: each change of the reader's is one step, whatever it is about.

A step holds subjects with what was before and what is after. A subject is an article's id (its state), or a
kind and a colon before the rest ("decision:…"); who keeps such a kind says how it is put back.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from getpass import getuser
from typing import Any, Final, TypeAlias

import apsw

from tui.store.connect import transaction
from tui.store.dates import now

Change: TypeAlias = tuple[str, Any, Any]
"""A subject, what it was before, and what it is after; None where there is nothing."""

Applier: TypeAlias = Callable[[apsw.Connection, Sequence[tuple[str, Any]]], Sequence[str]]
"""Puts each subject into the state given with it, and returns the ids of the articles that it concerns."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the reader's.

    Attributes:
        sentence: says it to a person ("3 articles marked read").
        articles: ids of the articles whose state is another now.
        regrouped: events, stories or links are others now.
    """

    sentence: str
    articles: tuple[str, ...]
    regrouped: bool = False


KEPT: Final = 10_000
"""Steps that the journal keeps; older ones can no longer be undone."""

STATE: Final = ""
"""The kind of a subject that is an article's id."""

_PLAIN: Final = frozenset({STATE, "search", "source"})
"""Kinds of subject that no event, story or link depends on."""


def user() -> str:
    """Return who decides and corrects: the name that the reader's login has, empty if it has none."""
    try:
        return getuser()
    except (KeyError, OSError):
        return ""


def kind_of(subject: str) -> str:
    """Return the kind of a subject: what stands before its colon, `STATE` where there is none."""
    kind, colon, _ = subject.partition(":")
    return kind if colon else STATE


def keep(con: apsw.Connection, sentence: str, changes: Sequence[Change]) -> None:
    """Keep a step; what had been undone can no longer be done again."""
    with transaction(con):
        con.execute("DELETE FROM journal WHERE undone = 1")
        con.execute(
            "INSERT INTO journal (at, sentence, changes) VALUES (?, ?, ?)",
            (now(), sentence, json.dumps(changes)),
        )
        con.execute("DELETE FROM journal WHERE step <= (SELECT max(step) FROM journal) - ?", (KEPT,))


@contextmanager
def as_one_step(con: apsw.Connection, sentence: str) -> Iterator[None]:
    """Make one step of all that are kept inside; of none, none."""
    with transaction(con):
        before = con.execute("SELECT coalesce(max(step), 0) FROM journal").get
        yield
        rows = con.execute("SELECT changes FROM journal WHERE step > ? ORDER BY step", (before,)).fetchall()
        if len(rows) > 1:
            con.execute("DELETE FROM journal WHERE step > ?", (before,))
            keep(con, sentence, _joined(change for row in rows for change in json.loads(str(row[0]))))


def _joined(changes: Iterable[Change]) -> list[Change]:
    """Return changes that follow one another as one a subject: from what was first to what is last."""
    found: dict[str, Change] = {}
    for subject, before, after in changes:
        earlier = found.get(subject)
        if earlier is None:
            found[subject] = (subject, before, after)
        elif kind_of(subject) == STATE:  # an article's parts, of which each change holds those it changed
            found[subject] = (subject, {**before, **earlier[1]}, {**earlier[2], **after})
        else:
            found[subject] = (subject, earlier[1], after)
    return list(found.values())


def last_kinds(con: apsw.Connection) -> frozenset[str]:
    """Return the kinds of subject that the step holds which would be taken back next."""
    row = con.execute("SELECT changes FROM journal WHERE undone = 0 ORDER BY step DESC LIMIT 1").fetchone()
    return frozenset(kind_of(subject) for subject, *_ in json.loads(row[0])) if row else frozenset()


def move(con: apsw.Connection, appliers: Mapping[str, Applier], *, back: bool) -> Step | None:
    """Take the last step back, or do again what was last undone; None if there is none."""
    which = "undone = 0 ORDER BY step DESC" if back else "undone = 1 ORDER BY step"
    with transaction(con):
        row = con.execute(f"SELECT step, sentence, changes FROM journal WHERE {which} LIMIT 1").fetchone()
        if row is None:
            return None
        step, sentence, changes = row
        wanted: dict[str, list[tuple[str, Any]]] = {}
        for subject, before, after in json.loads(changes):
            wanted.setdefault(kind_of(subject), []).append((subject, before if back else after))
        touched = [each for kind, sides in wanted.items() for each in appliers[kind](con, sides)]
        con.execute("UPDATE journal SET undone = ? WHERE step = ?", (int(back), step))
    verb = "undone" if back else "done again"
    return Step(f"{verb}: {sentence}", tuple(dict.fromkeys(touched)), regrouped=not wanted.keys() <= _PLAIN)
