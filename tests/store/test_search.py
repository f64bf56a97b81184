from __future__ import annotations

import random
from pathlib import Path

import apsw
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.store import samples
from tests.store.samples import FIRST, SECOND, UNDATED
from tui.errors import QueryError
from tui.store import read
from tui.store.fields import CHOICES, FIELDS
from tui.store.migrate import migrate
from tui.store.search import DEEPEST, LONGEST, parse
from tui.store.state import change

_EMPTY = apsw.Connection(":memory:")
migrate(_EMPTY, Path("memory"))

BOTH = {FIRST.id, SECOND.id}
ALL = {FIRST.id, SECOND.id, UNDATED.id}


def found(con: apsw.Connection, query: str) -> set[str]:
    """Return the ids of what `query` finds."""
    return {row.id for row in read.article_rows(con, read.numbers(con, parse(query)))}


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", ALL),
        ("  ", ALL),
        ("kestley", BOTH),
        ("KESTLEY dam", BOTH),
        ('"bursts above"', BOTH),
        ('"above bursts"', set()),
        ("“bursts above”", BOTH),
        ("burs*", BOTH),
        ("burs", set()),
        ("zeroth", {UNDATED.id}),
        ("hama", {UNDATED.id}),
        ("决堤", {UNDATED.id}),
        ("堤决", set()),
        ("more", BOTH),
        ("moré", BOTH),
        ("title:dam", BOTH),
        ("title:people", set()),
        ("person:more", BOTH),
        (f"person:{samples.MORE.id}", BOTH),
        ("place:more", set()),
        ("org:more", set()),
        ("name:ana", BOTH),
        ("said:more", BOTH),
        ('said:"ana more"', BOTH),
        ("said:nobody", set()),
        ("source:herald", BOTH),  # the second's publisher is the Herald
        ("source:post", {SECOND.id}),
        ("date:2024", BOTH),
        ("date:2024-05-20", {SECOND.id}),
        ("date:>2024-05-18", {SECOND.id}),
        ("date:>=2024-05-18", BOTH),
        ("date:<2024-05-19", {FIRST.id}),
        ("date:<=2024-05", BOTH),
        ("date:2024-05-19..", {SECOND.id}),
        ("date:..2023", set()),
        ("date:2023..2024-05-18", {FIRST.id}),
        ("killed:>16", BOTH),
        ("killed:>17", set()),
        ("killed:17", BOTH),
        ("killed:10..20", BOTH),
        ("killed:>=1,000", set()),
        ("injured:>0", set()),
        ("event:kestley", BOTH),
        (f"event:{samples.ALONE.id}", {UNDATED.id}),
        ("story:orrin", BOTH),
        ("lang:EN", ALL),
        (f"id:{FIRST.id}", {FIRST.id}),
        ("is:unread", ALL),
        ("is:read", set()),
        ("is:undated", {UNDATED.id}),
        ("has:conflict", BOTH),
        ("has:quote", BOTH),
        ("has:link", BOTH),
        ("has:duplicate", set()),
        ("not kestley", {UNDATED.id}),
        ("-kestley", {UNDATED.id}),
        ("kestley and not source:post", {FIRST.id}),
        ("hama or source:post", {SECOND.id, UNDATED.id}),
        ("(hama or source:post) has:quote", {SECOND.id}),
        ("hama or source:post has:quote", {SECOND.id, UNDATED.id}),
        ("tag:and", set()),
        ("https://example.org/a", set()),
        ("al-zahra 10:30", set()),
    ],
)
def test_a_query_finds_what_it_says(con: apsw.Connection, query: str, ids: set[str]) -> None:
    """Words, phrases, fields, and, or, not and brackets mean what docs/commands.md says."""
    assert found(con, query) == ids


def test_queries_see_the_state_of_articles(con: apsw.Connection) -> None:
    """What the reader did is found as soon as it is done."""
    change(con, [FIRST.id], read=True, starred=True, add_tags=["follow up"], note="ask the mayor")
    change(con, [SECOND.id], done=True)
    assert found(con, "is:read") == {FIRST.id, SECOND.id}
    assert found(con, "is:starred") == found(con, "has:note") == {FIRST.id}
    assert found(con, 'tag:"follow up"') == found(con, "has:tag") == {FIRST.id}
    assert found(con, "is:done") == {SECOND.id}
    assert found(con, "is:new") == {UNDATED.id}
    change(con, [UNDATED.id], queued=True, due="2020-02-02")
    change(con, [SECOND.id], due="9999-01-01")
    assert found(con, "is:queued") == found(con, "is:due") == {UNDATED.id}
    assert found(con, "is:reminded") == {UNDATED.id, SECOND.id}
    assert found(con, "is:new") == set()


@pytest.mark.parametrize(
    ("query", "position"),
    [
        ("dam )", 4),
        ("dam (bursts", 4),
        ('dam "bursts', 4),
        ("and dam", 0),
        ("dam or", 6),
        ("not", 3),
        ("dam colour:red", 4),
        ("is:purple", 3),
        ("has:feathers", 4),
        ("killed:many", 7),
        ("killed:>5..9", 7),
        ("date:yesterday", 5),
        ("date:..", 5),
        ("dam person:", 4),
        ("dam !!!", 4),
        ("()", 1),
        ("(" * (DEEPEST + 1) + "dam" + ")" * (DEEPEST + 1), DEEPEST),
        ("a" * (LONGEST + 1), LONGEST),
    ],
)
def test_an_error_points_at_its_place(query: str, position: int) -> None:
    """A query that cannot be understood is refused with the place where it goes wrong."""
    with pytest.raises(QueryError) as raised:
        parse(query)
    assert raised.value.position == position


_SYNTAX = [
    "and",
    "or",
    "not",
    "(",
    ")",
    '"',
    "-",
    "*",
    " ",
    "NEAR",
    "^",
    "{",
    "}",
    "+",
    ":",
    "..",
    ">",
    "<",
    "=",
    "'",
]

_PIECES = st.sampled_from(
    [
        *(name + ":" for name in FIELDS),
        *CHOICES["is"],
        *CHOICES["has"],
        *_SYNTAX,
        *(";", "--", "2016", "\x00", "\ud800", "ﷺ", "dam"),
    ]
)


@settings(max_examples=1000, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=14).map("".join)))
@example('" OR 1=1 --')
@example("word:*")
@example("\x00")
def test_no_query_does_anything_but_find_or_be_refused(query: str) -> None:
    """Whatever is typed, the outcome is a list of articles or a QueryError with a place within the query."""
    place = _run(query)
    assert place is None or 0 <= place <= len(query)


def _run(query: str) -> int | None:
    """Return where `query` was refused; None if it was not, after its lists were made."""
    try:
        understood = parse(query)
    except QueryError as error:
        return error.position
    read.numbers(_EMPTY, understood)
    read.grouped(_EMPTY, understood)
    return None


def test_twenty_thousand_random_queries_never_fail() -> None:
    """SECURITY F1: of 20,000 random strings none gets through to SQLite's own query syntax."""
    rng = random.Random(1)  # noqa: S311 - repeatable, not secret
    letters = "abc \"'()*-+:^{}.,;<>=!&|~/\\%_0129\tÄ水\u200b\u0301"
    for _ in range(20_000):
        query = "".join(rng.choices(letters, k=rng.randrange(1, 16)))
        _run(query)
