"""What wire services tie to the front of a headline."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotate.line_slugs import behind_slug


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("UPDATE 2-Calenza, unions reach deal", "Calenza, unions reach deal"),
        ("RPT-EXCLUSIVE-Calenza to cut jobs", "Calenza to cut jobs"),
        ("Motor racing-Dole on pole", "Dole on pole"),
        ("Soccer-Burnley hold Everton", "Burnley hold Everton"),
        ("Update-minded readers wait", "Update-minded readers wait"),
        ("Soccer - a long history", "Soccer - a long history"),
    ],
)
def test_a_headline_begins_behind_its_slugs(line: str, rest: str) -> None:
    """What a service ties to a headline is taken off, however many; other words with a hyphen stay."""
    text = f"before\n{line}\nafter"
    start = text.index(line)
    end = start + len(line)
    assert text[behind_slug(text, start, end) : end] == rest


@given(st.lists(st.sampled_from(["UPDATE", " 1", "-", "Soccer", "x", " racing", "\n"]), max_size=30))
def test_a_line_never_begins_behind_its_end(pieces: list[str]) -> None:
    """Whatever the text is, the start stays within the line."""
    text = "".join(pieces)
    assert 0 <= behind_slug(text, 0, len(text)) <= len(text)
