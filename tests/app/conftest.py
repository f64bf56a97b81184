"""A small corpus that we wrote: one event in three reports, an earlier one of its story, and a stray."""

from __future__ import annotations

import base64
import re
import shutil
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, Final, TypeAlias

import apsw
import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from tui.app import themes
from tui.app.corpus_access import CorpusAccess
from tui.app.keys import DEFAULT_KEYS, Keys
from tui.app.output import ChangedCellsApp
from tui.app.reader_app import ReaderApp
from tui.corpus.article import Article, Block
from tui.corpus.entity import Entity
from tui.corpus.event import Event, Evidence, Link, Story
from tui.corpus.highlight import Figure, Highlight, LocalEntity, Quote, Speaker
from tui.corpus.identity import stable_id
from tui.settings import Settings
from tui.store.connect import connect
from tui.store.derived import put_clustering
from tui.store.resolution import put_resolution
from tui.store.write import put_article

_CHARACTERS: Final = {
    "space": " ",
    "comma": ",",
    "apostrophe": "'",
    "slash": "/",
    "semicolon": ";",
    "question_mark": "?",
    "vertical_line": "|",
    "asterisk": "*",
}
"""What keys with a name of their own type into a line."""

QUOTE = "The dam held for as long as it could"

_HERALD = f"""A dam burst above the town of Tervo on Sunday night, and at least 12 people were killed.

“{QUOTE},” said the mayor, Ilma Sorsa, who had asked for repairs two years ago.

The water took the lower bridge and the market hall with it."""

_POST = f"""Nine people died when a dam above Tervo gave way, rescuers told the Morning Post.

“{QUOTE},” Mayor Ilma Sorsa told reporters.

The market hall is gone."""

_WIRE = "Rescuers searched Tervo for a second day. The toll stood at 12, Ilma Sorsa said."

_EARLIER = "The town of Tervo has asked the province for money to mend its dam. Ilma Sorsa wrote twice."

_STRAY = "The chess club of Aro won the cup on Saturday. Nobody was surprised.\n\n" + "It rained. " * 400

_REPORTS = {
    "herald": ("Dam bursts above Tervo", "Valley Herald", "2021-05-03", _HERALD),
    "post": ("Flood kills nine in Tervo [updated]", "Morning Post", "2021-05-03", _POST),
    "wire": ("Tervo: search goes on", "Lake Wire", "2021-05-04", _WIRE),
    "earlier": ("Tervo asks for money to mend its dam", "Valley Herald", "2019-04-11", _EARLIER),
    "stray": ("Chess club of Aro wins the cup", "Aro Times", "2020-10-01", _STRAY),
}


def article_id(name: str) -> str:
    """Return the id of one of the articles by its short name."""
    return stable_id("a", name)


def _span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def _article(name: str) -> Article:
    title, source, published, body = _REPORTS[name]
    text = f"{title}\n\n{body}"
    marks = [Highlight(*_span(text, "Tervo"), "place", "tervo")] if "Tervo" in text else []
    quotes: list[Quote] = []
    figures: list[Figure] = []
    if "Ilma Sorsa" in text:
        person = _span(text, "Ilma Sorsa")
        marks.append(Highlight(*person, "person", "sorsa"))
        if QUOTE in text:
            said = _span(text, QUOTE)
            marks.append(Highlight(*said, "quote"))
            quotes.append(Quote(*said, Speaker("Ilma Sorsa", *person, "sorsa"), "said"))
    for words, low, high, qualifier in (
        ("at least 12 people", 12, None, "at least"),
        ("Nine people", 9, 9, None),
    ):
        if words in text:
            marks.append(Highlight(*_span(text, words), "figure"))
            figures.append(Figure(*_span(text, words), "killed", low, high, qualifier, None, "the mayor"))
    paragraph = _span(text, body)
    local = (
        LocalEntity("tervo", "place", ("Tervo",)),
        LocalEntity("sorsa", "person", ("Ilma Sorsa",), ("mayor",)),
    )
    return Article(
        id=article_id(name),
        text=text,
        title=title,
        origin=f"/corpus/{name}.txt",
        source=source,
        publisher=source,
        published=published,
        date_basis="stated",
        blocks=(Block(0, len(title), "title"), Block(*paragraph, "body")),
        highlights=tuple(sorted(marks, key=lambda mark: mark.start)),
        quotes=tuple(quotes),
        figures=tuple(figures),
        local_entities=local if "Tervo" in text else (),
    )


ARTICLES = {name: _article(name) for name in _REPORTS}


def _link(
    one: str, other: str, kind: str, score: float, evidence: tuple[tuple[str, str, str, str, bool], ...]
) -> Link:
    """Return a link; each piece of evidence is (kind, words in one, words in the other, note, against)."""
    a, b = sorted((ARTICLES[one], ARTICLES[other]), key=lambda each: each.id)
    pieces = []
    for what, first, second, note, against in evidence:
        spans = {
            ARTICLES[one].id: _span(ARTICLES[one].text, first),
            ARTICLES[other].id: _span(ARTICLES[other].text, second),
        }
        pieces.append(Evidence(what, spans[a.id], spans[b.id], note, 1.0, against))  # type: ignore[arg-type]
    return Link(a.id, b.id, kind, score, tuple(pieces), (("dates apart", -0.8),))  # type: ignore[arg-type]


LINKS = (
    _link(
        "herald",
        "post",
        "same_event",
        0.97,
        (
            ("quote", QUOTE, QUOTE, "both quote Ilma Sorsa", False),
            ("figure", "at least 12 people", "Nine people", "12 killed / 9 killed", True),
            ("place", "Tervo", "Tervo", "", False),
        ),
    ),
    _link("herald", "wire", "same_event", 0.91, (("place", "Tervo", "Tervo", "", False),)),
    _link(
        "herald",
        "earlier",
        "same_story",
        0.71,
        (("passage", "asked for repairs", "asked the province", "", False),),
    ),
)


def fill(path: Path, *names: str) -> Path:
    """Put articles by their short names (all, if none is named) into a corpus, linked."""
    con = connect(path)
    present = [ARTICLES[name] for name in names or ARTICLES]
    for article in present:
        put_article(con, article, content_key="1")
    derive(con, present)
    con.close()
    return path


def derive(con: apsw.Connection, present: Sequence[Article]) -> None:
    """Put entities, events, the story and links between the articles that are present into a corpus."""
    ids = {article.id for article in present}
    dam = tuple(article_id(name) for name in ("herald", "post", "wire") if article_id(name) in ids)
    alone = [article.id for article in present if article.id not in dam]
    events = [
        Event("vdam", "Dam bursts above Tervo", dam, (), "stervo", ("2021-05-03", "2021-05-04"), len(dam))
    ]
    events += [Event(f"v{each}", "", (each,), (), "stervo") for each in alone]
    entities = [
        Entity("etervo", "Tervo", "place", (), tuple(sorted(ids))),
        Entity("esorsa", "Ilma Sorsa", "person", ("Sorsa",), tuple(sorted(ids))),
    ]
    of = {(article.id, local.key): f"e{local.key}" for article in present for local in article.local_entities}
    put_resolution(con, entities, of)
    links = [(link, "1") for link in LINKS if link.a in ids and link.b in ids]
    put_clustering(
        con, events if dam else events[1:], [Story("stervo", "Tervo", tuple(e.id for e in events))], links
    )


@pytest.fixture(scope="session")
def all_five(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a corpus with all five articles, made once; each test has a copy."""
    return fill(tmp_path_factory.mktemp("five") / "corpus.db")


@pytest.fixture
def corpus(tmp_path: Path, all_five: Path) -> Path:
    """Return a corpus with all five articles."""
    return Path(shutil.copy(all_five, tmp_path / "corpus.db"))


class Reader:
    """The reader as a test uses it: keys in, what stands on the screen out."""

    def __init__(self, pilot: Pilot[object], app: ReaderApp) -> None:
        self.pilot = pilot
        self.app = app
        self.screen = app.main

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, and let the reader do what each asks."""
        for key in keys:
            self._send(key)
            await self.settle()

    async def type(self, words: str) -> None:
        """Type words without waiting between their letters, and let the reader do what they ask."""
        for letter in words:
            self._send(letter)
        await self.settle()

    def _send(self, key: str) -> None:
        """Give the app a key, by its name or as it is typed."""
        driver = self.app._driver
        assert driver is not None
        name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
        event = events.Key(name, key if len(key) == 1 else _CHARACTERS.get(key))
        event.set_sender(self.app)
        driver.send_message(event)

    async def settle(self) -> None:
        """Wait until background work is done."""
        await self.pilot.pause()
        await self.pilot.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def rest(self) -> None:
        """Wait until the article that the cursor rests on is shown."""
        while self.screen._preview is not None:
            await self.pilot.pause(0.01)

    async def look(self) -> None:
        """Let the reader look at the corpus now, as it does twice a second."""
        self.screen._look_at_corpus()
        await self.settle()

    @property
    def lines(self) -> list[str]:
        """Return what stands on the screen, a line a string."""
        strips = self.pilot.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in line) for line in strips]

    @property
    def text(self) -> str:
        """Return what stands on the screen."""
        return "\n".join(self.lines)

    @property
    def article_id(self) -> str:
        """Return the id of the article that is shown, empty if none is."""
        return self.screen.article.id if self.screen.article else ""

    @property
    def passage(self) -> str:
        """Return the words that the text marks as the passage followed to."""
        article, passage = self.screen.article, self.screen.text._passage
        return article.text[slice(*passage)] if article and passage else ""


Opening: TypeAlias = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def opening(monkeypatch: pytest.MonkeyPatch) -> Opening:
    """Return what opens the reader on a corpus at a size and waits until it shows its first article."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)

    @asynccontextmanager
    async def opened(
        path: Path,
        size: tuple[int, int] = (120, 40),
        *,
        settings: Settings | None = None,
        keys: Keys = DEFAULT_KEYS,
    ) -> AsyncIterator[Reader]:
        access = CorpusAccess(path)
        try:
            app = ReaderApp(access, settings or Settings(read_seconds=0), keys=keys, looks=themes.load())
            async with app.run_test(size=size) as pilot:
                reader = Reader(pilot, app)
                await reader.settle()
                yield reader
        finally:
            access.close()

    return opened


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what the terminal is sent beside the screen."""
    monkeypatch.delenv("TMUX", raising=False)
    seen: list[str] = []
    send = ChangedCellsApp.send

    def also(self: Any, sequence: str) -> None:
        seen.append(sequence)
        send(self, sequence)

    monkeypatch.setattr(ChangedCellsApp, "send", also)
    return seen


def copied(sent: list[str]) -> str:
    """Return what the last copy puts on the clipboard."""
    found = re.fullmatch(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", sent[-1])
    assert found is not None
    return base64.b64decode(found[1]).decode()
