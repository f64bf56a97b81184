from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual import events

from tests.app.conftest import QUOTE, Opening, copied
from tui.app.panes.text_pane import TextPane
from tui.app.screens.page import PageScreen
from tui.settings import Settings

at_sizes = pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 50)])


@at_sizes
async def test_a_copy_says_where_it_is_from(
    corpus: Path, opening: Opening, size: tuple[int, int], sent: list[str]
) -> None:
    """`y` copies the highlight that is chosen with outlet, title and date."""
    async with opening(corpus, size) as reader:
        await reader.press("enter")
        while (mark := reader.screen.text.selected_highlight) is None or mark.kind != "quote":
            await reader.press("right_square_bracket")
        await reader.press("y")
        lines = copied(sent).split("\n")
        assert lines[0] == f"“{QUOTE}”"
        assert lines[1].startswith("— Valley Herald, “Dam bursts above Tervo”, 3 May 2021, ")
        assert "copied with its source" in reader.text


async def test_without_a_choice_the_first_sentence_in_view_is_copied(
    corpus: Path, opening: Opening, sent: list[str]
) -> None:
    """`y` alone takes a whole sentence of the text, never the title."""
    async with opening(corpus, (120, 40)) as reader:
        await reader.press("enter", "y")
        assert copied(sent).startswith(
            "“A dam burst above the town of Tervo on Sunday night, and at least 12"
        )


async def test_words_marked_by_mouse_are_copied(corpus: Path, opening: Opening, sent: list[str]) -> None:
    """What is marked by dragging is what `y` copies; a click takes the mark away."""
    async with opening(corpus, (120, 40)) as reader:
        line = next(y for y, each in enumerate(reader.lines) if "A dam burst above" in each)
        x = reader.lines[line].index("dam burst")
        pane = reader.screen.text
        start = (x - pane.region.x, line - pane.region.y)
        await reader.pilot.mouse_down(pane, offset=start)
        pane.post_message(_moved(pane, start[0] + 8, start[1]))
        await reader.pilot.mouse_up(pane, offset=(start[0] + 8, start[1]))
        await reader.press("y")
        assert copied(sent).startswith("“dam burst”")
        await reader.pilot.click(pane, offset=start)
        await reader.press("y")
        assert copied(sent).startswith("“A dam burst above")


def _moved(pane: TextPane, x: int, y: int) -> events.MouseMove:
    """Return what a terminal tells of a mouse that is dragged to a cell of the pane."""
    return events.MouseMove(pane, x, y, 1, 0, 1, shift=False, meta=False, ctrl=False)


async def test_a_row_of_the_event_page_is_copied_from_its_sentence(
    corpus: Path, opening: Opening, sent: list[str]
) -> None:
    """On a page `y` copies the passage that the row leads to."""
    async with opening(corpus, (140, 40)) as reader:
        await reader.press("e", "j", "y")
        assert copied(sent).startswith("“Nine people”\n— Morning Post, “Flood kills nine")


async def test_copies_may_go_into_a_file_or_nowhere(
    corpus: Path, opening: Opening, sent: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The setting decides; nothing is sent to the terminal then."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    async with opening(corpus, (160, 40), settings=Settings(clipboard="file")) as reader:
        await reader.press("enter", "y")
        assert "copied into" in reader.text
        assert "A dam burst" in (tmp_path / "state/copytaster/clipboard.txt").read_text("utf-8")
    async with opening(corpus, (160, 40), settings=Settings(clipboard="off")) as reader:
        await reader.press("enter", "y")
        assert "switched off" in reader.text
    assert not sent


async def test_an_article_without_an_address_says_so(corpus: Path, opening: Opening, sent: list[str]) -> None:
    """`Y` and `B` need one."""
    async with opening(corpus, (120, 40)) as reader:
        await reader.press("enter", "Y")
        assert "this article has no address" in reader.text
        await reader.press("B")
        assert "this article has no address" in reader.text
    assert not sent


async def test_without_a_browser_the_address_is_copied(
    corpus: Path, opening: Opening, sent: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over SSH an address goes to the clipboard of the terminal that one sits at."""
    monkeypatch.setenv("SSH_CONNECTION", "1 2 3 4")
    monkeypatch.delenv("BROWSER", raising=False)
    async with opening(corpus, (160, 40)) as reader:
        reader.screen.open_address("https://example.org/a")
        await reader.settle()
        assert copied(sent) == "https://example.org/a"
        assert "no browser here" in reader.text


@at_sizes
async def test_a_text_is_piped_to_a_program(corpus: Path, opening: Opening, size: tuple[int, int]) -> None:
    """What the program writes is a page; no shell sees the command."""
    async with opening(corpus, size) as reader:
        await reader.press("enter", "vertical_line", *"wc -w", "enter")
        await reader.settle()
        page = reader.pilot.app.screen
        assert isinstance(page, PageScreen)
        assert re.search(r"\b\d\d\b", reader.lines[1])
        await reader.press("q", "vertical_line", "up")
        assert reader.screen.prompt is not None
        assert reader.screen.prompt.value == "wc -w"


async def test_a_program_that_is_not_there_is_said(corpus: Path, opening: Opening) -> None:
    """The reader goes on."""
    async with opening(corpus, (120, 40)) as reader:
        await reader.press("enter", "vertical_line", *"no-such-program", "enter")
        assert "no-such-program: it cannot be started" in reader.text


def written(folder: Path) -> str:
    """Return the one file in the folder, its name first."""
    (file,) = folder.iterdir()
    return f"{file.name}\n{file.read_text('utf-8')}"


@at_sizes
async def test_what_is_on_screen_is_written(
    corpus: Path, opening: Opening, size: tuple[int, int], tmp_path: Path
) -> None:
    """The list as a table, the article and the event's brief as Markdown, each to a new file."""
    for keys, name, words in (
        (("W", "enter"), "all-articles.csv", "Chess club of Aro"),
        (("enter", "W", "enter"), "dam-bursts-above-tervo.md", "The water took the lower bridge"),
        (("e", "W", "enter"), "dam-bursts-above-tervo.md", "Nine people"),
        (("C", "W", "enter"), "statistics.txt", "EVENTS BY SIZE"),
    ):
        folder = tmp_path / name / str(len(keys)) / keys[0]
        async with opening(corpus, size, settings=Settings(export_folder=str(folder))) as reader:
            await reader.press(*keys)
            await reader.settle()
            file = written(folder)
        assert file.startswith(name)
        assert words in file


async def test_nothing_is_overwritten(corpus: Path, opening: Opening, tmp_path: Path) -> None:
    """The same name twice is two files."""
    async with opening(corpus, (120, 40), settings=Settings(export_folder=str(tmp_path / "out"))) as reader:
        await reader.press("W", "enter", "W", "enter")
        await reader.settle()
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == [
        "all-articles-2.csv",
        "all-articles.csv",
    ]
