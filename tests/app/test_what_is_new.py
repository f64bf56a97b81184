from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.app.conftest import Opening, article_id, fill
from tui.app.following import Following, ingest_command, sentence
from tui.app.messages import IngestProgressed, Refused
from tui.app.position import History, Place, Position, recall_position, remember_position
from tui.store.connect import connect
from tui.store.state import remember


async def test_new_articles_are_announced_and_let_in_by_a_key(tmp_path: Path, opening: Opening) -> None:
    """Whoever reads sees how many wait; the list, the cursor and its line stay until `,` is pressed."""
    path = fill(tmp_path / "c.db", "herald", "stray")
    async with opening(path) as reader:
        screen = reader.screen
        await reader.press("j", "enter")
        await reader.look()
        fill(path)
        await reader.look()
        assert "3 new (press ,)" in reader.lines[0]
        assert len(screen.article_list.outline.numbers) == 2
        before = screen.article_list.target
        await reader.press("comma")
        await reader.settle()
        assert len(screen.article_list.outline.numbers) == 5
        assert screen.article_list.target == before
        assert "new" not in reader.lines[0].split("unread")[1].split("newest")[0]


async def test_an_empty_list_fills_by_itself(tmp_path: Path, opening: Opening) -> None:
    """While nobody uses the list yet, articles appear as they come, the first one shown."""
    path = tmp_path / "c.db"
    async with opening(path) as reader:
        fill(path, "stray")
        await reader.look()
        assert "Chess club" in reader.text
        fill(path)
        await reader.look()
        assert len(reader.screen.article_list.outline.numbers) == 5
        assert reader.article_id == article_id("herald")


async def test_the_readers_own_changes_are_no_news(corpus: Path, opening: Opening) -> None:
    """Starring and moving about never announces anything."""
    async with opening(corpus) as reader:
        await reader.press("j", "m", "j", "d")
        await reader.settle()
        await reader.look()
        assert "press ." not in reader.lines[0]


# The ingest process.


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (b'{"stage": "read", "done": 3, "total": 200, "item": "x"}', "reading 3 of 200"),
        (b'{"stage": "link", "done": 0, "total": null, "item": ""}', "linking"),
        (b'{"stage": "done", "done": 5, "total": 5, "item": ""}', ""),
    ],
)
def test_progress_is_a_sentence(line: bytes, expected: str) -> None:
    """Each stage of the ingest process has its words."""
    message = sentence(line)
    assert isinstance(message, IngestProgressed)
    assert message.line == expected


def test_a_refusal_is_told_with_its_reason() -> None:
    """What was not taken in is named, on one line and harmless."""
    message = sentence(b'{"item": "a\\u001b[2J.txt", "reason": "binary\\nfile"}')
    assert isinstance(message, Refused)
    assert "\x1b" not in message.item
    assert message.reason == "binary file"


@pytest.mark.parametrize(
    "line", [b"", b"\xff", b"[1]", b'"x"', b'{"stage": "dance"}', b'{"stage": 3}', b"{}"]
)
def test_other_output_is_ignored(line: bytes) -> None:
    """Whatever else the process says is none of the reader's business."""
    assert sentence(line) is None


async def test_the_child_ends_when_its_input_closes() -> None:
    """`stop` ends a child that waits for its input, and what it said until then was heard."""
    said: list[Any] = []
    heard = asyncio.Event()

    def hear(message: object) -> None:
        said.append(message)
        heard.set()

    line = '{"stage": "read", "done": 1, "total": 2}'
    script = f"import sys; print({line!r}, flush=True); sys.stdin.read()"
    following = Following([sys.executable, "-c", script], hear)
    running = asyncio.create_task(following.run())
    await heard.wait()
    await following.stop()
    await running
    assert [message.line for message in said] == ["reading 1 of 2", ""]


async def test_a_child_that_fails_is_heard() -> None:
    """The last words of a child that ends badly reach the status line."""
    said: list[Any] = []
    script = "import sys; sys.stderr.write('no such model\\n'); sys.exit(1)"
    await Following([sys.executable, "-c", script], said.append).run()
    assert said[-1].over
    assert "no such model" in said[-1].line


async def test_a_command_that_is_not_there_is_no_crash() -> None:
    """Without an ingest process reading goes on."""
    said: list[Any] = []
    await Following(["/nonexistent/program"], said.append).run()
    assert said[-1].over


def test_the_command_adds_then_watches(tmp_path: Path) -> None:
    """Sources stand behind `--`, so that none of them is taken for an option."""
    command = ingest_command(tmp_path / "c.db", ["--odd"])
    assert command[1:3] == ("-m", "tui")
    assert command[-2:] == ("--", "--odd")


# Where the reader was.


async def test_the_place_comes_back(corpus: Path, opening: Opening) -> None:
    """Article, line, query, grouping and pane are those of the last time."""
    async with opening(corpus, (120, 20)) as reader:
        await reader.press("o", *"rained", "enter")
        await reader.settle()
        await reader.press("enter", "ctrl+d")
        await reader.settle()
        before = reader.screen.position
        reader.screen._save()
        await reader.settle()
    assert before.offset > 0
    async with opening(corpus, (120, 20)) as reader:
        assert reader.screen.position == before
        assert reader.screen.pane == "text"
        assert reader.screen.view.query == "rained"


@pytest.mark.parametrize("row", [0, 1, 2], ids=["event", "best report", "another report"])
async def test_the_cursor_comes_back_to_its_row(corpus: Path, opening: Opening, row: int) -> None:
    """Who was on the row of an event is there again, not on that of its best report."""
    async with opening(corpus) as reader:
        await reader.press(*["j"] * row)
        await reader.rest()
        reader.screen._save()
        await reader.settle()
    async with opening(corpus) as reader:
        assert reader.screen.article_list.cursor == row


async def test_an_article_that_is_gone_is_no_obstacle(corpus: Path, opening: Opening) -> None:
    """A place that no longer exists leads to the first article."""
    con = connect(corpus)
    remember_position(con, Position(article="agone", offset=50, query='"', unfolded=("agone",)))
    async with opening(corpus) as reader:
        assert reader.article_id == article_id("herald")
        assert reader.screen.view.query == ""


@pytest.mark.parametrize(
    "kept", [3, [], {"offset": "x", "article": None, "extra": 1}, {"unfolded": [1, "a"]}]
)
def test_a_spoilt_place_is_read_as_far_as_it_goes(tmp_path: Path, kept: object) -> None:
    """What cannot be understood of a kept place is left out, never an error."""
    con = connect(tmp_path / "c.db")
    remember(con, "position", kept)
    place = recall_position(con)
    assert place in (None, Position(), Position(unfolded=("a",)))


def test_history_comes_back_the_way_one_went() -> None:
    """The last place left is the first to come back to, and no more are kept than its depth."""
    history = History()
    for number in range(History.DEEPEST + 5):
        history.leave(Place(str(number)))
    assert len(history) == History.DEEPEST
    assert history.back() == Place(str(History.DEEPEST + 4))
