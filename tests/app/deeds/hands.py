"""Hands on the reader's keyboard: they press an action's own key, and see what comes of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeAlias

from tests.app.conftest import ARTICLES, QUOTE, Reader, article_id, derive, fill
from tui.app.keyed import KeyedScreen
from tui.app.keys import DEFAULT_KEYS, LETTER, Where, action
from tui.app.panes.line_pane import LinePane
from tui.app.screens.page import PageScreen
from tui.corpus.article import Block
from tui.corpus.highlight import Highlight
from tui.store.connect import connect
from tui.store.layers import attach
from tui.store.places import Place, put_place
from tui.store.read import ArticleRow, article_rows, number_of
from tui.store.sources import SourceRow, add_source
from tui.store.telling import Telling, put_tellings
from tui.store.write import put_article, put_refusal

ADDRESS: Final = "https://herald.example/dam"
FEED: Final = "https://herald.example/feed"


class Hands:
    """What a deed works with.

    Attributes:
        reader: the reader on a corpus that has something for every action.
        folder: an empty folder of this test's.
        sent: what the terminal was sent beside the screen.
        environment: sets a variable for the programs that the reader starts.
        pressed: the actions whose keys were pressed, each with where.
    """

    def __init__(
        self,
        reader: Reader,
        corpus: Path,
        folder: Path,
        sent: list[str],
        environment: Callable[[str, str], None],
    ) -> None:
        self.reader, self.corpus, self.folder, self.sent = reader, corpus, folder, sent
        self.environment = environment
        self.pressed: list[tuple[str, Where]] = []

    @property
    def front(self) -> KeyedScreen:
        """Return the screen in front."""
        screen = self.reader.pilot.app.screen
        assert isinstance(screen, KeyedScreen)
        return screen

    async def do(self, action_id: str, *then: str, letter: str = "a") -> None:
        """Press the first key of an action, which holds where the reader is, then other keys as they are.

        Args:
            action_id: its name in the table.
            then: what is pressed after it; "enter", or words that are typed.
            letter: what ends a sequence that any letter ends.
        """
        each, where = action(action_id), self.front.where
        keys = DEFAULT_KEYS.of(each)[0]
        assert DEFAULT_KEYS.found(where, keys) is each, f"{action_id} has another meaning in {where}"
        self.pressed.append((action_id, where))
        await self.reader.press(*(letter if key == LETTER else key for key in keys.split()))
        for words in then:
            await self.type(words)

    async def type(self, words: str) -> None:
        """Press a key by its name, or type words."""
        if words in ("enter", "tab", "up", "escape", "ctrl+u"):
            await self.reader.press(words)
        else:
            await self.reader.type(words)

    async def until(self, words: str) -> None:
        """Wait until `words` are on the screen: where something is looked up a letter at a time, say."""
        for _ in range(500):
            if words in self.text:
                return
            await self.reader.pilot.pause(0.01)
        raise AssertionError(self.text)

    # What is seen.

    def is_in(self, where: Where) -> bool:
        """Tell whether the keys of a pane or page hold now."""
        return self.front.where == where

    @property
    def has_ended(self) -> bool:
        """Whether the program ends."""
        return self.reader.app._exit

    @property
    def text(self) -> str:
        """Return what stands on the screen."""
        return self.reader.text

    @property
    def looks(self) -> list[list[tuple[str, object]]]:
        """Return what stands on the screen with how it looks: a cursor is a colour."""
        strips = self.front._compositor.render_strips()
        return [[(segment.text, segment.style) for segment in line] for line in strips]

    @property
    def list_text(self) -> str:
        """Return what stands in the pane of the list."""
        pane = self.reader.screen.article_list.region
        return "\n".join(line[pane.x : pane.right] for line in self.reader.lines[pane.y : pane.bottom])

    @property
    def last_line(self) -> str:
        """Return the last line of the screen."""
        return self.reader.lines[-1]

    @property
    def listed(self) -> int:
        """Return how many articles are listed."""
        return len(self.reader.screen.article_list.outline.numbers)

    @property
    def article(self) -> str:
        """Return the short name of the article that is shown."""
        return next(name for name in ARTICLES if article_id(name) == self.reader.article_id)

    @property
    def position(self) -> int:
        """Return the row of the cursor, or the line of the text that is at the top."""
        if self.front.where == "text":
            return self.reader.screen.text.scroll_offset.y
        pane = self.front.focused
        assert isinstance(pane, LinePane)
        return pane.cursor

    def row(self, name: str) -> ArticleRow:
        """Return an article's row as the corpus has it."""
        con = self.reader.screen.access.con
        return article_rows(con, [number_of(con, article_id(name)) or 0])[0]

    def which(self, part: str) -> set[str]:
        """Return the short names of the articles of which a part of the row is set."""
        return {name for name in ARTICLES if getattr(self.row(name), part)}

    # Where to go first.

    async def to_text(self, name: str = "herald") -> None:
        """Open an article and give its text the keys."""
        self.reader.screen.open_article(article_id(name))
        await self.reader.settle()

    async def to_links(self) -> None:
        """Go to the links of the first article."""
        await self.to_text()
        await self.do("show_links")

    async def to_name(self) -> None:
        """Choose the first name in the text."""
        await self.to_text()
        while (mark := self.reader.screen.text.selected_highlight) is None or mark.entity is None:
            await self.do("next_highlight")

    async def to_row(self, words: str) -> None:
        """Put the cursor of a page on the last row that has `words`."""
        page = self.front
        assert isinstance(page, PageScreen)
        rows = ["".join(text for text, _ in page.rows.row(at).pieces) for at in range(page.rows.row_count)]
        page.rows.move_to(max(at for at, row in enumerate(rows) if words in row))
        await self.reader.settle()


Deed: TypeAlias = Callable[[Hands], Awaitable[None]]

DEEDS: Final[defaultdict[str, list[Deed]]] = defaultdict(list)
"""What shows that an action does what its title says, by the action's id."""


def deed(*action_ids: str) -> Callable[[Deed], Deed]:
    """Register what shows that these actions do what they say."""

    def register(shows: Deed) -> Deed:
        for each in action_ids:
            DEEDS[each].append(shows)
        return shows

    return register


def rich_corpus(path: Path) -> Path:
    """Put into a corpus what each action needs: a source, a refused input, a layer, versions, a long text."""
    fill(path)
    con = connect(path)
    stray, herald, post = (ARTICLES[name] for name in ("stray", "herald", "post"))
    long = stray.text + "\n\nIt rained on. " * 200
    first, body = stray.blocks[0], stray.blocks[1]
    folded = Block(len(long), len(long) + 17, "boilerplate")
    blocks = (first, replace(body, end=len(long)), folded)
    put_article(con, replace(stray, text=f"{long}Subscribe to Aro.", blocks=blocks), content_key="2")
    put_article(con, replace(herald, url=ADDRESS), content_key="2")
    put_article(con, replace(post, text=post.text.replace("is gone", "has gone")), content_key="2")
    derive(con, list(ARTICLES.values()))
    starts = [article.text.index(QUOTE) for article in (herald, post)]
    said = [[(0, start, True), (start, start + len(QUOTE), True)] for start in starts]
    put_tellings(con, [Telling(herald.id, post.id, said[0], said[1], [1], [1])])
    row = SourceRow(FEED, "feed", "Valley Herald", paused=False, options="{}", read_at=None)
    add_source(con, row)
    for name in ("herald", "earlier"):
        put_place(con, article_id(name), Place(f"{FEED}#{name}", FEED, "1"))
    hall = herald.text.index("market hall")
    attach(con, "Ines", [(herald.id, herald.text, [Highlight(hall, hall + 11, "misc", layer="Ines")])])
    put_refusal(con, str(path.parent / "gone.txt"), "it was empty")
    con.close()
    return path
