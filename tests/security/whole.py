"""Reading through all hostile inputs in the real program, every byte of its output kept and searched.

`python -m tests.security.whole` reads every file of `../shared/badinputs` and hostile names of files; it
opens each article in list, text, links, event and entity page, and the pages over them. The test suite does
the same over a part.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from tests.security.corpora import BAD
from tests.security.session import Session
from tui.build.adding import add
from tui.build.progress import Skipped
from tui.store import read
from tui.store.connect import connect
from tui.store.search import parse

PAYLOADS: Final = re.compile(
    rb"\x1b\]52|\x1b\]0;|\x1b\]2;|\x1b\]4;|\x1b\]5[05];|\x1b\]77|\x1b\]99|\x1b\]1337|\x1bP|\x1b_|\x1b\^|\x1bk|\x1bc|\x1bG"
    rb"|\x1b#8|\x1b\[2J\x1b\[H\x1b|\x1b\[\d*n|\x1b\[\d*t|\x1b\[\d*b|\x05|\xc2[\x80-\x9f]"
)
"""Beginnings of what the inputs try: clipboard, titles, queries, pictures, resets."""

NAMES: Final = (
    b"esc\x1b]0;PWNED\x07.txt",
    b"new\nline.txt",
    b"bad\xff\xfename.txt",
    "\u202etxt.exe.txt".encode(),
    b"[bold]x[b].txt",
    b"$(id) `id` %s%n.txt",
    b"c1\xc2\x9b2J.txt",
)
"""Names of files that are attacks themselves."""

_PAGES: Final = ("?", "!", "I", "C", "S", "L", "c")
"""Keys of pages that show something of the corpus or of the program."""


def inputs(folder: Path, files: Iterable[Path]) -> Path:
    """Put files, and the hostile names with a text and without, into a folder; return it."""
    for file in files:
        place = folder / file.parent.name
        place.mkdir(parents=True, exist_ok=True)
        (place / file.name).write_bytes(file.read_bytes())
    named = folder / "names"
    named.mkdir(parents=True)
    for number, name in enumerate(NAMES):
        text = b"" if number % 2 else b"A headline\n\nA text of some words by the ferry to Aro.\n"
        (Path(os.fsdecode(os.fsencode(named) + b"/" + name))).write_bytes(text)
    return folder


def through(corpus: Path, folder: Path) -> tuple[bytes, int]:
    """Take a folder in, read through it in the real program, and return all output and the articles shown."""
    skipped = [each for each in add(corpus, [folder]) if isinstance(each, Skipped)]
    con = connect(corpus)
    count = len(read.numbers(con, parse("")))
    con.close()
    assert skipped
    assert count
    with Session(corpus, size=(140, 45)) as session:
        session.until("by event")
        session.press("E\r", quiet_s=0.3)  # one row an article; the text has the keys
        for number in range(count):
            _look_at(session, everything=number % 10 == 0)
            session.press("\x0e", quiet_s=0.05)  # the next one that is unread
        for key in _PAGES:
            session.press(key, quiet_s=0.2)
            session.press("jjj" if _is_page(session) else "", quiet_s=0.05)
            _close_page(session)
        assert session.process.poll() is None, session.output[-3000:]
        assert session.end() == 143
        return session.output, _read(corpus)


def _read(corpus: Path) -> int:
    """Return how many articles were read."""
    con = connect(corpus)
    try:
        return len(read.numbers(con, parse("is:read")))
    finally:
        con.close()


def _look_at(session: Session, *, everything: bool) -> None:
    """Show the article under the cursor in the text, and with its highlights, links, event and entity."""
    session.press(" ", quiet_s=0.03)
    session.press("b]", quiet_s=0.03)
    for key in "iel" if everything else "e":
        session.press(key, quiet_s=0.1)
        _close_page(session)
    session.press("r", quiet_s=0.02)


def _is_page(session: Session) -> bool:
    return "copytaster" not in session.lines[0]


def _close_page(session: Session) -> None:
    """Come back to the main screen."""
    for _ in range(5):
        session.drain(0.05)
        if not _is_page(session):
            return
        session.press("q", quiet_s=0.1)
        end = time.monotonic() + 3
        while _is_page(session) and time.monotonic() < end:
            session.drain(0.1)
        assert session.process.poll() is None, session.output[-2000:]


def plain_outputs(corpus: Path) -> bytes:
    """Return what `list`, `show`, `links`, `sources` and `doctor` print of a corpus, in a terminal."""
    con = connect(corpus)
    ids = [str(identity) for (identity,) in con.execute("SELECT id FROM article ORDER BY n")]
    con.close()
    printed = b""
    calls = [
        ["list"],
        ["links"],
        ["sources"],
        ["doctor"],
        *(["show", each, "--marks", "--all"] for each in ids),
    ]
    for call in calls:
        with Session(corpus, *call) as session:
            session.finished()
            printed += session.output
    return printed


def main(arguments: Sequence[str]) -> int:
    """Do all of it; print what came of it."""
    files = sorted(path for path in BAD.rglob("*") if path.is_file() and path.parent != BAD)
    if arguments:
        files = [file for file in files if file.parent.name in arguments]
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        corpus = Path(scratch) / "corpus.db"
        output, count = through(corpus, inputs(Path(scratch) / "in", files))
        printed = plain_outputs(corpus)
    found = PAYLOADS.findall(output) + PAYLOADS.findall(printed)
    seconds = time.monotonic() - began
    print(  # noqa: T201
        f"{len(files)} files, {count} articles, {len(output):,} + {len(printed):,} bytes of output,"
        f" {len(found)} payloads, {seconds:.0f} s"
    )
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
