from __future__ import annotations

from pathlib import Path

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store import samples
from tests.store.samples import FIRST, SECOND
from tui.errors import QueryError
from tui.store.completion import Completion
from tui.store.migrate import migrate
from tui.store.query_completion import complete_query
from tui.store.search import parse
from tui.store.state import change

CORPUS = apsw.Connection(":memory:")
migrate(CORPUS, Path("memory"))
samples.fill(CORPUS)


def offered(con: apsw.Connection, text: str) -> list[str]:
    """Return what the end of `text` may become."""
    return [each.text for each in complete_query(con, text, len(text)).candidates]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("pers", "person:"),
        ("dam and -sou", "source:"),
        ("(kil", "killed:"),
        ("person:mor", '"Ana Moré"'),
        ("person:ANA", '"Ana Moré"'),
        ('said:"ana m', '"Ana Moré"'),
        ("source:kest", '"Kestley Herald"'),
        ("source:post", '"Sarn Post"'),
        ("is:unr", "unread"),
        ("has:co", "conflict"),
        ("tag:fol", '"follow up"'),
        ("tag:", "dam"),
        ("event:bursts", '"Dam bursts above Kestley"'),
        ("story:orr", '"The Orrin dam"'),
        ("date:20", "2024"),
        ("lang:", "en"),
    ],
)
def test_fields_and_values_are_completed(con: apsw.Connection, text: str, first: str) -> None:
    """The word before the cursor becomes a field, or a value that the corpus has, the most frequent first."""
    change(con, [FIRST.id, SECOND.id], add_tags=["dam"])
    change(con, [FIRST.id], add_tags=["follow up"])
    assert offered(con, text)[0] == first


@pytest.mark.parametrize("text", ["org:mor", "person:xyz", "killed:1", "colour:r", "source:%", "event:_"])
def test_what_nothing_begins_like_is_not_completed(con: apsw.Connection, text: str) -> None:
    """A value of another kind, or that there is not, is not offered; wildcards are letters."""
    assert offered(con, text) == []


def test_only_the_word_at_the_cursor_is_replaced(con: apsw.Connection) -> None:
    """What stands before and behind the word stays."""
    start, end, candidates = complete_query(con, "dam person:ana not x", 14)
    assert (start, end) == (11, 14)
    assert candidates[0].many == 2


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="aA :\"()-*é水%_\\'\x1b", max_size=20), st.integers(0, 20))
def test_any_line_is_completed_without_a_failure(text: str, cursor: int) -> None:
    """Whatever stands in the line, what is offered lies before the cursor."""
    found = complete_query(CORPUS, text, min(cursor, len(text)))
    assert isinstance(found, Completion)
    assert 0 <= found.start <= found.end <= len(text)


@given(st.sampled_from(["person:", "source:", "tag:", "event:", "story:", "name:"]))
def test_what_is_offered_is_understood(field: str) -> None:
    """Each value offered makes a query that is right."""
    for value in offered(CORPUS, field):
        try:
            parse(field + value)
        except QueryError as failure:  # pragma: no cover - it is the failure of this test
            pytest.fail(f"{field}{value}: {failure}")
