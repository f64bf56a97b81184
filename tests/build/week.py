"""A week of 200 feeds on one loopback host, polled by the program twice a day, with restarts in between.

`python -m tests.build.week` plays it and prints what was asked of the server and what is in the corpus;
`python -m tests.build.week --reader` plays it twice, the second time with the reader open, and compares.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Self

from tests.fetch.clock import PlayedClock
from tests.fetch.loopback import Asked, Loopback, Reply, rss
from tui.build.adding import refresh
from tui.build.progress import Skipped
from tui.build.web import Web
from tui.fetch.clock import Clock
from tui.fetch.rules import Rules
from tui.store import read
from tui.store.connect import connect
from tui.store.sources import SourceRow, add_source, sources

HOUR = 3600.0
DAY = 24 * HOUR
EVERY = 12 * 3600
_DEADLINE = 2.0
"""Seconds of real time for a request: a busy machine answers later than the half second it should take."""

KINDS = {
    "steady": range(130),  # nothing new in the week; validators
    "lively": range(130, 150),  # an article a day
    "edited": range(150, 160),  # a toll goes from 17 to 21 on the fourth day
    "mute": range(160, 166),  # no validators
    "gone": range(166, 172),  # 410 from the third day on
    "failing": range(172, 180),  # 500 on the second and third day
    "busy": range(180, 185),  # 429 with Retry-After of two days, from the second day to the fifth
    "moved": range(185, 191),  # 301 to another path, from the second day on
    "cut": range(191, 195),  # cut off in mid-feed on the second day
    "login": range(195, 198),  # a login page on the second and third day
    "slow": range(198, 200),  # no answer on the second day
}

ALL = range(200)
"""The numbers of the feeds."""


_LONGER = "".join(
    f" House {each} by the river stood empty, and the mud in it came up to step {each + 1} of the stairs."
    for each in range(2, 60)
)
"""Makes a text that is read screen by screen."""


def kind_of(number: int) -> str:
    """Return what the feed of a number does in the week."""
    return next(kind for kind, numbers in KINDS.items() if number in numbers)


@dataclass
class Week:
    """What was seen.

    Attributes:
        asked: requests of each feed by number: when, and with which validator.
        times: of all requests.
        paths: how often each was asked for.
        mismatched: requests without the validator that was served last.
        skipped: what the program said.
    """

    asked: dict[int, list[tuple[float, str]]] = field(default_factory=lambda: defaultdict(list))
    times: list[float] = field(default_factory=list)
    paths: Counter[str] = field(default_factory=Counter)
    mismatched: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    skipped: list[Skipped] = field(default_factory=list)
    articles: int = 0
    revised: int = 0
    paused: int = 0
    moved: int = 0
    rounds: int = 0
    seconds: float = 0.0

    def validators(self) -> dict[int, list[str]]:
        """Return with which validators each feed was asked, in order."""
        return {number: [given for _, given in self.asked[number]] for number in sorted(self.asked)}


class Server:
    """Answers as the feeds of the week do.

    Args:
        clock: the week's; it begins now.
    """

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.start = clock.now()
        self._tags: dict[int, str] = {}
        self.week = Week()

    def route(self, asked: Asked) -> Reply:
        """Answer one request."""
        week, number = self.week, int(asked.path.strip("/").split("/")[-1])
        given = asked.headers.get("if-none-match", "")
        week.asked[number].append((asked.at, given))
        week.times.append(asked.at)
        week.paths[asked.path] += 1
        reply = self._reply(number, asked, int((asked.at - self.start) // DAY))
        week.statuses[reply.status if reply.raw is None else 0] += 1
        return reply

    def _reply(self, number: int, asked: Asked, day: int) -> Reply:  # noqa: PLR0911 - one for each kind
        kind = kind_of(number)
        if kind == "gone" and day >= 2:
            return Reply(410)
        if kind == "failing" and day in (1, 2):
            return Reply(500)
        if kind == "busy" and 1 <= day <= 4:
            return Reply(429, headers={"Retry-After": str(int(2 * DAY))})
        if kind == "login" and day in (1, 2):
            return Reply(200, b"<!doctype html><title>Log in</title><form></form>")
        if kind == "moved" and day >= 1 and not asked.path.startswith("/new"):
            return Reply(301, headers={"Location": f"/new{asked.path}"})
        if kind == "slow" and day == 1:
            return Reply(raw=b"", after=_DEADLINE + 0.5)
        return self._feed(number, kind, asked, day)

    def _feed(self, number: int, kind: str, asked: Asked, day: int) -> Reply:
        body = rss(f"Outlet {number}", list(_items(number, kind, day)), f"https://outlet{number}.example")
        if kind == "cut" and day == 1:
            return Reply(200, body[:-40])
        if kind == "mute":
            return Reply(200, body)
        tag = f'"{number}-{hash(body) & 0xFFFF:x}"'
        given = asked.headers.get("if-none-match", "")
        if number in self._tags and given != self._tags[number] and kind in ("steady", "lively", "edited"):
            self.week.mismatched += 1
        self._tags[number] = tag
        return Reply(304) if given == tag else Reply(200, body, {"ETag": tag})


def _items(number: int, kind: str, day: int) -> Iterator[tuple[str, str, str]]:
    place = f"Lomvale {number}"
    toll = 21 if kind == "edited" and day >= 3 else 17
    text = f"At least {toll} people were killed when the river rose in {place}, the mayor said."
    yield f"/{number}/a", f"Flood in {place}", text + _LONGER * (kind == "edited")
    if kind == "lively":
        for each in range(day + 1):
            yield (
                f"/{number}/d{each}?utm_source=rss",
                f"Day {each}: council of {place} meets",
                f"The council of {place} met again over the dyke, and {each + 3} members left early.",
            )


class Stage:
    """One host on which weeks are played, one after the other: the same addresses, and so the same articles.

    Use it as a context manager.
    """

    def __init__(self) -> None:
        self._server = Server(PlayedClock())
        self._loopback = Loopback(self._route, self._now)

    def _route(self, asked: Asked) -> Reply:
        return self._server.route(asked)

    def _now(self) -> float:
        return self._server.clock.now()

    def __enter__(self) -> Self:
        """Start to answer."""
        self._loopback.__enter__()
        return self

    def __exit__(self, *ended: object) -> None:
        """Answer no more."""
        self._loopback.__exit__(None, None, None)

    @property
    def host(self) -> str:
        """Return name and port."""
        return self._loopback.host

    def begin(self, clock: Clock, corpus: Path, feeds: Sequence[int]) -> Server:
        """Begin a week: what answers from now on; a corpus that has its feeds as sources is made."""
        self._server = Server(clock)
        with closing(connect(corpus)) as con:
            for number in feeds:
                url = f"{self._loopback.base}/{number}"
                row = SourceRow(url, "feed", "", paused=False, options="{}", read_at=None, every=EVERY)
                add_source(con, row)
        return self._server


def as_asked(host: str, clock: Clock) -> Web:
    """Return how a week's host is asked: one request at a time, so that two weeks go alike."""
    return Web(Rules(private_hosts=(host,), seconds=_DEADLINE), clock, threads=1)


def rounds(start: float) -> Iterator[float]:
    """Yield when sources are polled in the week that begins at `start`."""
    yield from (start + number * 6 * HOUR for number in range(28))


def play(corpus: Path, stage: Stage, feeds: Sequence[int] = ALL) -> Week:
    """Play the week on a corpus that is made for it; each round is a program of its own."""
    clock, began = PlayedClock(), time.monotonic()
    server = stage.begin(clock, corpus, feeds)
    web = as_asked(stage.host, clock)
    for moment in rounds(server.start):
        clock.to(moment)
        server.week.skipped += [each for each in refresh(corpus, web) if isinstance(each, Skipped)]
        server.week.rounds += 1
    server.week.seconds = time.monotonic() - began
    return counted(server.week, corpus)


def counted(week: Week, corpus: Path) -> Week:
    """Return a week with what is in its corpus."""
    with closing(connect(corpus)) as con:
        week.articles = read.counts(con).articles
        week.revised = int(con.execute("SELECT count(DISTINCT n) FROM revision").get)
        week.paused = sum(row.paused for row in sources(con))
        week.moved = int(con.execute("SELECT count(*) FROM feed WHERE address LIKE '%/new/%'").get)
    return week


def gaps(moments: list[float]) -> list[float]:
    """Return the seconds between moments that follow one another."""
    return [later - earlier for earlier, later in pairwise(moments)]


def main() -> None:
    """Play the week, once or with the reader open as well, and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", action="store_true", help="again, with the reader open, and compare")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Stage() as stage:
        week = play(Path(folder) / "closed.db", stage)
        tell(week)
        if wanted.reader:
            from tests.build.week_read import tell_read  # noqa: PLC0415 - it builds on this module

            tell_read(week, Path(folder), stage)


def tell(week: Week) -> None:
    """Print the figures of a week."""
    print(f"{len(week.times):,} requests in {week.rounds} rounds, {week.seconds:.0f} s of real time")  # noqa: T201
    print(f"answers by status: {dict(sorted(week.statuses.items()))}")  # noqa: T201
    print(f"least between two requests to the host: {min(gaps(week.times)):.2f} s")  # noqa: T201
    for kind, numbers in KINDS.items():
        moments = [[at for at, _ in week.asked[number]] for number in numbers]
        least = min((gap for each in moments for gap in gaps(each)), default=0) / HOUR
        count = sum(map(len, moments)) / len(numbers)
        print(f"{kind:8} {len(numbers):4} feeds, {count:5.1f} requests each, at least {least:.2f} h apart")  # noqa: T201
    print(f"{week.articles:,} articles, {week.revised} revised, {week.paused} paused, {week.moved} moved")  # noqa: T201


if __name__ == "__main__":
    main()
