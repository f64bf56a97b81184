"""Sketches: what is kept of an article, and that keeping it loses nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.link.reports import corpus
from tui.corpus.article import Article, Block
from tui.link import decode, encode, passages, sketch
from tui.link.terms import folded, term_of, tokens


def bare(text: str, published: str | None = None) -> Article:
    """Return an article of one block that nothing was marked in."""
    return Article(id="a1", text=text, published=published, blocks=(Block(0, len(text), "body"),))


def test_sketch_survives_the_store() -> None:
    """A sketch decoded is the sketch encoded, and equal sketches are equal bytes."""
    for article in corpus():
        made = sketch(article)
        assert decode(encode(made)) == made
        assert encode(decode(encode(made))) == encode(made)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.one_of(st.none(), st.text(max_size=20)))
def test_any_text_has_a_sketch(text: str, published: str | None) -> None:
    """No text and no date, however odd, breaks sketching or the comparison with itself."""
    article = bare(text, published)
    made = sketch(article)
    assert decode(encode(made)) == made
    passages(article, article)


def test_foreign_bytes_are_refused() -> None:
    """Bytes that are no sketch raise ValueError."""
    with pytest.raises(ValueError, match="not a sketch"):
        decode(b"nothing of ours")


@given(st.text(max_size=200))
def test_tokens_lie_where_they_say(text: str) -> None:
    """Every token's offsets slice to the word it was made from, in order."""
    found = tokens(text)
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert [token.start for token in found] == sorted(token.start for token in found)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("strikes", "strike"),
        ("parties", "party"),
        ("hammered", "hammering"),
        ("Aleppo’s", "aleppo"),
        ("São", "sao"),
    ],
)
def test_endings_do_not_part_words(word: str, other: str) -> None:
    """Plural, tense, possessive and accents fall away."""
    assert term_of(folded(word)) == term_of(folded(other))


@pytest.mark.parametrize(
    ("word", "other"), [("Hama", "Hamas"), ("Niger", "Nigeria"), ("Austria", "Australia")]
)
def test_like_names_stay_apart(word: str, other: str) -> None:
    """Names that only look alike are different terms."""
    assert term_of(folded(word)) != term_of(folded(other))
