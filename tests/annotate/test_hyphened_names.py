"""Names of two words that a small one ties with hyphens are one name, of the right kind."""

from __future__ import annotations

import pytest

from tests.annotate.written import written
from tui.annotate.names import names

TIED = [
    ("A lorry burnt in Mazar-i-Sharif on Friday, the mayor said.", "Mazar-i-Sharif", "place"),
    ("The ferry to Stratford-upon-Avon was late again.", "Stratford-upon-Avon", "place"),
    ("The village near Ostra-e-Velm has no bridge.", "Ostra-e-Velm", "place"),
    ("Harakat-e-Ostra said that it had burnt the bridge.", "Harakat-e-Ostra", "organisation"),
    ("Fighters of Lashkar-e-Velm and Jaish-e-Ostra met there.", "Jaish-e-Ostra", "organisation"),
]


@pytest.mark.parametrize(("text", "name", "kind"), TIED, ids=[case[1] for case in TIED])
def test_a_tied_name_is_one(text: str, name: str, kind: str) -> None:
    """Neither half stands alone, and a movement is no person for the name that it bears."""
    found, _ = names(written(text))
    kinds = {text[mark.start : mark.end]: mark.kind for mark in found}
    assert kinds.get(name) == kind
    assert not {part for part in kinds if part != name and part in name}


def test_words_that_merely_stand_in_a_row_are_tied_by_nothing() -> None:
    """A dash with spaces, and an adjective of a hyphen, make no name of two."""
    text = "Ana - in Velm - rang. The state-of-the-art ferry was late."
    found, _ = names(written(text))
    assert not [mark for mark in found if "-" in text[mark.start : mark.end]]
