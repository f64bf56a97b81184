from __future__ import annotations

from pathlib import Path

import apsw
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.store import samples
from tests.store.samples import ARTICLES, FIRST, SECOND
from tui.errors import StoreError
from tui.store import read
from tui.store.connect import connect
from tui.store.journal import as_one_step
from tui.store.migrate import migrate
from tui.store.state import (
    change,
    due_count,
    look_at,
    looked_at,
    next_due,
    next_queued,
    recall,
    remember,
)
from tui.store.undoing import redo, undo


def states(con: apsw.Connection) -> list[object]:
    """Return the state of every article."""
    return [read.article(con, article.id).state for article in ARTICLES]


def test_a_change_of_several_articles_is_one_step(con: apsw.Connection) -> None:
    """One call is one step, said in a sentence, taken back and done again as a whole."""
    before = states(con)
    step = change(con, [FIRST.id, SECOND.id], read=True, add_tags=[" air   strike "])
    assert step.sentence == "2 articles marked read, tagged air strike"
    assert step.articles == (FIRST.id, SECOND.id)
    after = states(con)
    undone = undo(con)
    assert undone is not None
    assert undone.sentence == f"undone: {step.sentence}"
    assert states(con) == before
    assert redo(con) is not None
    assert states(con) == after


def test_what_changes_nothing_is_no_step(con: apsw.Connection) -> None:
    """Marking a read article read leaves nothing to undo."""
    assert change(con, [FIRST.id], read=False).articles == ()
    assert change(con, ["a999999999999"], read=True).articles == ()
    assert undo(con) is None


def test_undo_reaches_into_the_last_session(con: apsw.Connection, path: Path) -> None:
    """The journal is on disk: another session takes back what this one did."""
    before = states(con)
    change(con, [FIRST.id], starred=True)
    change(con, [FIRST.id], note="a\x1b[2Jb")
    con.close()
    later = connect(path)
    assert read.article(later, FIRST.id).state.note == "a\ufffd[2Jb"
    assert undo(later) is not None
    assert undo(later) is not None
    assert undo(later) is None
    assert states(later) == before
    later.close()


def test_a_tag_needs_a_name(con: apsw.Connection) -> None:
    """An empty tag is refused and changes nothing."""
    with pytest.raises(StoreError, match="a tag needs a name"):
        change(con, [FIRST.id], add_tags=[" \u200b "], read=True)
    assert undo(con) is None


def test_what_is_remembered_is_found_again(con: apsw.Connection) -> None:
    """Any JSON value comes back as it was; what was never kept, or cannot be read, is None."""
    remember(con, "position", {"article": FIRST.id, "line": 3})
    assert recall(con, "position") == {"article": FIRST.id, "line": 3}
    assert recall(con, "other") is None
    con.execute("UPDATE memory SET value = '{'")
    assert recall(con, "position") is None


def test_what_is_done_counts_as_read(con: apsw.Connection) -> None:
    """Putting an article away reads it, unless it is said otherwise; taking it back leaves it read."""
    change(con, [FIRST.id], done=True)
    change(con, [SECOND.id], done=True, read=False)
    assert [read.article(con, each.id).state.read for each in (FIRST, SECOND)] == [True, False]
    change(con, [FIRST.id], done=False)
    assert read.article(con, FIRST.id).state.read


def test_the_queue_keeps_its_order(con: apsw.Connection) -> None:
    """What was put off first comes first, also if it is put off again."""
    assert next_queued(con) is None
    change(con, [SECOND.id], queued=True)
    con.execute("UPDATE article SET queued = '2001-01-01T00:00:00Z' WHERE queued <> ''")
    change(con, [FIRST.id, SECOND.id], queued=True)
    assert next_queued(con) == SECOND.id
    change(con, [SECOND.id], queued=False)
    assert next_queued(con) == FIRST.id


def test_what_is_due_first_comes_first(con: apsw.Connection) -> None:
    """Up to a day, by day; what comes later is not due."""
    change(con, [FIRST.id], due="2024-05-03")
    change(con, [SECOND.id], due="2024-05-02")
    assert due_count(con, "2024-05-01") == 0
    assert next_due(con, "2024-05-02") == SECOND.id
    assert due_count(con, "2024-05-03") == 2


def test_an_event_tells_what_joined_it(con: apsw.Connection) -> None:
    """Once it was looked at, a report that joins is counted and a contradiction that comes up is told."""
    event = read.article_rows(con, [1])[0].event
    assert not looked_at(con, event)
    look_at(con, event)
    assert looked_at(con, event)
    con.execute("UPDATE article SET looked = 0 WHERE n = 2")
    con.execute("UPDATE article SET looked = 1 WHERE n = 1")
    (row,) = read.event_rows(con, [event])
    assert (row.added, row.contradicted) == (1, True)
    look_at(con, event)
    (row,) = read.event_rows(con, [event])
    assert (row.added, row.contradicted) == (0, False)


def test_several_steps_may_be_made_one(con: apsw.Connection) -> None:
    """What follows on the same article is taken back, and done again, to its first and to its last state."""
    before = states(con)
    with as_one_step(con, "all of it"):
        change(con, [FIRST.id], add_tags=["a"])
        change(con, [FIRST.id, SECOND.id], add_tags=["b"], starred=True)
        change(con, [FIRST.id], remove_tags=["a"])
    after = states(con)
    step = undo(con)
    assert step is not None
    assert step.sentence == "undone: all of it"
    assert states(con) == before
    assert redo(con) is not None
    assert states(con) == after


class Journal(RuleBasedStateMachine):
    """Undo and redo walk over the states that were, however steps, undoes and redoes are mixed."""

    def __init__(self) -> None:
        super().__init__()
        self.con = apsw.Connection(":memory:")
        migrate(self.con, Path("memory"))
        samples.fill(self.con)
        self.past: list[list[object]] = []
        self.future: list[list[object]] = []
        self.now = states(self.con)

    @rule(
        which=st.lists(st.sampled_from([article.id for article in ARTICLES]), max_size=3),
        read_=st.none() | st.booleans(),
        done=st.none() | st.booleans(),
        tag=st.none() | st.sampled_from(["a", "b"]),
        untag=st.none() | st.sampled_from(["a", "b"]),
    )
    def step(
        self, which: list[str], read_: bool | None, done: bool | None, tag: str | None, untag: str | None
    ) -> None:
        """Change something."""
        if change(
            self.con,
            which,
            read=read_,
            done=done,
            add_tags=[tag] if tag else [],
            remove_tags=[untag] if untag else [],
        ).articles:
            self.past.append(self.now)
            self.future.clear()
            self.now = states(self.con)

    @rule()
    def back(self) -> None:
        """Take a step back."""
        assert (undo(self.con) is not None) == bool(self.past)
        if self.past:
            self.future.append(self.now)
            self.now = self.past.pop()

    @rule()
    def forth(self) -> None:
        """Do a step again."""
        assert (redo(self.con) is not None) == bool(self.future)
        if self.future:
            self.past.append(self.now)
            self.now = self.future.pop()

    @invariant()
    def as_expected(self) -> None:
        """Every state is what it was at that point."""
        assert states(self.con) == self.now


TestJournal = Journal.TestCase
TestJournal.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
