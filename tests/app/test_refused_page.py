"""The list of refused inputs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.conftest import Opening, fill
from tui.build.adding import add
from tui.store import read
from tui.store.connect import connect


@pytest.mark.slow
async def test_a_refused_input_is_tried_again(tmp_path: Path, opening: Opening) -> None:
    """`r` reads the input under the cursor again: refused once more it says why, mended it comes in."""
    broken = tmp_path / "a report.txt"
    broken.write_text("")
    corpus = fill(tmp_path / "corpus.db")
    list(add(corpus, [broken], register=False))
    async with opening(corpus) as reader:
        await reader.press("exclamation_mark")
        assert "a report.txt" in reader.text
        assert "empty" in reader.text
        await reader.press("r")
        assert "again skipped" in reader.text
        broken.write_text("A report\n\nThe ferry to Aro was late, said the harbour master of Tervo.\n")
        await reader.press("r")
        assert "taken in" in reader.text
        assert "Nothing was refused" in reader.text
        await reader.press("q")
        await reader.press("z")
        assert "nothing is left to undo" in reader.text
    con = connect(corpus)
    assert read.counts(con).articles == 6
    con.close()
