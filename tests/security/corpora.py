"""Corpora of our own words for the tests of this folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import pytest

from tui.corpus.article import Article, Block
from tui.corpus.identity import stable_id
from tui.store.connect import connect
from tui.store.write import put_article

BAD: Final = Path(__file__).resolve().parents[3] / "shared" / "badinputs"
"""The hostile inputs, where they are beside this checkout."""

needs_bad_inputs: Final = pytest.mark.skipif(
    not BAD.is_dir(), reason="the hostile inputs are not beside this checkout"
)

_SENTENCE: Final = (
    "Line {n} of report {number}: the ferry to Aro was late, said the harbour master of Tervo.\n"
)


def report(number: int, lines: int = 60, title: str = "") -> Article:
    """Return an article of so many lines, each of which says which one it is."""
    heading = title or f"Report {number} from the harbour"
    text = heading + "\n" + "".join(_SENTENCE.format(n=n, number=number) for n in range(1, lines + 1))
    blocks = (Block(0, len(heading), "title"), Block(len(heading) + 1, len(text), "body"))
    return Article(
        stable_id("a", f"report {number}"),
        text,
        title=heading,
        origin=f"/harbour/{number}.txt",
        source="Harbour News",
        published=f"2021-05-{number % 28 + 1:02}",
        date_basis="stated",
        blocks=blocks,
    )


def filled(path: Path, count: int = 5, lines: int = 60) -> Path:
    """Make a corpus of reports at `path`."""
    con = connect(path)
    for number in range(count):
        put_article(con, report(number, lines), content_key="1")
    con.close()
    return path


def written(folder: Path, count: int, start: int = 0) -> Path:
    """Write reports as text files into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(start, start + count):
        (folder / f"{number:04}.txt").write_text(report(number, 8).text, "utf-8")
    return folder


def without_override() -> None:
    """Take from a process that is root what lets it pass over permissions; for `preexec_fn`."""
    if os.geteuid() == 0:
        import ctypes  # noqa: PLC0415  (Linux alone has prctl)

        libc = ctypes.CDLL(None)
        for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            libc.prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP
