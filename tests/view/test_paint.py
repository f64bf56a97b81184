"""A painted line is as wide as its pane, shows its text once, and tells what is what without colour."""

from __future__ import annotations

from itertools import combinations
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment

from tui.app import themes
from tui.corpus.article import Block
from tui.corpus.event import Evidence, Link
from tui.corpus.highlight import Highlight, Kind
from tui.shipped import shipped_folder
from tui.view.addresses import addresses
from tui.view.cells import cells
from tui.view.layers import highlight_layers
from tui.view.marks import margin_marks
from tui.view.paint import Painting, marks_by_line, offset_at, paint
from tui.view.palette import PARTS, Palette
from tui.view.wrap import wrap

_KINDS = frozenset[Kind](get_args(Kind))

_SHIPPED = [themes.read_theme(path) for path in sorted(shipped_folder("themes").glob("*.toml"))]

_PLAIN = Palette("plain", {})


def _painting(
    text: str, highlights: tuple[Highlight, ...] = (), width: int = 40, palette: Palette = _PLAIN
) -> Painting:
    wrapped = wrap(text, [Block(0, len(text), "body")], width - 8, folded=True)
    layers = highlight_layers(highlights, _KINDS)
    return Painting(wrapped, palette, left=2, width=width, layers=layers)


def _words(segments: list[Segment]) -> str:
    return "".join(segment.text for segment in segments)


_MIXED = st.text(
    st.sampled_from("ab \t市é\u0301\u0e33\u200d\ufe0f\U0001f469\U0001f467”—\x1b\u202e"), max_size=120
)


_SPANS = st.lists(
    st.tuples(st.integers(0, 130), st.integers(0, 40), st.sampled_from(sorted(_KINDS))), max_size=9
)


@given(
    text=_MIXED,
    spans=_SPANS,
    selected=st.none() | st.tuples(st.integers(0, 130), st.integers(1, 30)),
)
def test_a_line_fills_its_pane_exactly(
    text: str, spans: list[tuple[int, int, Kind]], selected: tuple[int, int] | None
) -> None:
    """Whatever is highlighted or selected, each line fills its width: the border keeps its column."""
    painting = _painting(text, tuple(Highlight(at, at + size, kind) for at, size, kind in spans))
    painting.selected = (selected[0], selected[0] + selected[1]) if selected else None
    painting.passage = (3, 30)
    for index in range(len(painting.wrapped.lines)):
        segments = paint(painting, index)
        assert sum(cells(segment.text) for segment in segments) == painting.width
        assert sum(segment.cell_length for segment in segments) == painting.width


@given(
    text=_MIXED,
    spans=_SPANS,
)
def test_highlights_change_no_character(text: str, spans: list[tuple[int, int, Kind]]) -> None:
    """A line with highlights holds the same characters as without."""
    plain = _painting(text)
    marked = _painting(text, tuple(Highlight(at, at + size, kind) for at, size, kind in spans))
    for index in range(len(plain.wrapped.lines)):
        assert _words(paint(marked, index)) == _words(paint(plain, index))


@pytest.mark.parametrize("look", _SHIPPED, ids=lambda look: look.name)
def test_kinds_are_told_apart_without_colour(look: themes.Look) -> None:
    """In each theme, any two kinds differ in bold, italic or underline."""

    def shape(kind: Kind) -> tuple[bool, bool, bool]:
        style = look.palette.style(kind)
        return bool(style.bold), bool(style.italic), bool(style.underline)

    assert all(shape(one) != shape(other) for one, other in combinations(sorted(_KINDS), 2))


def test_mono_has_no_colour() -> None:
    """The theme for terminals without colour names none."""
    mono = next(look for look in _SHIPPED if look.name == "mono").palette
    for part in PARTS:
        style = mono.style(part)
        assert all(colour is None or colour.is_default for colour in (style.color, style.bgcolor))


def test_a_selected_highlight_is_fenced_in() -> None:
    """Half blocks take the place of the spaces beside the selected highlight; nothing moves."""
    text = "Then Assad said no."
    painting = _painting(text, (Highlight(5, 10, "person"),))
    painting.selected = (5, 10)
    assert _words(paint(painting, 0)).strip() == "Then▐Assad▌said no."


def test_a_selected_highlight_may_fill_its_line() -> None:
    """At a line's ends the half blocks stand in the margins."""
    painting = _painting("Assad", (Highlight(0, 5, "person"),))
    painting.selected = (0, 5)
    assert _words(paint(painting, 0)).startswith(" ▐Assad▌ ")


def test_a_name_in_a_quote_shows_as_a_name() -> None:
    """Of overlapping highlights the smaller kind of thing is painted on top."""
    look = next(look for look in _SHIPPED if look.name == "dark")
    painting = _painting(
        "“Lavrov agreed”", (Highlight(0, 15, "quote"), Highlight(1, 7, "person")), palette=look.palette
    )
    name = next(segment for segment in paint(painting, 0) if segment.text == "Lavrov")
    assert name.style is not None
    assert name.style.color == look.palette.style("person").color


def test_markup_in_text_is_text() -> None:
    """Brackets in an article are shown as they are and never become an action."""
    text = "[Reuters] [/] [@click=app.quit]x[/] [sic]"
    painting = _painting(text, width=60)
    segments = paint(painting, 0)
    assert text in _words(segments)
    assert all(segment.style is None or not segment.style.meta for segment in segments)


def _linked(note: str) -> list[Link]:
    return [
        Link("a", "b", "same_event", 0.9, evidence=(
            Evidence("figure", (5, 15), (0, 9), note, against=True),
            Evidence("quote", (20, 30), (40, 50)),
        )),
        Link("a", "c", "same_event", 0.8, evidence=(Evidence("quote", (20, 30), (4, 9)),)),
        Link("b", "c", "same_event", 0.8, evidence=(Evidence("quote", (1, 2), (4, 9)),)),
    ]  # fmt: skip


def test_marks_say_what_linked_articles_say() -> None:
    """A contradicted figure gets one mark, a shared quote one that counts the articles that share it."""
    marks = margin_marks("a", _linked("358 killed"))
    assert [(mark.span, mark.short, mark.long) for mark in marks] == [
        ((5, 15), "≠", "≠ 358 killed"),
        ((20, 30), "⟵", "⟵ same in 2"),
    ]
    assert [mark.span for mark in margin_marks("b", _linked("x"))] == [(0, 9), (1, 2), (40, 50)]


@pytest.mark.parametrize(("width", "shown"), [(60, "≠ 358 killed"), (40, "≠")])
def test_a_mark_takes_the_room_there_is(width: int, shown: str) -> None:
    """The mark is in words where they fit beside the text, else one sign in the margin."""
    text = "more than 370 people killed so far in it"
    wrapped = wrap(text, [Block(0, len(text), "body")], 37, folded=True)
    painting = Painting(wrapped, _PLAIN, left=1, width=width)
    painting.marks = marks_by_line(wrapped, margin_marks("a", _linked("358 killed"))[:1])
    assert _words(paint(painting, 0)).rstrip().endswith(shown)


@given(_MIXED)
def test_a_cell_is_traced_back_to_its_code_point(text: str) -> None:
    """The first cell of each character that has one leads back to it."""
    wrapped = wrap(text, [Block(0, len(text), "body")], 30, folded=True)
    for index, line in enumerate(wrapped.lines):
        for offset in range(line.start, line.end):
            char = wrapped.text[offset]
            before = cells(wrapped.text[line.start : offset])
            if "\t" not in wrapped.text[line.start : offset] and (cells(char) or char == "\t"):
                assert offset_at(wrapped, index, line.indent + before) == offset


def test_an_address_is_told_to_the_terminal_as_a_link() -> None:
    """Its own words lead to it and no others do; its host is in sight, and the line as wide as before."""
    text = "See https://example.org/dam, he said."
    wrapped = wrap(text, (), 60, folded=True)
    painting = Painting(wrapped, _PLAIN, left=2, width=64, addresses=tuple(addresses(text)))
    segments = paint(painting, 0)
    linked = [(each.text, each.style.link) for each in segments if each.style and each.style.link]
    assert linked == [("https://example.org/dam", "https://example.org/dam")]
    assert cells(_words(segments)) == 64
