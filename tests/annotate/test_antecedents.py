"""Whom "he", "she" and a role stand for, and the name that goes with a role."""

from __future__ import annotations

import pytest

from tests.annotate.written import written
from tui.annotate.quotes import quotes
from tui.corpus.highlight import NameKind, Speaker

NAMES: dict[str, NameKind] = {
    "Pat Ormond": "person",
    "Ormond": "person",
    "Sam Vance": "person",
    "Vance": "person",
    "Mary Hall": "person",
    "Hall": "person",
    "Reuters": "organisation",
    "Homs": "place",
}


def _speakers(text: str) -> list[Speaker]:
    found = [quote.speaker for quote in quotes(written(text, names=NAMES)) if quote.direct]
    return [speaker for speaker in found if speaker is not None]


PRONOUNS = [
    (
        (
            "“We were told too late,” Sam Vance said.\n\nPat Ormond, who keeps the bridge, sat on the wall. "
            "“I heard it go,” he said. “I will not forget it.”"
        ),
        ["Sam Vance", "Pat Ormond", "Pat Ormond"],
    ),
    (
        (
            "“We were told too late,” Sam Vance said.\n\nThe bridge at Homs was closed.\n\nPat Ormond warned "
            "the council twice.\n\n“Nobody wrote back to me,” he said."
        ),
        ["Sam Vance", "Pat Ormond"],
    ),
    (
        "In a talk with Sam Vance on Tuesday, Pat Ormond blamed the council. “We have a week,” he said.",
        ["Pat Ormond"],
    ),
    (
        "Pat Ormond received Sam Vance in Homs. “We have a week to do it,” he said.",
        ["Pat Ormond"],
    ),
    (
        (
            "The widow of Sam Vance spoke to Pat Ormond. “We have a week to do it,” Pat Ormond said. "
            "“We have five days,” he added."
        ),
        ["Pat Ormond", "Pat Ormond"],
    ),
    (
        "“We came too late,” Mary Hall said.\n\nOnly Pat Ormond stayed. “She was right about it,” he said.",
        ["Mary Hall", "Pat Ormond"],
    ),
    (
        (
            "Pat Ormond came early. She brought her own chair.\n\nSam Vance came late. He stood.\n\n"
            "“We have a week to do it,” she said."
        ),
        ["Pat Ormond"],
    ),
]


@pytest.mark.parametrize(("text", "entities"), PRONOUNS, ids=[case[0] for case in PRONOUNS])
def test_a_pronoun_goes_back_to_the_subject_of_its_paragraph(text: str, entities: list[str]) -> None:
    """Whom a paragraph is about speaks in it; an attribute, one spoken to, or the other sex does not."""
    assert [speaker.entity for speaker in _speakers(text)] == entities


def test_someone_without_a_name_keeps_the_words_for_that_one() -> None:
    """Where "he" is a driver that the paragraph names no further, the driver is the speaker."""
    text = (
        "“We were told too late,” Sam Vance said.\n\nA lorry driver, who asked not to be named, said that "
        "the gates were open. “I saw the water come,” he said."
    )
    assert [(s.text, s.entity) for s in _speakers(text)][1] == ("A lorry driver", None)


ROLES = [
    "“We have a week,” said Governor Pat Ormond, who took office in March.",
    "“We have a week to do it,” said the priest, Pat Ormond.",
    "“We have a week to do it,” its head of mission, Pat Ormond, said.",
    "“We have a week to do it,” said one of the rescuers, Pat Ormond. Sam Vance left.",
    "Pat Ormond, the crane driver who became known for it, said: “We have a week to do it.”",
    "“We have a week to do it,” said its director, who gave his name only as Ormond.",
    "“We have a week to do it,” said the director, who identified himself as Ormond.",
    "“We have a week to do it,” the director said. He gave his name as Ormond only.",
]


@pytest.mark.parametrize("text", ROLES)
def test_a_role_has_the_name_that_stands_with_it(text: str) -> None:
    """A title, an apposition on either side, and a name that somebody gave all lead to the name."""
    speaker = _speakers(text)[0]
    assert speaker.entity == "Pat Ormond"


def test_he_is_who_spoke_last_named_or_not() -> None:
    """A spokesman without a name who spoke in the paragraph is "he", rather than a name from before it."""
    text = (
        "Pat Ormond said that the men were sent to burn the bridge.\n\nA spokesman in Homs said that the "
        "siege was over. “All our people are safe and sound,” he said."
    )
    assert [(s.text, s.entity) for s in _speakers(text)] == [("A spokesman", None)]


APPOSED = [
    "“We have a week to do it,” Pat Ormond, once a driver and now head of Sam Vance’s office in Homs, said.",
    "Pat Ormond, the Reuters man in Homs, called it “a week of nothing but rain”.",
    "“We have a week to do it,” said Pat Ormond. It rained in Homs, Reuters said.",
    "“We have a week to do it,” a friend of Sam Vance, Pat Ormond, said.",
]


@pytest.mark.parametrize("text", APPOSED)
def test_what_somebody_is_between_commas_is_not_who_speaks(text: str) -> None:
    """The name that ends an apposition is part of what the person is, who stands before it."""
    assert _speakers(text)[0].entity == "Pat Ormond"


def test_what_somebody_does_meanwhile_is_no_name() -> None:
    """A sentence that begins with a participle does not name its speaker."""
    text = "Pat Ormond spoke late. Comparing himself to the rest, he said: “We have a week to do it.”"
    assert [speaker.entity for speaker in _speakers(text)] == ["Pat Ormond"]


def test_she_is_no_spokesman() -> None:
    """A role that tells the sex of who has it is not gone back to by the other pronoun."""
    text = (
        "Mary Hall came early. She waited.\n\nA spokesman in Homs said that the siege was over. "
        "“All our people are safe and sound,” she said."
    )
    assert [speaker.entity for speaker in _speakers(text)] == ["Mary Hall"]


OWNED = [
    "“We have a week to do it,” Sam Vance’s sister, Mary Hall, wrote.",
    "“We have a week to do it,” Sam Vance's lawyer Mary Hall said.",
]


@pytest.mark.parametrize("text", OWNED)
def test_whose_sister_somebody_is_does_not_speak(text: str) -> None:
    """The one in the possessive is whom the speaker belongs to."""
    [speaker] = _speakers(text)
    assert speaker.entity == "Mary Hall"


def test_words_reported_in_the_passive_are_of_nobody() -> None:
    """What something "has been described as" is said by nobody told, the words after "and" too."""
    text = (
        "Pat Ormond came early. Scenes on board have been described as “nothing but smoke and glass” and "
        "“like the end of a long war” by noon."
    )
    assert [quote.speaker for quote in quotes(written(text, names=NAMES))] == [None, None]


LED = [
    "Mary Hall said on Friday that Sam Vance would find “no door open to him in Homs”.",
    "The minister, Mary Hall, said that the police had heard Sam Vance “as a witness and no more”.",
]


@pytest.mark.parametrize("text", LED)
def test_who_says_a_clause_says_the_words_quoted_in_it(text: str) -> None:
    """Whoever is named inside the clause that leads up to a quotation does not speak it."""
    [speaker] = _speakers(text)
    assert speaker.entity == "Mary Hall"


def test_a_headline_has_the_speaker_of_the_words_it_repeats() -> None:
    """A quotation in a title is by whoever says it in the text; the names in the title do not speak."""
    text = "‘We heard it go’: Homs waits\n\n“We heard it go before dawn,” Mary Hall said."
    article = written(text, names=NAMES, roles=["title"])
    assert [q.speaker and q.speaker.entity for q in quotes(article)] == ["Mary Hall", "Mary Hall"]


def test_a_headline_that_nothing_repeats_has_no_speaker() -> None:
    """Where no verb reports a title's quotation and the text does not repeat it, nobody is named."""
    text = "‘We heard the whole wall go’: Homs waits\n\nThe wall fell before dawn. Mary Hall was there."
    [quote] = quotes(written(text, names=NAMES, roles=["title"]))
    assert quote.speaker is None


CJK = [
    ("山田花子市長は会見で「全員を捜す」と述べた。", "山田花子", "述べ"),
    ("寺の佐藤一郎さんは「一度だけ鳴った」と話した。", "佐藤一郎", "話し"),
    ("王小明表示：“我们会继续寻找。”", "王小明", "表示"),
]


@pytest.mark.parametrize(("text", "name", "cue"), CJK, ids=[case[1] for case in CJK])
def test_speakers_without_spaces_and_capitals(text: str, name: str, cue: str) -> None:
    """Japanese and Chinese name the speaker by particle and verb; the office is no part of the name."""
    [quote] = quotes(written(text))
    assert quote.speaker is not None
    assert (quote.speaker.text, quote.cue) == (name, cue)
    assert text[quote.speaker.start : quote.speaker.end] == name
