"""docs/security.md says what is tested."""

from __future__ import annotations

import re
from typing import Final

import pytest

from tests.docs.made import ROOT

_ROWS: Final = {"A": 19, "B": 10, "C": 31, "D": 14, "E": 14, "F": 12, "G": 9, "H": 19, "I": 3, "J": 10}
"""How many rows each letter has."""

_TEXT: Final = (ROOT / "docs" / "security.md").read_text("utf-8")

_TABLE: Final = re.findall(r"^\| ([A-J]\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", _TEXT, re.MULTILINE)


def test_every_row_is_there() -> None:
    """The table has each row once, in order."""
    every = [f"{letter}{number}" for letter, count in _ROWS.items() for number in range(1, count + 1)]
    assert [row for row, *_ in _TABLE] == every


@pytest.mark.parametrize("row", _TABLE, ids=lambda row: row[0])
def test_the_test_of_a_row_exists(row: tuple[str, str, str, str]) -> None:
    """A row that holds names a function of a file of tests; one without a test says that it does not hold."""
    _, _, test, result = row
    if test == "–":
        assert not result.startswith("held")
        return
    found = re.fullmatch(r"`(tests/[\w/]+\.py)` `(test_\w+)`", test)
    assert found
    source = (ROOT / found[1]).read_text("utf-8")
    assert re.search(rf"^(?:async )?def {found[2]}\(", source, re.MULTILINE)


def test_the_counts_are_right() -> None:
    """What is said of how many rows hold is what the table says."""
    held = sum(result.startswith("held") for *_, result in _TABLE)
    part = sum(result.startswith("in part") for *_, result in _TABLE)
    assert f"Of {len(_TABLE)} rows {held} hold, {part} in part, {len(_TABLE) - held - part} not." in _TEXT
