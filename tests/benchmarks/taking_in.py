"""Measure what taking articles in costs, from files to linked and explained, by the program itself.

    python -m tests.benchmarks.taking_in FILE...

A fresh corpus is made by `copytaster add FILE...` in processes of its own; printed are articles, their mean
words, links an article, seconds on the clock and of processor time (all processes), and megabytes at most in
one process.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import apsw


def main() -> None:
    """Take the files in and print a row."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus.db"
        began = time.monotonic()
        subprocess.run(
            [sys.executable, "-m", "tui", "--corpus", str(corpus), "add", *sys.argv[1:]],
            check=False,  # it fails where a single input was refused
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        passed = time.monotonic() - began
        sys.stdout.write(_row(corpus, passed) + "\n")


def _row(corpus: Path, passed: float) -> str:
    con = apsw.Connection(str(corpus), flags=apsw.SQLITE_OPEN_READONLY)
    words = [len(text.split()) for (text,) in con.execute("SELECT text FROM content")]
    links = int(con.execute("SELECT count(*) FROM link").get)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = used.ru_utime + used.ru_stime
    count = len(words)
    return (
        f"{count:,} articles of {sum(words) / count:.0f} words, {links / count:.1f} links each: "
        f"{passed:.1f} s, {count / passed:.0f} articles a second on {os.cpu_count()} cores; "
        f"{1000 * seconds / count:.1f} ms of processor time each; {used.ru_maxrss / 1024:.0f} MB at most"
    )


if __name__ == "__main__":
    main()
