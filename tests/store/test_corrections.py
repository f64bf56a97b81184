from __future__ import annotations

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.samples import FIRST, SECOND
from tui.corpus.correction import Correction, Naming
from tui.errors import StoreError
from tui.store import undoing
from tui.store.corrections import (
    correct,
    corrections,
    corrections_as_json,
    sentence_of,
    take_corrections,
    withdraw,
)
from tui.store.derived import counter

ANA = Naming("Ana Moré", "person", FIRST.id)
OTHER_ANA = Naming("Ana Moré", "person", SECOND.id)
APART = Correction("apart", ANA, OTHER_ANA)


def stale(con: apsw.Connection) -> set[str]:
    """Return the articles that are to be marked again."""
    return {identity for (identity,) in con.execute("SELECT id FROM article WHERE annotated = ''")}


@pytest.fixture(autouse=True)
def annotated(con: apsw.Connection) -> None:
    """Let every article be marked by today's code."""
    con.execute("UPDATE article SET annotated = 'today'")


def test_a_correction_is_kept_with_who_and_when(con: apsw.Connection) -> None:
    """What was put right comes back as it was given, with a time and a user name filled in."""
    correct(con, [APART])
    (kept,) = corrections(con)
    assert (kept.verdict, kept.subject, kept.other) == ("apart", ANA, OTHER_ANA)
    assert kept.at
    assert kept.who


def test_corrections_made_together_are_one_step_of_the_journal(con: apsw.Connection) -> None:
    """One undo takes them all back, one redo brings them all again."""
    correct(con, [APART, Correction("no_name", Naming("Friday", "person"))])
    before = corrections(con)
    assert undoing.undo(con) is not None
    assert corrections(con) == []
    step = undoing.redo(con)
    assert step is not None
    assert step.regrouped
    assert corrections(con) == before


def test_a_later_correction_of_the_same_names_takes_the_place_of_the_earlier(con: apsw.Connection) -> None:
    """One, after two, is a single correction; undoing it brings the earlier one back."""
    correct(con, [APART])
    correct(con, [Correction("same", OTHER_ANA, ANA)])
    assert [each.verdict for each in corrections(con)] == ["same"]
    undoing.undo(con)
    assert [each.verdict for each in corrections(con)] == ["apart"]


def test_an_article_whose_marks_change_is_marked_again(con: apsw.Connection) -> None:
    """A name within an article touches that article; one wherever it is printed, all that print it."""
    correct(con, [Correction("kind", ANA, becomes="place")])
    assert stale(con) == {FIRST.id}
    correct(con, [Correction("no_name", Naming("Ana Moré", "person"))])
    assert {FIRST.id, SECOND.id} <= stale(con)


def test_every_change_of_corrections_lets_the_corpus_be_derived_anew(con: apsw.Connection) -> None:
    """Correcting, undoing, redoing and withdrawing each count as something new."""
    seen = [counter(con, "put")]
    correct(con, [APART])
    seen.append(counter(con, "put"))
    undoing.undo(con)
    seen.append(counter(con, "put"))
    undoing.redo(con)
    seen.append(counter(con, "put"))
    withdraw(con, [corrections(con)[0].id])
    seen.append(counter(con, "put"))
    assert seen == sorted(set(seen))


def test_saying_again_what_is_kept_is_no_step(con: apsw.Connection) -> None:
    """The journal holds no step that changed nothing."""
    correct(con, [APART])
    correct(con, [APART])
    undoing.undo(con)
    assert undoing.undo(con) is None


@pytest.mark.parametrize(
    "wrong",
    [
        Correction("same", ANA, ANA),
        Correction("apart", Naming("Ana Moré", "person"), ANA),
        Correction("kind", ANA),
        Correction("no_name", Naming(" \x00", "person")),
    ],
)
def test_a_correction_that_says_nothing_is_refused(con: apsw.Connection, wrong: Correction) -> None:
    """Nothing of it is kept."""
    with pytest.raises(StoreError):
        correct(con, [wrong])
    assert corrections(con) == []


def test_an_unknown_correction_cannot_be_withdrawn(con: apsw.Connection) -> None:
    """The answer names it."""
    with pytest.raises(StoreError, match="k123"):
        withdraw(con, ["k123"])


def test_corrections_pass_on_as_json(con: apsw.Connection) -> None:
    """What is exported and taken in elsewhere is the same, with its time and author."""
    correct(con, [APART, Correction("kind", Naming("Kestley", "person"), becomes="place", who="ines")])
    before, passed_on = corrections(con), corrections_as_json(con)
    withdraw(con, [each.id for each in before])
    take_corrections(con, passed_on)
    assert corrections(con) == before


def test_of_two_about_the_same_names_the_later_holds(con: apsw.Connection) -> None:
    """An older correction that is taken in does not undo a newer one of this corpus."""
    correct(con, [APART])
    (kept,) = corrections_as_json(con)
    take_corrections(con, [{**kept, "verdict": "same", "at": "2001-01-01T00:00:00Z"}])
    assert [each.verdict for each in corrections(con)] == ["apart"]
    take_corrections(con, [{**kept, "verdict": "same", "at": "2999-01-01T00:00:00Z"}])
    assert [each.verdict for each in corrections(con)] == ["same"]


def test_articles_that_are_called_otherwise_here_are_renamed(con: apsw.Connection) -> None:
    """A correction from another desk's corpus is about our copy of the article."""
    correct(con, [APART])
    given = corrections_as_json(con)
    undoing.undo(con)
    take_corrections(con, given, {FIRST.id: "a00000000009"})
    (kept,) = corrections(con)
    assert kept.subject.article == "a00000000009"
    assert kept.other == OTHER_ANA


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["verdict", "subject", "other", "name", "kind", "becomes"]), inner)
    ),
    max_leaves=12,
)


@given(_JSON)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_what_is_no_correction_is_refused_in_one_line(con: apsw.Connection, value: object) -> None:
    """Whatever a file holds, nothing but `StoreError` comes of it."""
    with pytest.raises(StoreError) as refused:
        take_corrections(con, [value])
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (APART, "this “Ana Moré” is another one"),
        (Correction("same", ANA, Naming("A. Moré", "person")), "“Ana Moré” and “A. Moré” are one"),
        (Correction("kind", ANA, becomes="organisation"), "“Ana Moré” is an organisation in this article"),
        (Correction("no_name", Naming("Dam", "misc")), "“Dam” is no name"),
    ],
)
def test_a_step_says_what_was_put_right(made: Correction, said: str) -> None:
    """The sentence names the names."""
    assert sentence_of([made]) == f"put right: {said}"
