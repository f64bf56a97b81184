"""The reading pane through its public surface, in an app of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot

from tui.app import themes
from tui.app.panes.reader import ReaderPane
from tui.corpus.article import Article, Block, Role
from tui.corpus.event import Evidence, Link
from tui.corpus.highlight import Highlight

_PARAGRAPHS = (
    "Ferry runs aground at Keld",
    "A ferry ran aground near Keld on Tuesday. Anna Holm, its captain, called for help at once.",
    *(
        f"Paragraph {number} tells more about the ferry and the weather at sea that day."
        for number in range(30)
    ),
    "Follow us for more",
    "All 31 people were brought ashore, Anna Holm said in Keld.",
)

_TEXT = "\n\n".join(_PARAGRAPHS)


def _at(words: str, start: int = 0) -> tuple[int, int]:
    at = _TEXT.index(words, start)
    return at, at + len(words)


def _article() -> Article:
    blocks: list[Block] = []
    at = 0
    for index, paragraph in enumerate(_PARAGRAPHS):
        role: Role = "title" if index == 0 else "related_link" if paragraph.startswith("Follow") else "body"
        blocks.append(Block(at, at + len(paragraph), role))
        at += len(paragraph) + 2
    marks = (
        Highlight(*_at("Keld"), "place"),
        Highlight(*_at("Anna Holm"), "person"),
        Highlight(*_at("Follow us"), "misc"),
        Highlight(*_at("All 31 people"), "figure"),
        Highlight(*_at("Anna Holm", 300), "person"),
    )
    return Article("a", _TEXT, title=_PARAGRAPHS[0], source="Post", blocks=tuple(blocks), highlights=marks)


class _Host(App[None]):
    CSS = "ReaderPane { width: 1fr; height: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self.looks = themes.load()
        themes.install(self, self.looks)
        themes.use(self, self.looks, "dark")
        self.heard: list[Message] = []

    def compose(self) -> ComposeResult:
        yield ReaderPane()

    def on_reader_pane_highlight_chosen(self, event: ReaderPane.HighlightChosen) -> None:
        self.heard.append(event)

    def on_article_pane_scrolled(self, event: ReaderPane.Scrolled) -> None:
        self.heard.append(event)


@asynccontextmanager
async def _pane(
    size: tuple[int, int] = (80, 20), *, showing: bool = True
) -> AsyncIterator[tuple[ReaderPane, Pilot[None], _Host]]:
    host = _Host()
    async with host.run_test(size=size) as pilot:
        pane = host.query_one(ReaderPane)
        if showing:
            pane.show(_article())
        await pilot.pause()
        yield pane, pilot, host


def _screen(pane: ReaderPane) -> list[str]:
    return [pane.render_line(y).text for y in range(pane.size.height)]


def _heard(host: _Host, kind: type[Message]) -> list[Message]:
    return [message for message in host.heard if isinstance(message, kind)]


async def test_an_article_shows_from_its_title() -> None:
    """The title stands on the first line, outlet and date under it, then the text."""
    async with _pane() as (pane, _, _host):
        shown = [line.strip() for line in _screen(pane)]
        assert shown[:4] == [
            _PARAGRAPHS[0],
            "Post · date unknown",
            "",
            "A ferry ran aground near Keld on Tuesday. Anna Holm, its captain, called for",
        ]


@pytest.mark.parametrize("size", [(200, 60), (80, 24), (40, 10), (12, 3), (2, 1), (1, 1)])
async def test_every_line_is_as_wide_as_the_pane(size: tuple[int, int]) -> None:
    """At any size each line fills the pane and the pane does not fail."""
    async with _pane(size) as (pane, pilot, _):
        pane.to_end()
        await pilot.pause()
        assert {pane.render_line(y).cell_length for y in range(pane.size.height)} == {pane.size.width}


async def test_wide_panes_centre_the_text() -> None:
    """The reading width is capped, and what is left is the same on both sides."""
    async with _pane((160, 20)) as (pane, _, _host):
        line = next(line for line in _screen(pane) if line.strip().startswith("A ferry"))
        assert len(line) - len(line.lstrip()) == (160 - pane.reading_width) // 2


async def test_scrolling_stops_at_the_ends() -> None:
    """Lines, half pages, pages and ends move the text and never beyond it."""
    async with _pane() as (pane, pilot, _):
        pane.scroll_lines(-5)
        assert pane.top_offset == 0
        pane.scroll_lines(3)
        after_lines = pane.top_offset
        pane.half_page(1)
        assert pane.top_offset > after_lines
        pane.to_end()
        end = pane.top_offset
        pane.page(1)
        assert pane.top_offset == end
        pane.to_start()
        await pilot.pause()
        assert pane.top_offset == 0
        assert pane.progress < 1


async def test_paging_on_ends_with_the_text() -> None:
    """`page_on` pages until the end is in view, which is told, then returns False and stays."""
    async with _pane() as (pane, pilot, host):
        pages = 0
        while pane.page_on():
            pages += 1
            await pilot.pause()
        assert pages > 1
        assert not pane.page_on()
        spans = [message.visible for message in host.heard if isinstance(message, ReaderPane.Scrolled)]
        assert spans[-1][1] == len(_TEXT)


async def test_highlights_are_stepped_through_in_order() -> None:
    """`]` goes from the first in view to the last, past what is folded away, and brings each into view."""
    async with _pane() as (pane, pilot, host):
        visited = []
        for _ in range(6):
            pane.next_highlight()
            await pilot.pause()
            assert pane.selected_highlight is not None
            visited.append(pane.selected_highlight)
            first, last = pane.visible_span
            assert first <= pane.selected_highlight.start < last
        assert [mark.kind for mark in visited] == ["place", "person", "figure", "person", "person", "person"]
        pane.previous_highlight()
        assert pane.selected_highlight is not None
        assert pane.selected_highlight.kind == "figure"
        chosen = [m.highlight for m in host.heard if isinstance(m, ReaderPane.HighlightChosen)]
        assert chosen[0] == visited[0]


async def test_choosing_a_highlight_repaints_only_its_lines() -> None:
    """Lines that a choice does not touch are the same strips as before."""
    async with _pane() as (pane, pilot, _):
        before = [pane.render_line(y) for y in range(pane.size.height)]
        pane.next_highlight()
        await pilot.pause()
        after = [pane.render_line(y) for y in range(pane.size.height)]
        assert sum(one is not other for one, other in zip(before, after, strict=True)) == 1


async def test_hidden_kinds_are_neither_painted_nor_stepped_to() -> None:
    """Hiding a kind takes its highlights, and a chosen one of them, away until it is shown again."""
    async with _pane() as (pane, _, _host):
        pane.next_highlight()
        assert not pane.toggle_kind("place")
        assert pane.selected_highlight is None
        pane.next_highlight()
        assert pane.selected_highlight is not None
        assert pane.selected_highlight.kind == "person"
        assert pane.toggle_kind("place")


async def test_folded_lines_come_and_go() -> None:
    """What is not body is one line until asked for, and the text in view stays."""
    async with _pane() as (pane, pilot, _):
        pane.to_end()
        assert any("1 line of site text folded (b shows it)" in line for line in _screen(pane))
        assert not pane.toggle_folded()
        await pilot.pause()
        pane.to_end()
        assert any("Follow us for more" in line for line in _screen(pane))
        assert pane.toggle_folded()


async def test_finding_marks_counts_and_steps_around() -> None:
    """Found places are counted; next and previous go around the ends; the place is in view."""
    async with _pane() as (pane, pilot, _):
        assert pane.find("anna holm") == 2
        assert pane.found_status == "1 of 2"
        pane.find_next()
        await pilot.pause()
        assert pane.found_status == "2 of 2"
        first, last = pane.visible_span
        assert first <= _at("Anna Holm", 300)[0] < last
        pane.find_next()
        assert pane.found_status == "1 of 2"
        pane.find_previous()
        assert pane.found_status == "2 of 2"
        assert pane.find("nowhere") == 0
        assert pane.found_status == "not found"
        assert pane.find("") == 0
        assert pane.found_status == ""


async def test_finding_in_folded_text_unfolds_it() -> None:
    """A place found in what is folded away is shown."""
    async with _pane() as (pane, pilot, _):
        pane.find("follow us")
        await pilot.pause()
        assert any("Follow us for more" in line for line in _screen(pane))


async def test_finding_leaves_folded_text_folded_where_it_can() -> None:
    """Places in what is folded away are counted apart while there are others."""
    async with _pane() as (pane, _, _host):
        assert pane.find("more") > 1
        assert pane.is_folded
        assert pane.found_status.endswith("(1 more folded)")


async def test_after_a_storm_of_resizes_the_frame_is_that_of_a_fresh_pane() -> None:
    """Whatever sizes came before, the last one looks as if it had been the first."""
    async with _pane((100, 30)) as (pane, pilot, _):
        for width in (1, 33, 180, 2, 60, 41):
            await pilot.resize_terminal(width, max(1, width // 4))
        await pilot.pause()
        stormy = _screen(pane)
    async with _pane((41, 10)) as (pane, _, _host):
        assert _screen(pane) == stormy


async def test_a_linked_passage_is_marked_and_in_view() -> None:
    """An article opened at a passage shows it, with a bar beside its lines."""
    async with _pane(showing=False) as (pane, pilot, _):
        passage = _at("Paragraph 20 tells")
        pane.show(_article(), passage=passage)
        await pilot.pause()
        assert any("▎" in line and "Paragraph 20 tells" in line for line in _screen(pane))
        pane.mark_passage(None)
        assert not any("▎" in line for line in _screen(pane))


async def test_what_linked_articles_say_stands_in_the_margin() -> None:
    """A contradicted figure has its sign beside its line, also when the links come later."""
    async with _pane() as (pane, pilot, _):
        figure = _at("All 31 people")
        pane.show_links(
            [
                Link(
                    "a",
                    "b",
                    "same_event",
                    0.9,
                    evidence=(Evidence("figure", figure, (0, 5), "30", against=True),),
                )
            ]
        )
        pane.to_end()
        await pilot.pause()
        assert any("All 31 people" in line and "≠" in line for line in _screen(pane))


async def test_a_click_chooses_the_highlight_under_it() -> None:
    """A click on a highlight chooses it; a click beside it chooses nothing."""
    async with _pane() as (pane, pilot, _):
        y = next(y for y, line in enumerate(_screen(pane)) if "Anna Holm" in line)
        x = _screen(pane)[y].index("Anna Holm")
        await pilot.click(ReaderPane, offset=(x + 2, y))
        assert pane.selected_highlight is not None
        assert pane.selected_highlight.kind == "person"
        await pilot.click(ReaderPane, offset=(x + 12, y))
        assert pane.selected_highlight.kind == "person"


async def test_the_same_text_is_at_the_top_after_a_resize() -> None:
    """A resize wraps anew and keeps the place; `restore` brings it back in another session."""
    async with _pane() as (pane, pilot, _):
        pane.bring(_at("Paragraph 12"))
        await pilot.pause()
        top = pane.top_offset
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        first, last = pane.visible_span
        assert first <= top < last
        pane.show(_article())
        pane.restore(top)
        first, last = pane.visible_span
        assert first <= top < last


async def test_a_theme_is_switched_live() -> None:
    """A new theme repaints the text at once."""
    async with _pane() as (pane, pilot, host):
        before = pane.render_line(0)
        themes.use(host, host.looks, "light")
        await pilot.pause()
        assert list(pane.render_line(0)) != list(before)
        assert pane.render_line(0).text == before.text


async def test_nothing_is_shown_when_cleared() -> None:
    """Without an article the pane is blank and every action is harmless."""
    async with _pane() as (pane, pilot, _):
        pane.clear()
        await pilot.pause()
        assert pane.article is None
        assert not "".join(_screen(pane)).strip()
        pane.next_highlight()
        pane.previous_highlight()
        pane.find("x")
        pane.toggle_folded()
        assert not pane.page_on()


async def test_hostile_spans_do_not_fail() -> None:
    """Highlights, blocks and evidence that do not fit the text are drawn as far as they do."""
    spans = [(-5, 3), (2, 1), (0, 10_000), (9_000, 9_001)]
    article = Article(
        "a",
        "Too short.",
        blocks=tuple(Block(start, end, "body") for start, end in spans),
        highlights=tuple(Highlight(start, end, "person") for start, end in spans),
    )
    links = [Link("a", "b", "same_event", 1, evidence=tuple(Evidence("quote", s, s) for s in spans))]
    async with _pane() as (pane, pilot, _):
        pane.show(article, links=links, passage=(9_000, 9_500))
        for _step in range(5):
            pane.next_highlight()
        await pilot.pause()
        assert any("short." in line for line in _screen(pane))
