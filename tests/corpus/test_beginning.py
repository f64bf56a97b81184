"""Texts longer than any article: their beginning is marked, nothing of them is lost."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tui.annotate import annotate
from tui.corpus.article import Article, Block
from tui.corpus.beginning import LONGEST_MARKED, beginning, continued
from tui.corpus.highlight import Highlight
from tui.link.sketch import sketch

_LINE = "Ilma Sorsa said on 3 May 2021 that 12 people were killed in Tervo.\n"


def _long(characters: int) -> Article:
    text = "Dam bursts above Tervo\n" + _LINE * (characters // len(_LINE))
    blocks = (Block(0, 22, "title"), Block(23, len(text.rstrip()), "body"))
    return Article("a", text.rstrip(), title="Dam bursts above Tervo", blocks=blocks)


def test_an_article_is_marked_whole() -> None:
    """What is no longer than any article is taken as it is."""
    article = _long(5_000)
    assert beginning(article) is article
    assert annotate(article).flags == ()


def test_a_dump_is_marked_to_a_bound_and_says_so() -> None:
    """Beyond the bound nothing is marked; text and blocks stay, and a flag tells the reader."""
    article = _long(LONGEST_MARKED + 300_000)
    part = beginning(article)
    assert LONGEST_MARKED - 1_000 <= len(part.text) <= LONGEST_MARKED
    marks = tuple(Highlight(at, at + 10, "person", layer="desk") for at in (23, len(article.text) - 90))
    whole = continued(replace(part, highlights=marks[:1]), replace(article, highlights=marks))
    assert (whole.text, whole.blocks, whole.highlights) == (article.text, article.blocks, marks)
    assert whole.flags == (f"only its first {len(part.text):,} characters are marked",)


def test_what_is_compared_is_what_is_marked() -> None:
    """The features for linking come from the same beginning, whatever follows it."""
    whole = _long(LONGEST_MARKED + 300_000)
    assert sketch(whole) == sketch(beginning(whole))


@given(st.text(" \nabc", min_size=1, max_size=80), st.integers(1, 80), st.data())
def test_marks_and_blocks_stay_within(text: str, most: int, data: st.DataObject) -> None:
    """Whatever is cut, every block and mark of the beginning lies within; none is lost in the whole."""
    spans = sorted(
        (min(pair), max(pair))
        for pair in data.draw(st.lists(st.tuples(*[st.integers(0, len(text))] * 2), max_size=6))
        if pair[0] != pair[1]
    )
    marks = tuple(Highlight(start, end, "place") for start, end in spans)
    article = Article("a", text, blocks=(Block(0, len(text), "body"),), highlights=marks)
    part = beginning(article, most)
    assert 0 < len(part.text) <= max(most, 1)
    assert all(block.end <= len(part.text) for block in part.blocks)
    assert all(mark.end <= len(part.text) for mark in part.highlights)
    assert set(continued(part, article).highlights) == set(marks)
