from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.app.conftest import ARTICLES, Opening, Reader, article_id, fill
from tui.settings import Settings
from tui.store import read
from tui.store.connect import connect
from tui.store.read import ArticleRow, article_rows, number_of

SIZES = [(80, 24), (120, 40), (160, 50)]

at_sizes = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


def rows(corpus: Path) -> dict[str, ArticleRow]:
    """Return every article's row by its short name."""
    con = connect(corpus)
    numbers = {name: number_of(con, article_id(name)) for name in ARTICLES}
    found = {name: article_rows(con, [n])[0] for name, n in numbers.items() if n is not None}
    con.close()
    return found


def which(corpus: Path, part: str) -> set[str]:
    """Return the short names of the articles of which a part of the row is set."""
    return {name for name, row in rows(corpus).items() if getattr(row, part)}


def note_of(corpus: Path, name: str) -> str:
    """Return an article's note."""
    con = connect(corpus)
    note = read.article(con, article_id(name)).state.note
    con.close()
    return note


async def typed(reader: Reader, text: str) -> None:
    """Type a line and give it."""
    await reader.press(*(key if key != " " else "space" for key in text), "enter")


DAM = {"herald", "post", "wire"}

# One article, an event, marked rows, all that is found.


@at_sizes
@pytest.mark.parametrize(
    "state", [("m", "starred", "unstarred"), ("d", "done", "taken back"), ("Q", "queued", "out")]
)
async def test_a_state_is_set_and_taken_back(
    corpus: Path, opening: Opening, size: tuple[int, int], state: tuple[str, str, str]
) -> None:
    """A key sets a state of what is under the cursor and takes it back; `z` and `Z` walk over both."""
    key, part, other = state
    async with opening(corpus, size) as reader:
        await reader.press("j", key)
        assert which(corpus, part) == {"herald"}
        await reader.press(key)
        assert which(corpus, part) == set()
        assert other in reader.screen.status.text
        await reader.press("z")
        assert which(corpus, part) == {"herald"}
        await reader.press("z", "Z")
        assert which(corpus, part) == {"herald"}


@at_sizes
async def test_read_and_unread(corpus: Path, opening: Opening, size: tuple[int, int]) -> None:
    """`r` marks an event's reports read at once, `u` marks them unread again."""
    async with opening(corpus, size) as reader:
        await reader.press("r")
        assert which(corpus, "read") == DAM
        await reader.press("u")
        assert which(corpus, "read") == set()


@at_sizes
async def test_marked_rows_are_what_a_change_is_about(
    corpus: Path, opening: Opening, size: tuple[int, int]
) -> None:
    """`x` marks a row and goes on; what is done then is about all marked rows, as one step; `U` ends it."""
    async with opening(corpus, size) as reader:
        await reader.press("j", "x", "j", "x")
        assert "2 articles marked" in reader.screen.status.text
        assert "2 marked" in reader.lines[0]
        await reader.press("m")
        assert which(corpus, "starred") == {"herald", "wire"}
        await reader.press("z")
        assert which(corpus, "starred") == set()
        await reader.press("v", "S", "v", "A", "o")
        await typed(reader, "chess")
        assert "marked" not in reader.lines[0]
        await reader.press("U", "m")
        assert which(corpus, "starred") == {"stray"}


@at_sizes
async def test_a_range_is_marked(corpus: Path, opening: Opening, size: tuple[int, int]) -> None:
    """`X` marks every row from the last mark to the cursor; an event's row stands for its reports."""
    async with opening(corpus, size) as reader:
        await reader.press("j", "j", "x", "G", "k", "X", "t")
        await typed(reader, "water")
        assert {name for name, row in rows(corpus).items() if row.tags == ("water",)} == {
            "post",
            "wire",
            "stray",
        }


@at_sizes
async def test_everything_a_query_finds_is_one_step(
    corpus: Path, opening: Opening, size: tuple[int, int]
) -> None:
    """`*` marks all that is listed: of a narrowed list, what the query finds."""
    async with opening(corpus, size) as reader:
        await reader.press("o")
        await typed(reader, "tervo")
        await reader.press("*", "d")
        assert which(corpus, "done") == {*DAM, "earlier"}
        await reader.press("z")
        assert which(corpus, "done") == set()


@at_sizes
async def test_one_key_puts_the_event_away(corpus: Path, opening: Opening, size: tuple[int, int]) -> None:
    """`D` puts all reports away, from any of them, goes on to the next unread article, and is one step."""
    async with opening(corpus, size) as reader:
        await reader.press("j", "j", "D")
        assert which(corpus, "done") == which(corpus, "read") == DAM
        assert reader.article_id == article_id("stray")
        await reader.press("z")
        assert which(corpus, "done") == set()


@at_sizes
async def test_the_page_of_an_event_puts_it_away(
    corpus: Path, opening: Opening, size: tuple[int, int]
) -> None:
    """`D` on the page closes it and puts that event away, whichever article is read."""
    async with opening(corpus, size) as reader:
        await reader.press("e", "D")
        assert which(corpus, "done") == DAM
        assert reader.article_id == article_id("stray")
        await reader.press("z")
        assert which(corpus, "done") == set()


async def test_an_event_that_is_away_comes_back(corpus: Path, opening: Opening) -> None:
    """`D` on an event that is done already takes it back, and the cursor stays."""
    async with opening(corpus) as reader:
        await reader.press("D", "g", "D")
        assert which(corpus, "done") == set()
        assert reader.screen.article_list.cursor == 0


async def test_what_is_done_is_not_listed_any_more(corpus: Path, opening: Opening) -> None:
    """Done articles stay where they are until the list is made anew; `v a` lists them, as `is:done` does."""
    async with opening(corpus) as reader:
        screen = reader.screen
        await reader.press("D")
        assert len(screen.article_list.outline.numbers) == 5
        await reader.press("v", "A")
        assert len(screen.article_list.outline.numbers) == 2
        await reader.press("v", "a")
        assert len(screen.article_list.outline.numbers) == 5
        await reader.press("v", "a", "o")
        await typed(reader, "is:done")
        assert len(screen.article_list.outline.numbers) == 3


@at_sizes
async def test_the_last_action_is_repeated(corpus: Path, opening: Opening, size: tuple[int, int]) -> None:
    """`.` does the same to another article; a toggle sets there what it set before."""
    async with opening(corpus, size) as reader:
        await reader.press(".")
        assert "nothing was done yet" in reader.screen.status.text
        await reader.press("j", "t")
        await typed(reader, "water")
        await reader.press("j", ".")
        assert {name for name, row in rows(corpus).items() if row.tags} == {"herald", "post"}
        await reader.press("m", "k", ".", ".")
        assert which(corpus, "starred") == {"herald", "post"}


# The list stays.


async def test_what_was_read_stays_until_the_view_is_left(corpus: Path, opening: Opening) -> None:
    """In a list of unread articles nothing moves when they are read; made anew, it holds the others."""
    async with opening(corpus) as reader:
        await reader.press("v", "U")
        before = list(reader.screen.article_list.outline.numbers)
        cursor = reader.screen.article_list.cursor
        await reader.press("r")
        await reader.look()
        assert list(reader.screen.article_list.outline.numbers) == before
        assert reader.screen.article_list.cursor == cursor
        assert "press" not in reader.lines[0]
        con = connect(corpus)
        con.execute("UPDATE article SET read = 1 WHERE id = ?", (article_id("stray"),))
        con.close()
        await reader.look()
        assert list(reader.screen.article_list.outline.numbers) == before
        assert "press" not in reader.lines[0]
        await reader.press("v", "U")
        assert len(reader.screen.article_list.outline.numbers) == 1


async def test_what_joined_an_event_is_told_until_it_is_looked_at(tmp_path: Path, opening: Opening) -> None:
    """A row says how many reports joined since the event was looked at, and that they contradict."""
    path = fill(tmp_path / "c.db", "herald", "wire", "stray")
    async with opening(path, (160, 40)) as reader:
        assert "+" not in reader.lines[1]
        await reader.press("j", "enter", "q")
    fill(path)
    async with opening(path, (160, 40)) as reader:
        row = next(line for line in reader.lines if "Dam bursts above" in line and "▾" in line + "▸")
        assert "+1" in row
        assert "≠" in row
        await reader.press("g", "enter", "q", "g")
        assert "+1" not in reader.text


# Truly read.


async def test_a_short_article_is_read_once_it_stayed_open(corpus: Path, opening: Opening) -> None:
    """What is in view at once counts as read only after the seconds that the settings name."""
    async with opening(corpus, settings=Settings(read_seconds=600)) as reader:
        await reader.press("j", "enter")
        assert which(corpus, "read") == set()
        assert reader.screen._reading_time is not None
        await reader.press("q", "j")
        await reader.rest()
        assert reader.screen._reading_time is None
    async with opening(corpus, settings=Settings(read_seconds=0)) as reader:
        await reader.press("enter")
        assert len(which(corpus, "read")) == 1


async def test_reading_on_from_the_end_counts_at_once(corpus: Path, opening: Opening) -> None:
    """Space at the end of an article says that it was read, however quick that was."""
    async with opening(corpus, settings=Settings(read_seconds=600)) as reader:
        await reader.press("space")
        assert which(corpus, "read") == {"herald"}


async def test_reading_is_no_step_to_be_undone(corpus: Path, opening: Opening) -> None:
    """`z` takes back what was last done on purpose, however much was read since; `Z` still does it again."""
    async with opening(corpus, settings=Settings(read_seconds=0)) as reader:
        await reader.press("j", "m", "enter")
        assert which(corpus, "read") == {"herald"}
        await reader.press("z")
        assert which(corpus, "starred") == set()
        assert which(corpus, "read") == {"herald"}
        await reader.press("space")
        assert which(corpus, "read") > {"herald"}
        await reader.press("Z")
        assert which(corpus, "starred") == {"herald"}


@at_sizes
async def test_one_comes_back_from_reading_on(corpus: Path, opening: Opening, size: tuple[int, int]) -> None:
    """Backspace goes back to the article that Space led on from."""
    async with opening(corpus, size) as reader:
        await reader.press("j", "enter", "G", "space")
        assert reader.article_id == article_id("post")
        await reader.press("backspace")
        assert reader.article_id == article_id("herald")
        await reader.press("backspace")
        assert "nothing was read or followed before this" in reader.screen.status.text


# Tags and notes.


@at_sizes
async def test_tags_are_completed_and_taken_away(
    corpus: Path, opening: Opening, size: tuple[int, int]
) -> None:
    """Tab completes a tag that there is; a minus takes one away; several are separated by commas."""
    async with opening(corpus, size) as reader:
        await reader.press("j", "t")
        await typed(reader, "follow up, water")
        assert rows(corpus)["herald"].tags == ("follow up", "water")
        await reader.press("j", "t", "f", "tab")
        assert reader.screen.prompt is not None
        assert reader.screen.prompt.value == "follow up"
        assert "follow up 1" in reader.screen.prompt.below
        await reader.press("enter", "k", "t")
        await typed(reader, "-water")
        assert rows(corpus)["herald"].tags == ("follow up",)
        assert rows(corpus)["post"].tags == ("follow up",)
        assert "#follow up" in reader.text


@at_sizes
async def test_a_note_stands_at_the_head(corpus: Path, opening: Opening, size: tuple[int, int]) -> None:
    """`a` asks for a note, which is shown over the article and marked in the list; empty, it is gone."""
    async with opening(corpus, size) as reader:
        await reader.press("j", "a")
        await typed(reader, "Ask the mayor.")
        assert note_of(corpus, "herald") == "Ask the mayor."
        assert "✎ Ask the mayor." in reader.text
        await reader.press("a", *["backspace"] * 14, "enter")
        assert note_of(corpus, "herald") == ""
        assert "✎" not in reader.text


async def test_a_note_of_several_lines_gets_another(corpus: Path, opening: Opening) -> None:
    """A line cannot show what has several: what is typed joins the end."""
    con = connect(corpus)
    from tui.store.state import change  # noqa: PLC0415

    change(con, [article_id("herald")], note="one\ntwo")
    async with opening(corpus) as reader:
        await reader.press("j", "a")
        await typed(reader, "three")
    assert note_of(corpus, "herald") == "one\ntwo\nthree"


@at_sizes
async def test_without_a_terminal_to_leave_no_editor_is_started(
    corpus: Path, opening: Opening, size: tuple[int, int]
) -> None:
    """Where the terminal cannot be given to an editor, that is said and the note stays."""
    async with opening(corpus, size) as reader:
        await reader.press("j", "A")
        assert "cannot be left" in reader.screen.status.text


# For later.


@at_sizes
async def test_the_queue_gives_back_what_was_put_off_first(
    corpus: Path, opening: Opening, size: tuple[int, int]
) -> None:
    """`Q` puts off, `' Q` opens the first put off and takes it out, until nothing is left."""
    async with opening(corpus, size) as reader:
        await reader.press("G", "Q", "v", "Q")
        assert len(reader.screen.article_list.outline.numbers) == 1
        await reader.press("v", "A", "g", "apostrophe", "Q")
        assert reader.article_id == article_id("earlier")
        assert which(corpus, "queued") == set()
        await reader.press("apostrophe", "Q")
        assert "nothing is left of the queue" in reader.screen.status.text
        await reader.press("z")
        assert which(corpus, "queued") == {"earlier"}


@at_sizes
async def test_a_reminder_brings_an_article_back(
    corpus: Path, opening: Opening, size: tuple[int, int]
) -> None:
    """`R` takes a day; what is due is announced at the top, listed by `v R` and opened by `' R`."""
    tomorrow = date.today() + timedelta(1)  # noqa: DTZ011
    async with opening(corpus, size) as reader:
        await reader.press("G", "R")
        await typed(reader, "tomorrow")
        assert rows(corpus)["earlier"].due == tomorrow.isoformat()
        assert " due (" not in reader.lines[0]
        await reader.press("R", *["backspace"] * 10)
        await typed(reader, "today")
        assert "1 due ('R)" in reader.lines[0]
        await reader.press("v", "R")
        assert len(reader.screen.article_list.outline.numbers) == 1
        await reader.press("v", "A", "g", "apostrophe", "R")
        assert reader.article_id == article_id("earlier")
        assert rows(corpus)["earlier"].due == ""


async def test_a_day_that_is_none_is_refused(corpus: Path, opening: Opening) -> None:
    """What names no day changes nothing and says what to write."""
    async with opening(corpus) as reader:
        await reader.press("R")
        await typed(reader, "someday")
        assert "is no day" in reader.screen.status.text
    assert which(corpus, "due") == set()


# Places.


@at_sizes
async def test_a_lettered_mark_leads_back_in_a_later_session(
    corpus: Path, opening: Opening, size: tuple[int, int]
) -> None:
    """`M a` sets a mark, `' a` goes to it from elsewhere, also next time; Backspace comes back from there."""
    async with opening(corpus, size) as reader:
        await reader.press("G", "k")
        await reader.rest()
        await reader.press("J", "J", "M", "a")
        at = reader.screen.text.top_offset
    async with opening(corpus, size) as reader:
        await reader.press("g")
        await reader.rest()
        await reader.press("apostrophe")
        assert "a…z go to a mark" in reader.screen.status.text
        await reader.press("a")
        assert reader.article_id == article_id("stray")
        assert reader.screen.text.top_offset == at
        await reader.press("backspace")
        assert reader.article_id != article_id("stray")
        await reader.press("apostrophe", "b")
        assert "there is no mark b: there are a" in reader.screen.status.text
