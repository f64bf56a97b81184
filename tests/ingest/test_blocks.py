"""What holds for the blocks of every article, whatever came in."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.corpus.article import Article
from tui.ingest.options import Options
from tui.ingest.reader import read_stream

SAMPLES = [
    "", "READ MORE: the weir at Lomvale", "Show Comments", "By Ada Marsh", "Lomvale Courier", "Tags: weir",
    "PUBLISHED : Monday, 3 May, 2021, 9:00am", "Men at the weir [Reuters]", "Source: The Lomvale Courier",
    "The ferry to Lomvale was late by two hours on Monday, passengers said.", "“We waited”", "- a list item",
    "The ferry to Lomvale was late by two hours on Monday", "Why was it late?",
]  # fmt: skip

LINES = st.one_of(st.text(max_size=60), st.sampled_from(SAMPLES))


def assert_sound(article: Article) -> None:
    """Check that blocks are in order, apart, trimmed, and hold all but white space."""
    place = 0
    for block in article.blocks:
        assert place <= block.start < block.end <= len(article.text)
        assert not article.text[place : block.start].strip()
        assert article.text[block.start : block.end].strip() == article.text[block.start : block.end]
        place = block.end
    assert not article.text[place:].strip()


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=25), st.sampled_from(["\n", "\r\n", "\n\n"]), st.booleans())
def test_blocks_hold_the_text_without_overlap(lines: list[str], ending: str, body_only: bool) -> None:
    """Blocks are in order, never overlap, and everything but white space is in one."""
    data = ending.join(lines).encode("utf-8", "surrogatepass")
    for found in read_stream(data, "a.txt", Options(body_only=body_only)):
        if isinstance(found, Article):
            assert_sound(found)
            if body_only:
                assert {block.role for block in found.blocks} <= {"title", "body"}


@settings(max_examples=80, deadline=None)
@given(
    st.lists(LINES, max_size=12), st.sampled_from(["p", "h1", "h2", "li", "div", "figcaption", "nav", "a"])
)
def test_blocks_of_pages_are_sound(lines: list[str], tag: str) -> None:
    """The same holds for HTML, whatever its elements."""
    source = "<html><body>" + "".join(f"<{tag}>{line}</{tag}>" for line in lines)
    for found in read_stream(source.encode("utf-8", "replace"), "a.html"):
        if isinstance(found, Article):
            assert_sound(found)


@settings(max_examples=80, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from(["txt", "md", "jsonl", "json", "csv", "html", "eml", "mbox", "xml", "gz"]),
)
def test_no_bytes_break_a_reader(data: bytes, ending: str) -> None:
    """Whatever the bytes, a reader gives sound articles and named refusals, and raises nothing."""
    for found in read_stream(data, f"a.{ending}"):
        if isinstance(found, Article):
            assert_sound(found)
        else:
            assert found.what
            assert found.where
