"""Kinds that the words beside a name tell, and lines broken by width."""

from __future__ import annotations

import pytest

from tui.annotate.mentions import Mention
from tui.annotate.name_cues import with_cues
from tui.annotate.tokens import tokens
from tui.annotate.unbroken_lines import unbroken_lines
from tui.corpus.highlight import NameKind


def _kinds(text: str, name: str, guess: NameKind) -> list[str]:
    at = text.find(name)
    guesses: list[Mention] = []
    while at >= 0:
        guesses.append(Mention(at, at + len(name), guess))
        at = text.find(name, at + len(name))
    return [m.kind for m in with_cues([tokens(text)], guesses) if text[m.start : m.end].startswith(name)]


@pytest.mark.parametrize(
    ("text", "name", "guess", "kind"),
    [
        ("a fine day for Burnley striker Marcus Dole", "Burnley", "place", "organisation"),
        ("a trader at Dean Witter said", "Dean Witter", "person", "organisation"),
        ("said Vesna, a rights group, on Monday", "Vesna", "person", "organisation"),
        ("the rights group Vesna said", "Vesna", "person", "organisation"),
        ("the mayor of Belkovar resigned", "Belkovar", "person", "place"),
        ("marched in Lysgradov on Sunday", "Lysgradov", "person", "place"),
        ("Carvaniar's ports minister resigned", "Carvaniar", "person", "place"),
        ("fell on the market of Qasrab Hadidab while", "Qasrab Hadidab", "organisation", "place"),
        ("those aboard the Santa Berit had no vests", "Santa Berit", "person", "misc"),
        ("the trawler Berit took up nine", "Berit", "person", "misc"),
        ("an hour later the Berit capsized", "Berit", "person", "misc"),
    ],
)
def test_the_words_beside_a_name_tell_its_kind(text: str, name: str, guess: NameKind, kind: str) -> None:
    """A cue that leaves no doubt decides against the tagger."""
    assert _kinds(text, name, guess) == [kind]


@pytest.mark.parametrize(
    ("text", "name", "guess"),
    [
        ("an article in Haaretz told", "Haaretz", "organisation"),
        ("a stake in Vattenfall", "Vattenfall", "person"),
        ("Vesna, a company director", "Vesna", "person"),
        ("in President Lukov", "Lukov", "person"),
        ("ended the Ana Lukov government", "Ana Lukov", "person"),
        ("the Lukov camp", "Lukov", "person"),
    ],
)
def test_what_only_looks_like_a_cue_changes_nothing(text: str, name: str, guess: NameKind) -> None:
    """A paper that one reads in, a firm that one holds in and a person who leads one stay what they are."""
    assert _kinds(text, name, guess) == [guess]


def test_a_cue_holds_for_the_same_name_elsewhere() -> None:
    """What one sentence tells of a name is true of its other mentions."""
    text = "Vesna counted 700. The rights group Vesna said so."
    assert _kinds(text, "Vesna", "person") == ["organisation", "organisation"]


def test_one_cue_among_many_mentions_does_not_decide() -> None:
    """One odd phrase does not turn a name that stands often elsewhere in the text."""
    text = "in Jokowix using it. " + "Then Jokowix spoke. " * 9
    assert _kinds(text, "Jokowix", "person").count("person") == 9


def test_a_company_takes_what_it_is_registered_as() -> None:
    """A legal form ("SE", "Inc") behind a name are part of it and make it a company's."""
    text = "partner BioNTech SE applied"
    (found,) = with_cues([tokens(text)], [Mention(8, 16, "person"), Mention(17, 19, "person")])
    assert (text[found.start : found.end], found.kind) == ("BioNTech SE", "organisation")


def test_lines_broken_by_width_are_read_as_one() -> None:
    """A line that ends inside a sentence goes on in the next."""
    text = "Envoys of the Economic Community of West\nAfrican States met the officers who rule\nin Bamako."
    assert list(unbroken_lines(text, 0, len(text))) == [(0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "The talks in the capital have ended.\nThe envoys flew home in the evening.",
        "FIVE DIE AS SHELLS HIT THE HARBOUR TOWN\nFive people were killed in the harbour",
        "1. Moses Tambay (Kenya) three minutes\nRuben Castaneda (Spain) three minutes 4",
        "A headline above a long paragraph\n" + "and a paragraph that is not broken " * 5,
    ],
)
def test_lines_that_end_are_not_joined(text: str) -> None:
    """Sentences, headings in capitals, tables and paragraphs of one line keep their lines."""
    assert len(list(unbroken_lines(text, 0, len(text)))) == 2
