"""Seeing: the pages, the sources, what came in, how panes and rows are laid out."""

from __future__ import annotations

import asyncio

from tests.app.conftest import ARTICLES
from tests.app.deeds.hands import FEED, Hands, deed
from tui.corpus.identity import stable_id
from tui.store.connect import connect
from tui.store.sources import SourceRow, sources
from tui.store.write import put_article


@deed("show_links")
async def shows_the_links(at: Hands) -> None:
    """The links have the keys and are on the screen, at any size."""
    await at.do("show_links")
    assert at.is_in("links")
    assert "SAME EVENT" in at.text
    await at.do("show_links")
    assert not at.is_in("links")


@deed("show_event")
async def opens_the_event(at: Hands) -> None:
    """Figures that contradict stand on its page."""
    await at.do("show_event")
    assert at.is_in("event")
    assert "≠ killed" in at.text


@deed("compare")
async def compares(at: Hands) -> None:
    """Both outlets head the page; from the page of the event too."""
    await at.to_text()
    await at.do("compare")
    assert "Valley Herald" in at.text
    assert "Morning Post" in at.text
    await at.do("leave")
    await at.do("show_event")
    await at.to_row("Lake Wire")
    await at.do("compare")
    assert "Lake Wire" in at.text


@deed("show_story")
async def plots_the_story(at: Hands) -> None:
    """Its events stand in time, from the list and from the page of the event."""
    await at.do("show_story")
    assert "3 events, 5 reports" in at.text
    await at.do("leave")
    await at.do("show_event")
    await at.do("show_story")
    assert at.is_in("story")


@deed("show_entity")
async def shows_who_it_is(at: Hands) -> None:
    """The page of the name that is chosen."""
    await at.to_name()
    await at.do("show_entity")
    assert at.is_in("entity")
    assert "Tervo" in at.reader.lines[0]


@deed("show_entities")
async def lists_all_names(at: Hands) -> None:
    """All of them, the most mentioned first."""
    await at.do("show_entities")
    assert "Ilma Sorsa" in at.text
    assert "Tervo" in at.text


@deed("group")
async def groups_or_not(at: Hands) -> None:
    """The first line says which."""
    await at.do("group")
    assert "newest first" in at.reader.lines[0]
    await at.do("group")
    assert "by event" in at.reader.lines[0]


@deed("let_in")
async def lets_new_articles_in(at: Hands) -> None:
    """What came in is announced, and listed only when it is let in."""
    await at.do("down")
    con = connect(at.corpus)
    text = "Tram stops\n\nThe tram to Aro stopped at noon."
    put_article(
        con, ARTICLES["stray"].__class__(stable_id("a", "tram"), text, title="Tram stops"), content_key="1"
    )
    con.close()
    await at.reader.look()
    assert "1 new" in at.reader.lines[0]
    assert at.listed == 5
    await at.do("let_in")
    assert at.listed == 6
    assert "1 new" not in at.reader.lines[0]


def _source(at: Hands) -> SourceRow:
    return sources(at.reader.screen.access.con)[0]


@deed("sources", "source_rename", "source_tags", "source_interval", "source_whole", "source_pause")
async def changes_a_source(at: Hands) -> None:
    """Each change is seen on the page and in the corpus."""
    await at.do("sources")
    assert "2 unread of 2" in at.text
    await at.do("source_rename", "ctrl+u", "Vale", "enter")
    await at.do("source_tags", "river", "enter")
    await at.do("source_interval", "ctrl+u", "2h", "enter")
    assert "Vale" in at.text
    assert "#river" in at.text
    assert "every 2h" in at.text
    before = at.text
    await at.do("source_whole")
    assert at.text != before
    await at.do("source_pause")
    row = _source(at)
    assert (row.title, row.tags, row.every, row.whole, row.paused) == ("Vale", ("river",), 7200, True, True)
    assert "paused" in at.text


@deed("source_add", "source_remove")
async def adds_and_removes_a_source(at: Hands) -> None:
    """A folder becomes a source; removed, it goes from the page, and undone it is there again."""
    (at.folder / "news").mkdir()
    await at.do("sources")
    await at.do("source_add", str(at.folder / "news"), "enter")
    assert {row.kind for row in sources(at.reader.screen.access.con)} == {"feed", "folder"}
    await at.to_row("Valley Herald")
    await at.do("source_remove")
    assert FEED not in {row.location for row in sources(at.reader.screen.access.con)}
    await at.do("undo")
    assert FEED in {row.location for row in sources(at.reader.screen.access.con)}


@deed("refused", "try_again")
async def tries_a_refused_input_again(at: Hands) -> None:
    """It stands on the page with its reason; where it still is not there, that is said."""
    assert "1 refused" in at.reader.lines[0]
    await at.do("refused")
    assert "it was empty" in at.text
    await at.do("try_again")
    for _ in range(200):
        if "again skipped" in at.text or "no such file" in at.text.casefold():
            break
        await asyncio.sleep(0.02)
        await at.reader.settle()
    assert "it was empty" not in at.text


@deed("border_left", "border_right")
async def moves_the_border(at: Hands) -> None:
    """The list becomes larger, then smaller again."""
    before = at.reader.screen.article_list.outer_size
    await at.do("border_right")
    larger = at.reader.screen.article_list.outer_size
    assert larger.width * larger.height > before.width * before.height
    await at.do("border_left")
    assert at.reader.screen.article_list.outer_size == before


@deed("zoom")
async def gives_a_pane_the_screen(at: Hands) -> None:
    """The list alone, then all panes."""
    await at.do("zoom")
    assert not at.reader.screen.text.region
    await at.do("zoom")
    assert at.reader.screen.text.region


@deed("narrower", "wider")
async def changes_the_reading_width(at: Hands) -> None:
    """Lines become shorter, and longer again, which is said."""
    await at.to_text("stray")
    await at.do("narrower")
    assert "lines of 76 cells" in at.last_line
    await at.do("wider")
    assert "lines of 78 cells" in at.last_line


@deed("toggle_rows")
async def gives_rows_two_lines(at: Hands) -> None:
    """Outlet and date stand beneath the title."""
    await at.do("toggle_rows")
    assert "3 May 21 · Morning Post" in at.text
    await at.do("toggle_rows")
    assert "3 May 21 · Morning Post" not in at.text


@deed("statistics")
async def counts_the_corpus(at: Hands) -> None:
    """Its head counts articles and events."""
    await at.do("statistics")
    assert "5 articles · 5 unread · 3 events" in at.text


@deed("theme")
async def changes_the_theme(at: Hands) -> None:
    """The theme is another one, and is named; on a page too."""
    before = at.reader.app.theme
    await at.do("theme")
    assert at.reader.app.theme != before
    assert at.reader.app.theme in at.last_line
    await at.do("help")
    here = at.reader.app.theme
    await at.do("theme")
    assert at.reader.app.theme != here
