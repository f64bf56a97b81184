"""Figures that no rule tells: found by their company, and only in articles that have one by rule."""

from __future__ import annotations

import pytest

from tests.annotate.hostile import is_linear
from tests.annotate.written import written
from tui.annotate.figure_learnt import learnt, may_be_people
from tui.annotate.figure_numbers import counts
from tui.annotate.figures import figures, figures_by_rules

OPENING = "An avalanche killed six skiers on Sunday and injured nine others, the police said.\n\n"


def _unruled(text: str) -> list[tuple[str, str]]:
    article = written(text)
    ruled = {(figure.start, figure.end) for figure in figures_by_rules(article)}
    return [(text[f.start : f.end], f.kind) for f in figures(article) if (f.start, f.end) not in ruled]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A further three were carried out dead.", [("A further three", "killed")]),
        (
            "The bodies were those of four guides and two guests.",
            [("four guides", "killed"), ("two guests", "killed")],
        ),
    ],
)
def test_a_count_in_company_is_found(text: str, found: list[tuple[str, str]]) -> None:
    """A count that no rule tells the kind of is a figure where its sentence and the figures around say so."""
    assert _unruled(OPENING + text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Thirty rescuers and 12 dogs searched the slope.",
        "The hotel has 120 beds.",
        "More than 900 people attended a vigil.",
        "The mayor thanked 40 volunteers.",
        "Two of its 38 guests were from Norway.",
    ],
)
def test_other_counts_beside_a_toll_are_none(text: str) -> None:
    """Rescuers, beds and mourners are no toll, whatever stands before them."""
    assert _unruled(OPENING + text) == []


def test_an_article_without_a_ruled_figure_is_left_alone() -> None:
    """Where the rules find no figure at all, nothing is guessed."""
    article = written("The bodies were those of four guides and two guests.")
    assert learnt(article.text, article.content_blocks(), []) == []


@pytest.mark.parametrize(
    ("text", "may_be"),
    [
        ("Three men came.", True),
        ("Three were there.", True),
        ("Three Czechs came.", True),
        ("Three roadblocks stood there.", False),
        ("A Category 4 storm came.", False),
        ("It closed Interstate 95 on Monday.", False),
        ("The singer turned 17 on Friday.", False),
        ("Shots fell at 11 : 30 on Friday.", False),
    ],
)
def test_a_bare_number_counts_people_only_where_nothing_else_follows(text: str, *, may_be: bool) -> None:
    """A number before a noun for things, a road's, a storm's, an age or a time counts no people."""
    assert any(may_be_people(text, count) for count in counts(text, 0, len(text))) is may_be


@pytest.mark.parametrize("piece", ["Six died, three ", "3 died and 3 ", "Six died; 3 of the "])
def test_many_counts_take_time_in_proportion(piece: str) -> None:
    """A sentence of nothing but counts is read in time that grows as its length."""
    assert is_linear(figures, piece)
