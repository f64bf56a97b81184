"""Deciding about links in the links pane: what it does is seen at once, and undone by one key."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.conftest import Opening, Reader, article_id
from tui.app.screens.compare_page import ComparePage
from tui.store import decisions, read
from tui.store.connect import connect

SIZES = [(80, 24), (120, 40), (200, 60)]


async def go_to_links(reader: Reader) -> None:
    """Open the herald's report and go to its links."""
    await reader.press("j", "enter", "l")
    assert reader.screen.pane == "links"


def event_of(reader: Reader, name: str) -> str:
    """Return the event of an article."""
    con = reader.screen.access.con
    number = read.number_of(con, article_id(name))
    return read.article_rows(con, [number or 0])[0].event


@pytest.mark.parametrize("size", SIZES)
async def test_a_rejected_link_leaves_the_event_at_once(
    corpus: Path, opening: Opening, size: tuple[int, int]
) -> None:
    """`x` in the links takes the report out of the event, in links and list; `z` brings it back."""
    async with opening(corpus, size) as reader:
        await go_to_links(reader)
        assert event_of(reader, "post") == event_of(reader, "herald")
        await reader.press("x")
        assert event_of(reader, "post") != event_of(reader, "herald")
        assert "link rejected" in reader.text
        assert "✗ not one event" in reader.text
        await reader.press("z")
        assert event_of(reader, "post") == event_of(reader, "herald")
        assert "✗" not in reader.text


@pytest.mark.parametrize("size", SIZES)
async def test_an_accepted_link_says_so(corpus: Path, opening: Opening, size: tuple[int, int]) -> None:
    """`a` keeps the link, and the links say that a reader said so."""
    async with opening(corpus, size) as reader:
        await go_to_links(reader)
        await reader.press("a")
        assert "✓ one event" in reader.text
        assert len(decisions.pairs(reader.screen.access.con).together) == 1


async def test_events_are_put_together_by_a_link(corpus: Path, opening: Opening) -> None:
    """`M` on a link of the story makes its event and this one one event; the list shows it at once."""
    async with opening(corpus, (160, 50)) as reader:
        await go_to_links(reader)
        await reader.press("G", "M")
        assert event_of(reader, "earlier") == event_of(reader, "herald")
        assert "4 reports" in reader.text
        assert "2 events put together" in reader.text


async def test_what_is_not_this_story_is_not_linked_to_it(corpus: Path, opening: Opening) -> None:
    """`X` on a link of the story takes that event out of the story."""
    async with opening(corpus, (160, 50)) as reader:
        await go_to_links(reader)
        await reader.press("G", "X")
        con = reader.screen.access.con
        story = {name: read.event(con, event_of(reader, name)).story for name in ("herald", "earlier")}
        assert story["herald"] != story["earlier"]


async def test_what_cannot_be_decided_is_said(corpus: Path, opening: Opening) -> None:
    """A decision that makes no sense is refused in one line, and nothing changes."""
    async with opening(corpus, (160, 50)) as reader:
        await go_to_links(reader)
        await reader.press("M")
        assert "one event already" in reader.text
        assert not decisions.decisions(reader.screen.access.con)


async def test_a_decision_needs_a_link(corpus: Path, opening: Opening) -> None:
    """Where nothing is linked the keys say what to do first."""
    async with opening(corpus, (160, 50)) as reader:
        reader.screen.show_article(article_id("stray"))
        reader.screen.go_to("links")
        await reader.press("a")
        assert "go to a link first" in reader.text


# On the page of the event.


async def to_row(reader: Reader, words: str) -> None:
    """Put the cursor of the page on the last row that has `words`."""
    rows = reader.pilot.app.screen.rows  # type: ignore[attr-defined]
    found = [at for at in range(rows.row_count) if words in "".join(text for text, _ in rows.row(at).pieces)]
    rows.move_to(found[-1])
    await reader.settle()


@pytest.mark.parametrize("size", SIZES)
async def test_a_report_is_split_off_on_the_page(
    corpus: Path, opening: Opening, size: tuple[int, int]
) -> None:
    """`x` on a report takes it out of the event, which the page shows without it at once; `z` undoes it."""
    async with opening(corpus, size) as reader:
        await reader.press("e")
        await to_row(reader, "Lake Wire")
        await reader.press("x")
        assert event_of(reader, "wire") != event_of(reader, "herald")
        assert "2 reports" in reader.lines[0]
        assert "1 report split off its event" in reader.lines[-1]
        await reader.press("z")
        assert event_of(reader, "wire") == event_of(reader, "herald")
        assert "3 reports" in reader.lines[0]


async def test_an_event_of_the_story_is_put_together_with_this_one(corpus: Path, opening: Opening) -> None:
    """`M` on an event of the story merges it into the event of the page."""
    async with opening(corpus, (120, 60)) as reader:
        await reader.press("e")
        await to_row(reader, "11 Apr 2019")
        await reader.press("M")
        assert event_of(reader, "earlier") == event_of(reader, "herald")
        assert "4 reports" in reader.lines[0]


async def test_an_event_is_named_to_be_put_together(corpus: Path, opening: Opening) -> None:
    """`M` elsewhere asks which event, says which one is meant, and merges it."""
    con = connect(corpus)
    con.execute(
        "UPDATE event SET title = 'Chess cup', folded = 'chess cup' WHERE articles LIKE ?",
        (f"%{article_id('stray')}%",),
    )
    con.close()
    async with opening(corpus, (120, 60)) as reader:
        await reader.press("e", "M", *"nowhere")
        assert "no event has this" in reader.text
        await reader.press("ctrl+u", *"chess")
        assert "Chess cup" in reader.text
        await reader.press("enter")
        assert event_of(reader, "stray") == event_of(reader, "herald")


async def test_an_event_leaves_the_story_on_the_page(corpus: Path, opening: Opening) -> None:
    """`X` on an event of the story takes it out of the story, and out of the page."""
    async with opening(corpus, (120, 60)) as reader:
        await reader.press("e")
        await to_row(reader, "11 Apr 2019")
        await reader.press("X")
        assert "11 Apr 2019" not in reader.text


async def test_the_page_says_what_to_choose(corpus: Path, opening: Opening) -> None:
    """Where the cursor stands on nothing that can be decided, the page says where to go."""
    async with opening(corpus, (120, 60)) as reader:
        await reader.press("e")
        await to_row(reader, "11 Apr 2019")
        await reader.press("x")
        assert "go to a report" in reader.text
        await reader.press("a")
        assert "go to a report" in reader.text


async def test_tab_goes_from_part_to_part(corpus: Path, opening: Opening) -> None:
    """Tab goes to the next part of the page, Shift-Tab to the one before, around the ends."""
    async with opening(corpus, (80, 24)) as reader:
        await reader.press("e")
        rows = reader.pilot.app.screen.rows  # type: ignore[attr-defined]
        headings = [
            at for at in range(rows.row_count) if any(part == "heading" for _, part in rows.row(at).pieces)
        ]
        seen = []
        for _ in headings:
            await reader.press("tab")
            seen.append(max(at for at in headings if at < rows.cursor))
        assert seen == [*headings[1:], headings[0]]
        await reader.press("shift+tab", "shift+tab")
        assert max(at for at in headings if at < rows.cursor) == headings[-2]


async def test_what_a_reader_kept_in_the_event_says_so(corpus: Path, opening: Opening) -> None:
    """A report that was accepted is marked among the reports of the event."""
    async with opening(corpus, (120, 60)) as reader:
        await reader.press("e")
        await to_row(reader, "Lake Wire")
        before = reader.text
        await reader.press("a")
        assert "✓ kept" in reader.text
        assert "✓ kept" not in before


async def test_a_report_is_compared_with_the_best_one(corpus: Path, opening: Opening) -> None:
    """`c` on a report of the page sets it beside the best report of the event."""
    async with opening(corpus, (120, 60)) as reader:
        await reader.press("e")
        await to_row(reader, "Lake Wire")
        await reader.press("c")
        assert isinstance(reader.pilot.app.screen, ComparePage)
        assert "Lake Wire" in reader.text
