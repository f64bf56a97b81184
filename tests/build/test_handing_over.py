"""Rules of what is handed from process to process."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from tui.build.handing_over import hand_over_by_values
from tui.corpus.article import Block
from tui.corpus.event import Evidence
from tui.corpus.highlight import DateMention, Figure, Highlight, LocalEntity, Quote, Speaker

_NOUNS = (
    Block(3, 9, "body"),
    DateMention(1, 2, "2030-01-01", None, "-3d"),
    Evidence("figure", (1, 2), (3, 4), "17 / 21 killed", against=True),
    Figure(1, 2, "killed", 17, None, qualifier="at least", attributed_to="the ministry"),
    Highlight(1, 2, "person", "k1", "a tool"),
    LocalEntity("k1", "person", ("Ana Rehk", "Rehk"), ("captain",), 3),
    Quote(5, 9, Speaker("Ana Rehk", 1, 2, "k1"), "said", direct=False),
    Speaker("she"),
)


@pytest.mark.parametrize("noun", _NOUNS, ids=lambda noun: type(noun).__name__)
def test_a_noun_arrives_as_it_was(noun: Any) -> None:
    """What another process gets is equal in every field, to the last one."""
    hand_over_by_values()
    assert pickle.loads(pickle.dumps(noun)) == noun  # noqa: S301 - our own bytes
