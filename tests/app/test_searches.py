from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.conftest import Opening, Reader, article_id, fill
from tui.store.connect import connect
from tui.store.read import article
from tui.store.rules import apply_rules
from tui.store.searches import SavedSearch, saved_searches

SIZES = [(80, 24), (120, 40), (160, 50)]

at_sizes = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


def kept(corpus: Path) -> list[SavedSearch]:
    """Return the saved searches on disk."""
    con = connect(corpus)
    found = saved_searches(con)
    con.close()
    return found


async def typed(reader: Reader, text: str) -> None:
    """Type a line and give it."""
    await reader.press(*(key if key != " " else "space" for key in text), "enter")


async def save(reader: Reader, query: str, name: str) -> None:
    """Narrow the list by a query and save that."""
    await reader.press("o", *["backspace"] * 40)
    await typed(reader, query)
    await reader.press("s", "a")
    await typed(reader, name)
    await reader.press("q")


@at_sizes
async def test_a_search_becomes_a_folder(corpus: Path, opening: Opening, size: tuple[int, int]) -> None:
    """What the list is narrowed by is saved with `s a` and stands above the list with its count."""
    async with opening(corpus, size) as reader:
        assert reader.screen.folders.text == ""
        await save(reader, "tervo", "dam")
        await save(reader, "chess", "sports")
        assert reader.screen.folder == "sports"
        assert all(name in reader.screen.folders.text for name in ("all", "dam", "sports"))
        await reader.press("(")
        assert reader.screen.folder == "dam"
        assert len(reader.screen.article_list.outline.numbers) == 4
        await reader.press("r")
        assert "all 2" in " ".join(reader.screen.folders.text.split())
        await reader.press(")", ")")
        assert reader.screen.folder == ""
        assert len(reader.screen.article_list.outline.numbers) == 5


@at_sizes
async def test_folders_fold_into_one_line(corpus: Path, opening: Opening, size: tuple[int, int]) -> None:
    """They have a line each where there is room, else one for all; `v s` changes that for good."""
    async with opening(corpus, size) as reader:
        await save(reader, "tervo", "dam")
        lines = reader.screen.folders.row_count
        assert lines == (1 if size[0] == 80 else 2)
        await reader.press("v", "s")
        assert reader.screen.folders.row_count == 3 - lines
        reader.screen._save()
        await reader.settle()
    async with opening(corpus, size) as reader:
        assert reader.screen.folders.row_count == 3 - lines


@at_sizes
async def test_the_page_changes_searches(corpus: Path, opening: Opening, size: tuple[int, int]) -> None:
    """The page renames, moves, removes a search, gives it another query, undoes that; Enter lists it."""
    async with opening(corpus, size) as reader:
        await save(reader, "tervo", "dam")
        await save(reader, "chess", "sports")
        await reader.press("s", "r", *["backspace"] * 3)
        await typed(reader, "water")
        assert [each.name for each in kept(corpus)] == ["water", "sports"]
        await reader.press("o", *["backspace"] * 5)
        await typed(reader, "source:lake")
        assert kept(corpus)[0].query == "source:lake"
        await reader.press("g", "J")
        assert [each.name for each in kept(corpus)] == ["sports", "water"]
        await reader.press("K")
        assert [each.name for each in kept(corpus)] == ["water", "sports"]
        await reader.press("g", "d")
        assert [each.name for each in kept(corpus)] == ["sports"]
        await reader.press("z")
        assert [each.name for each in kept(corpus)] == ["water", "sports"]
        await reader.press("Z", "z", "g", "enter")
        assert reader.screen.view.query == "source:lake"
        assert reader.screen.folder == "water"


@at_sizes
async def test_a_rule_is_tried_out_before_it_is_kept(
    corpus: Path, opening: Opening, size: tuple[int, int]
) -> None:
    """While a rule is typed its page says how many fit; it is for what comes in, or with `A` for all."""
    async with opening(corpus, size) as reader:
        await save(reader, "tervo", "dam")
        await reader.press("s", "A")
        assert "has no rule" in reader.text
        await reader.press("R", *"tag water")
        assert "fits 4 here: tag water" in reader.text
        await reader.press("enter")
        assert kept(corpus)[0].rule.tags == ("water",)
        con = connect(corpus)
        assert article(con, article_id("herald")).state.tags == ()
        await reader.press("A")
        assert article(con, article_id("herald")).state.tags == ("water",)
        assert article(con, article_id("stray")).state.tags == ()
        con.close()


async def test_a_wrong_rule_is_refused(corpus: Path, opening: Opening) -> None:
    """What no rule does is said, and nothing is kept."""
    async with opening(corpus) as reader:
        await save(reader, "tervo", "dam")
        await reader.press("s", "R")
        await typed(reader, "burn")
        assert "nothing that a rule does" in reader.text
    assert not kept(corpus)[0].rule


async def test_a_kill_rule_puts_away_what_comes_in(tmp_path: Path, opening: Opening) -> None:
    """What a rule puts away as it comes in is not listed when new articles are let in."""
    path = fill(tmp_path / "c.db", "stray")
    con = connect(path)
    apply_rules(con)
    async with opening(path) as reader:
        await save(reader, "source:lake", "lake")
        await reader.press("s", "R")
        await typed(reader, "done")
        await reader.press("q", "v", "A")
        fill(path)
        apply_rules(con)
        await reader.look()
        await reader.press(",")
        assert len(reader.screen.article_list.outline.numbers) == 4
    con.close()


@at_sizes
async def test_tab_completes_a_query(corpus: Path, opening: Opening, size: tuple[int, int]) -> None:
    """Tab puts a field, then a name of the corpus into the line, and the list follows."""
    async with opening(corpus, size) as reader:
        await reader.press("o", *"pers", "tab")
        prompt = reader.screen.prompt
        assert prompt is not None
        assert prompt.value == "person:"
        await reader.press("s", "tab")
        assert prompt.value == 'person:"Ilma Sorsa"'
        assert len(reader.screen.article_list.outline.numbers) == 4
        await reader.press("enter", "o", *["backspace"] * 30, *"source:", "tab")
        first = reader.screen.prompt
        assert first is not None
        one = first.value
        await reader.press("tab")
        assert first.value != one
        await reader.press("shift+tab")
        assert first.value == one


async def test_a_name_that_there_is_not_is_said(corpus: Path, opening: Opening) -> None:
    """Where nothing begins like what was typed, Tab says so and leaves the line."""
    async with opening(corpus) as reader:
        await reader.press("o", *"person:xyz", "tab")
        assert reader.screen.prompt is not None
        assert reader.screen.prompt.value == "person:xyz"
        assert "nothing begins like this" in reader.text
