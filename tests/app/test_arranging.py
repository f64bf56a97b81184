from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.conftest import Opening, Reader, article_id
from tui.settings import Settings

at_sizes = pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 50)])


def fills(reader: Reader, size: tuple[int, int]) -> bool:
    """Tell whether what stands on the screen fills it exactly."""
    lines = reader.lines
    return len(lines) == size[1] and {len(line) for line in lines} == {size[0]}


@at_sizes
async def test_borders_move_and_stay_where_they_were_put(
    corpus: Path, opening: Opening, size: tuple[int, int]
) -> None:
    """`>` gives the list more room, also at the next start; however far it goes, the text keeps some."""
    async with opening(corpus, size) as reader:
        before = reader.screen.article_list.outer_size
        await reader.press("greater_than_sign", "greater_than_sign")
        wider = reader.screen.article_list.outer_size
        assert wider.width * wider.height > before.width * before.height
        assert fills(reader, size)
        await reader.press("9", "9", "9", "greater_than_sign")
        assert reader.screen.text.size.width >= 20
        assert reader.screen.text.size.height >= 2
        await reader.press("9", "9", "9", "less_than_sign", "2", "greater_than_sign")
        kept = reader.screen.article_list.outer_size
        reader.screen._save()
        await reader.settle()
    async with opening(corpus, size) as reader:
        assert reader.screen.article_list.outer_size == kept


async def test_the_border_of_the_links_moves_as_the_key_points(corpus: Path, opening: Opening) -> None:
    """In the links `<` moves their left border to the left."""
    async with opening(corpus, (160, 50)) as reader:
        await reader.press("enter", "l")
        before = reader.screen.links.outer_size.width
        await reader.press("3", "less_than_sign")
        assert reader.screen.links.outer_size.width == before + 6


@at_sizes
async def test_one_pane_may_have_the_screen(corpus: Path, opening: Opening, size: tuple[int, int]) -> None:
    """`+` gives the pane with the keys all of it, Tab another one, `+` again brings the others back."""
    async with opening(corpus, size) as reader:
        await reader.press("plus")
        assert reader.screen.article_list.outer_size.width == size[0]
        assert not reader.screen.text.region
        await reader.press("enter")
        assert reader.screen.text.outer_size.width == size[0]
        assert fills(reader, size)
        await reader.press("plus")
        assert reader.screen.article_list.region
        assert fills(reader, size)


@at_sizes
async def test_lines_of_text_may_be_shorter_or_longer(
    corpus: Path, opening: Opening, size: tuple[int, int]
) -> None:
    """`{` and `}` change the reading width within its bounds, and it is kept."""
    async with opening(corpus, size) as reader:
        await reader.press("enter", "5", "left_curly_bracket")
        assert reader.screen.text.reading_width == 68
        await reader.press("9", "9", "left_curly_bracket")
        assert reader.screen.text.reading_width == 30
        await reader.press("4", "right_curly_bracket")
        assert reader.screen.position.reading_width == 38


@at_sizes
async def test_rows_may_have_two_lines(corpus: Path, opening: Opening, size: tuple[int, int]) -> None:
    """`-` puts outlet and date beneath the title; the cursor stays on its article, motions count rows."""
    async with opening(corpus, size) as reader:
        await reader.press("E", "j")
        chosen, cursor = reader.screen.article_list.target, reader.screen.article_list.cursor
        await reader.press("minus")
        assert "3 May 21 · Morning Post" in reader.text
        assert reader.screen.article_list.target == chosen
        assert fills(reader, size)
        await reader.press("k", "k", "j")
        assert reader.screen.article_list.cursor == cursor - 1
        await reader.press("minus")
        assert "3 May 21 · Morning Post" not in reader.text


async def test_a_click_chooses_the_row_under_it_in_roomy_rows(corpus: Path, opening: Opening) -> None:
    """Both lines of a row are the row."""
    async with opening(corpus, (120, 40), settings=Settings(roomy=True, grouped=False)) as reader:
        await reader.pilot.click(reader.screen.article_list, offset=(5, 3))
        assert reader.screen.article_list.cursor == 1


async def test_the_columns_of_the_list_are_chosen(corpus: Path, opening: Opening) -> None:
    """Settings say what stands before the title."""
    async with opening(
        corpus, (160, 50), settings=Settings(list_columns=("links", "date"), grouped=False)
    ) as reader:
        line = next(each for each in reader.lines if "Dam bursts" in each)
        assert line.index("↔3") < line.index("3 May 21") < line.index("Dam bursts")


async def test_the_ruler_shows_where_what_is_found_is(corpus: Path, opening: Opening) -> None:
    """A long article has a column with a sign where something was found; `never` takes it away."""
    async with opening(corpus, (120, 20)) as reader:
        reader.screen.follow(article_id("stray"))
        await reader.press("slash", *"surprised", "enter")
        assert "◆" in reader.text
        assert "│" in reader.text
    async with opening(corpus, (120, 20), settings=Settings(ruler="never")) as reader:
        reader.screen.follow(article_id("stray"))
        await reader.press("slash", *"surprised", "enter")
        assert "◆" not in reader.text
