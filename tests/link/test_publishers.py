"""Independent publishers: reprints and sister titles count once."""

from __future__ import annotations

import pytest

from tui.link.publishers import independent, outlet
from tui.link.sketch import Sketch


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("The Ostrin Post", "Ostrin Post (Online)"),
        ("www.tarnmouth.example", "news.tarnmouth.example"),
        ("Kestrel News", "Kestrel"),
    ],
)
def test_sister_titles_are_one_outlet(name: str, same: str) -> None:
    """An outlet's site, its online edition and its paper are one publisher."""
    assert outlet(name) == outlet(same)


def test_copies_count_once() -> None:
    """Of four articles, two by one outlet and one a reprint of a third, two publishers are independent."""
    names = ("Ostrin Post", "The Ostrin Post", "Tarn Echo", "Salt Mirror")
    articles = [(at, Sketch(str(at), publisher=name)) for at, name in enumerate(names)]
    assert independent(articles, [(2, 3)]) == 2


def test_unknown_publisher_counts_for_itself() -> None:
    """An article that names no publisher is not taken for anybody's."""
    assert independent([(0, Sketch("x")), (1, Sketch("y"))], []) == 2
