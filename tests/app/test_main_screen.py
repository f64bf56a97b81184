from __future__ import annotations

import random
from pathlib import Path
from typing import Any, Literal

import pytest

from tests.app.conftest import ARTICLES, Opening, article_id, fill
from tui.app.keys import ACTIONS
from tui.app.main_screen import MainScreen
from tui.app.panes_screen import arrangement
from tui.app.reader_app import ReaderApp
from tui.errors import StoreError
from tui.settings import Settings
from tui.store.connect import connect
from tui.store.read import ArticleRow, article_rows, number_of


def row_of(corpus: Path, name: str) -> ArticleRow:
    """Return an article's row as the corpus has it."""
    con = connect(corpus)
    number = number_of(con, article_id(name))
    assert number is not None
    return article_rows(con, [number])[0]


# Sizes.


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((200, 60), "three"),
        ((140, 24), "three"),
        ((139, 40), "two"),
        ((110, 24), "two"),
        ((109, 40), "stacked"),
        ((80, 24), "stacked"),
        ((80, 15), "one"),
        ((79, 40), "one"),
        ((40, 10), "one"),
        ((39, 10), "none"),
        ((40, 9), "none"),
        ((0, 0), "none"),
    ],
)
def test_each_size_has_its_arrangement(size: tuple[int, int], expected: str) -> None:
    """Three panes from 140 columns, two below, one below 80, none below 40×10."""
    assert arrangement(*size) == expected


@pytest.mark.parametrize(
    "size", [(200, 60), (150, 40), (120, 40), (80, 24), (60, 20), (40, 10), (20, 5), (1, 1)]
)
async def test_no_size_breaks_the_screen(corpus: Path, opening: Opening, size: tuple[int, int]) -> None:
    """At every size each line fills the screen exactly, in every pane."""
    async with opening(corpus, size) as reader:
        for key in ("enter", "l", "tab", "q", "q"):
            lines = reader.lines
            assert len(lines) == size[1]
            assert {len(line) for line in lines} == {size[0]}
            await reader.press(key)


async def test_three_panes_show_list_text_and_links(corpus: Path, opening: Opening) -> None:
    """With room enough, an event shows its reports, the best one's text and that one's links at once."""
    async with opening(corpus, (160, 30)) as reader:
        text = reader.text
        assert "Valley Herald" in text
        assert "The water took the lower bridge" in text
        assert "SAME EVENT" in text
        assert "SAME STORY" in text


async def test_at_80_columns_links_come_over_the_right_half(corpus: Path, opening: Opening) -> None:
    """`l` brings the links and puts them away again."""
    async with opening(corpus, (80, 24)) as reader:
        assert "SAME EVENT" not in reader.text
        await reader.press("l")
        assert "SAME EVENT" in reader.text
        assert reader.screen.pane == "links"
        await reader.press("l")
        assert "SAME EVENT" not in reader.text


async def test_a_small_terminal_shows_one_pane(corpus: Path, opening: Opening) -> None:
    """At 40×10 the list alone is shown, after Enter the text alone, and `q` leads back."""
    async with opening(corpus, (40, 10)) as reader:
        assert "The water took" not in reader.text
        await reader.press("enter")
        assert "A dam burst above" in reader.text
        assert "Lake Wire" not in reader.text
        await reader.press("q")
        assert "Lake Wire" in reader.text


async def test_resizing_keeps_article_and_pane(corpus: Path, opening: Opening) -> None:
    """Growing and shrinking changes what fits, not where the reader is."""
    async with opening(corpus, (160, 30)) as reader:
        await reader.press("j", "j", "enter")
        shown = reader.screen.article
        for size in ((40, 10), (30, 5), (80, 24), (160, 30)):
            await reader.pilot.resize_terminal(*size)
            await reader.settle()
        assert reader.screen.article is shown
        assert reader.screen.pane == "text"
        assert "SAME EVENT" in reader.text


async def test_a_size_too_small_says_so(corpus: Path, opening: Opening) -> None:
    """Below 40×10 the screen says what it needs."""
    async with opening(corpus, (30, 8)) as reader:
        assert "too small" in reader.text


# Moving and reading.


async def test_the_cursor_shows_what_it_rests_on(corpus: Path, opening: Opening) -> None:
    """Moving down shows the next article without opening it, and marks nothing read."""
    async with opening(corpus) as reader:
        await reader.press("j", "j")
        await reader.rest()
        assert reader.article_id == article_id("post")
        assert not reader.screen.is_reading
    assert not row_of(corpus, "post").read


async def test_a_held_key_shows_only_the_last_article(
    corpus: Path, opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Articles that the cursor passes by are never loaded."""
    async with opening(corpus) as reader:
        shown: list[str] = []
        show = reader.screen.show_article

        def recorded(identity: str, **how: Any) -> bool:
            shown.append(identity)
            return show(identity, **how)

        monkeypatch.setattr(reader.screen, "show_article", recorded)
        for _ in range(4):
            reader.screen.action_down()
        await reader.pilot.pause()
        await reader.rest()
        assert shown == [article_id("stray")]


async def test_an_article_is_read_when_it_was_scrolled_through(corpus: Path, opening: Opening) -> None:
    """A long article stays unread until most of its text was on screen; a jump to its end is too little."""
    async with opening(corpus, (120, 20)) as reader:
        await reader.press("G", "k", "enter")
        assert reader.article_id == article_id("stray")
        assert not row_of(corpus, "stray").read
        await reader.press("space")
        assert not row_of(corpus, "stray").read
        await reader.press("G")
        assert not row_of(corpus, "stray").read
        await reader.press("g", *["space"] * 5)
        assert row_of(corpus, "stray").read


@pytest.mark.parametrize(("choice", "expected"), [("opened", True), ("never", False)])
async def test_what_counts_as_read_is_a_setting(
    corpus: Path, opening: Opening, choice: Literal["opened", "never"], expected: bool
) -> None:
    """`mark_read` may be opening an article, or only the key for it."""
    async with opening(corpus, (120, 20), settings=Settings(mark_read=choice)) as reader:
        await reader.press("G", "k", "enter", "G")
    assert row_of(corpus, "stray").read is expected


async def test_space_alone_goes_through_everything_unread(corpus: Path, opening: Opening) -> None:
    """Space pages on, at an end goes to the next unread article, and says when nothing is left."""
    async with opening(corpus, (120, 40)) as reader:
        seen = []
        for _ in range(40):
            seen.append(reader.article_id)
            await reader.press("space")
            if "nothing unread" in reader.screen.status.text:
                break
        assert list(dict.fromkeys(seen)) == [
            article_id(name) for name in ("herald", "post", "wire", "stray", "earlier")
        ]
    assert all(row_of(corpus, name).read for name in ARTICLES)


async def test_text_scrolls_from_any_pane(corpus: Path, opening: Opening) -> None:
    """`J` and `K` scroll the text while the list has the keys."""
    async with opening(corpus, (120, 20)) as reader:
        await reader.press("G", "k")
        await reader.rest()
        await reader.press("J", "J", "K")
        assert reader.screen.pane == "list"
        assert reader.screen.text.scroll_offset.y == 1


async def test_tab_goes_round_the_panes_that_are_shown(corpus: Path, opening: Opening) -> None:
    """Tab and Shift-Tab visit each visible pane in turn."""
    async with opening(corpus, (160, 30)) as reader:
        panes = []
        for key in ("tab", "tab", "tab", "shift+tab"):
            await reader.press(key)
            panes.append(reader.screen.pane)
        assert panes == ["text", "links", "list", "links"]


async def test_events_fold_and_unfold(corpus: Path, opening: Opening) -> None:
    """Left folds the event that the cursor is in and goes to its row, Right shows its reports again."""
    async with opening(corpus) as reader:
        await reader.press("j", "j", "left")
        assert "Lake Wire" not in reader.text
        assert reader.screen.article_list.is_on_event
        await reader.press("right")
        assert "Lake Wire" in reader.text


async def test_a_flat_list_has_a_line_an_article(corpus: Path, opening: Opening) -> None:
    """`E` takes the events away and puts them back; the cursor stays on its article."""
    async with opening(corpus) as reader:
        await reader.press("j", "j", "j", "enter", "q", "E")
        assert reader.screen.article_list.row_count == 5
        assert reader.screen.article_list.target == article_id("wire")
        await reader.press("E")
        assert reader.screen.article_list.target == article_id("wire")


# Links.


async def test_a_link_opens_the_other_article_at_its_passage_and_backspace_returns(
    corpus: Path, opening: Opening
) -> None:
    """Enter on evidence opens the other article with the passage in view; Backspace comes back."""
    async with opening(corpus, (160, 30)) as reader:
        screen = reader.screen
        await reader.press("l", "j", "enter")
        assert reader.article_id == article_id("post")
        assert screen.pane == "text"
        assert screen.article_list.target == article_id("post")
        await reader.press("backspace")
        assert reader.article_id == article_id("herald")


async def test_links_follow_the_passage_on_screen(corpus: Path, opening: Opening) -> None:
    """Scrolling the text moves the marks beside the evidence."""
    async with opening(corpus, (160, 12)) as reader:
        before = reader.text
        assert "▎" in before
        reader.screen.links.follow((10_000, 10_001))
        await reader.pilot.pause()
        assert "▎" not in reader.text


async def test_links_follow_what_fits_on_the_screen(corpus: Path, opening: Opening) -> None:
    """A larger terminal shows more of the text, and the marks beside the evidence say so."""
    async with opening(corpus, (44, 10)) as reader:
        await reader.pilot.resize_terminal(160, 30)
        await reader.settle()
        assert any("▎ “The dam held" in line for line in reader.text.splitlines())


# Triage.


async def test_star_and_undo(corpus: Path, opening: Opening) -> None:
    """A change shows in the list and in the corpus; undo takes it back, redo does it again."""
    async with opening(corpus) as reader:
        await reader.press("j", "m")
        assert "★" in reader.text
        assert row_of(corpus, "herald").starred
        await reader.press("z")
        assert "★" not in reader.text
        assert not row_of(corpus, "herald").starred
        await reader.press("Z")
        assert row_of(corpus, "herald").starred


async def test_one_key_triages_a_whole_event(corpus: Path, opening: Opening) -> None:
    """On an event's row a change is about all its reports, and one undo takes all of it back."""
    async with opening(corpus) as reader:
        await reader.press("r")
        assert [row_of(corpus, name).read for name in ("herald", "post", "wire", "stray")] == [
            True,
            True,
            True,
            False,
        ]
        assert "2 unread" in reader.text
        await reader.press("z")
        assert not row_of(corpus, "wire").read
        assert "5 unread" in reader.text


async def test_done_articles_stay_until_the_list_is_left(corpus: Path, opening: Opening) -> None:
    """Nothing moves under the cursor when something is done."""
    async with opening(corpus) as reader:
        await reader.press("j", "d")
        assert row_of(corpus, "herald").done
        assert reader.screen.article_list.target == article_id("herald")


# Finding.


async def test_finding_in_the_text(corpus: Path, opening: Opening) -> None:
    """`/` finds while one types, Enter keeps it, and the line says which of how many."""
    async with opening(corpus) as reader:
        await reader.press("slash", *"the", "enter")
        assert " of " in reader.screen.place.text
        before = reader.screen.place.text
        await reader.press("n")
        assert reader.screen.place.text != before


async def test_a_query_narrows_the_list(corpus: Path, opening: Opening) -> None:
    """The list holds what the query finds so far; Enter keeps it, an empty one brings all back."""
    async with opening(corpus) as reader:
        await reader.press("o", *"chess", "enter")
        assert reader.screen.article_list.row_count == 1
        assert "chess" in reader.lines[0]
        await reader.press("o", "ctrl+u", "enter")
        assert len(reader.screen.article_list.outline.numbers) == 5


async def test_leaving_a_query_brings_the_list_back(corpus: Path, opening: Opening) -> None:
    """Escape takes back what typing narrowed."""
    async with opening(corpus) as reader:
        await reader.press("o", *"chess", "escape")
        assert len(reader.screen.article_list.outline.numbers) == 5
        assert reader.screen.prompt is None


async def test_a_wrong_query_says_where(corpus: Path, opening: Opening) -> None:
    """What cannot be understood has a caret under it; once it is understood, the caret is gone."""
    async with opening(corpus, (160, 30)) as reader:
        await reader.press("o", *"is:bored")
        line, below = reader.lines[-3:-1]
        assert below.index("^") == line.index("bored")
        assert "is none of its values" in below
        await reader.press(*["backspace"] * 5, *"read")
        assert "^" not in reader.text


# Strangers' text.


async def test_markup_in_a_title_is_shown_as_it_is(tmp_path: Path, opening: Opening) -> None:
    """Square brackets are text: in list, text, links and the first line."""
    async with opening(fill(tmp_path / "c.db"), (160, 30)) as reader:
        await reader.press("j", "j", "enter")
        assert reader.text.count("[updated]") >= 1
        await reader.press("e")
        assert "Flood kills nine in Tervo [updated]" in reader.text


async def test_an_empty_corpus_says_how_to_add(tmp_path: Path, opening: Opening) -> None:
    """Without articles the screen says what to type, and no key fails."""
    async with opening(tmp_path / "empty.db") as reader:
        assert "copytaster demo" in reader.text
        await reader.press("j", "k", "G", "space", "m", "r", "e", "l", "n", "i", "backspace", "E", "comma")
        assert reader.app.is_running


async def test_an_unexpected_failure_leaves_no_traceback_on_the_terminal(
    corpus: Path, opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What nobody expected ends the program in order; whoever started it is given the failure to tell."""

    def fail(_screen: MainScreen) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(MainScreen, "action_group", fail)
    apps: list[ReaderApp] = []

    async def session() -> None:
        async with opening(corpus) as reader:
            apps.append(reader.app)
            await reader.press("E")

    with pytest.raises(ZeroDivisionError):
        await session()
    assert isinstance(apps[0].failure, ZeroDivisionError)
    assert not apps[0]._exit_renderables


async def test_a_theme_is_kept_only_if_it_was_chosen(corpus: Path, opening: Opening) -> None:
    """What suits one terminal is not carried to the next; what the reader chose is."""
    async with opening(corpus) as reader:
        assert reader.screen.position.theme == ""
        await reader.press("T")
        assert reader.screen.position.theme == reader.app.theme


async def test_failures_beside_reading_are_said(
    corpus: Path, opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Work in the background that fails says so at the bottom, and reading goes on."""

    def fail(*_arguments: object, **_options: object) -> None:
        raise StoreError("the disk is full", "corpus.db", "free some space")

    monkeypatch.setattr("tui.store.state.change", fail)
    async with opening(corpus) as reader:
        await reader.press("m")
        assert "the disk is full" in reader.screen.status.text
        await reader.press("j")
        assert reader.app.is_running


_SIZES = ((150, 40), (80, 24), (40, 10), (20, 5), (1, 1), (120, 30))

_KEYS = sorted(
    {key for each in ACTIONS if each.id not in {"leave", "quit"} for key in each.keys} | {"a", "("}
)


@pytest.mark.parametrize(("names", "seed"), [(tuple(ARTICLES), 1), (("stray",), 2), ((), 3)])
async def test_no_sequence_of_keys_ends_the_reader(
    tmp_path: Path, opening: Opening, names: tuple[str, ...], seed: int
) -> None:
    """Whatever is pressed at whatever size, in a full corpus or an empty one, the reader goes on."""
    path = fill(tmp_path / "c.db", *names) if names else tmp_path / "c.db"
    chance = random.Random(seed)  # noqa: S311  keys, not secrets
    async with opening(path) as reader:
        for _ in range(80):
            if chance.random() < 0.05:
                await reader.pilot.resize_terminal(*chance.choice(_SIZES))
            key = chance.choice(_KEYS)
            if names or key != "enter":  # in an empty corpus Enter leaves for the sample
                await reader.pilot.press(key)
        await reader.settle()
        assert reader.app.is_running
        assert len(reader.lines) == reader.app.size.height


async def test_the_reading_width_is_the_readers_choice(corpus: Path, opening: Opening) -> None:
    """No line of the text is wider than the setting says, however wide the pane is."""
    async with opening(corpus, (200, 40), settings=Settings(reading_width=40)) as reader:
        article = reader.screen.article
        assert article is not None
        shown = [article.text[line.start : line.end] for line in reader.screen.text._wrapped.lines]
        assert 30 < max(map(len, shown)) <= 40
