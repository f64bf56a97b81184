"""What is written to the terminal: only changed cells, and always what a full repaint would show."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual._compositor import LayoutUpdate
from textual.geometry import Region
from textual.pilot import Pilot
from textual.strip import Strip

from tests.app.output_terminal import PyteDriver, shown, shown_by
from tui.app import output, reading_screen, themes
from tui.app.corpus_access import CorpusAccess
from tui.app.keys import DEFAULT_KEYS
from tui.app.output import CellsShown
from tui.app.pasting import PasteParser
from tui.app.reader_app import ReaderApp
from tui.corpus.article import Article, Block
from tui.corpus.event import Event, Story
from tui.corpus.identity import stable_id
from tui.settings import Settings
from tui.store.connect import connect
from tui.store.derived import put_clustering
from tui.store.resolution import put_resolution
from tui.store.write import put_article

_TEXT = "the dam held 漢字と한글 until e\u0301te\u0301 🙂 “nobody” asked — why… Tervo 12 repairs flood"
_WORDS = _TEXT.split()

STEP_IN_THE_LIST = 400
LINE_DOWN_BESIDE_PANES = 3400
LINE_DOWN_ALONE = 250
LINE_DOWN_BETWEEN_MARGINS = 400

_KEYS = (
    *("j", "j", "j", "k", "enter", "space", "tab", "shift+tab", "G", "g", "J", "K", "ctrl+d", "ctrl+u"),
    *("right", "left", "l", "e", "E", "question_mark", "right_square_bracket", "T", "b", "m", "n"),
)


_BACK = ("escape",) * 12
"""Pressed often on the pages over the main screen, and never on that, where it ends the program."""


@pytest.fixture(autouse=True)
def _true_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a corpus with long articles, wide characters among them."""
    path = tmp_path / "corpus.db"
    con = connect(path)
    chance = random.Random(7)  # noqa: S311  (nothing secret)
    ids = [stable_id("a", str(at)) for at in range(30)]
    for at in range(30):
        words = [chance.choice(_WORDS) for _ in range(900)]
        text = "\n\n".join(" ".join(words[first : first + 90]) for first in range(0, 900, 90))
        title = " ".join(chance.sample(_WORDS, 6))
        article = Article(
            id=ids[at],
            text=f"{title}\n\n{text}",
            title=title,
            source="Lake Wire",
            published=f"2021-06-{at % 28 + 1:02}",
            date_basis="stated",
            blocks=(Block(0, len(title), "title"), Block(len(title) + 2, len(title) + 2 + len(text), "body")),
        )
        put_article(con, article, content_key="1")
    put_resolution(con, [], {})
    groups = [tuple(ids[:3]), *((each,) for each in ids[3:])]
    together = [
        Event(f"v{group[0]}", "", group, (), "s", ("2021-06-01", "2021-06-28"), len(group))
        for group in groups
    ]
    put_clustering(con, together, [Story("s", "Tervo", tuple(event.id for event in together))], [])
    con.close()
    return path


class Session:
    """The reader at a terminal."""

    def __init__(self, app: ReaderApp, pilot: Pilot[object], driver: PyteDriver) -> None:
        self.app, self.driver, self._pilot = app, driver, pilot

    @property
    def is_on_main_screen(self) -> bool:
        """Whether no page lies over the main screen."""
        return self.app.screen is self.app.main

    async def press(self, *keys: str) -> str:
        """Press keys; return what was sent until all was on the screen."""
        self.driver.taken()
        for key in keys:
            await self._pilot.press(key)
            await self.settle()
        return self.driver.taken()

    async def press_only(self, key: str) -> str:
        """Press a key; return what was sent for it alone."""
        self.driver.taken()
        await self._pilot.press(key)
        await self._pilot.pause()
        return self.driver.taken()

    async def settle(self) -> None:
        """Let everything that waits for its turn be drawn."""
        await self._pilot.pause()
        if self.app.main._preview is not None:
            self.app.main._show_wanted()
            await self._pilot.pause()

    def _draw(self) -> None:
        self.app.screen._on_timer_update()

    async def tell(self, event: events.Event) -> None:
        """Tell the app what the terminal told."""
        self.app.post_message(event)
        await self._pilot.pause(0.02)
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Change the size of the terminal."""
        self.driver.resize(width, height)
        await self._pilot.pause(0.02)
        await self.settle()

    def assert_right(self, after: str) -> None:
        """The terminal shows what Textual shows when it writes everything."""
        self._draw()
        whole = self.app.screen._compositor.render_update(
            full=True, screen_stack=self.app._background_screens
        )
        wanted = shown_by(whole.render_segments(self.app.console), self.driver.size)  # type: ignore[union-attr]
        for y, (got, row) in enumerate(zip(shown(self.driver.terminal), wanted, strict=True)):
            assert got == row, f"row {y} after {after} at {self.driver.size}"


@asynccontextmanager
async def at_terminal(
    path: Path, size: tuple[int, int], *, at_once: bool = False, has_margins: bool = False
) -> AsyncIterator[Session]:
    """Run the reader at a terminal, and wait until it shows its first article.

    Args:
        path: the corpus.
        size: columns and lines.
        at_once: whether the terminal shows an update as one (mode 2026).
        has_margins: whether the terminal says that it has left and right margins (mode 69).
    """
    access = CorpusAccess(path)
    try:
        app = ReaderApp(access, Settings(), keys=DEFAULT_KEYS, looks=themes.load())
        app.driver_class = PyteDriver
        app._sync_available = at_once
        async with app.run_test(headless=False, size=size) as pilot:
            session = Session(app, pilot, PyteDriver.last)
            await session.settle()
            if has_margins:
                for message in PasteParser().feed("\x1b[?69;2$y"):
                    app.post_message(message)
                await session.settle()
            yield session
    finally:
        access.close()


@pytest.mark.parametrize(("seed", "size"), [(1, (150, 40)), (2, (100, 30)), (3, (80, 24)), (4, (47, 15))])
async def test_the_screen_is_right_after_any_keys(corpus: Path, seed: int, size: tuple[int, int]) -> None:
    """After each of random keys the terminal shows, cell by cell, what a full repaint would show."""
    chance = random.Random(seed)  # noqa: S311  (nothing secret)
    async with at_terminal(corpus, size, at_once=seed % 2 == 1, has_margins=seed in (1, 4)) as session:
        session.assert_right("the start")
        pressed: list[str] = []
        for _ in range(24):
            pressed.append(chance.choice(_KEYS if session.is_on_main_screen else (*_KEYS, *_BACK)))
            await session.press(pressed[-1])
            session.assert_right(" ".join(pressed))


async def test_the_screen_is_right_after_the_terminal_changed(corpus: Path) -> None:
    """After other sizes, a return to the terminal and a suspension nothing is left of what stood there."""
    async with at_terminal(corpus, (120, 40), has_margins=True) as session:
        for width, height in ((90, 25), (150, 44), (150, 44), (60, 20), (120, 40)):
            await session.press("j")
            await session.resize(width, height)
            session.assert_right("a resize")
        session.driver.spoil()
        await session.tell(events.AppFocus())
        session.assert_right("coming back")
        session.driver.spoil()
        session.app._resume_signal()
        await session.settle()
        session.assert_right("a suspension")


async def test_a_textual_that_nobody_checked_writes_for_itself(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With another version of Textual its own way of writing is used, and the screen is right too."""
    monkeypatch.setattr(output, "_IS_KNOWN_TEXTUAL", False)
    async with at_terminal(corpus, (100, 30)) as session:
        assert len(await session.press("j", "enter", "j")) > 3 * LINE_DOWN_BESIDE_PANES
        session.assert_right("a few keys")


async def test_a_step_in_the_list_sends_few_bytes(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step down, before the article that it comes to is shown, sends what changed of two lines."""
    monkeypatch.setattr(reading_screen, "PREVIEW_AFTER", 3600)
    async with at_terminal(corpus, (150, 40)) as session:
        for _ in range(5):
            sent = await session.press_only("j")
            assert 0 < len(sent.encode()) <= STEP_IN_THE_LIST


async def test_a_line_down_in_the_text_sends_few_bytes(corpus: Path) -> None:
    """A line down sends what changed of the text, and nothing of the panes beside it."""
    async with at_terminal(corpus, (150, 40)) as session:
        await session.press("j", "j", "enter")
        for _ in range(5):
            sent = await session.press_only("j")
            assert 0 < len(sent.encode()) <= LINE_DOWN_BESIDE_PANES
    async with at_terminal(corpus, (78, 40)) as session:
        await session.press("j", "j", "enter")
        for _ in range(5):
            sent = await session.press_only("j")
            assert 0 < len(sent.encode()) <= LINE_DOWN_ALONE


async def test_a_line_down_beside_panes_sends_few_bytes_between_margins(corpus: Path) -> None:
    """Where the terminal has left and right margins, the text moves alone, in as few bytes as by itself."""
    async with at_terminal(corpus, (150, 40), has_margins=True) as session:
        await session.press("j", "j", "enter")
        sizes = []
        for _ in range(12):
            sent = await session.press_only("j")
            sizes.append(len(sent.encode()))
            session.assert_right("a line down")
        assert max(sizes) <= LINE_DOWN_BETWEEN_MARGINS


async def test_what_is_shown_already_is_not_written_again(corpus: Path) -> None:
    """Drawing the whole screen again sends nothing, on the main screen and on a page over it."""
    async with at_terminal(corpus, (150, 40)) as session:
        session.driver.taken()
        for _ in range(2):
            session.app.screen.refresh(layout=True)
            await session.settle()
            assert session.driver.taken() == ""
            await session.press("question_mark")


# Any text in any style -------------------------------------------------------------------------------------

_WIDTH, _HEIGHT = 24, 4

_styles = st.builds(
    Style,
    color=st.sampled_from([None, "red", "#102030"]),
    bgcolor=st.sampled_from([None, "blue", "#fafafa"]),
    bold=st.booleans(),
    italic=st.booleans(),
    underline=st.booleans(),
    reverse=st.booleans(),
)
_texts = st.text(alphabet="ab xyz漢字🙂é—\u0301\u0308", max_size=8) | st.sampled_from(
    ["a        ", "          b"]
)
_lines = st.lists(st.tuples(_texts, st.none() | _styles).map(lambda pair: Segment(*pair)), max_size=4)
_screens = st.lists(_lines, min_size=_HEIGHT, max_size=_HEIGHT)


def _update(lines: list[list[Segment]]) -> LayoutUpdate:
    end = Strip([Segment("|")])
    strips = [[Strip([Segment("|"), *line]).adjust_cell_length(_WIDTH - 1), end] for line in lines]
    return LayoutUpdate(strips, Region(0, 0, _WIDTH, len(lines)))  # type: ignore[arg-type]


def _console() -> Console:
    return Console(force_terminal=True, color_system="truecolor")


@settings(max_examples=150, deadline=None)
@given(st.lists(_screens, min_size=1, max_size=5), st.booleans(), st.booleans())
def test_any_screens_one_over_the_other_show_the_last(
    screens: list[list[list[Segment]]], at_once: bool, erases: bool
) -> None:
    """Whatever was shown before, with wide characters cut anywhere, the last screen is what is seen."""
    known, console = CellsShown(erases=erases), _console()
    sent = "".join(known.show(_update(lines), console, at_once=at_once) for lines in screens)
    wanted = _update(screens[-1]).render_segments(console)
    assert shown_by(sent, (_WIDTH, _HEIGHT)) == shown_by(wanted, (_WIDTH, _HEIGHT))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(_lines, min_size=30, max_size=30),
    st.lists(st.integers(0, 14), min_size=1, max_size=8),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
def test_text_that_scrolled_shows_as_if_written_anew(
    lines: list[list[Segment]], tops: list[int], beside: bool, at_once: bool, has_margins: bool
) -> None:
    """Lines that the terminal moved itself, with another pane beside them or not, are what they should be."""
    known, console = CellsShown(), _console()
    known.has_margins = has_margins

    def update(top: int) -> LayoutUpdate:
        still = [f"{y:x}漢z" if beside else "" for y in range(16)]
        said = [[Segment(still[y]), Segment(f"{top + y:02}"), *lines[top + y]] for y in range(16)]
        return _update(said)

    sent = "".join(known.show(update(top), console, at_once=at_once) for top in tops)
    wanted = update(tops[-1]).render_segments(console)
    assert shown_by(sent, (_WIDTH, 16)) == shown_by(wanted, (_WIDTH, 16))


@given(st.text(max_size=30))
def test_nothing_that_acts_on_a_terminal_is_sent(text: str) -> None:
    """Text passes the gate before the terminal on this way too: no control character of its own remains."""
    plain = "".join(char if char.isprintable() or ord(char) < 32 else " " for char in text)
    hostile = f"\x1b]0;{plain}\x07\x9b2J{text}\x1b[31m"
    sent = CellsShown().show(_update([[Segment(hostile)], [], [], []]), _console(), at_once=True)
    moves = ("\x1b[1H", "\x1b[2H", "\x1b[3H", "\x1b[4H", "\x1b[m")
    for move in moves:
        sent = sent.replace(move, "")
    assert not [char for char in sent if ord(char) < 32 or 127 <= ord(char) < 160]
