"""The story of an event in time, in the reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.conftest import Opening, article_id
from tui.app.screens.event_page import EventPage
from tui.app.screens.story_page import StoryPage

SIZES = [(80, 24), (120, 40), (200, 60)]


@pytest.mark.parametrize("size", SIZES)
async def test_the_story_is_plotted_and_leads_to_its_events(
    corpus: Path, opening: Opening, size: tuple[int, int]
) -> None:
    """`L` plots the events of the story with their reports; Enter opens the event under the cursor."""
    async with opening(corpus, size) as reader:
        reader.screen.show_article(article_id("herald"))
        await reader.press("L")
        assert isinstance(reader.pilot.app.screen, StoryPage)
        assert "3 events, 5 reports" in reader.text
        assert "█" in reader.text
        assert "later" in reader.text
        assert "▸" in reader.text
        await reader.press("g", "enter")
        assert isinstance(reader.pilot.app.screen, EventPage)
        assert "11 Apr 2019" in reader.lines[0]


async def test_the_page_of_the_event_leads_to_the_story(corpus: Path, opening: Opening) -> None:
    """`L` on the page of an event opens the story there, with the cursor on that event."""
    async with opening(corpus, (120, 40)) as reader:
        await reader.press("e", "L")
        assert isinstance(reader.pilot.app.screen, StoryPage)
        assert reader.pilot.app.screen.rows.target.event == "vdam"


async def test_the_story_survives_any_size(corpus: Path, opening: Opening) -> None:
    """The page can be resized to nothing and back."""
    async with opening(corpus, (120, 40)) as reader:
        await reader.press("L")
        for size in ((40, 10), (25, 6), (200, 60)):
            await reader.pilot.resize_terminal(*size)
            await reader.press("j", "G", "g")
        assert reader.app.is_running
