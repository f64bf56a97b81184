"""Quotations and who said them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given

from tests.annotate.hostile import ARTICLES, REPEATED, is_linear
from tests.annotate.written import written
from tui.annotate.quotes import quotes
from tui.corpus.article import Article, Block
from tui.corpus.highlight import NameKind, Quote

NAMES: dict[str, NameKind] = {
    "Ivan Petrov": "person",
    "Petrov": "person",
    "Mary Hall": "person",
    "Hall": "person",
    "Reuters": "organisation",
    "Homs": "place",
}


def _all(text: str) -> list[Quote]:
    return quotes(written(text, names=NAMES))


def _direct(text: str) -> list[Quote]:
    return [quote for quote in quotes(written(text, names=NAMES)) if quote.direct]


MARKS = [
    "“We will stay here,” Hall said.",
    '"We will stay here," Hall said.',
    "‘We will stay here,’ Hall said.",
    "'We will stay here,' Hall said.",
    "«We will stay here,» Hall said.",
    "Hall said: “We will stay here,” and left.",
]


@pytest.mark.parametrize("text", MARKS)
def test_every_style_of_marks(text: str) -> None:
    """Straight, curly, single and angled marks quote alike, and stay outside the span."""
    [quote] = _direct(text)
    assert text[quote.start : quote.end] == "We will stay here,"
    assert quote.speaker is not None
    assert (quote.speaker.text, quote.speaker.entity, quote.cue) == ("Hall", "Mary Hall", "said")


SPEAKERS = [
    ("“We will stay here,” said Ivan Petrov, the mayor of Homs.", "Ivan Petrov", "Ivan Petrov", "said"),
    ("“We will stay here,” Mary Hall told Reuters.", "Mary Hall", "Mary Hall", "told Reuters"),
    ("Mary Hall met Ivan Petrov. “We will stay here,” she said.", "she", "Mary Hall", "said"),
    ("Mary Hall met Ivan Petrov. “We will stay here,” he said.", "he", "Ivan Petrov", "said"),
    ("According to Ivan Petrov, “we will all stay here”.", "Ivan Petrov", "Ivan Petrov", "According to"),
    ("“We will stay here,” a doctor said.", "a doctor", None, "said"),
    (
        "Mary Hall, living in western Homs who has two names, said Homs’s rulers let them “buy bread”.",
        "Mary Hall",
        "Mary Hall",
        "said",
    ),
    (
        "Mary Hall met Ivan Petrov. “We will stay here,” the paper quoted her as saying.",
        "Mary Hall",
        "Mary Hall",
        "saying",
    ),
    ("Ivan Petrov, living in western Homs who said: “We will stay here.”", "who", "Ivan Petrov", "said"),
]


@pytest.mark.parametrize(("text", "words", "entity", "cue"), SPEAKERS, ids=[case[0] for case in SPEAKERS])
def test_who_said_it(text: str, words: str, entity: str | None, cue: str) -> None:
    """A speaker is told as printed, with the entity that name, pronoun or role stands for."""
    [quote] = _direct(text)
    assert quote.speaker is not None
    assert (quote.speaker.text, quote.speaker.entity, quote.cue) == (words, entity, cue)
    assert quote.speaker.start is not None
    assert text[quote.speaker.start : quote.speaker.end] == words


def test_a_broken_quotation_has_one_speaker() -> None:
    """Both halves of a quotation with its cue between them belong to the same person."""
    text = "“We will stay here,” Petrov said. “Nobody will make us leave it.”"
    assert [q.speaker and q.speaker.entity for q in _direct(text)] == ["Ivan Petrov", "Ivan Petrov"]


def test_a_short_sentence_that_follows_a_quotation_is_one() -> None:
    """“Listen to it.” needs no verb of its own behind a quotation in its paragraph."""
    text = "“We will all stay here,” Petrov said. “Nobody won.” The “hawk” left."
    assert [text[q.start : q.end] for q in _direct(text)] == ["We will all stay here,", "Nobody won."]


def test_corner_brackets_quote() -> None:
    """Words between the quotation marks of Japanese are quoted, counted by the character."""
    text = "町長は「見つかるまで捜す」と述べた。"
    assert [text[q.start : q.end] for q in _direct(text)] == ["見つかるまで捜す"]


def test_a_quotation_over_paragraphs_is_one() -> None:
    """A paragraph that leaves its quotation open goes on in the next one that opens with a mark."""
    text = "“We will stay here, said Petrov to all.\n\n“Nobody will make us leave it.”\n\nHe left."
    [quote] = _direct(text)
    assert text[quote.start :].startswith("We will stay")
    assert text[: quote.end].endswith("leave it.")


def test_a_nested_quotation_stays_inside() -> None:
    """What a speaker quotes is no quotation of its own."""
    text = "“He told me ‘go away now please’ and I went,” Hall said."
    assert len(_direct(text)) == 1


def test_an_apostrophe_closes_nothing() -> None:
    """Possessives and contractions inside single marks are part of the words."""
    text = "‘It’s the workers’ own fault, isn’t it?’ Hall asked."
    [quote] = _direct(text)
    assert text[quote.start : quote.end] == "It’s the workers’ own fault, isn’t it?"


@pytest.mark.parametrize(
    "text",
    ["The “terrorists” left Homs.", "He read “War and Peace” in Homs.", 'The 5" and 6" guns fired.',
     "The ’90s were good, and the ’80s too.", "He owns the O'Neill house and the O'Brien house."],
)  # fmt: skip
def test_words_at_arms_length_are_no_speech(text: str) -> None:
    """Scare quotes, titles of works, inches and apostrophes are no quotations."""
    assert not _direct(text)


@pytest.mark.parametrize(
    "text",
    [
        "Her new album, “Lights of the Harbour,” is out, Ana Sorsa said.",
        "Ana Sorsa said she performed some classics, including “Over the Bridge,” and “Lanterns,” today.",
        "Ana Sorsa is known for the film “Nobody Ever Calls From Ostrin Now.”",
    ],
)
def test_the_name_of_a_work_is_no_speech(text: str) -> None:
    """What is called an album, a song or a film is its name, and nobody's words."""
    assert not _direct(text)


def test_words_in_capitals_are_speech_where_no_work_is_named() -> None:
    """A chant may have the look of a title."""
    (only,) = _direct("“Freedom For Ostrin Now,” they chanted.")
    assert only.start == 1


def test_a_short_fragment_needs_a_verb_that_reports_it() -> None:
    """A fragment of two or three words counts where a verb of its sentence attributes it."""
    text = "Petrov said he had “no special expectations” of it."
    [quote] = _direct(text)
    assert text[quote.start : quote.end] == "no special expectations"
    assert quote.speaker is not None
    assert quote.speaker.entity == "Ivan Petrov"


def test_a_pull_quote_is_not_counted_twice() -> None:
    """What a pull quote repeats from the body is one quotation, the body's."""
    text = "“We will stay here”\nMary Hall\n\nThe town held. “We will stay here,” Mary Hall said."
    found = quotes(written(text, names=NAMES, roles=["pull_quote", "body"]))
    assert [quote.start > text.index("The town") for quote in found] == [True]


INDIRECT = [
    (
        "The ministry said that the town had fallen to rebels.",
        "the town had fallen to rebels",
        "The ministry",
    ),
    ("The town had fallen to rebels, residents said.", "The town had fallen to rebels", "residents"),
    ("Petrov told Reuters that the town had fallen.", "the town had fallen", "Petrov"),
    ("According to Petrov, the town had fallen.", None, None),
    ("Residents said fighters had left the town.", "fighters had left the town", "Residents"),
    ("Petrov called for an inquiry into the fire.", "an inquiry into the fire", "Petrov"),
    (
        "Petrov asked all visitors to stay away until Monday.",
        "all visitors to stay away until Monday",
        "Petrov",
    ),
    ("Petrov denied that the town had fallen.", "the town had fallen", "Petrov"),
    ("Petrov said in Homs on Monday.", None, None),
    (
        "Mary Hall, the head of the service, which runs the wards of Homs, said that beds were scarce now.",
        "beds were scarce now",
        "Mary Hall",
    ),
    (
        "A spokesman for the border guard command at its seat in Homs said that the fence would be mended.",
        "the fence would be mended",
        "A spokesman",
    ),
    ("Petrov claimed swaths of new territory as the lines of the army collapsed.", None, None),
    ("Petrov claimed the town had been hit.", "the town had been hit", "Petrov"),
    ("Petrov claimed the army had left the town.", "the army had left the town", "Petrov"),
    ("Stalls are forbidden this year, according to the fair’s page. Police will be there.", None, None),
    (
        "It will grow, as they expect more of it\nMary Hall, a trader, said the bread had gone in an hour.",
        "the bread had gone in an hour",
        "Mary Hall",
    ),
]


@pytest.mark.parametrize(("text", "words", "speaker"), INDIRECT, ids=[case[0] for case in INDIRECT])
def test_indirect_speech_is_marked_as_such(text: str, words: str | None, speaker: str | None) -> None:
    """A clause that a verb clearly attributes is a quotation that is not direct."""
    found = quotes(written(text, names=NAMES))
    assert [(text[q.start : q.end], q.speaker and q.speaker.text, q.direct) for q in found] == (
        [(words, speaker, False)] if words else []
    )


@given(ARTICLES)
def test_any_text_gives_spans_that_slice(article: Article) -> None:
    """Whatever the text: no crash, spans in order and in range, speakers and cues as printed."""
    text, position = article.text, 0
    for quote in quotes(article):
        assert position <= quote.start < quote.end <= len(text)
        assert quote.cue is None or quote.cue in text
        if quote.speaker is not None:
            assert text[quote.speaker.start : quote.speaker.end] == quote.speaker.text
        position = quote.start


@pytest.mark.parametrize("piece", REPEATED)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    """Whatever is repeated, the time grows with the length and not with its square."""
    assert is_linear(quotes, piece)


@pytest.mark.parametrize(
    "text",
    [
        "“Few of us will leave the valley,” Mary Hall told the crowd that had come to the wall which broke.",
        "“Few of us will leave the valley,” trader Mary Hall said outside the hall, where people had queued.",
        "Mary Hall said she told a customer of the house who waits there.",
    ],
)
def test_to_whom_and_where_something_was_said_is_no_statement(text: str) -> None:
    """What follows a verb of saying whose words stand before it tells who heard them, not what was said."""
    told = [text[each.start : each.end] for each in _all(text) if not each.direct]
    assert not any(words.startswith(("crowd", "outside", "customer")) for words in told)


def test_what_a_news_conference_was_told_is_a_statement() -> None:
    """Who is told something may be a conference or a person, and what they are told is reported."""
    for whom in ("a news conference on Tuesday afternoon", "her", "Reuters"):
        text = f"Mary Hall told {whom} the men were among a large crowd."
        [statement] = _all(text)
        assert text[statement.start : statement.end] == "the men were among a large crowd"


@pytest.mark.parametrize("lead", ["better known as", "nicknamed the", "also called"])
def test_a_nickname_is_nobodys_speech(lead: str) -> None:
    """What somebody is known as, in capitals, is said by no one, whatever mark ends it."""
    assert not [
        each for each in _all(f"Ivan Petrov, {lead} “Big Barge,” was held, police said.") if each.direct
    ]


LINES = [
    "“We came too late.\nThe water was in by then,” Mary Hall said.\nNobody answered.",
    '"We came too late.\nNobody told us.\nThe water was in by then," Mary Hall said.',
]


@pytest.mark.parametrize("text", LINES)
def test_a_quotation_goes_on_over_lines_of_a_sentence_each(text: str) -> None:
    """Where every sentence has its line, the words between two marks are one quotation."""
    article = written(text, names=NAMES)
    blocks = [Block(m.start(), m.end(), "body") for m in re.finditer(r"[^\n]+", text)]
    (quote,) = [q for q in quotes(replace(article, blocks=tuple(blocks))) if q.direct]
    assert text[quote.start : quote.end].startswith("We came")
    assert text[quote.start : quote.end].endswith("by then,")
    assert quote.speaker is not None
    assert quote.speaker.entity == "Mary Hall"


def test_a_mark_that_was_forgotten_ends_with_its_paragraph() -> None:
    """A blank line between, or an opening mark first, and the quotation does not go on."""
    for text in (
        "“We came too late, all of us here.\n\nIt rained” they say.",
        "“We came late.\nHe said “no” then.",
    ):
        assert all("\n" not in text[q.start : q.end] for q in _all(text))
