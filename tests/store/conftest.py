from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from tests.store import samples
from tui.store.connect import connect


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a corpus may be made."""
    return tmp_path / "corpora" / "corpus.db"


@pytest.fixture
def con(path: Path) -> Iterator[apsw.Connection]:
    """Return a corpus with the sample articles in it."""
    con = connect(path)
    samples.fill(con)
    yield con
    con.close()
