"""Killing the program with -9 at random points of taking in and triage, over and over.

`python -m tests.security.killing 200` does it 200 times (about 10 minutes) and prints what was found.
"""

from __future__ import annotations

import contextlib
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.security.corpora import filled, report, written
from tui.store.check import faults
from tui.store.connect import connect

_TRIAGE: Final = """
import json, sys
from pathlib import Path
from tui.store import state
from tui.store.connect import connect

con = connect(Path(sys.argv[1]))
ids = json.loads(sys.argv[2])
for number in range(1_000_000):
    article, tag = ids[number % len(ids)], f"{sys.argv[3]}-{number}"
    state.change(con, [article], add_tags=[tag])
    print(article, tag, flush=True)
"""


@dataclass(frozen=True, slots=True)
class Rounds:
    """What so many rounds came to.

    Attributes:
        rounds: how many there were.
        killed: how many processes were killed at work.
        damaged: after how many rounds the corpus or its search index was not sound.
        lost: acknowledged changes and articles that were gone.
        acknowledged: changes and articles that the killed processes had said were done.
    """

    rounds: int
    killed: int
    damaged: int
    lost: int
    acknowledged: int


def killed_rounds(folder: Path, count: int, seed: int = 1) -> Rounds:
    """Kill an adding and a tagging process `count` times, on one corpus that grows; check it each time."""
    dice = random.Random(seed)  # noqa: S311
    corpus = filled(folder / "corpus.db", 10, 5)
    killed = damaged = lost = acknowledged = 0
    for number in range(count):
        texts = written(folder / f"round-{number}", 6, start=1000 + 6 * number)
        working = [_adding(corpus, texts), _tagging(corpus, number)]
        said = _until_killed(working, dice)
        killed += sum(each.returncode == -signal.SIGKILL for each in working)
        acknowledged += len(said)
        con = connect(corpus)
        damaged += any(faults(con))
        kept = {
            (str(a), str(tag)) for a, tag in con.execute("SELECT id, name FROM tag JOIN article USING (n)")
        }
        lost += len(said - kept)
        con.close()
    return Rounds(count, killed, damaged, lost, acknowledged)


def _adding(corpus: Path, texts: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tui", "--corpus", str(corpus), "add", str(texts)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def _tagging(corpus: Path, number: int) -> subprocess.Popen[str]:
    ids = json.dumps([report(each).id for each in range(10)])
    command = [sys.executable, "-c", _TRIAGE, str(corpus), ids, f"round-{number}"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def _until_killed(working: list[subprocess.Popen[str]], dice: random.Random) -> set[tuple[str, str]]:
    """Let the processes work for a while, kill them, and return the changes that were acknowledged."""
    time.sleep(dice.uniform(0.3, 2.5))
    for each in working:
        with contextlib.suppress(OSError):
            each.kill()
    lines = [each.communicate(timeout=20)[0] for each in working]
    whole = [line.split() for line in lines[1].splitlines(keepends=True) if line.endswith("\n")]
    return {(article, tag) for article, tag in whole}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        began = time.monotonic()
        print(killed_rounds(Path(scratch), int(sys.argv[1])))  # noqa: T201
        print(f"{time.monotonic() - began:.0f} s")  # noqa: T201
