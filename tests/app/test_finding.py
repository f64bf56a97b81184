from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.conftest import Opening, article_id
from tui.app.screens.page import PageScreen

at_sizes = pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 50)])


@at_sizes
async def test_what_was_sought_comes_back(corpus: Path, opening: Opening, size: tuple[int, int]) -> None:
    """Up in the line brings what was sought before, also in another session; Down what stood there."""
    async with opening(corpus, size) as reader:
        await reader.press("enter", "slash", *"mayor", "enter", "slash", *"market", "enter")
    async with opening(corpus, size) as reader:
        await reader.press("slash", *"x", "up", "up")
        assert reader.screen.prompt is not None
        assert reader.screen.prompt.value == "mayor"
        await reader.press("down")
        assert reader.screen.prompt.value == "market"
        await reader.press("down")
        assert reader.screen.prompt.value == "x"


async def test_an_expression_is_found(corpus: Path, opening: Opening) -> None:
    """What stands between slashes is a regular expression."""
    async with opening(corpus, (120, 40)) as reader:
        await reader.press("enter", "slash", *"/m[ae]/", "enter")
        assert "of" in reader.screen.text.found_status


@at_sizes
async def test_a_label_chooses_its_highlight(corpus: Path, opening: Opening, size: tuple[int, int]) -> None:
    """`f` labels what is in view; typing a label chooses what it is on, and the labels are gone."""
    async with opening(corpus, size) as reader:
        await reader.press("enter", "f")
        labelled = reader.screen._labels
        assert labelled
        label, chosen = next((name, each) for name, each in labelled.items() if each.highlight)
        await reader.press(*label)
        assert reader.screen.text.selected_highlight == chosen.highlight
        assert reader.screen._labels is None


async def test_escape_takes_the_labels_away(corpus: Path, opening: Opening) -> None:
    """Another key than a letter of a label leaves everything as it was, and does what it does elsewhere."""
    async with opening(corpus, (120, 40)) as reader:
        await reader.press("enter")
        before = reader.lines
        await reader.press("f")
        assert reader.lines != before
        await reader.press("escape")
        assert reader.screen.pane == "text"
        assert reader.lines[:-1] == before[:-1]
        await reader.press("f", "question_mark")
        assert isinstance(reader.pilot.app.screen, PageScreen)


async def test_labels_are_for_the_article_that_they_were_made_for(corpus: Path, opening: Opening) -> None:
    """Once another article is shown, letters are keys again."""
    async with opening(corpus, (120, 40)) as reader:
        await reader.press("enter", "f")
        reader.screen.follow(article_id("wire"))
        await reader.press("q")
        assert reader.screen.pane == "list"


async def test_help_is_narrowed_by_typing(corpus: Path, opening: Opening) -> None:
    """Only keys that are about the words stay; a key alone finds what it does."""
    async with opening(corpus, (120, 40)) as reader:
        await reader.press("question_mark", "slash", *"copy pass")
        assert "Copy the passage with where it is from" in reader.text
        assert "Move down a row" not in reader.text
        await reader.press("escape", "slash", "W")
        assert "Write what is on screen" in reader.text
        await reader.press("escape")
        assert "Move down a row" in reader.text


async def test_the_palette_of_a_page_has_what_holds_there(corpus: Path, opening: Opening) -> None:
    """On a page the palette offers that page's actions."""
    async with opening(corpus, (120, 40)) as reader:
        await reader.press("e", "ctrl+p", *"timeline of")
        assert "Open the timeline of the story" in reader.text
        await reader.press("escape", "escape")


@at_sizes
async def test_what_is_shown_is_of_what_was_found(
    corpus: Path, opening: Opening, size: tuple[int, int]
) -> None:
    """Once the list is narrowed to others, the text is of the article that the cursor came to."""
    async with opening(corpus, size) as reader:
        assert reader.article_id == article_id("herald")
        await reader.press("o", *"chess", "enter")
        assert reader.article_id == article_id("stray")


@at_sizes
async def test_the_tour_has_six_steps(corpus: Path, opening: Opening, size: tuple[int, int]) -> None:
    """`H` shows six cards over the panes; Space goes on, Backspace back, and it can be taken again."""
    async with opening(corpus, size) as reader:
        await reader.press("H")
        titles = set()
        for number in range(1, 7):
            assert f"{number} of 6" in reader.text
            assert "copytaster" in reader.text
            assert "leaves" in reader.text
            titles.add(next(line for line in reader.lines if "of 6" in line))
            await reader.press("space")
        assert len(titles) == 6
        assert reader.pilot.app.screen is reader.screen
        await reader.press("H", "space", "backspace")
        assert "1 of 6" in reader.text
        await reader.press("escape")
        assert reader.pilot.app.screen is reader.screen


async def test_who_comes_for_the_first_time_is_offered_the_tour(corpus: Path, opening: Opening) -> None:
    """The offer is made once a corpus."""
    async with opening(corpus, (120, 40)) as reader:
        assert "H shows you round" in reader.text
        reader.screen._save()
        await reader.settle()
    async with opening(corpus, (120, 40)) as reader:
        assert "H shows you round" not in reader.text


@at_sizes
async def test_statistics_lead_to_what_they_count(
    corpus: Path, opening: Opening, size: tuple[int, int]
) -> None:
    """Each row of the statistics narrows the list to as many articles as it says."""
    async with opening(corpus, size) as reader:
        await reader.press("C")
        assert "5 articles · 5 unread · 3 events" in reader.text
        rows = reader.pilot.app.screen.rows  # type: ignore[attr-defined]
        targets = [(at, rows.row(at)) for at in range(rows.row_count) if rows.row(at).target is not None]
        queries = {row.target.query for _, row in targets}
        assert {"is:unread", "reports:3..4", "event:vdam", "date:2021-05", 'person:"Ilma Sorsa"'} <= queries
        at = next(at for at, row in targets if row.target.query == 'source:"Valley Herald"')
        rows.move_to(at)
        await reader.press("enter")
        assert reader.screen.view.query == 'source:"Valley Herald"'
        assert len(reader.screen.article_list.outline.numbers) == 2
