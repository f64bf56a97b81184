"""Deciding about links in the links pane: what it does is seen at once, and undone by one key."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.conftest import Opening, Reader, article_id
from tui.store import decisions, read

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
