from __future__ import annotations

from dataclasses import replace

import apsw
import pytest

from tests.store.samples import FIRST, SECOND, UNDATED
from tui.errors import QueryError, StoreError
from tui.store import read
from tui.store.rules import apply_rule, apply_rules
from tui.store.searches import (
    Folder,
    Rule,
    SavedSearch,
    folders,
    found_by,
    move_search,
    put_searches,
    remove_search,
    rename_search,
    rule_of,
    save_search,
    saved_search,
    saved_searches,
    standing,
)
from tui.store.state import change
from tui.store.undoing import redo, undo
from tui.store.write import put_article


def names(con: apsw.Connection) -> list[str]:
    """Return the names of the saved searches in their order."""
    return [each.name for each in saved_searches(con)]


def state_of(con: apsw.Connection, article: str) -> tuple[bool, bool, tuple[str, ...]]:
    """Return whether an article is starred and done, and its tags."""
    state = read.article(con, article).state
    return state.starred, state.done, state.tags


def test_searches_are_kept_in_an_order_of_the_readers(con: apsw.Connection) -> None:
    """A new one comes last; it may be moved, renamed in place, removed, and each of these undone."""
    for name in ("dam", "sarn", "all"):
        save_search(con, name, "source:sarn" if name == "sarn" else "dam")
    assert names(con) == ["dam", "sarn", "all"]
    move_search(con, "all", -2)
    assert names(con) == ["all", "dam", "sarn"]
    rename_search(con, "dam", "dams")
    assert names(con) == ["all", "dams", "sarn"]
    remove_search(con, "sarn")
    assert names(con) == ["all", "dams"]
    for expected in (
        ["all", "dams", "sarn"],
        ["all", "dam", "sarn"],
        ["dam", "sarn", "all"],
        ["dam", "sarn"],
    ):
        assert undo(con) is not None
        assert names(con) == expected
    assert redo(con) is not None
    assert names(con) == ["dam", "sarn", "all"]


def test_what_cannot_be_understood_is_not_saved(con: apsw.Connection) -> None:
    """A wrong query, an empty name, a name that is taken are refused and change nothing."""
    with pytest.raises(QueryError):
        save_search(con, "wrong", "colour:red")
    with pytest.raises(StoreError, match="needs a name"):
        save_search(con, " \u200b", "dam")
    save_search(con, "dam", "dam")
    save_search(con, "other", "dam")
    with pytest.raises(StoreError, match="already"):
        rename_search(con, "other", "dam")
    with pytest.raises(StoreError, match="no saved search"):
        remove_search(con, "nothing")
    assert names(con) == ["dam", "other"]


def test_folders_count_what_is_unread(con: apsw.Connection) -> None:
    """Everything stands first; each folder says how many unread articles its search finds."""
    save_search(con, "dam", "dam", Rule(done=True))
    change(con, [FIRST.id], read=True)
    assert folders(con, standing(con)) == [Folder("", 2), Folder("dam", 1, has_rule=True)]
    assert [(each.unread, each.found) for each in standing(con)] == [(1, 2)]


def test_a_search_of_another_version_is_shown_as_such(con: apsw.Connection) -> None:
    """A query that this version does not know counts as nothing, and its rule does nothing."""
    save_search(con, "old", "dam", Rule(done=True))
    con.execute("UPDATE saved_search SET query = 'colour:red'")
    assert folders(con, standing(con))[1].unread is None
    assert standing(con)[0].found is None
    con.execute("UPDATE article SET ruled = 0")
    assert apply_rules(con) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", Rule()),
        ("tag air strikes, star", Rule(("air strikes",), starred=True)),
        ("done,tag b,tag a,tag b", Rule(("b", "a"), done=True)),
    ],
)
def test_a_rule_is_written_as_it_is_shown(text: str, rule: Rule) -> None:
    """What a rule says of itself is read back as the same rule."""
    assert rule_of(text) == rule == rule_of(str(rule))


def test_what_no_rule_does_is_refused() -> None:
    """A word that is none of them is named."""
    with pytest.raises(StoreError, match="“burn”"):
        rule_of("star, burn")


def test_rules_are_for_what_comes_in(con: apsw.Connection) -> None:
    """A rule leaves alone what was there before, and works once on what comes in; one step undoes it."""
    apply_rules(con)
    save_search(con, "dam", "dam", Rule(("water",), done=True))
    assert apply_rules(con) == []
    assert state_of(con, FIRST.id) == (False, False, ())
    late = replace(FIRST, id="a000000000009", origin="/news/late.txt")
    put_article(con, late, content_key="late")
    (step,) = apply_rules(con)
    assert step.sentence == "rule dam: 1 article done, tagged water"
    assert state_of(con, late.id) == (False, True, ("water",))
    assert apply_rules(con) == []
    assert undo(con) is not None
    assert state_of(con, late.id) == (False, False, ())


def test_a_keep_rule_is_stronger_than_a_kill_rule(con: apsw.Connection) -> None:
    """What one rule stars is not put away by another, whichever comes first; both together are one step."""
    save_search(con, "kill", "dam", Rule(done=True))
    save_search(con, "keep", "source:sarn", Rule(starred=True))
    con.execute("UPDATE article SET ruled = 0")
    apply_rules(con)
    assert state_of(con, FIRST.id) == (False, True, ())
    assert state_of(con, SECOND.id) == (True, False, ())
    assert undo(con) is not None
    assert state_of(con, FIRST.id) == state_of(con, SECOND.id) == (False, False, ())


def test_a_rule_may_be_tried_and_applied_to_what_is_there(con: apsw.Connection) -> None:
    """What it would touch is counted without touching it; applying it touches just that."""
    save_search(con, "dam", "dam", Rule(("water",)))
    assert found_by(con, "dam") == 2
    step = apply_rule(con, saved_search(con, "dam"))
    assert step.articles == (FIRST.id, SECOND.id)
    assert state_of(con, UNDATED.id) == (False, False, ())


def test_of_two_searches_of_one_name_the_later_one_holds(con: apsw.Connection) -> None:
    """Searches of another reader join the end; one of the same name takes the place of an older one only."""
    save_search(con, "dam", "dam")
    mine = saved_search(con, "dam")
    older = SavedSearch("dam", "weir", at="2001-01-01T00:00:00Z")
    put_searches(con, [older, SavedSearch("sarn", "source:sarn", at="2001-01-01T00:00:00Z")])
    assert saved_searches(con)[0] == mine
    assert names(con) == ["dam", "sarn"]
    put_searches(con, [replace(older, at="2999-01-01T00:00:00Z")])
    assert saved_search(con, "dam").query == "weir"
