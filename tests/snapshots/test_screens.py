"""Whole screens as text, so that a change of one can be read where it is reviewed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.app.conftest import Reader, all_five, corpus, fill
from tui.app import themes
from tui.app.corpus_access import CorpusAccess
from tui.app.keys import DEFAULT_KEYS
from tui.app.reader_app import ReaderApp
from tui.settings import Settings

__all__ = ["all_five", "corpus", "fill"]


@pytest.fixture
def app(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ReaderApp]:
    """Return the reader on the small corpus, in the dark theme whatever terminal the tests run in."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
    access = CorpusAccess(corpus)
    yield ReaderApp(access, Settings(), keys=DEFAULT_KEYS, looks=themes.load())
    access.close()


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        ((160, 30), ()),
        ((80, 24), ("enter", "right_square_bracket", "l")),
        ((120, 30), ("e",)),
    ],
    ids=["three-panes", "links-at-80", "event"],
)
async def test_screens_look_as_they_did(
    app: ReaderApp, snapshot: SnapshotAssertion, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    """A whole screen changes only when somebody means it to (`--snapshot-update` keeps the new one)."""
    async with app.run_test(size=size) as pilot:
        reader = Reader(pilot, app)
        await reader.settle()
        await reader.press(*keys)
        assert "\n".join(line.rstrip() for line in reader.lines) == snapshot
