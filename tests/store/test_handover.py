from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store import samples
from tests.store.samples import FIRST, SECOND, UNDATED
from tui.errors import StoreError
from tui.store import read
from tui.store.connect import connect
from tui.store.handover import Handover, handed_over, take_over, take_waiting
from tui.store.handover_file import as_json, from_json
from tui.store.merging import RULE, Handed, merged
from tui.store.searches import Rule, save_search, saved_searches
from tui.store.state import change
from tui.store.undoing import undo
from tui.store.write import put_article

TIMES = st.sampled_from(["", "2024-01-01T00:00:00Z", "2024-01-02T00:00:00Z", "2024-01-03T00:00:00Z"])
NOTES = st.lists(st.sampled_from(["one", "two", "three"]), unique=True, max_size=2).map(RULE.join)
STATES = st.builds(
    Handed,
    st.booleans(),
    st.booleans(),
    st.booleans(),
    NOTES,
    st.sampled_from(["", "2024-02-01T00:00:00Z"]),
    st.sampled_from(["", "2024-03-01"]),
    st.lists(st.sampled_from("abc"), unique=True).map(lambda tags: tuple(sorted(tags))),
    st.dictionaries(st.sampled_from(["read", "starred", "done", "note", "due", "tags"]), TIMES.filter(bool)),
)


@given(STATES, STATES)
def test_merging_does_not_depend_on_who_merges(one: Handed, other: Handed) -> None:
    """Both readers come to the same state, and to the same again however often they hand over."""
    both = merged(one, other)
    assert merged(other, one) == both
    assert merged(both, one) == merged(both, other) == merged(both, both) == both


@given(STATES, STATES)
def test_merging_loses_no_words(one: Handed, other: Handed) -> None:
    """Every tag and every part of either note is there afterwards."""
    both = merged(one, other)
    assert set(both.tags) == {*one.tags, *other.tags}
    for side in (one, other):
        assert set(filter(None, side.note.split(RULE))) <= set(both.note.split(RULE))


def test_the_later_change_holds() -> None:
    """Of two sides that differ, the one changed later wins, also where it took something away."""
    starred = Handed(starred=True, touched={"starred": "2024-01-01T00:00:00Z"})
    unstarred = Handed(starred=False, touched={"starred": "2024-01-02T00:00:00Z"})
    assert not merged(starred, unstarred).starred


@pytest.fixture
def other(tmp_path: Path) -> Iterator[apsw.Connection]:
    """Return the corpus of another reader, which holds the same articles."""
    con = connect(tmp_path / "other.db")
    samples.fill(con)
    yield con
    con.close()


def states(con: apsw.Connection) -> list[object]:
    """Return what was done with each article."""
    return [each.state for each in handed_over(con).articles]


def test_two_readers_come_to_the_same(con: apsw.Connection, other: apsw.Connection) -> None:
    """After each took over from the other, both have all: notes of both, tags, queue, reminders, searches."""
    change(con, [FIRST.id], note="ask the mayor", add_tags=["water"], queued=True)
    change(other, [FIRST.id], note="he was away", add_tags=["dam"], due="2999-01-01")
    change(other, [SECOND.id], done=True)
    save_search(con, "dam", "dam", Rule(("water",)))
    mine, theirs = handed_over(con), handed_over(other)
    taken = take_over(con, theirs)
    assert (taken.here, taken.waiting) == (2, 0)
    take_over(other, mine)
    assert states(con) == states(other)
    assert [each.name for each in saved_searches(other)] == ["dam"]
    state = read.article(con, FIRST.id).state
    assert set(state.note.split(RULE)) == {"ask the mayor", "he was away"}
    assert state.tags == ("dam", "water")


def test_a_handover_is_one_step(con: apsw.Connection, other: apsw.Connection) -> None:
    """What was taken over is undone at once; taking it twice changes nothing."""
    change(con, [FIRST.id], note="mine")
    before = states(con)
    change(other, [FIRST.id, SECOND.id], starred=True, note="theirs")
    save_search(other, "dam", "dam")
    given_ = handed_over(other)
    take_over(con, given_)
    after = states(con)
    assert take_over(con, given_).step.articles == ()
    assert states(con) == after
    assert undo(con) is not None
    assert states(con)[0] == before[0]
    assert saved_searches(con) == []


def test_an_article_is_recognised_by_its_text(con: apsw.Connection, other: apsw.Connection) -> None:
    """What came from another place on another machine has another id there, and is the same article."""
    elsewhere = replace(UNDATED, id="a00000000000e", origin="/elsewhere/third.txt", text="Other words.")
    put_article(other, elsewhere, content_key="e")
    put_article(con, replace(elsewhere, id="a00000000000f", origin="/here/third.txt"), content_key="f")
    change(other, [elsewhere.id], starred=True)
    assert take_over(con, handed_over(other)).here == 1
    assert read.article(con, "a00000000000f").state.starred


def test_what_is_not_there_waits(con: apsw.Connection, other: apsw.Connection) -> None:
    """What was done with an article that is not here is handed on, and holds once the article comes in."""
    late = replace(FIRST, id="a000000000009", origin="/news/late.txt", text="Words of its own.")
    put_article(other, late, content_key="late")
    change(other, [late.id], note="call back")
    assert take_over(con, handed_over(other)).waiting == 1
    assert late.id in {each.id for each in handed_over(con).articles}
    take_waiting(con)
    put_article(con, late, content_key="late")
    take_waiting(con)
    assert read.article(con, late.id).state.note == "call back"


def test_a_file_holds_all_of_it(con: apsw.Connection) -> None:
    """What is written is read back as it was, byte for byte the same each time."""
    change(con, [FIRST.id, SECOND.id], note="two\nlines", add_tags=["a b"], queued=True, due="2999-01-01")
    save_search(con, "dam", "dam", Rule(("water",), starred=True))
    given_ = handed_over(con)
    text = as_json(given_)
    assert from_json(text, "file") == given_
    assert as_json(handed_over(con)) == text


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["articles", "searches", "corrections", "decisions"]), JSON)
def test_a_spoilt_file_is_refused_in_one_line(part: str, value: object) -> None:
    """Whatever a file holds, it is a handover or a failure of one line; nothing else is raised."""
    text = json.dumps({"schema": 1, "kind": "copytaster handover", part: value})
    said = ""
    try:
        assert isinstance(from_json(text, "file"), Handover)
    except StoreError as failure:
        said = str(failure)
    assert "\n" not in said


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"kind": "copytaster handover", "schema": 2}', "[" * 100_000]
)
def test_what_is_no_handover_is_refused(text: str) -> None:
    """Another file, another form and a broken file are refused."""
    with pytest.raises(StoreError):
        from_json(text, "file")


def test_nothing_harmful_comes_in_by_a_handover(con: apsw.Connection, other: apsw.Connection) -> None:
    """Control characters in another reader's notes and tags are taken out before they are kept."""
    change(other, [FIRST.id], note="x")
    text = (
        as_json(handed_over(other))
        .replace('"x"', '"a\\u001b[2Jb"')
        .replace('"tags": []', '"tags": ["t\\u0007"]')
    )
    take_over(con, from_json(text, "file"))
    state = read.article(con, FIRST.id).state
    assert "\x1b" not in state.note
    assert "\x07" not in "".join(state.tags)
