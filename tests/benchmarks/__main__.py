"""Measure, and print the tables of docs/performance.md.

    python -m tests.benchmarks [--sizes 100 10000 100000] [--runs 5] [--folder DIR]

The corpora are made at the first call (100,000 articles: about two minutes, 0.9 GB) and kept in the folder.
Programs take turns, run by run, so that a busy moment of the machine is not held against one of them.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from tests.benchmarks.corpora import corpus_of
from tests.benchmarks.in_terminal import InTerminal
from tests.benchmarks.programs import Program, empty_app, others, ours
from tests.benchmarks.tasks import timings, while_taking_in

SIZE: Final = (150, 40)

Measures: TypeAlias = dict[str, list[float]]

LINES: Final = {"100 ms, 1 Mbit/s": (100.0, 1e6), "300 ms, 9,600 baud": (300.0, 9600.0)}
"""Emulated lines: round trip in milliseconds, bits a second; what a user waits is worked out from bytes."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure every program at every size."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--sizes", nargs="+", type=int, default=[100, 10_000, 100_000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument(
        "--folder", type=Path, default=Path(tempfile.gettempdir()) / f"copytaster-{os.getuid()}"
    )
    parser.add_argument("--alone", action="store_true", help="ours and the empty app only")
    options = parser.parse_args(arguments)
    options.folder.mkdir(exist_ok=True)
    own = {f"XDG_{kind}_HOME": str(options.folder / kind) for kind in ("CACHE", "DATA", "CONFIG", "STATE")}
    os.environ.update(own)
    for articles in options.sizes:
        programs = [empty_app(options.folder), ours(corpus_of(articles, options.folder))]
        programs += [] if options.alone else others(articles, options.folder)
        found = measured(programs, options.runs)
        for _ in range(options.runs):
            for what, value in (
                *timings(articles, options.folder),
                *while_taking_in(articles, options.folder),
            ):
                found["copytaster"][what].append(value)
        sys.stdout.write("\n".join([f"\n### {articles:,} articles\n", *table(found), ""]))
        sys.stdout.flush()


def measured(programs: Sequence[Program], runs: int) -> dict[str, Measures]:
    """Return what each program took, by its name and what was measured; the first run warms caches only."""
    found: dict[str, Measures] = {program.name: defaultdict(list) for program in programs}
    for run in range(runs + 1):
        for program in programs:
            for what, value in _run(program):
                if run:
                    found[program.name][what].append(value)
    return found


def _run(program: Program) -> Iterator[tuple[str, float]]:
    """Run a program once, or twice where it takes keys early; yield what was measured."""
    if program.early:
        started = InTerminal(program.command, SIZE)
        try:
            yield "first key answered ms", started.first_answer(program.early)
            started.until(program.ready)
        finally:
            started.end(program.leave)
    running = InTerminal(program.command, SIZE)
    try:
        first, ready = running.until(program.ready)
        yield "first paint ms", first
        yield "ready ms", ready
        running.settle(0.4)
        for name, (keys, times) in program.keys.items():
            answers = [running.press(keys) for _ in range(times)]
            yield f"{name} ms", statistics.median(answer.last for answer in answers)
            yield f"{name} p95 ms", sorted(answer.last for answer in answers)[int(0.95 * (times - 1))]
            size = statistics.median(answer.bytes for answer in answers)
            yield f"{name} bytes", size
            yield f"{name} cpu ms", sum(answer.cpu for answer in answers) / times
            for line, (trip, rate) in LINES.items():
                wait = trip + statistics.median(answer.last for answer in answers) + size * 8e3 / rate
                yield f"{name} over {line} ms", wait
        if "list down" in program.keys and program.name == "copytaster":
            yield "held j, lag ms", running.hold(b"j", 60, 30)
        alone, family = running.memory()
        yield "memory MB", alone
        yield "memory with children MB", family
    finally:
        running.end(program.leave)


def table(found: dict[str, Measures]) -> Iterator[str]:
    """Yield a table, median and range of each measure, a column a program."""
    names = list(found)
    rows = dict.fromkeys(what for measures in found.values() for what in measures)
    yield "| | " + " | ".join(names) + " |"
    yield "|---" * (len(names) + 1) + "|"
    for what in rows:
        yield f"| {what} | " + " | ".join(_cell(found[name].get(what, [])) for name in names) + " |"


def _cell(values: Sequence[float]) -> str:
    if not values:
        return "–"
    return f"{statistics.median(values):,.0f} ({min(values):,.0f}–{max(values):,.0f})"


if __name__ == "__main__":
    main()
