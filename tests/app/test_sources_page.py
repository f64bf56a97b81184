"""Sources, versions and judged lines in the reader."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.app.conftest import ARTICLES, Opening, Reader, article_id, derive
from tests.fetch.loopback import Loopback, Reply, rss
from tui.app.screens.found_page import Finding, FoundPage, finding_of
from tui.app.screens.page import PageScreen
from tui.app.screens.sources_page import SourcesPage
from tui.corpus.article import Block
from tui.store.connect import connect
from tui.store.feeds import FeedRow, claim, note_failure
from tui.store.line_verdicts import line_verdicts
from tui.store.places import Place, put_place
from tui.store.read import LinkRow
from tui.store.sources import SourceRow, add_source, sources
from tui.store.write import put_article

_FEED = "https://herald.example/feed"


def _with_source(corpus: Path) -> Path:
    con = connect(corpus)
    row = SourceRow(
        _FEED, "feed", "Valley Herald", paused=False, options="{}", read_at=None, tags=("valley",)
    )
    add_source(con, row._replace(tags=("valley",)))
    for name in ("herald", "earlier"):
        put_place(con, article_id(name), Place(f"{_FEED}#{name}", _FEED, "1"))
    con.close()
    return corpus


async def test_the_page_says_what_comes_from_each_source(corpus: Path, opening: Opening) -> None:
    """A source shows unread and all, events, how often first and alone, when it is asked next."""
    async with opening(_with_source(corpus), (140, 40)) as reader:
        await reader.press("S")
        assert "2 unread of 2" in reader.text
        assert "2 events · first in 1 of 1 · alone in 1" in reader.text
        assert "answered never · next now · every 1h" in reader.text
        assert "#valley" in reader.text


async def test_a_failing_source_stands_first_with_its_reason(corpus: Path, opening: Opening) -> None:
    """What is wrong with a source is said in words, above all that are well."""
    con = connect(_with_source(corpus))
    add_source(con, SourceRow("https://a.example/f", "feed", "A", paused=False, options="{}", read_at=None))
    row: FeedRow = next(each for each in claim(con, 1.0, 5) if each.location == _FEED)
    note_failure(con, row, 1.0, 2.0, "the server failed (HTTP 500)")
    async with opening(corpus, (80, 24)) as reader:
        await reader.press("S")
        lines = [line for line in reader.lines if "!" in line or "●" in line]
        assert "Valley Herald" in lines[0]
        assert "the server failed" in reader.text
        assert "1 failing" in reader.text


async def test_a_folder_that_is_gone_fails_until_it_is_back(
    corpus: Path, opening: Opening, tmp_path: Path
) -> None:
    """A folder that was removed, or is not mounted, is told apart from one in which nothing is new."""
    folder = tmp_path / "mounted"
    con = connect(_with_source(corpus))
    add_source(con, SourceRow(str(folder), "folder", "", paused=False, options="{}", read_at=None))
    con.close()
    async with opening(corpus, (140, 40)) as reader:
        await reader.press("S")
        assert "1 failing" in reader.text
        assert "the folder is not there any more; what came from it is kept" in reader.text
        await reader.press("q")
        folder.mkdir()
        await reader.press("S")
        assert "failing" not in reader.text


async def test_sources_are_changed_and_undone(corpus: Path, opening: Opening) -> None:
    """Renaming, tags, interval, pausing and removing are steps that `z` takes back, one by one."""
    async with opening(_with_source(corpus), (120, 40)) as reader:
        await reader.press("S", "r", *["backspace"] * 20, *"Vale", "enter")
        await reader.press("t", "end", *", water", "enter", "i", *["backspace"] * 3, *"2h", "enter", "p", "f")
        row = sources(reader.screen.access.con)[0]
        assert (row.title, row.tags, row.every, row.paused, row.whole) == (
            "Vale",
            ("valley", "water"),
            7200,
            True,
            True,
        )
        await reader.press("d")
        assert not sources(reader.screen.access.con)
        await reader.press(*"zzzzzz")
        row = sources(reader.screen.access.con)[0]
        assert (row.title, row.tags, row.every, row.paused) == ("Valley Herald", ("valley",), 3600, False)


async def test_an_interval_that_is_bad_manners_is_refused(corpus: Path, opening: Opening) -> None:
    """No source can be asked more often than every quarter of an hour."""
    async with opening(_with_source(corpus), (120, 40)) as reader:
        await reader.press("S", "i", *["backspace"] * 3, *"5m", "enter")
        assert "15m" in reader.text
        assert sources(reader.screen.access.con)[0].every == 3600


async def test_an_address_is_looked_at_before_it_is_added(
    corpus: Path, opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The feeds of a pasted site are offered; the chosen one becomes a source."""
    async with opening(corpus, (120, 40)) as reader:

        async def found(_url: str) -> Finding:
            feeds = ((_FEED, "All news"), ("https://herald.example/sport", "Sport"))
            return Finding("https://herald.example/", "site", "Herald", feeds=feeds)

        monkeypatch.setattr(reader.screen, "found_at", found)
        await reader.press("S", "a", *"herald.example", "enter")
        assert isinstance(reader.pilot.app.screen, FoundPage)
        assert "Sport" in reader.text
        await reader.press("enter")
        assert [row.location for row in sources(reader.screen.access.con)] == [_FEED]
        await reader.press("a", *"herald.example", "enter", "enter")
        assert f"a source already: {_FEED}" in reader.text


async def test_an_address_without_its_beginning_is_looked_at_both_ways(
    corpus: Path, opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    """First over https, then over http; where neither answers, what was wrong with the first is said."""
    async with opening(corpus, (120, 40)) as reader:
        looked: list[str] = []

        async def found(url: str) -> Finding:
            looked.append(url)
            if url.startswith("http://herald"):
                return Finding(url, "feed", "Herald", 3, "2026-11-22")
            return Finding(url, problem="no secure connection could be made")

        monkeypatch.setattr(reader.screen, "found_at", found)
        await reader.press("S", "a", *"herald.example", "enter")
        assert isinstance(reader.pilot.app.screen, FoundPage)
        assert looked == ["https://herald.example", "http://herald.example"]
        await reader.press("q", "a", *"post.example", "enter")
        assert "https://post.example" in reader.text
        assert "no secure connection could be made" in reader.text
        assert "Nothing was added" in reader.text
        await reader.press("enter", "q")
        assert not sources(reader.screen.access.con)


async def test_why_nothing_is_added_is_said_whole(
    corpus: Path, opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At 80 columns, too, with what to do about it."""
    remedy = "put them into ~/.netrc or COPYTASTER_AUTH_FEEDS_HERALD_EXAMPLE_ORG"
    async with opening(corpus, (80, 24)) as reader:

        async def found(url: str) -> Finding:
            return Finding(url, problem=f"it wants a name and password (HTTP 401) ({remedy})")

        monkeypatch.setattr(reader.screen, "found_at", found)
        await reader.press("S", "a", *"https://herald.example", "enter")
        assert remedy in " ".join(" ".join(reader.lines).split())


async def test_of_a_path_the_end_is_shown(corpus: Path, opening: Opening) -> None:
    """Where a folder's path is too long for its column, the beginning goes."""
    con = connect(_with_source(corpus))
    place = "/home/somebody/research/files/of/the/newsroom/2026/november/valley"
    add_source(con, SourceRow(place, "folder", "", paused=False, options="{}", read_at=None))
    async with opening(corpus, (80, 24)) as reader:
        await reader.press("S")
        assert any("…" in line and "/november/valley  " in line for line in reader.lines)


async def test_a_path_that_is_not_there_is_no_address(corpus: Path, opening: Opening) -> None:
    """Nobody is asked for it."""
    async with opening(corpus, (80, 24)) as reader:
        await reader.press("S", "a", *"/nowhere/news", "enter")
        assert "there is no such file or folder: /nowhere/news" in reader.text


async def test_a_list_of_feeds_gives_its_feeds(corpus: Path, opening: Opening, tmp_path: Path) -> None:
    """Its feeds become sources, in one step that `z` takes back."""
    feeds = "".join(f'<outline text="F{at}" xmlUrl="https://f{at}.example/"/>' for at in range(3))
    file = tmp_path / "mine.opml"
    file.write_text(f'<opml version="2.0"><body>{feeds}</body></opml>', "utf-8")
    async with opening(corpus, (80, 24)) as reader:
        await reader.press("S", "a", *str(file), "enter")
        assert "3 feeds kept as sources" in reader.text
        assert [row.title for row in sources(reader.screen.access.con)] == ["F0", "F1", "F2"]
        await reader.press("z")
        assert not sources(reader.screen.access.con)
        file.write_text("<rss/>", "utf-8")
        await reader.press("a", *str(file), "enter")
        assert "not a list of feeds" in reader.text


async def test_what_is_polled_meanwhile_shows(corpus: Path, opening: Opening) -> None:
    """The page says how sources are doing by now; none changes its place, the cursor stays on its own."""
    con = connect(_with_source(corpus))
    add_source(con, SourceRow("https://a.example/f", "feed", "A", paused=False, options="{}", read_at=None))
    async with opening(corpus, (100, 30)) as reader:
        await reader.press("S", "j")
        page = reader.pilot.app.screen
        assert isinstance(page, SourcesPage)
        page._look_again()
        await reader.settle()
        before = [line[:20] for line in reader.lines]
        row: FeedRow = next(each for each in claim(con, 1.0, 5) if each.location == "https://a.example/f")
        note_failure(con, row, 1.0, 2.0, "the server failed (HTTP 500)")
        page._look_again()
        await reader.settle()
        assert "the server failed (HTTP 500)" in reader.text
        assert "1 failing" in reader.lines[0]
        assert [line[:20] for line in reader.lines[:3]] == before[:3]
        assert page.rows.target == "https://a.example/f"


async def test_nothing_of_how_a_source_is_doing_is_cut_off(corpus: Path, opening: Opening) -> None:
    """At 80 columns a problem has its own line; when it was and is asked comes before the address."""
    con = connect(_with_source(corpus))
    row: FeedRow = next(each for each in claim(con, 1.0, 5) if each.location == _FEED)
    problem = "it wants a name and password (HTTP 401) (put them into ~/.netrc)"
    note_failure(con, row, 1.0, 2.0, problem)
    async with opening(corpus, (80, 24)) as reader:
        await reader.press("S", "f")
        assert problem in reader.text
        assert "answered never · next now · every 1h · full text  #valley" in reader.text


async def test_an_interval_is_typed_into_an_empty_line(corpus: Path, opening: Opening) -> None:
    """What holds now is said before it; nothing typed changes nothing."""
    async with opening(_with_source(corpus), (120, 40)) as reader:
        await reader.press("S", "i")
        assert "now every 1h" in reader.text
        await reader.press("enter")
        assert sources(reader.screen.access.con)[0].every == 3600
        await reader.press("i", *"2h", "enter")
        assert sources(reader.screen.access.con)[0].every == 7200


async def test_a_folder_is_added_as_it_is(corpus: Path, opening: Opening, tmp_path: Path) -> None:
    """A path that is there is added without a look at it."""
    (tmp_path / "news").mkdir()
    async with opening(corpus, (120, 40)) as reader:
        await reader.press("S", "a", *str(tmp_path / "news"), "enter")
        assert [row.kind for row in sources(reader.screen.access.con)] == ["folder"]


async def test_what_came_from_a_source_is_listed(corpus: Path, opening: Opening) -> None:
    """Enter on a source narrows the list to what came from it."""
    async with opening(_with_source(corpus), (120, 40)) as reader:
        await reader.press("S", "enter")
        assert len(reader.screen.article_list.outline.numbers) == 2


async def test_versions_show_headline_and_figures(corpus: Path, opening: Opening) -> None:
    """A toll that was edited stands with both counts, a headline with both wordings."""
    con = connect(_with_source(corpus))
    old = ARTICLES["herald"]
    text = old.text.replace("at least 12 people", "at least 21 people").replace("Dam bursts", "Dam breaks")
    put_article(
        con,
        replace(
            old,
            text=text,
            title="Dam breaks above Tervo",
            figures=tuple(replace(figure, low=21) if figure.low == 12 else figure for figure in old.figures),
        ),
        content_key="2",
    )
    async with opening(corpus, (120, 40)) as reader:
        reader.screen.show_article(old.id, reading=True)
        await reader.press("v", "h")
        assert "changed 1 time" in reader.text
        assert "at least 12 people  →  at least 21 people" in reader.text
        assert "Dam breaks above Tervo" in reader.text
        assert "FOUND AT 1 PLACE" in reader.text
        await reader.press("q")
        assert not isinstance(reader.pilot.app.screen, PageScreen)
        await reader.press("e")
        assert "changed its report: at least 12 people → at least 21 people" in reader.text


def _links(reader: Reader) -> tuple[LinkRow, ...]:
    return reader.screen.current.links if reader.screen.current else ()


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_an_article_that_changes_while_it_is_read_says_so(
    corpus: Path, opening: Opening, size: tuple[int, int]
) -> None:
    """Text and links stay as they were opened; the first line says so until the article is opened again."""
    con = connect(corpus)
    old = ARTICLES["herald"]
    text = old.text.replace("A dam burst above the town", "On Sunday night the old dam burst, above the town")
    async with opening(corpus, size) as reader:
        reader.screen.follow(old.id)
        await reader.settle()
        shown, links = reader.lines[1:-1], _links(reader)
        put_article(con, replace(old, text=text, quotes=(), figures=(), highlights=()), content_key="2")
        derive(con, list(ARTICLES.values()))
        await reader.look()
        assert "changed since you opened it (vh)" in reader.lines[0]
        assert reader.lines[1:-1] == shown
        assert _links(reader) == links
        await reader.press("v", "h")
        assert "changed 1 time" in reader.text
        await reader.press("q")
        reader.screen.follow(old.id)
        await reader.settle()
        assert "the old dam burst" in reader.text
        assert "changed since" not in reader.text


async def test_a_line_is_judged_for_its_source_and_undone(corpus: Path, opening: Opening) -> None:
    """A line said not to be body is kept for all articles of the source, until undone."""
    con = connect(corpus)
    old = ARTICLES["post"]
    at = old.text.index("The market hall")
    body = next(block for block in old.blocks if block.role == "body")
    blocks = (old.blocks[0], Block(body.start, at - 2, "body"), Block(at, len(old.text), "body"))
    put_article(con, replace(old, blocks=blocks), content_key="2")
    async with opening(corpus, (120, 40)) as reader:
        reader.screen.show_article(old.id, reading=True)
        await reader.press("v", "b")
        assert "What is body here?" in reader.text
        await reader.press("G", "enter")
        assert line_verdicts(con, "Morning Post") == {"themarkethallisgone": False}
        await reader.press("z")
        assert line_verdicts(con, "Morning Post") == {}


def test_what_a_test_says_is_understood() -> None:
    """A finding is read from the line of JSON that `sources test --json` prints."""
    assert finding_of({"url": "u", "problem": "gone"}).problem == "gone"
    said = {"url": "u", "kind": "feed", "title": "T", "entries": 3, "newest": None, "feeds": []}
    assert finding_of(said) == Finding("u", "feed", "T", 3)


async def test_what_is_polled_meanwhile_waits_to_be_let_in(
    corpus: Path, opening: Opening, tmp_path: Path
) -> None:
    """A poll beside the open reader moves neither list nor text; what is new is announced."""
    body = rss("Lomvale Record", [("/weir", "Weir gives way", "Nine people were led to safety in Lomvale.")])
    with Loopback(lambda _: Reply(200, body)) as server:
        con = connect(corpus)
        row = SourceRow(f"{server.base}/feed", "feed", "", paused=False, options="{}", read_at=None)
        add_source(con, row)
        config = tmp_path / "config.toml"
        config.write_text(f'private_hosts = ["{server.host}"]\n')
        program = (sys.executable, "-m", "tui", "--corpus", str(corpus), "--config", str(config), "refresh")
        async with opening(corpus, (120, 40)) as reader:
            await reader.press("j", "enter")
            before = (reader.article_id, reader.screen.article_list.cursor)
            done = await asyncio.create_subprocess_exec(*program, stderr=asyncio.subprocess.DEVNULL)
            assert await done.wait() == 0
            await reader.look()
            assert (reader.article_id, reader.screen.article_list.cursor) == before
            assert "1 new" in reader.text


async def test_how_a_source_is_doing_is_not_cut_off(corpus: Path, opening: Opening) -> None:
    """At 80 columns the name gives way to what came from a source."""
    async with opening(_with_source(corpus), (80, 24)) as reader:
        await reader.press("S")
        assert "2 events · first in 1 of 1 · alone in 1" in reader.text
