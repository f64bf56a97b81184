"""Rules of what a process that works for long does with its memory."""

from __future__ import annotations

import gc
from contextlib import suppress
from pathlib import Path

from tui.build.adding import add
from tui.build.giving_back import rarely_collected


def test_adding_leaves_the_collector_as_it_found_it(tmp_path: Path) -> None:
    """Whoever calls the program as a library gets the collector back as it was."""
    before = gc.get_threshold()
    (tmp_path / "one.txt").write_text("A ferry sank off Dovar\n\nNineteen people died.\n", encoding="utf-8")
    during = {gc.get_threshold() for _ in add(tmp_path / "corpus.db", [tmp_path / "one.txt"])}
    assert before not in during
    assert gc.get_threshold() == before


def test_a_failure_leaves_the_collector_as_it_was() -> None:
    """What fails meanwhile does not keep the collector quiet."""
    before = gc.get_threshold()
    with suppress(ZeroDivisionError), rarely_collected():
        _ = 1 // 0
    assert gc.get_threshold() == before
