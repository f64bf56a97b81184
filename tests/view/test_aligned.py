"""Two articles aligned by passage."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.corpus.article import Article, Block
from tui.corpus.event import Evidence, EvidenceKind, Link, Span
from tui.view.aligned import Aligned, aligned

ONE = "Dam bursts\n\nAt least 12 people died. The mayor wept.\n\nThe market is gone."
TWO = "Flood\n\nThe market hall is gone. Nine people died.\n\nNobody slept."


def _article(name: str, text: str) -> Article:
    title = text.index("\n")
    return Article(name, text, blocks=(Block(0, title, "title"), Block(title + 2, len(text), "body")))


def _span(text: str, words: str) -> Span:
    return text.index(words), text.index(words) + len(words)


A, B = _article("a", ONE), _article("b", TWO)
LINK = Link(
    "a",
    "b",
    "same_event",
    0.9,
    (
        Evidence("passage", _span(ONE, "At least 12 people died."), _span(TWO, "Nine people died.")),
        Evidence("figure", _span(ONE, "12"), _span(TWO, "Nine"), "12 / 9 killed", against=True),
        Evidence("passage", _span(ONE, "The market is gone."), _span(TWO, "The market hall is gone.")),
    ),
)


def _sides(found: list[Aligned]) -> list[tuple[str, str]]:
    return [
        (
            "".join(words.text for words in each.left.words) if each.left else "",
            "".join(words.text for words in each.right.words) if each.right else "",
        )
        for each in found
    ]


def test_what_both_say_stands_side_by_side() -> None:
    """Passages that evidence pairs stand together, in order of the left; the others stand alone between."""
    assert _sides(aligned(A, B, LINK)) == [
        ("Dam bursts", ""),
        ("", "Flood"),
        ("At least 12 people died.", "Nine people died."),
        ("The mayor wept.", ""),
        ("The market is gone.", "The market hall is gone."),
        ("", "Nobody slept."),
    ]


def test_a_contradiction_is_noted_from_the_left() -> None:
    """What contradicts is noted in its passage, the left value first, and its words are marked."""
    for left, right, note in ((A, B, "12 / 9 killed"), (B, A, "9 / 12 killed")):
        (pair,) = (each for each in aligned(left, right, LINK) if each.notes)
        assert pair.notes == (note,)
        assert pair.left is not None
        marked = [words.text.strip() for words in pair.left.words if words.wording == "conflict"]
        assert marked == [note.split()[0].replace("9", "Nine")]


def test_words_that_both_have_are_told_from_ones_own() -> None:
    """Within a passage that both have, the words of one alone are told apart."""
    pair = next(each for each in aligned(A, B, LINK) if each.left and each.left.span[1] == len(ONE))
    assert pair.right is not None
    assert [words.text.strip() for words in pair.right.words if words.wording == "own"] == ["hall"]


def test_what_is_told_elsewhere_is_said_to_be_moved() -> None:
    """Of two passages that the articles tell in another order, one is moved."""
    found = [each for each in aligned(A, B, LINK) if each.left and each.right]
    assert sorted(each.moved for each in found) == [False, True]


def test_without_evidence_everything_stands_alone() -> None:
    """Two articles with nothing in common stand one after the other, a paragraph a passage."""
    found = aligned(A, B, Link("a", "b", "background", 0.0))
    assert all(each.left is None or each.right is None for each in found)
    assert len(found) == 3 + 3


KINDS: list[EvidenceKind] = ["passage", "quote", "figure", "text"]

SPANS = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda each: (each[0], each[0] + each[1]))


@given(st.lists(st.tuples(SPANS, SPANS, st.sampled_from(KINDS), st.booleans())))
def test_every_sentence_stands_once(evidence: list[tuple[Span, Span, EvidenceKind, bool]]) -> None:
    """Whatever the evidence, each sentence of the left stands once and in order; none of either is lost."""
    link = Link(
        "a",
        "b",
        "same_event",
        1.0,
        tuple(Evidence(kind, a, b, "", 0.0, against) for a, b, kind, against in evidence),
    )
    found = aligned(A, B, link)
    lefts = [each.left.span for each in found if each.left]
    assert all(one[1] <= other[0] for one, other in pairwise(lefts))
    for article, spans in ((A, lefts), (B, [each.right.span for each in found if each.right])):
        shown = {at for start, end in spans for at in range(start, end)}
        assert all(at in shown for at, char in enumerate(article.text) if not char.isspace())
    for each in found:
        for side, text in ((each.left, ONE), (each.right, TWO)):
            if side is not None:
                assert "".join(words.text for words in side.words) == text[slice(*side.span)]
