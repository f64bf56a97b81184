from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tui.corpus.article import Article, Block
from tui.corpus.event import Event, Evidence, Link, Story
from tui.corpus.highlight import Highlight, Quote, Speaker
from tui.corpus.schema import Corpus, json_schema, problems, validate

_GOOD = Article(
    id="a1",
    text="Ana said: “No.”",
    blocks=(Block(0, 15, "body"),),
    highlights=(Highlight(0, 3, "person"),),
    quotes=(Quote(11, 14, Speaker("Ana", 0, 3)),),
)


def corpus(article: Article, **parts: object) -> Corpus:
    """Return a corpus of one article, right but for what `parts` replace."""
    whole = {
        "entities": [],
        "events": [Event("v1", "", (article.id,))],
        "stories": [Story("s1", "", ("v1",))],
        "links": [],
    }
    return Corpus(schema=1, articles=[article], **{**whole, **parts})  # type: ignore[arg-type]


def test_the_documented_schema_is_current(checkout: Path) -> None:
    """docs/schema.json is what `python -m tui.corpus.schema` prints."""
    assert (checkout / "docs" / "schema.json").read_text("utf-8") == json_schema()


def test_a_right_corpus_has_no_problems() -> None:
    """Spans within their texts, ids that lead somewhere: nothing to say."""
    assert list(problems(corpus(_GOOD))) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (corpus(replace(_GOOD, highlights=(Highlight(3, 99, "person"),))), "outside the text"),
        (corpus(replace(_GOOD, highlights=(Highlight(3, 3, "person"),))), "outside the text"),
        (corpus(replace(_GOOD, blocks=(Block(0, 9, "body"), Block(8, 15, "body")))), "overlap"),
        (corpus(replace(_GOOD, highlights=(Highlight(0, 3, "person", "person:none"),))), "no entity"),
        (corpus(replace(_GOOD, quotes=(Quote(11, 14, Speaker("Ana", 1, 4)),))), "speaker"),
        (corpus(_GOOD, events=[]), "exactly one event"),
        (corpus(_GOOD, stories=[]), "exactly one story"),
        (corpus(_GOOD, links=[Link("a1", "a0", "background", 0.5)]), "not there"),
        (
            corpus(_GOOD, links=[Link("a1", "a1", "background", 0.5, (Evidence("text", (0, 99), (0, 1)),))]),
            "evidence",
        ),
    ],
)
def test_what_is_wrong_within_a_corpus_is_named(wrong: Corpus, said: str) -> None:
    """A span outside its text, a name that leads nowhere, an article in no event: each is named."""
    assert any(said in problem for problem in problems(wrong))


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"schema": 2}', '{"schema": 1, "articles": [{}]}'])
def test_other_json_is_refused(text: str) -> None:
    """What is not of the documented form is refused with a ValueError."""
    with pytest.raises(ValueError, match=r"."):
        validate(text)
