"""What a reader does beside moving: sizes, themes, pages, searches, long articles, reading while news comes.

Each is measured from outside like every key (`tests.benchmarks.in_terminal`): the keys before it and after it
are not counted, and it is silent when what it led to is whole on the screen.
"""

from __future__ import annotations

import itertools
import shutil
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from tests.benchmarks.corpora import corpus_of, with_long_article
from tests.benchmarks.in_terminal import Answer, InTerminal
from tests.benchmarks.made_news import reports
from tests.benchmarks.programs import ours
from tui.store.connect import connect
from tui.store.searches import save_search, saved_searches

SILENCE: Final = 0.35
"""Seconds without a byte after which what was asked for is whole: a search runs beside the first answer."""

SIZES: Final = ((150, 40), (120, 40), (100, 30), (150, 40))

SEARCHES: Final = {"tolls": "killed:>20", "disagree": "has:conflict", "this year": "is:unread date:2024"}
"""Saved searches that the corpora are given, so that folders with counts stand above the list."""

WORD: Final = "harbour"

ARRIVING: Final = 3000
"""Articles that are taken in while keys are pressed."""


class Task(NamedTuple):
    """Something that is asked for again and again.

    Attributes:
        name: what the table calls it.
        aim: the milliseconds it should take at most.
        before: keys that lead to where it is asked for; each is pressed alone.
        keys: what is measured, one after the other.
        after: keys that lead back.
        times: how often.
    """

    name: str
    aim: int
    before: Sequence[bytes]
    keys: Sequence[bytes]
    after: Sequence[bytes]
    times: int


TASKS: Final = (
    Task("a theme switch", 100, (b"g",), (b"T",), (), 6),
    Task("the event screen", 60, (b"j",), (b"e",), (b"q",), 8),
    Task("search while typing, a key", 50, (b"o",), [bytes([key]) for key in WORD.encode()], (b"\x15\r",), 2),
    Task("a filter given: unread", 100, (), (b"vU",), (b"vA",), 4),
    Task("a filter given: two conditions", 100, (b"o", b"is:unread date:2024"), (b"\r",), (b"vA",), 3),
    Task("a filter taken away", 100, (b"vU",), (b"vA",), (), 4),
    Task("the next saved search", 100, (), (b")",), (), 8),
    Task("saved searches with counts", 100, (), (b"s",), (b"q",), 4),
)


def timings(articles: int, folder: Path) -> Iterator[tuple[str, float]]:
    """Yield what each task took: the first answer, the last byte, processor time; and in which aim."""
    corpus = corpus_of(articles, folder)
    _save_searches(corpus)
    program = ours(corpus)
    running = InTerminal(program.command, SIZES[0])
    try:
        running.until(program.ready)
        running.settle()
        for task in TASKS:
            yield from _measured(task.name, task.aim, _repeat(running, task))
        answers = [running.resize(*size, SILENCE) for size in itertools.islice(itertools.cycle(SIZES), 8)]
        yield from _measured("another size of the terminal", 60, answers[1:])
    finally:
        running.end(program.leave)
    yield from _long_article(folder)


def _repeat(running: InTerminal, task: Task) -> list[Answer]:
    """Do a task as often as it says, once more at first: what it loads at its first time is loaded once."""
    found: list[Answer] = []
    for _ in range(task.times + 1):
        for key in task.before:
            running.press(key, SILENCE)
        found += [running.press(key, SILENCE) for key in task.keys]
        for key in task.after:
            running.press(key, SILENCE)
    return found[len(task.keys) :]


def _measured(name: str, aim: int, answers: Sequence[Answer]) -> Iterator[tuple[str, float]]:
    title = f"{name} (aim {aim})"
    yield f"{title} ms", statistics.median(answer.last for answer in answers)
    yield f"{title} first byte ms", statistics.median(answer.first for answer in answers)
    yield f"{title} cpu ms", statistics.fmean(answer.cpu for answer in answers)


def _save_searches(corpus: Path) -> None:
    con = connect(corpus)
    if not saved_searches(con):
        for name, query in SEARCHES.items():
            save_search(con, name, query)
    con.close()


def _long_article(folder: Path) -> Iterator[tuple[str, float]]:
    """Yield how long an article of 20,000 words and 2,000 highlights takes to open."""
    program = ours(with_long_article(folder))
    running = InTerminal(program.command, SIZES[0])
    try:
        running.until(program.ready)
        running.settle()
        for key in (b"g", b"G", b"k", b"\r"):
            running.press(key, SILENCE)
        answers = []
        for _ in range(6):
            answers.append(running.press(b"\x0e", SILENCE))
            running.press(b"\x7f", SILENCE)
        running.press(b"\x0e", SILENCE)
        yield from _measured("a long article opened", 60, answers)
        yield from _measured("… a line down in it", 8, [running.press(b"j", SILENCE) for _ in range(6)])
        yield from _measured("… to its end", 60, [running.press(key, SILENCE) for key in (b"G", b"g") * 3])
    finally:
        running.end(program.leave)


def while_taking_in(articles: int, folder: Path) -> Iterator[tuple[str, float]]:
    """Yield what keys take at rest and while new articles are marked, stored and linked at full speed."""
    corpus = folder / "taking-in.db"
    for old in folder.glob("taking-in.db*"):
        old.unlink()
    shutil.copyfile(corpus_of(articles, folder), corpus)
    program = ours(corpus)
    for name, inputs in (("at rest", ()), ("taking in", (str(_texts(folder)),))):
        running = InTerminal((*program.command, *inputs), SIZES[0])
        try:
            running.until(program.ready)
            running.settle(0.5)
            if inputs:
                running.until(r"\d a second")
            for what, key, times in (("list down", b"j", 40), ("text down", b"J", 10)):
                answers = [running.press(key) for _ in range(times)]
                yield f"{name}: {what} first byte ms", statistics.median(each.first for each in answers)
                yield f"{name}: {what} cpu ms", statistics.fmean(each.cpu for each in answers)
        finally:
            running.end(program.leave)


def _texts(folder: Path) -> Path:
    """Return a folder of text files to take in: made news that no corpus has."""
    made = folder / "arriving"
    if not made.exists():
        made.mkdir()
        found = (report.article for _, each, _ in reports(ARRIVING, seed=7) for report in each)
        for number, article in enumerate(found):
            (made / f"{number}.txt").write_text(f"{article.title}\n\n{article.published}\n\n{article.text}")
    return made
