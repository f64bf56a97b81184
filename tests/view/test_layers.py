"""Layers of highlights in the reading view."""

from __future__ import annotations

from tui.corpus.article import Article
from tui.corpus.highlight import Highlight, Kind
from tui.view.layers import layer_sentence, layers_of, marked_by, steps

ALL: frozenset[Kind] = frozenset({"person", "place"})

ARTICLE = Article(
    "a1",
    "Ana in Sarn",
    highlights=(
        Highlight(0, 3, "person", "person:ana"),
        Highlight(0, 3, "person", layer="Ines"),
        Highlight(7, 11, "place", layer="Ines"),
        Highlight(0, 3, "place", layer="Bo"),
    ),
)


def test_our_own_layer_comes_first() -> None:
    """The others follow by name."""
    assert layers_of(ARTICLE) == ["copytaster", "Bo", "Ines"]


def test_what_several_layers_mark_alike_is_one_step() -> None:
    """The mark that names an entity stands for them."""
    found = steps(ARTICLE.highlights, ALL)
    assert [(mark.start, mark.kind, mark.entity) for mark in found] == [
        (0, "person", "person:ana"),
        (0, "place", None),
        (7, "place", None),
    ]


def test_a_mark_tells_who_made_it() -> None:
    """All layers with the same span and kind are named, ours first."""
    assert marked_by(ARTICLE, ARTICLE.highlights[1]) == ["copytaster", "Ines"]
    assert marked_by(ARTICLE, ARTICLE.highlights[3]) == ["Bo"]


def test_the_layer_shown_is_said_with_how_far_it_agrees() -> None:
    """Marks are counted, and those that ours has as well."""
    assert layer_sentence(ARTICLE, "Ines") == "layer Ines: 2 marks, 1 as copytaster has them"
    assert layer_sentence(ARTICLE, None) == "all layers together: copytaster, Bo, Ines"
