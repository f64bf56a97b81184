"""Two articles side by side, in the reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.conftest import ARTICLES, Opening, article_id
from tui.app.screens.compare_page import ComparePage
from tui.store import read

SIZES = [(80, 24), (120, 40), (200, 60)]


@pytest.mark.parametrize("size", SIZES)
async def test_the_linked_article_stands_beside_the_one_read(
    corpus: Path, opening: Opening, size: tuple[int, int]
) -> None:
    """`c` aligns the two; what contradicts carries ≠ and both values; Enter goes to the sentence."""
    async with opening(corpus, size) as reader:
        reader.screen.show_article(article_id("herald"))
        reader.screen.go_to("text")
        await reader.press("c")
        assert isinstance(reader.pilot.app.screen, ComparePage)
        assert "Valley Herald" in reader.text
        assert "Morning Post" in reader.text
        await reader.press("right_square_bracket")
        assert "≠ 12 killed / 9 killed" in reader.text
        await reader.press("enter")
        assert reader.article_id == article_id("post")
        assert "Nine people died" in reader.passage


async def test_either_side_is_gone_to(corpus: Path, opening: Opening) -> None:
    """The left arrow goes to the sentence in the left article, the right one to that in the right."""
    async with opening(corpus, (120, 40)) as reader:
        for key, name in (("left", "herald"), ("right", "post")):
            reader.screen.show_article(article_id("herald"))
            reader.screen.go_to("text")
            await reader.press("c", "right_square_bracket", key)
            assert reader.article_id == article_id(name)


async def test_the_link_under_the_cursor_is_compared(corpus: Path, opening: Opening) -> None:
    """In the links pane `c` compares with the article under the cursor."""
    async with opening(corpus, (160, 40)) as reader:
        reader.screen.show_article(article_id("herald"))
        reader.screen.go_to("links")
        await reader.press("G", "c")
        assert "11 Apr 2019" in reader.text


async def test_two_marked_articles_are_compared(corpus: Path, opening: Opening) -> None:
    """Two marked articles are compared although nothing links them."""
    async with opening(corpus, (120, 40)) as reader:
        pane = reader.screen.article_list
        reader.screen.go_to("list")
        con = reader.screen.access.con
        pane.marked = {read.number_of(con, article_id(name)) or 0 for name in ("stray", "wire")}
        await reader.press("c")
        assert "Aro Times" in reader.text
        assert "Lake Wire" in reader.text
        assert ARTICLES["wire"].title.split(":")[0] in reader.text


async def test_what_is_linked_to_nothing_is_said(corpus: Path, opening: Opening) -> None:
    """Where there is nothing to compare with, the reader is told how to choose."""
    async with opening(corpus, (120, 40)) as reader:
        reader.screen.show_article(article_id("stray"))
        reader.screen.go_to("text")
        await reader.press("c")
        assert "mark two articles" in reader.text


async def test_comparing_survives_any_size(corpus: Path, opening: Opening) -> None:
    """The page can be resized to nothing and back."""
    async with opening(corpus, (120, 40)) as reader:
        reader.screen.show_article(article_id("herald"))
        reader.screen.go_to("text")
        await reader.press("c")
        for size in ((40, 10), (25, 6), (200, 60)):
            await reader.pilot.resize_terminal(*size)
            await reader.press("j", "G", "g")
        assert reader.app.is_running


async def test_a_passage_is_copied_with_its_source(corpus: Path, opening: Opening) -> None:
    """`y` copies the passage of the other article, with where it is from."""
    async with opening(corpus, (120, 40)) as reader:
        reader.screen.show_article(article_id("herald"))
        reader.screen.go_to("text")
        await reader.press("c", "right_square_bracket", "y")
        assert "copied" in reader.lines[-1]
