"""The rows of an event's page and of a comparison, whatever strangers wrote."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.app.panes.line_pane import Row, fitted
from tui.app.screens.compare_page import Compared, below, beside, linked
from tui.app.screens.event_rows import event_page_rows
from tui.corpus.article import Article, Block
from tui.corpus.event import Event, Evidence, Link
from tui.corpus.highlight import DateMention, Figure, Highlight, Quote, Speaker
from tui.harmless import harmless_line
from tui.store.read import ArticleRow, EventRow
from tui.store.reports import EventReports, Rewritten
from tui.view.aligned import aligned
from tui.view.brief import brief_of
from tui.view.cells import cells

TEXTS = st.text(min_size=1, max_size=80) | st.sampled_from(
    [
        "\x1b]0;title\x07 two\n\nlines",
        "霧ヶ浜で震度6弱、3人死亡 住宅約40棟が倒壊" * 4,
        "a" * 300,
        "\u202eabc 👨‍👩‍👧 x",
    ]
)


def _article(name: str, text: str) -> Article:
    span = (0, len(text))
    return Article(
        name,
        text,
        title=text[:40],
        source=text[:20],
        published="2021-05-03",
        blocks=(Block(*span, "body"),),
        highlights=(Highlight(*span, "person", "e1"), Highlight(*span, "place", "p1")),
        quotes=(Quote(*span, Speaker(text, *span, "e1")),),
        statements=(Quote(*span, Speaker(text), direct=False),),
        figures=(Figure(*span, "killed", 3, None, text, text, text, text, text),),
        dates=(DateMention(*span, "2021-05-03", "2021-05-03"),),
    )


def _found(one: str, other: str) -> EventReports:
    reports = [_article("a", one), _article("b", other)]
    rows = [
        ArticleRow(
            n=n,
            id=each.id,
            date="2021-05-03",
            date_basis="stated",
            source=each.source or "",
            title=each.title,
            read=False,
            starred=False,
            done=False,
            noted=False,
            tags=(),
            event="e",
            links=1,
            conflict=True,
        )
        for n, each in enumerate(reports)
    ]
    chain = [EventRow(each, one, "2021-05-03", 2, 1, 2, conflict=True) for each in ("e", "f")]
    event = Event("e", one, ("a", "b"), ("b",), "s")
    spans = {"a": [(0, len(one))], "b": [(0, len(other)), (0, 1)] * 5}
    return EventReports(
        event,
        reports,
        rows,
        rows[1:],
        chain,
        {"e1": one},
        [],
        spans,
        [Rewritten("a", "2021-05-04T00:00:00Z", reports[0], reports[0])],
        frozenset({"a"}),
        [],
    )


def _check(rows: list[Row], width: int) -> None:
    for row in rows:
        assert sum(cells(text) for text, _ in fitted(row, width)) == width
        for text, _ in (*row.pieces, *row.right):
            assert not text.strip() or harmless_line(text.strip()) == text.strip()


@settings(deadline=None)
@given(TEXTS, TEXTS, st.integers(20, 220))
def test_the_page_of_an_event_shows_any_text(one: str, other: str, width: int) -> None:
    """Whatever outlets, titles and texts hold, each row is one harmless line of the page's width."""
    found = _found(one, other)
    _check(event_page_rows(found, brief_of(found), width), width)


def test_what_is_counted_has_the_room_that_short_outlets_leave() -> None:
    """At 80 columns nothing is cut while other columns of the grid stand half empty."""
    found = _found("Wireday", "Post")
    rows = [
        "".join(text for text, _ in fitted(row, 80)) for row in event_page_rows(found, brief_of(found), 80)
    ]
    assert any("killed, Post in post in Post" in row for row in rows)


def test_what_is_counted_is_told_to_its_end() -> None:
    """At 80 columns a long name of what is counted goes on beneath: its end tells it from the next one."""
    found = _found("Wireday", "Post")
    rows = [
        "".join(text for text, _ in fitted(row, 80)) for row in event_page_rows(found, brief_of(found), 80)
    ]
    at = next(at for at, row in enumerate(rows) if "killed, Wireday in wireday " in row)
    assert rows[at + 1].split() == ["Wireday"]


@settings(deadline=None)
@given(TEXTS, TEXTS, st.integers(20, 220))
def test_any_two_texts_can_be_compared(one: str, other: str, width: int) -> None:
    """Whatever two articles hold, both layouts show them in harmless lines of the page's width."""
    a, b = _article("a", one), _article("b", other)
    link = Link(
        "a",
        "b",
        "same_event",
        1.0,
        (Evidence("passage", (0, len(one)), (0, len(other)), "\x1b[2J", 0.0, against=True),),
        ((one, 1.24), (other, -0.4)),
    )
    compared = Compared(a, b, aligned(a, b, link), link)
    _check(list(linked(link, width)), width)
    _check(list(beside(compared, width)), width)
    _check(list(below(compared, width)), width)


def test_what_links_two_articles_is_told_with_its_weight() -> None:
    """Above two texts stands what their link is, and what spoke for and against it; nothing without one."""
    link = Link("a", "b", "same_event", 0.912, (), (("names: kestley", 2.13), ("9 days apart", -0.42)))
    told = ["".join(text for text, _ in row.pieces).strip() for row in linked(link, 100)]
    assert told == ["same event, 0.91", "+ names: kestley +2.1", "− 9 days apart -0.4", ""]
    assert not list(linked(None, 100))
