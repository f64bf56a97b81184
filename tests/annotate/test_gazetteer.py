"""Rules of known places: which runs of words are asked for, and that no short cut loses one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.annotate.gazetteer import place_list, places_in

_PARTS = (
    "Nairobi",
    "New",
    "York",
    "San",
    "José",
    "Cote",
    "d'Ivoire",
    "Sao",
    "Tomé",
    "O'Brien",
    "Łódź",
    "Kenya",
)
_MARKS = ("'", "’", "s", "S", ".", "-", ",", "U", "of", "al", "Qāʾim", "1.5", "St", "ﬁ", "İ")


def _by_every_run(words: list[str]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for first, word in enumerate(words):
        if word[0].isupper() and (not found or first >= found[-1][0] + found[-1][1]):
            runs = ((n, place_list(" ".join(words[first : first + n]))) for n in (4, 3, 2, 1))
            longest = next(((n, kind) for n, kind in runs if kind and first + n <= len(words)), None)
            found += [(first, *longest)] if longest else []
    return found


def test_places_of_several_words_are_found() -> None:
    """The longest known place from a word on is the one."""
    assert [(first, count) for first, count, _ in places_in(["In", "New", "York", "City", "today"])] == [
        (1, 3)
    ]


@given(st.lists(st.sampled_from(_PARTS + _MARKS), max_size=8))
def test_no_place_is_passed_over(words: list[str]) -> None:
    """What is told from the checksums of words is what looking up every run tells."""
    assert places_in(words) == _by_every_run(words)


@given(
    st.lists(st.text(st.characters(exclude_categories=("Z", "Cc", "Cs")), min_size=1, max_size=6), max_size=6)
)
def test_no_place_is_passed_over_in_any_text(words: list[str]) -> None:
    """The same holds for whatever stands in a text."""
    assert places_in(words) == _by_every_run(words)
