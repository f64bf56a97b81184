"""Text becomes lines that lose nothing, fit their width and know their code points."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.corpus.article import FOLDED_ROLES, Block, Role
from tui.view.cells import cells, drawable, drawn, expanded
from tui.view.wrap import Line, Wrapped, wrap

_ROLES: tuple[Role, ...] = ("title", "heading", "body", "caption", "related_link", "boilerplate", "byline")

_TEXT = st.text(
    st.one_of(
        st.sampled_from(
            " \n\tabcé-“”’…—市民体。、（）\u0301\u0e33\u200d\ufe0f\U0001f469\U0001f467\u1100\u1161\u00a0"
        ),
        st.characters(),
    ),
    max_size=300,
)


@st.composite
def _articles(draw: st.DrawFn) -> tuple[str, tuple[Block, ...]]:
    text = draw(_TEXT)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = pairwise(cuts)
    return text, tuple(Block(start, end, draw(st.sampled_from(_ROLES))) for start, end in pairs)


def _shown(wrapped: Wrapped, line: Line) -> str:
    return drawn(expanded(wrapped.text[line.start : line.end], 0))


def _visible(text: str) -> str:
    return "".join(text.split())


@given(_articles(), st.integers(2, 90))
def test_each_visible_character_stands_on_exactly_one_line(
    article: tuple[str, tuple[Block, ...]], width: int
) -> None:
    """Unfolded, the lines hold every character but white space once and in order."""
    text, blocks = article
    wrapped = wrap(text, blocks, width, folded=False)
    lines = [wrapped.text[line.start : line.end] for line in wrapped.lines if not line.note]
    assert _visible("".join(lines)) == _visible(drawable(text))


@given(article=_articles(), width=st.integers(2, 90), folded=st.booleans())
def test_no_line_is_wider_than_asked(
    article: tuple[str, tuple[Block, ...]], width: int, *, folded: bool
) -> None:
    """A line with its indent, and a note, takes at most the width in cells."""
    text, blocks = article
    wrapped = wrap(text, blocks, width, folded=folded, header=("The Post · 14 Oct 2016",))
    for line in wrapped.lines:
        assert line.indent + cells(line.note or _shown(wrapped, line)) <= max(width, line.indent + 2)
        assert "\n" not in _shown(wrapped, line)


@given(article=_articles(), width=st.integers(2, 90), folded=st.booleans())
def test_offsets_rise_and_are_found_again(
    article: tuple[str, tuple[Block, ...]], width: int, *, folded: bool
) -> None:
    """Starts never decrease, and each code point that is shown is on the line that `line_of` names."""
    text, blocks = article
    wrapped = wrap(text, blocks, width, folded=folded)
    assert [line.start for line in wrapped.lines] == sorted(line.start for line in wrapped.lines)
    for index, line in enumerate(wrapped.lines):
        if line.start < line.end:
            assert wrapped.line_of(line.start) == wrapped.line_of(line.end - 1) == index


@given(_articles(), st.integers(2, 90))
def test_folding_hides_what_is_not_body_and_counts_it(
    article: tuple[str, tuple[Block, ...]], width: int
) -> None:
    """Folded, no line shows a code point of a folded block, and every such code point is known as hidden."""
    text, blocks = article
    wrapped = wrap(text, blocks, width, folded=True)
    hidden = {
        offset for block in blocks if block.role in FOLDED_ROLES for offset in range(block.start, block.end)
    }
    for line in wrapped.lines:
        assert not hidden & set(range(line.start, line.end))
    assert all(wrapped.is_hidden(offset) for offset in hidden)


@pytest.mark.parametrize(
    ("count", "note"),
    [
        (1, "· 1 line of site text folded (b shows it)"),
        (3, "· 3 lines of site text folded (b shows them)"),
    ],
)
def test_a_fold_is_one_line_that_counts(count: int, note: str) -> None:
    """Folded blocks that follow one another become one line that says how many lines they have."""
    site = ["Sign up for our letter"] * count
    text = "\n".join(["The bridge is open again.", *site, "It was closed for a year."])
    blocks, at = [], 0
    for line in text.split("\n"):
        role: Role = "boilerplate" if line in site else "body"
        blocks.append(Block(at, at + len(line), role))
        at += len(line) + 1
    wrapped = wrap(text, blocks, 60, folded=True)
    assert [line.note for line in wrapped.lines if line.note] == [note]


def test_the_key_in_the_note_is_the_users() -> None:
    """The note of a fold names the key that the user has for it."""
    wrapped = wrap("ad", [Block(0, 2, "boilerplate")], 60, folded=True, key="Ctrl-B")
    assert wrapped.lines[0].note.endswith("(Ctrl-B shows it)")


def test_the_header_follows_the_title() -> None:
    """Outlet and date stand under the title; site text above the title is folded beneath them."""
    text = "News\nA bridge opens\nCars use it."
    blocks = [Block(0, 4, "boilerplate"), Block(5, 19, "title"), Block(20, 32, "body")]
    wrapped = wrap(text, blocks, 60, folded=True, header=("The Post · date unknown",))
    shown = [line.note or text[line.start : line.end] for line in wrapped.lines]
    assert shown == [
        "A bridge opens",
        "The Post · date unknown",
        "",
        "· 1 line of site text folded (b shows it)",
        "",
        "Cars use it.",
    ]


def test_words_stay_whole_where_they_fit() -> None:
    """A line breaks at its last space; a word longer than a line is cut, after a hyphen if it has one."""
    text = "one two three four\nhttps://example.org/a-very-long-path"
    wrapped = wrap(text, [Block(0, len(text), "body")], 10, folded=True)
    assert [text[line.start : line.end] for line in wrapped.lines][:2] == ["one two", "three four"]
    assert all(cells(text[line.start : line.end]) <= 10 for line in wrapped.lines)


def test_wide_characters_do_not_start_a_line_with_a_full_stop() -> None:
    """Chinese and Japanese text breaks between characters, never before closing punctuation."""
    text = "市民が避難した。川の水が増えた。"
    wrapped = wrap(text, [Block(0, len(text), "body")], 14, folded=True)
    assert [text[line.start : line.end] for line in wrapped.lines] == [
        "市民が避難し",
        "た。川の水が増",
        "えた。",
    ]


def test_an_emoji_family_takes_the_same_cells_everywhere() -> None:
    """Joiners are not drawn, so that no terminal sees another width than we measured."""
    family = "\U0001f469\u200d\U0001f467"
    assert drawn(family) == "\U0001f469\U0001f467"
    assert cells(family) == 4


def test_marks_piled_on_a_letter_are_cut() -> None:
    """A flood of combining marks shows as a few; the line stays one line."""
    text = "e" + "\u0301" * 10_000 + "nd"
    wrapped = wrap(text, [Block(0, len(text), "body")], 20, folded=True)
    assert len(wrapped.lines) == 1
    assert drawn(text) == "e" + "\u0301" * 4 + "nd"


@settings(max_examples=30)
@given(st.integers(0, 500))
def test_a_wider_window_never_needs_more_lines(words: int) -> None:
    """Lines grow fewer as the width grows."""
    text = " ".join(["bridge"] * words)
    counts = [len(wrap(text, (), width, folded=True).lines) for width in (10, 20, 40, 80)]
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize(
    "line", ["short line", "a line that is somewhat longer than the width of it", "水库决堤", "a\tb"]
)
def test_a_flood_of_lines_is_wrapped_as_a_few_are(line: str) -> None:
    """Lines taken all at once are those that would come one by one, in a small part of the memory."""
    many, few = 60_000 // len(line) * 4, 50
    flood = wrap(f"{line}\n" * many, (Block(0, (len(line) + 1) * many, "body"),), 30, folded=False)
    some = wrap(f"{line}\n" * few, (Block(0, (len(line) + 1) * few, "body"),), 30, folded=False)
    assert list(flood.lines[: len(some.lines)]) == list(some.lines)
    assert len(flood.lines) * few == len(some.lines) * many
    assert flood.line_of(len(flood.text) - 2) == len(flood.lines) - 1
