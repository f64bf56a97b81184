"""Headlines, in which every word has a capital: told apart, and made for training."""

import pytest

from tui.annotate.names_features import headline_style
from tui.annotate.tokens import tokens
from tui.train.headlines import as_headlines, printed_as
from tui.train.name_data import LabelledArticle, LabelledRow

_TEXT = "Ines Marr sails to Tarvos\nMarr had left.\n"
_ROWS = [
    LabelledRow(tokens(_TEXT, 0, 25), ["B-person", "I-person", "O", "O", "B-place"]),
    LabelledRow(tokens(_TEXT, 26, 40), ["B-person", "O", "O", "O"]),
]
_ARTICLE = LabelledArticle("a", _TEXT, _ROWS, [(0, 9, "person"), (19, 25, "place"), (26, 30, "person")])


@pytest.mark.parametrize(
    ("line", "style"),
    [
        ("TENNIS - MARR BEATS OSK IN TARVOS", "rcaps"),
        ("Tarvos Court Jails Three Over Royal Insult", "rtitle"),
        ("Tarvos court jails three over royal insult", ""),
        ("Ines Marr", ""),
        ("", ""),
    ],
)
def test_a_headline_is_told_by_its_capitals(line: str, style: str) -> None:
    """A row whose longer words all have capitals is a headline, unless they are too few to tell."""
    assert headline_style(tokens(line)) == style


def _words(rows: list[LabelledRow]) -> list[list[str]]:
    return [[token.text for token in row] for row, _ in rows]


def test_each_row_is_a_headline_once() -> None:
    """All rows are printed as headlines, a few at a time, with their labels; the rest stays as it was."""
    copies = [(rows, printed) for rows, printed in as_headlines(_ARTICLE) if printed]
    assert [_words(printed) for _, printed in copies] == [
        [["Ines", "Marr", "Sails", "to", "Tarvos"], ["MARR", "HAD", "LEFT", "."]]
    ]
    assert [each.labels for each in copies[0][1]] == [each.labels for each in _ROWS]


def test_an_article_printed_otherwise_keeps_the_names_of_its_headlines() -> None:
    """The text changes where a headline stands and nowhere else; names outside headlines are left out."""
    printed = printed_as(_ARTICLE, capitals=True)
    assert printed.text == "INES MARR SAILS TO TARVOS\nMarr had left.\n"
    assert printed.gold == _ARTICLE.gold[:2]
