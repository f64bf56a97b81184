"""The week of feeds with the reader open: a process of the reader's polls, and keys are pressed throughout.

The first half of the week the open reader polls alone, then it is closed and opened again, and in the second
half `refresh` works beside it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from statistics import quantiles
from typing import Final

import apsw

from tests.app.conftest import Reader
from tests.build.week import ALL, KINDS, Server, Stage, Week, counted, rounds
from tests.build.week_beside import clock_of, command
from tests.fetch.clock import SharedClock
from tests.waiting import until_idle
from tui.app import themes
from tui.app.corpus_access import CorpusAccess
from tui.app.keys import DEFAULT_KEYS
from tui.app.reader_app import ReaderApp
from tui.settings import Settings
from tui.store.connect import connect
from tui.store.derived import counter
from tui.store.export import json_parts
from tui.store.feeds import count_due, next_due

_SIZE: Final = (100, 30)

_PAGES: Final = (("question_mark", "HelpPage"), ("S", "SourcesPage"), ("e", "EventPage"))
"""Keys, and the page that each opens, whatever comes in meanwhile; `q` comes back to the article."""

_BESIDE: Final = slice(1, None, 3)
"""In these rounds of the second half `refresh` polls too: in the others next to nothing is due."""

_SAID: Final = "new (press ,)"

_LONGEST_ROUND: Final = 120.0
"""Seconds of real time after which a round that does not end has failed."""


@dataclass
class Seen:
    """What was seen of the reader in the week.

    Attributes:
        presses: seconds from each key to its answer on the screen.
        unanswered: keys that led elsewhere than they should.
        moved: lines of the article that was read, where something else stood in their place.
        announced: rounds after which new articles were announced.
        let_in: articles listed after the last were let in.
        reading: the first lines of the article that was read all week, as it was opened again at the end.
    """

    presses: list[float] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    announced: int = 0
    let_in: int = 0
    reading: str = ""


class _AtKeys(Reader):
    """Somebody who reads one article, and presses keys while others come in.

    Args:
        app: the open reader.
        seen: what was seen so far.
    """

    def __init__(self, app: ReaderApp, pilot: object, seen: Seen) -> None:
        super().__init__(pilot, app)  # type: ignore[arg-type]  # this one waits without the pilot
        self._seen = seen
        self._pages: Iterator[tuple[str, str]] = cycle(_PAGES)
        self._text: list[str] = []

    async def settle(self) -> None:
        """Wait until all is done that was asked for; the process beside goes on."""
        await until_idle(self.app)

    async def press_next(self) -> None:
        """Open the next page or come back from it; look at what the key led to, and at the article."""
        is_reading = self.app.screen is self.screen
        key, wanted = next(self._pages) if is_reading else ("q", "MainScreen")
        began = time.monotonic()
        await self.press(key)
        self._seen.presses.append(time.monotonic() - began)
        if not self.app.is_running:
            raise EOFError(f"the reader ended after {key}") from self.app.failure or self.app._exception
        if (found := type(self.app.screen).__name__) != wanted and self._text:
            self._seen.unanswered.append(f"{key}: {found}")
        self._look_at_text()

    async def back(self) -> None:
        """Come back to the article."""
        while self.app.screen is not self.screen:
            await self.press_next()

    def _look_at_text(self) -> None:
        """Note it if the article does not stand where it stood."""
        if self.app.screen is self.screen and self._text and self._shown() != self._text:
            lines = zip(self._text, self._shown(), strict=True)
            self._seen.moved += [f"{was} -> {now}" for was, now in lines if was != now]

    async def read(self, title: str) -> None:
        """Open the article of a title, and go on in it a little."""
        ids = [identity for (identity,) in self._asked("SELECT id FROM article WHERE title = ?", (title,))]
        self.screen.follow(ids[0])
        await self.settle()
        await self.press("j", "j", "j", "j", "j")
        self._text = self._shown()

    async def let_in(self) -> None:
        """Let in what was announced, if anything was."""
        await self.look()
        if _SAID in self.lines[0]:
            self._seen.announced += 1
            await self.press("comma")
        count = len(self.screen.article_list.outline.numbers)
        self._seen.let_in = count
        if _SAID in self.lines[0] or count != self.screen.counts.articles:
            self._seen.unanswered.append(f"comma: {count} listed")
        self._look_at_text()

    def _shown(self) -> list[str]:
        """Return the lines of the article on the screen."""
        pane = self.screen.text.region
        return [line[pane.x : pane.right] for line in self.lines[pane.y : pane.bottom]]

    def _asked(self, sql: str, bound: Sequence[str]) -> apsw.Cursor:
        return self.screen.access.con.execute(sql, bound)


async def play_read(corpus: Path, stage: Stage, feeds: Sequence[int] = ALL) -> tuple[Week, Seen]:
    """Play the week on a corpus that is made for it, with the reader open."""
    clock, seen, began = SharedClock(clock_of(corpus)), Seen(), time.monotonic()
    server = stage.begin(clock, corpus, feeds)
    moments = list(rounds(server.start))
    half = len(moments) // 2
    for part, beside in ((moments[:half], False), (moments[half:], True)):
        await _session(corpus, stage, server, seen, part, beside=beside)
    server.week.seconds = time.monotonic() - began
    return counted(server.week, corpus), seen


async def _session(
    corpus: Path, stage: Stage, server: Server, seen: Seen, moments: Sequence[float], *, beside: bool
) -> None:
    """Open the reader, and let it poll at some moments of the week."""
    clock = server.clock
    assert isinstance(clock, SharedClock)
    access = CorpusAccess(corpus)
    watched = command("watch", corpus, stage.host)
    settings = Settings(mark_read="never")
    app = ReaderApp(access, settings, keys=DEFAULT_KEYS, looks=themes.load(), ingest=watched)
    try:
        async with app.run_test(size=_SIZE) as pilot:
            reader = _AtKeys(app, pilot, seen)
            for moment in moments:
                clock.to(moment)
                also = [_refreshed(corpus, stage.host)] if beside and moment in moments[_BESIDE] else []
                await asyncio.gather(_round(reader, corpus, clock), *also)
                server.week.rounds += 1
                await reader.let_in()
                if moment == moments[0]:
                    await reader.read(f"Flood in Lomvale {KINDS['edited'][0]}")
            seen.reading = reader.screen.text.article.text[:80] if reader.screen.text.article else ""
    finally:
        access.close()


async def _refreshed(corpus: Path, host: str) -> None:
    """Let a process of its own refresh the corpus."""
    quiet = asyncio.subprocess.DEVNULL
    program = command("refresh", corpus, host)
    process = await asyncio.create_subprocess_exec(*program, stdin=quiet, stdout=quiet)
    if await process.wait():
        raise ChildProcessError(f"refresh ended with {process.returncode}")


async def _round(reader: _AtKeys, corpus: Path, clock: SharedClock) -> None:
    """Press keys until all that is due was asked and taken in."""
    until = time.monotonic() + _LONGEST_ROUND
    with closing(connect(corpus)) as con:
        while not _is_over(con, clock.now()):
            await reader.press_next()
            if time.monotonic() > until:
                raise TimeoutError(f"the round does not end; the screen says\n{reader.text}")
    await reader.back()


def _is_over(con: apsw.Connection, now: float) -> bool:
    """Tell whether nothing is due, nothing is being asked, and everything is linked."""
    due = next_due(con)
    is_linked = counter(con, "derived") == counter(con, "put")
    return is_linked and not count_due(con, now) and (due is None or due > now) and not _leased(con, now)


def _leased(con: apsw.Connection, now: float) -> bool:
    return bool(con.execute("SELECT EXISTS (SELECT 1 FROM feed WHERE leased > ?)", (now,)).get)


def exported(corpus: Path) -> str:
    """Return all that `export` writes of a corpus."""
    with closing(connect(corpus)) as con:
        return "".join(json_parts(con))


def tell_read(closed: Week, folder: Path, stage: Stage) -> None:
    """Play the week with the reader open, and print how it compares with one that was polled alone."""
    week, seen = asyncio.run(play_read(folder / "open.db", stage))
    median, late = quantiles(seen.presses, n=20)[9], quantiles(seen.presses, n=20)[18]
    same = exported(folder / "closed.db") == exported(folder / "open.db")
    alike = week.validators() == closed.validators()
    lines = (
        f"\nwith the reader open: {len(week.times):,} requests, {week.seconds:.0f} s of real time",
        f"asked of each feed, and with which validators: {'the same' if alike else 'not the same'}",
        f"corpus: {'the same, byte for byte' if same else 'not the same'}",
        f"{len(seen.presses):,} keys, {len(seen.unanswered)} unanswered",
        f"answered after {median * 1000:.0f} ms (median), {late * 1000:.0f} ms (95 of 100)",
        f"news announced after {seen.announced} rounds, {seen.let_in:,} articles listed in the end",
        f"{len(seen.moved)} lines moved of the article that was read",
    )
    print("\n".join(lines))  # noqa: T201
