"""The doctor reads the search indexes against what they index."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.samples import fill
from tui.store.check import faults
from tui.store.connect import connect


@pytest.mark.parametrize(
    ("index", "columns", "values"),
    [
        ("word", "rowid, title, body", (1, "dam bursts", "nothing of what the article says")),
        ("called", "rowid, forms", (1, "somebody else")),
    ],
)
def test_an_index_of_other_words_is_found(
    tmp_path: Path, index: str, columns: str, values: tuple[object, ...]
) -> None:
    """An index that hangs together and says what was never written is told from a sound one."""
    con = connect(tmp_path / "corpus.db")
    fill(con)
    assert list(faults(con)) == []
    con.execute(f"DELETE FROM {index} WHERE rowid = 1")
    con.execute(f"INSERT INTO {index} ({columns}) VALUES ({', '.join('?' * len(values))})", values)
    assert list(faults(con)) == [f"the search index “{index}” is not what was written in 1 of its rows"]
    con.close()
