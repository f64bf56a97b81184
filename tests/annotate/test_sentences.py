"""Where sentences begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.annotate.hostile import REPEATED, TEXTS, is_linear
from tui.annotate.sentences import sentences

CASES = [
    ["The U.S. envoy met Lt. Gen. Ray on Nov. 3 in Homs.", "He left."],
    ["Talks began at 5 p.m. Friday.", "They failed."],
    ["It ended at 5 p.m.", "The crowd went home."],
    ["J. R. Miller and Mrs. Hall of Acme Inc. won.", "Others lost."],
    ["“We are ready.”", "He paused."],
    ["“Are you ready?” Mary Hall asked.", "“No.”"],
    ["“Help!” he cried.", "Nobody came."],
    ["It was hit on Friday.", "told the agency that it burned."],
    ["It was over.", "The town slept."],
    ["They waited… and then it came.", "All ran."],
    ["Nobody knew…", "Then it came."],
    ["See example.com for more.", "It costs 3.5 million."],
    ["He lives in the U.S.", "She does not."],
    ["No. 7 won.", "Was it fair?", "No.", "Few cared."],
    ["He joined al-Nusra in 2012.", "al-Shabab denied it."],
    ["The charity (based in Rome) left.", "[It came back.]"],
    ["1. Wash your hands.", "2. Dry them."],
]


@pytest.mark.parametrize("told", CASES, ids=lambda told: told[0][:30])
def test_sentences_of_news(told: list[str]) -> None:
    """Abbreviations, initials and quotations do not end a sentence; a missing space does not hide one."""
    glued = told[0].endswith("Friday.") and told[1][0].islower()
    text = ("" if glued else " ").join(told)
    if told[0].startswith("1."):
        text = "\n".join(told)
    assert [text[s.start : s.end] for s in sentences(text)] == told


def test_a_heading_without_a_full_stop_is_a_sentence() -> None:
    """A short line before a capital, and any line before an empty one, ends a sentence."""
    text = "A new strike\nPlanes came at noon. They left.\n\nAnother heading\n\nMore text"
    assert [text[s.start : s.end] for s in sentences(text)] == [
        "A new strike",
        "Planes came at noon.",
        "They left.",
        "Another heading",
        "More text",
    ]


def test_a_hard_wrapped_line_goes_on() -> None:
    """A long line that breaks in the middle of a sentence does not end it."""
    text = "The ministry told reporters in the capital that the convoy had\nCome under fire twice."
    assert len(sentences(text)) == 1


@given(TEXTS)
def test_sentences_cover_all_but_white_space(text: str) -> None:
    """Sentences are in order, do not overlap, and leave out white space only."""
    spans = sentences(text)
    position = 0
    for start, end in spans:
        assert position <= start < end <= len(text)
        assert not text[position:start].strip()
        position = end
    assert not text[position:].strip()


@given(TEXTS)
def test_sentences_of_a_part_lie_in_it(text: str) -> None:
    """Asked for a stretch of a text, nothing outside it comes back."""
    low, high = len(text) // 3, 2 * len(text) // 3
    assert all(low <= start < end <= high for start, end in sentences(text, low, high))


@pytest.mark.parametrize("piece", REPEATED)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    """Whatever is repeated, the time grows with the length and not with its square."""
    assert is_linear(lambda article: sentences(article.text), piece)
