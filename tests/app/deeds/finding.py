"""Finding: in the text, by labels, by queries, lists, places, saved searches."""

from __future__ import annotations

from tests.app.conftest import ARTICLES
from tests.app.deeds.hands import Hands, deed
from tui.store.searches import saved_searches


@deed("find", "find_next", "find_previous")
async def finds_in_the_text(at: Hands) -> None:
    """The line at the bottom says which of how many."""
    await at.to_text()
    await at.do("find", "the", "enter")
    assert "1 of " in at.last_line
    await at.do("find_next")
    assert "2 of " in at.last_line
    await at.do("find_previous")
    assert "1 of " in at.last_line


@deed("find", "find_next", "find_previous")
async def finds_on_a_page(at: Hands) -> None:
    """The cursor comes to a row with the words, to the next one and back."""
    await at.do("show_event")
    await at.do("find", "Valley", "enter")
    first = at.position
    await at.do("find_next")
    second = at.position
    assert second != first
    await at.do("find_previous")
    assert at.position == first


@deed("label")
async def labels_what_is_in_view(at: Hands) -> None:
    """Typing a label chooses its highlight."""
    await at.to_text()
    await at.do("label")
    assert "type a label" in at.last_line
    labels = at.reader.screen._labels
    assert labels
    name, wanted = next((name, each) for name, each in labels.items() if each.highlight)
    await at.type(name)
    assert at.reader.screen.text.selected_highlight == wanted.highlight


@deed("filter")
async def narrows_the_list(at: Hands) -> None:
    """The query stands in the first line, and only what it finds is listed."""
    await at.do("filter", "chess", "enter")
    assert at.listed == 1
    assert "chess" in at.reader.lines[0]


@deed("view:is:unread", "view:is:starred", "view")
async def lists_what_is_unread_or_starred(at: Hands) -> None:
    """The first line says what is listed."""
    await at.do("down")
    await at.do("star")
    await at.do("mark_read")
    await at.do("view:is:unread")
    assert at.listed == 4
    assert "is:unread" in at.reader.lines[0]
    await at.do("view:is:starred")
    assert at.listed == 1
    await at.do("view")
    assert at.listed == 5


@deed("clear")
async def takes_away_marks_and_the_query(at: Hands) -> None:
    """First the marks go, then the query; once more, and the reader says how to quit."""
    await at.do("filter", "dam", "enter")
    narrowed = at.listed
    await at.do("select_all")
    await at.do("clear")
    assert "no article is marked" in at.last_line
    assert at.listed == narrowed
    await at.do("clear")
    assert at.listed == len(ARTICLES) > narrowed
    await at.do("clear")
    assert "q quits" in at.last_line
    assert not at.has_ended


@deed("show_done")
async def lists_what_is_done_too(at: Hands) -> None:
    """What was put away is listed only when it is asked for."""
    await at.do("event_done")
    await at.do("view")
    assert at.listed == 2
    await at.do("show_done")
    assert at.listed == 5
    await at.do("show_done")
    assert at.listed == 2


@deed("set_place", "go_to_place")
async def comes_back_to_a_mark(at: Hands) -> None:
    """A letter stands for a line of an article."""
    await at.to_text("stray")
    await at.do("page_down")
    await at.do("set_place", letter="k")
    assert "mark k set" in at.last_line
    top = at.reader.screen.text.top_offset
    await at.to_text("herald")
    await at.do("go_to_place", letter="k")
    assert at.article == "stray"
    assert at.reader.screen.text.top_offset == top > 0


async def _save(at: Hands, query: str, name: str) -> None:
    await at.do("filter", "ctrl+u", query, "enter")
    await at.do("searches")
    await at.do("search_add", name, "enter")


@deed("searches", "search_add", "next_folder", "previous_folder", "fold_folders")
async def saves_searches_as_folders(at: Hands) -> None:
    """A saved search is a folder above the list; keys go from one to the next, and fold them."""
    await _save(at, "tervo", "dam")
    assert "4 unread of 4" in at.text
    await at.do("leave")
    assert "dam" in at.reader.screen.folders.text
    await at.do("view")
    await at.do("next_folder")
    assert at.listed == 4
    await at.do("previous_folder")
    assert at.listed == 5
    lines = at.reader.screen.folders.row_count
    await at.do("fold_folders")
    assert at.reader.screen.folders.row_count != lines


@deed("search_rename", "search_query", "search_down", "search_up", "search_remove")
async def changes_saved_searches(at: Hands) -> None:
    """Name, query, place among the others, removal; each is seen on the page, and undone there."""
    await _save(at, "tervo", "dam")
    await at.do("leave")
    await _save(at, "chess", "cup")

    def kept() -> list[tuple[str, str]]:
        return [(each.name, each.query) for each in saved_searches(at.reader.screen.access.con)]

    await at.do("search_rename", "ctrl+u", "club", "enter")
    await at.do("search_query", "ctrl+u", "aro", "enter")
    assert kept() == [("dam", "tervo"), ("club", "aro")]
    assert "club" in at.text
    await at.do("search_up")
    assert kept()[0] == ("club", "aro")
    await at.do("search_down")
    assert kept()[1] == ("club", "aro")
    await at.do("search_remove")
    assert kept() == [("dam", "tervo")]
    assert "club" not in "\n".join(at.reader.lines[:-1])
    await at.do("undo")
    assert kept()[1] == ("club", "aro")
    await at.do("redo")
    assert kept() == [("dam", "tervo")]


@deed("search_rule", "search_apply")
async def tries_a_rule_out(at: Hands) -> None:
    """While it is typed the page says how many it fits; only its key does it to them."""
    await _save(at, "tervo", "dam")
    await at.do("search_rule", "star")
    assert "fits 4 here: star" in at.text
    await at.type("enter")
    assert "what comes in: star" in at.text
    assert at.which("starred") == set()
    await at.do("search_apply")
    assert at.which("starred") == {"herald", "post", "wire", "earlier"}
