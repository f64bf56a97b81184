from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.app.conftest import QUOTE, Opening, article_id
from tui.app.keys import ACTIONS, remap
from tui.app.screens.page import PageScreen
from tui.store.connect import connect
from tui.store.write import put_refusal


async def test_help_lists_every_key_that_holds(corpus: Path, opening: Opening) -> None:
    """Help shows each action with the user's own keys; `q` closes it."""
    async with opening(corpus, (120, 200), keys=remap({"star": "~"})) as reader:
        await reader.press("question_mark")
        text = reader.text
        assert all(each.title in text for each in ACTIONS)
        assert " ~ " in text
        await reader.press("q")
        assert not isinstance(reader.pilot.app.screen, PageScreen)


async def test_a_page_closes_once(corpus: Path, opening: Opening) -> None:
    """Keys that come faster than a page closes close nothing beneath it, and open nothing twice."""
    async with opening(corpus, (120, 40)) as reader:
        await reader.press("question_mark")
        page = reader.pilot.app.screen
        assert isinstance(page, PageScreen)
        page.action_leave()
        page.rows.open()
        page.action_leave()
        await reader.pilot.pause()
        assert reader.pilot.app.screen is reader.screen


async def test_help_is_searched_and_does_what_it_says(corpus: Path, opening: Opening) -> None:
    """Typing finds an action, Enter does it."""
    async with opening(corpus, (120, 40)) as reader:
        await reader.press("question_mark", "slash", *"group", "enter", "enter")
        assert not reader.screen.view.grouped


async def test_the_event_page_shows_figures_quotes_and_reports(corpus: Path, opening: Opening) -> None:
    """Figures stand by outlet with what contradicts marked, quotes by speaker with who has them."""
    async with opening(corpus, (140, 40)) as reader:
        await reader.press("e")
        text = reader.text
        assert "≠ killed" in text
        assert "9 – ≥12" in text
        assert f"“{QUOTE}”" in text
        assert "Valley Herald · Morning Post" in text
        assert "TOTALS OVER" not in text


@pytest.mark.parametrize("page", ["e", "C", "I", "S", "?"])
async def test_a_key_that_does_nothing_is_answered(corpus: Path, opening: Opening, page: str) -> None:
    """No key is met with silence: the last line says that it does nothing here, until the next key."""
    async with opening(corpus, (80, 24)) as reader:
        await reader.press("question_mark" if page == "?" else page, "semicolon")
        assert "; does nothing here; ? shows the keys that do" in reader.lines[-1]
        await reader.press("j")
        assert "does nothing" not in reader.lines[-1]


async def test_a_title_and_its_note_stand_apart(corpus: Path, opening: Opening) -> None:
    """However long the title of a page is, it is cut before what stands at the right."""
    async with opening(corpus, (60, 24)) as reader:
        await reader.press("e")
        assert re.search(r"… +  3 reports, 3 independent", reader.lines[0])


async def test_help_has_no_column_that_is_cut_to_nothing(corpus: Path, opening: Opening) -> None:
    """Names for `keys.toml` stand beside the titles only where there is room for them."""
    async with opening(corpus, (80, 24)) as reader:
        await reader.press("question_mark")
        assert "…" not in reader.text
    async with opening(corpus, (120, 24)) as reader:
        await reader.press("question_mark")
        assert " half_down" in reader.text


async def test_an_account_is_legible_at_80_columns(corpus: Path, opening: Opening) -> None:
    """Count, outlet, account and range of a figure all fit on one line of a small terminal."""
    async with opening(corpus, (80, 24)) as reader:
        await reader.press("e")
        line = next(each for each in reader.lines if "killed" in each)
        assert all(part in line for part in ("at least 12", "Valley Herald", "the mayor", "9 – ≥12"))


async def test_a_figure_leads_to_its_sentence(corpus: Path, opening: Opening) -> None:
    """Enter on a figure opens the report with the figure in view, Backspace comes back."""
    async with opening(corpus, (140, 40)) as reader:
        await reader.press("e", "j", "enter")
        assert reader.article_id == article_id("post")
        assert reader.passage == "Nine people"
        await reader.press("backspace")
        assert reader.article_id == article_id("herald")


async def test_the_story_leads_from_event_to_event(corpus: Path, opening: Opening) -> None:
    """Enter on an event of the story opens its page."""
    async with opening(corpus, (140, 40)) as reader:
        await reader.press("e", "G", "enter")
        assert "  1 report · " in reader.lines[0]


async def test_the_entity_page_shows_names_and_mentions(corpus: Path, opening: Opening) -> None:
    """Enter on a name opens who it is: other names, mentions here, articles that name it."""
    async with opening(corpus, (140, 40)) as reader:
        screen = reader.screen
        await reader.press("j", "enter")
        while screen.text.selected_highlight is None or screen.text.selected_highlight.entity != "esorsa":
            await reader.press("right_square_bracket")
        await reader.press("enter")
        text = reader.text
        assert "Also called" in text
        assert "In this article, 1" in text
        assert "Articles that name it, 4" in text
        await reader.press("slash", *"narrow", "enter", "enter")
        assert screen.view.query == 'person:"Ilma Sorsa"'
        assert len(screen.article_list.outline.numbers) == 4


async def test_an_article_of_an_entity_opens_at_its_first_mention(corpus: Path, opening: Opening) -> None:
    """From the page of an entity an article opens where it is first named."""
    async with opening(corpus, (140, 40)) as reader:
        screen = reader.screen
        screen._open_entity("esorsa")
        await reader.settle()
        await reader.press("G", "enter")
        assert reader.article_id == article_id("earlier")
        assert reader.passage == "Ilma Sorsa"


async def test_refused_inputs_are_listed(corpus: Path, opening: Opening) -> None:
    """Each refused input is named with its reason, escape codes and markup made harmless."""
    put_refusal(connect(corpus), "/in/[bold]bad.bin", "not text: \x1b[31m binary")
    async with opening(corpus, (140, 40)) as reader:
        assert "1 refused (!)" in reader.text
        await reader.press("exclamation_mark")
        assert "/in/[bold]bad.bin" in reader.text
        assert "not text" in reader.text
        assert "\x1b" not in reader.text


async def test_the_palette_knows_every_action(corpus: Path, opening: Opening) -> None:
    """Ctrl-P finds an action by its title and does it."""
    async with opening(corpus, (120, 40)) as reader:
        await reader.press("ctrl+p", *"group the list")
        await reader.pilot.pause(0.3)
        await reader.press("enter")
        await reader.pilot.pause(0.1)
        await reader.settle()
        assert not reader.screen.view.grouped


async def test_pages_survive_any_size(corpus: Path, opening: Opening) -> None:
    """A page can be opened and resized on the smallest terminal."""
    async with opening(corpus, (40, 10)) as reader:
        for key in ("question_mark", "e", "exclamation_mark"):
            await reader.press(key)
            await reader.pilot.resize_terminal(25, 6)
            await reader.press("j", "G", "g", "ctrl+d", "q")
            await reader.pilot.resize_terminal(40, 10)
        assert reader.app.is_running
