"""What the speaker of a quote is called where an event is shown."""

from __future__ import annotations

import pytest

from tui.corpus.highlight import Quote, Speaker
from tui.view.speaker_names import in_one_case, speaker_of


def _named(text: str, printed: str, cue: str = "said") -> str:
    """Return what the last mention `printed` is called, as the speaker of the words at the end."""
    at = text.rindex(printed)
    quote = Quote(len(text) - 1, len(text), Speaker(printed, at, at + len(printed)), cue)
    return speaker_of(quote, {}, text)


SHOWN = [
    ("A family in the suburbs of Homs said so.", "A family", "a family in the suburbs of Homs"),
    (
        "A spokesman for the border command at its headquarters in Homs, Tarn, said so.",
        "A spokesman",
        "a spokesman for the border command",
    ),
    ("Northern Tarn's president said so.", "president", "Northern Tarn's president"),
    (
        "A spokesman for the ministry of roads confirmed it.\n\nIt rained. The spokesman said so.",
        "The spokesman",
        "a spokesman for the ministry of roads",
    ),
    ("It rained. The spokesman said so.", "The spokesman", "the spokesman"),
    ("An army statement came. The army said so.", "The army", "the army"),
    ("It rained. They said so.", "They", "unnamed"),
    ("While Tarn’s president said so.", "president", "Tarn’s president"),
    ("On Friday a Ministry of Roads spokesman said so.", "spokesman", "a Ministry of Roads spokesman"),
]


@pytest.mark.parametrize(("text", "printed", "shown"), SHOWN, ids=[case[2] for case in SHOWN])
def test_a_role_is_told_with_whose_it_is(text: str, printed: str, shown: str) -> None:
    """By what stands behind it, before it, or where the text introduced it."""
    assert _named(text, printed) == shown


def test_a_capital_at_the_head_of_a_sentence_makes_nobody_else() -> None:
    """Officials and “Officials” are the same; a name that nobody has in small letters keeps its capital."""
    assert in_one_case(["Officials", "officials", "Reuters"]) == ["officials", "officials", "Reuters"]
