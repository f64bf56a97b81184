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
from tui.store.migrate import migrate
from tui.store.state import change, recall, redo, remember, undo


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
