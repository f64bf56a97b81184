"""The bar of long work, as a terminal of 80 columns shows it."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from itertools import count

import pytest

from tui.build.progress import Progress, Report
from tui.cli import progress_bar
from tui.cli.progress_bar import with_bar


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _read_and_marked(articles: int) -> Iterator[Report]:
    for done in range(1, articles + 1):
        yield Progress(
            "annotate", done, None, "A headline that is longer than any line has room for, and goes on"
        )
        yield Progress("read", done, 1500, f"/home/somebody/research/files/of/the/newsroom/{done}.txt")


def test_rate_and_time_left_are_shown_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """While files are read and marked in turns; what gives way is the name of what is being read."""
    terminal, ticks = _Terminal(), count()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress_bar, "monotonic", lambda: next(ticks) / 20)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm")
    reports = list(with_bar(_read_and_marked(400)))
    assert len(reports) == 800
    shown = terminal.getvalue()
    assert " 400/1500 10 a second, 2 min left reading /home/somebody" in shown.replace("\x1b[0m", "")
