"""Whose a statement is that stands without quotation marks, and where it begins and ends."""

from __future__ import annotations

import pytest

from tests.annotate.written import written
from tui.annotate.quotes import quotes
from tui.corpus.highlight import NameKind

NAMES: dict[str, NameKind] = {
    "Pat Ormond": "person",
    "Ormond": "person",
    "Mary Hall": "person",
    "Hall": "person",
    "Harbour Agency": "organisation",
    "Reuters": "organisation",
    "Homs": "place",
    "Tarn": "place",
}
TITLES = {"Pat Ormond": ("spokesman",)}


def _told(text: str) -> list[tuple[str, str, str | None]]:
    """Return the words of each statement, the speaker as printed, and who that is."""
    found = quotes(written(text, names=NAMES, titles=TITLES))
    return [
        (text[quote.start : quote.end], quote.speaker.text, quote.speaker.entity)
        for quote in found
        if not quote.direct and quote.speaker is not None
    ]


BEHIND = [
    ("The road to Homs was closed at noon, said Mary Hall in a statement.", "Mary Hall"),
    ("The road was closed at noon, said the mayor, Mary Hall, who came on foot.", "Mary Hall"),
    ("The road was closed at noon, said Rabbi Mary Hall.", "Mary Hall"),
    ("Ana, Bo and Cem were members of the choir in Tarn, said Mary Hall on Monday.", "Mary Hall"),
]


@pytest.mark.parametrize(("text", "who"), BEHIND, ids=[case[0] for case in BEHIND])
def test_who_is_named_behind_the_verb_said_all_before_it(text: str, who: str) -> None:
    """A sentence that ends in “said X” reports the clause in front of it."""
    assert _told(text) == [(text[: text.index(", said")], who, who)]


def test_a_subject_between_commas_is_no_clause() -> None:
    """What follows “Hall, a trader, said” is what Hall said."""
    text = "Mary Hall, a trader from Homs, said Pat Ormond had left the town on foot."
    assert _told(text) == [("Pat Ormond had left the town on foot", "Mary Hall", "Mary Hall")]


ATTRIBUTES = [
    ("A family in the suburbs of Homs said five of the dead were relatives.", "A family"),
    ("A friend of Pat Ormond said that she had left the town on foot.", "A friend"),
    ("A man who lived next door to Mary Hall said the lamps went out at nine.", "A man"),
    ("Sources close to the talks said that the gates would open by nine.", "Sources"),
    ("But most members of the Harbour Agency said they had heard of no boat.", "most members"),
    ("A spokesman for the border command at its headquarters in Homs said two men were held.", "A spokesman"),
]


@pytest.mark.parametrize(("text", "who"), ATTRIBUTES, ids=[case[1] for case in ATTRIBUTES])
def test_a_name_that_is_an_attribute_does_not_speak(text: str, who: str) -> None:
    """Whoever lives there, or knows somebody, speaks: not the place, not the one known."""
    assert [(speaker, entity) for _, speaker, entity in _told(text)] == [(who, None)]


@pytest.mark.parametrize(
    "text",
    ["It’s believed that the boat was lost that night.", "In the United States that was no news at all."],
)
def test_what_merely_looks_like_speech_is_none(text: str) -> None:
    """A verb in the passive has no speaker, and a name may look like a verb."""
    assert _told(text) == []


def test_several_people_are_they() -> None:
    """Who is “they” is the body, or the people, that spoke last; a body named in passing is not."""
    text = (
        "The barge belongs to the Harbour Agency.\n\nOfficials said they had no list of the dead. "
        "They said the barge had carried nobody."
    )
    assert [speaker for _, speaker, _ in _told(text)] == ["Officials", "Officials"]


def test_a_body_that_no_list_knows_has_said_so_too() -> None:
    """What stands between an article and "said" is a body or a person, an auxiliary between or not."""
    for text in (
        "The lantern guild said it had no list of the dead.",
        "The guild has said that it has no list.",
    ):
        assert [speaker for _, speaker, _ in _told(text)] == [text[: text.index("guild") + len("guild")]]


BODIES = [
    (
        "The Harbour Agency digs by hand. The crew told Reuters so. It says three boats were lost.",
        "Harbour Agency",
    ),
    ("Pat Ormond told Reuters of the siege. It says three boats were lost.", None),
    ("The Harbour Agency digs." + " It rained in the night." * 15 + " It says three boats were lost.", None),
]


@pytest.mark.parametrize(("text", "entity"), BODIES, ids=["subject", "told", "far"])
def test_it_is_a_body_near_that_was_not_merely_told(text: str, entity: str | None) -> None:
    """Who heard it, or was named long before, does not say it: then nobody known does."""
    assert [each for _, _, each in _told(text)][-1] == entity


def test_an_article_has_more_than_one_spokesman() -> None:
    """A mere “the spokesman” is the one who spoke last; that of a ministry is who is told to be of it."""
    text = (
        "Pat Ormond, a spokesman for the rebels, said that the gates were open.\n\n"
        "A foreign ministry spokesman in Homs said that the siege was over. "
        "It was not known how many had died, the spokesman said.\n\n"
        "The rebels had nine guns, Ormond said.\n\n"
        "All were safe and sound by noon, the foreign ministry spokesman said."
    )
    entities = [entity for _, _, entity in _told(text)]
    assert entities == ["Pat Ormond", None, None, "Pat Ormond", None]
