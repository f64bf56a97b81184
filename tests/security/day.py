"""A day of use in minutes: 24 hours of arrivals and reading, one after the other without the waiting between.

`python -m tests.security.day [--hours 24] [--articles 10000] [--openings 40]` starts the real program in a
terminal over a watched folder. In each hour a part of the articles arrives while articles are opened one
after the other, marked, searched and filtered, pages opened and the window resized; then both processes come
to rest and are measured. In the end a fresh reader is started on the same corpus, and a few articles arrive:
what the old one has beyond that is what a day left behind. What is not there is waiting: nothing is told of
leaks that only time makes, but for what timers do in a few seconds of rest.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path
from typing import Final, NamedTuple

from tests.benchmarks.made_news import reports
from tests.security.session import Session
from tui.build.adding import add
from tui.build.behind import is_behind
from tui.store.connect import connect

_FIRST: Final = 100
"""Articles that are there before the day begins."""

_SIZES: Final = ((120, 40), (80, 24), (200, 60), (40, 10), (150, 45))

_QUERIES: Final = ("bridge", "said:minister", "killed:>1", "date:2014..2016", "is:unread", "nothingatall")

_PAGES: Final = ("I", "C", "S", "!", "?", "L", "c", "e")

_ARRIVING: Final = frozenset({0, 5})

_REST_S: Final = 3.0

_ROOM_MB: Final = 50.0
"""What a day may leave behind."""


class Process(NamedTuple):
    """What a process holds.

    Attributes:
        megabytes: of memory, shares of what is shared counted in part (Pss).
        descriptors: open files.
        threads: how many there are.
        wakings: how often a second it wakes while nothing happens: what its timers do.
    """

    megabytes: float
    descriptors: int
    threads: int
    wakings: float

    def __str__(self) -> str:
        return (
            f"{self.megabytes:.0f} MB, {self.descriptors} files, {self.threads} threads,"
            f" {self.wakings:.1f} wakings a second"
        )


class Held(NamedTuple):
    """What the reading process and its ingest process hold."""

    reader: Process
    ingest: Process

    def __str__(self) -> str:
        return f"reader {self.reader}; ingest {self.ingest}"

    def beyond(self, fresh: Held) -> bool:
        """Tell whether more is held than 50 MB beyond what a fresh reader holds, or more threads."""
        pairs = list(zip(self, fresh, strict=True))
        return any(used.megabytes - new.megabytes > _ROOM_MB for used, new in pairs) or (
            self.reader.threads > fresh.reader.threads
        )


class Day:
    """A reader at work over a folder in which articles arrive.

    Args:
        scratch: where corpus and folder go.
        articles: how many come in all.
    """

    def __init__(self, scratch: Path, articles: int) -> None:
        self.corpus = scratch / "corpus.db"
        self.folder = scratch / "in"
        self.folder.mkdir()
        self._coming = texts(articles + _FIRST)
        self.come = 0
        self.opened = 0

    def begin(self) -> None:
        """Take in what is there before."""
        self.arrive(_FIRST)
        list(add(self.corpus, [self.folder]))

    def arrive(self, count: int) -> None:
        """Let so many more articles come into the folder."""
        for text in islice(self._coming, count):
            self.come += 1
            (self.folder / f"{self.come:05}.txt").write_text(text, "utf-8")

    def hour(self, session: Session, articles: int, openings: int) -> None:
        """Live through an hour: reading in ten parts, and arrivals at two of them."""
        for part in range(10):
            if part in _ARRIVING:
                self.arrive(articles // 2)
            _read_on(session, openings // 10)
            self.opened += openings // 10
            _look_around(session, part)
        self.arrive(articles % 2)
        self.caught_up(session)
        session.press("o\x15\r", quiet_s=0.1)  # no filter
        session.resize(*_SIZES[0])
        session.press(",", quiet_s=0.3)

    def caught_up(self, session: Session) -> None:
        """Wait until all that arrived is in and linked."""
        end = time.monotonic() + 1_200
        while time.monotonic() < end:
            session.drain(0.5)
            session.forget()
            con = connect(self.corpus)
            done = con.execute("SELECT count(*) FROM article").get == self.come and not is_behind(con)
            con.close()
            if done:
                return
            assert session.process.poll() is None
        raise TimeoutError(f"{self.come} articles arrived and are not all in")


def texts(count: int) -> Iterator[str]:
    """Yield made articles as text files have them, the first paragraphs of each."""
    found = chain.from_iterable(each for _, each, _ in reports(count, seed=24))
    for article, _ in found:
        body = article.text[len(article.title) :].strip()[:600]
        yield f"{article.title}\n{article.source}\nPublished: {article.published}\n\n{body}\n"


def _read_on(session: Session, count: int) -> None:
    """Open so many articles, each scrolled and a highlight of it looked at; some are marked."""
    for number in range(count):
        session.press("\x0e" if number % 3 else "j", quiet_s=0.15)
        session.press("\r \x7f" if number % 2 else "\r]\x7f", quiet_s=0.1)
        if number % 5 == 0:
            session.press("mz", quiet_s=0.1)
        session.forget()


def _look_around(session: Session, part: int) -> None:
    """Filter, open and close a page, change the window's size, let new articles in."""
    session.press(f"o\x15{_QUERIES[part % len(_QUERIES)]}\r", quiet_s=0.1)
    session.press("jjj", quiet_s=0.05)
    session.press("o\x15\r", quiet_s=0.1)
    session.press("/ing\rn", quiet_s=0.1)
    session.press(_PAGES[part % len(_PAGES)], quiet_s=0.2)
    session.press("jj\x7f", quiet_s=0.1)
    session.resize(*_SIZES[part % len(_SIZES)])
    session.press(",", quiet_s=0.2)
    assert session.process.poll() is None, session.output[-3_000:]
    session.forget()


def held(session: Session) -> Held:
    """Return what the reading process and its ingest process hold, at rest."""
    reading = session.process.pid
    ids = [reading, *_children(reading)]
    session.drain(_REST_S, at_most_s=120)
    before, began = {each: _wakings(each) for each in ids}, time.monotonic()
    session.drain(_REST_S, at_most_s=_REST_S)
    seconds = time.monotonic() - began
    reader, ingest, *_ = (_process(each, (_wakings(each) - before[each]) / seconds) for each in ids)
    return Held(reader, ingest)


def _process(number: int, wakings: float) -> Process:
    place = Path(f"/proc/{number}")
    memory = re.search(r"^Pss:\s+(\d+)", (place / "smaps_rollup").read_text("ascii"), re.MULTILINE)
    assert memory is not None
    descriptors, threads = (len(list((place / name).iterdir())) for name in ("fd", "task"))
    return Process(int(memory[1]) / 1024, descriptors, threads, wakings)


def _wakings(number: int) -> int:
    """Return how often the threads of a process went to sleep of themselves."""
    count = 0
    for status in Path(f"/proc/{number}/task").glob("*/status"):
        with suppress(OSError):
            count += int(status.read_text("ascii").partition("\nvoluntary_ctxt_switches:")[2].split()[0])
    return count


def _children(number: int) -> list[int]:
    found: list[int] = []
    for place in Path(f"/proc/{number}/task").glob("*/children"):
        found += map(int, place.read_text("ascii").split())
    return found


def through(
    scratch: Path, hours: int, articles: int, openings: int, say: Callable[[str], object]
) -> tuple[Held, Held]:
    """Live through a day; say how each hour ended.

    Returns:
        What is held after the day, and what a fresh reader holds on the same corpus after a few arrivals.
    """
    day = Day(scratch, articles)
    day.begin()
    with Session(day.corpus, size=_SIZES[0]) as session:
        session.until("by event")
        for hour in range(hours):
            day.hour(session, articles * (hour + 1) // hours - articles * hour // hours, openings)
            say(f"hour {hour + 1}: {day.come:,} articles, {day.opened:,} opened; {held(session)}")
        used = held(session)
        session.end()
    with Session(day.corpus, size=_SIZES[0]) as session:
        session.until("by event")
        _read_on(session, 20)
        day.arrive(10)
        day.caught_up(session)
        fresh = held(session)
        session.end()
    say(f"a fresh reader on the same corpus: {fresh}")
    return used, fresh


def _said(line: str) -> None:
    print(line, flush=True)  # noqa: T201


def main(arguments: Sequence[str]) -> int:
    """Live through a day and print it."""
    parser = argparse.ArgumentParser(prog="python -m tests.security.day")
    parser.add_argument("--hours", type=int, default=24)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--openings", type=int, default=40, help="articles opened an hour")
    chosen = parser.parse_args(arguments)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        used, fresh = through(Path(scratch), chosen.hours, chosen.articles, chosen.openings, _said)
    _said(f"{time.monotonic() - began:.0f} s")
    return int(used.beyond(fresh))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
