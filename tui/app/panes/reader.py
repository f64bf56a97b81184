"""The reading pane: one article, wrapped once per width and painted a line at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, get_args

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.theme import Theme

from tui.app import themes
from tui.corpus.article import FOLDED_ROLES, Article, State
from tui.corpus.event import Link, Span
from tui.corpus.highlight import Highlight, Kind
from tui.view.addresses import Address, addresses
from tui.view.find import Found, find
from tui.view.header import header
from tui.view.layers import Layer, Painted, highlight_layers, steps
from tui.view.marks import MarginMark, margin_marks
from tui.view.paint import GUTTER, Painting, marks_by_line, offset_at, paint
from tui.view.palette import Palette
from tui.view.wrap import Wrapped, wrap

READING_WIDTH: Final = 78
"""Cells of a line at most: about 13 words, what reads without losing the line."""

_ALL_KINDS: Final = frozenset[Kind](get_args(Kind))

_CONTEXT: Final = 3  # lines kept above or below what is brought into view

_WHEEL: Final = 3  # lines a notch

_EMPTY: Final = Article(id="", text="")


class ReaderPane(ScrollView, can_focus=True):
    """Shows one article with its highlights; scrolls, finds, steps from highlight to highlight.

    Attributes:
        reading_width: cells of a line at most; the text is centred in what is left.
        folded_key: the key that shows what is folded, as the reader knows it.
    """

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    ReaderPane { overflow: hidden hidden; scrollbar-size: 0 0; }
    """

    reading_width: int = READING_WIDTH
    folded_key: str = "b"
    edge: int = 0
    """Cells at the right edge in which something else is drawn."""
    hyperlinks: bool = False
    """Whether addresses in the text are told to the terminal, which opens them where it runs (OSC 8)."""

    class HighlightChosen(Message):
        """A highlight was chosen, or none any more."""

        def __init__(self, article_id: str, highlight: Highlight | None) -> None:
            super().__init__()
            self.article_id = article_id
            self.highlight = highlight

        def can_replace(self, message: Message) -> bool:
            """Tell whether `message`, still waiting, is out of date by now."""
            return isinstance(message, ReaderPane.HighlightChosen)

    class Scrolled(Message):
        """Another part of the text came into view."""

        def __init__(self, article_id: str, visible: Span) -> None:
            super().__init__()
            self.article_id = article_id
            self.visible = visible

        def can_replace(self, message: Message) -> bool:
            """Tell whether `message`, still waiting, is out of date by now."""
            return isinstance(message, ReaderPane.Scrolled)

    class ReadThrough(Message):
        """The reader went to the end of the text; once for each showing of an article."""

        def __init__(self, article_id: str) -> None:
            super().__init__()
            self.article_id = article_id

    def __init__(
        self,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002  (as every widget calls it)
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._article: Article = _EMPTY
        self._wrapped: Wrapped = wrap("", (), 2, folded=True)
        self._painting: Painting | None = None
        self._strips: dict[int, Strip] = {}
        self._folded = True
        self._shown_kinds = _ALL_KINDS
        self.shown_layer: str | None = None
        self._steps: list[Highlight] = []
        self._selected: Highlight | None = None
        self._marks: list[MarginMark] = []
        self._passage: Span | None = None
        self._known: Sequence[Span] = ()
        self._found = Found("")
        self._found_at = -1
        self._read_through = False
        self._addresses: Sequence[Address] = ()

    # What is shown -----------------------------------------------------------------------------------------

    @property
    def article(self) -> Article | None:
        """The article shown, None if there is none."""
        return None if self._article is _EMPTY else self._article

    @property
    def selected_highlight(self) -> Highlight | None:
        """The highlight that was chosen, None if none is."""
        return self._selected

    @property
    def top_offset(self) -> int:
        """The first code point in view; with `restore` it brings the same line to the top at any width."""
        return self.visible_span[0]

    @property
    def visible_span(self) -> Span:
        """The code points in view, from the first line's start to the last one's end."""
        lines = self._wrapped.lines[self._top : self._top + max(self.size.height, 1)]
        return (lines[0].start, max(line.end for line in lines)) if lines else (0, 0)

    @property
    def progress(self) -> float:
        """How far the reader has come, 0 to 1: the share of lines above the lower edge."""
        lines = len(self._wrapped.lines)
        return min(1.0, (self._top + self.size.height) / lines) if lines else 1.0

    @property
    def at_end(self) -> bool:
        """Whether the last line is in view."""
        return self._top >= self._last_top

    @property
    def shown_kinds(self) -> frozenset[Kind]:
        """The kinds of highlight that are painted."""
        return self._shown_kinds

    @property
    def is_folded(self) -> bool:
        """Whether what is not body is folded away."""
        return self._folded

    @property
    def found_status(self) -> str:
        """What was found, for the status line ("3 of 17", "not found"); empty if nothing is sought."""
        if not self._found.pattern:
            return ""
        count = len(self._found.spans)
        said = f"{self._found_at + 1} of {count}" if count else "not found"
        return f"{said} ({self._found.problem})" if self._found.problem else said

    def show(
        self,
        article: Article,
        *,
        at: int | None = None,
        links: Sequence[Link] = (),
        passage: Span | None = None,
    ) -> None:
        """Show an article from its start, or with a code point or a linked passage in view.

        Args:
            article: with its highlights.
            at: a code point to bring into view.
            links: its links with evidence, for the marks in the margin.
            passage: a span to mark for the eye and bring into view.
        """
        self._article = article
        self._selected = None
        self._passage = passage
        self._known = ()
        self._found, self._found_at = Found(""), -1
        self._read_through = False
        self._marks = margin_marks(article.id, links)
        self._addresses = tuple(addresses(article.text)) if self.hyperlinks else ()
        self._folded = self._folded and not self._lies_folded(passage[0] if passage else at)
        self._rewrap(top=0)
        if passage is not None or at is not None:
            self.bring(passage or (at or 0, (at or 0) + 1))

    def show_links(self, links: Sequence[Link]) -> None:
        """Mark in the margin what linked articles say, when the links come after the text."""
        self._marks = margin_marks(self._article.id, links)
        self._repaint()

    def restate(self, state: State) -> None:
        """Show what the reader did with the article as it is now; the text stays where it is."""
        if state != self._article.state:
            top, at_start = self.top_offset, self._top == 0
            self._article = replace(self._article, state=state)
            self._rewrap()
            self._go(0 if at_start else self._wrapped.line_of(top))

    def remark(self, article: Article) -> None:
        """Show what is marked by now in the article that is shown; text, place and choice stay."""
        chosen = self._selected
        self._article = article
        self._selected = next(
            (
                mark
                for mark in article.highlights
                if chosen is not None and (mark.start, mark.end) == (chosen.start, chosen.end)
            ),
            None,
        )
        self._collect_steps()
        self._repaint()

    def dim(self, known: Sequence[Span]) -> None:
        """Dim what the reader knows already from other articles; nothing, if it is empty."""
        self._known = known
        self._repaint()

    def clear(self) -> None:
        """Show nothing."""
        self.show(_EMPTY)

    # Moving ------------------------------------------------------------------------------------------------

    def scroll_lines(self, count: int) -> None:
        """Scroll by `count` lines, up where it is negative."""
        self._go(self._top + count)

    def half_page(self, direction: int) -> None:
        """Scroll by half a page, down (1) or up (-1)."""
        self._go(self._top + direction * max(1, self.size.height // 2))

    def page(self, direction: int) -> None:
        """Scroll by a page less two lines, down (1) or up (-1)."""
        self._go(self._top + direction * max(1, self.size.height - 2))

    def page_on(self) -> bool:
        """Scroll a page down; return False, and stay, where the end is in view already."""
        if self.at_end:
            self._notice_end()
            return False
        self.page(1)
        return True

    def to_start(self) -> None:
        """Go to the first line."""
        self._go(0)

    def to_end(self) -> None:
        """Go to the last line."""
        self._go(self._last_top)

    def restore(self, offset: int) -> None:
        """Bring the line of a code point to the top, as `top_offset` told it."""
        self._go(self._wrapped.line_of(offset) if offset else 0)

    def bring(self, span: Span) -> None:
        """Bring a span into view if it is not, a third from the top; unfold what hides it."""
        if self._folded and self._wrapped.is_hidden(span[0]):
            self.toggle_folded()
        lines = self._wrapped.lines_of(span)
        last = min(lines[-1], lines[0] + max(self.size.height - _CONTEXT, 0))
        if not self._top <= lines[0] <= last < self._top + self.size.height:
            self._go(lines[0] - self.size.height // 3)

    def mark_passage(self, passage: Span | None) -> None:
        """Bring a span into view, a third from the top, if it is not yet; unfold what hides it."""
        self._passage = passage
        self._repaint()
        if passage is not None:
            self.bring(passage)

    # Highlights --------------------------------------------------------------------------------------------

    def next_highlight(self) -> None:
        """Choose the next highlight: after the chosen one, or the first in view."""
        after = [mark for mark in self._steps if self._follows(mark)]
        if after:
            self.choose(after[0])

    def previous_highlight(self) -> None:
        """Choose the highlight before the chosen one, or the last before what is in view."""
        before = [mark for mark in self._steps if self._precedes(mark)]
        if before:
            self.choose(before[-1])

    def choose(self, highlight: Highlight | None) -> None:
        """Choose a highlight, or none, and repaint only the lines that change."""
        changed = {line for mark in (self._selected, highlight) if mark for line in self._lines_of(mark)}
        self._selected = highlight
        if self._painting is not None:
            self._painting.selected = (highlight.start, highlight.end) if highlight else None
        for line in sorted(changed):
            self._strips.pop(line, None)
            self.refresh_line(line)
        if highlight is not None:
            self.bring((highlight.start, highlight.end))
        self.post_message(self.HighlightChosen(self._article.id, highlight))

    def toggle_kind(self, kind: Kind) -> bool:
        """Show or hide a kind of highlight; return whether it is shown now."""
        self._shown_kinds = self._shown_kinds ^ {kind}
        if self._selected is not None and self._selected.kind not in self._shown_kinds:
            self.choose(None)
        self._collect_steps()
        self._repaint()
        return kind in self._shown_kinds

    def show_layer(self, layer: str | None) -> None:
        """Show the highlights of one layer alone; of all together, if it is None."""
        self.shown_layer = layer
        if self._selected is not None and self._selected not in self._visible_marks:
            self.choose(None)
        self._collect_steps()
        self._repaint()

    @property
    def _visible_marks(self) -> tuple[Highlight, ...]:
        marks = self._article.highlights
        if self.shown_layer is None:
            return marks
        return tuple(mark for mark in marks if mark.layer == self.shown_layer)

    def toggle_folded(self) -> bool:
        """Show or fold away what is not body; return whether it is folded now. The text in view stays."""
        top = self.top_offset
        at_start = self._top == 0
        self._folded = not self._folded
        self._rewrap()
        self._go(0 if at_start else self._wrapped.line_of(top))
        return self._folded

    # Finding -----------------------------------------------------------------------------------------------

    def find(self, pattern: str) -> int:
        """Mark every place where `pattern` occurs (see `tui.view.find`), go to the first in view or after.

        What is folded away is searched too, but unfolded only where the pattern occurs nowhere else.

        Returns:
            How many places there are; `found_status` says more.
        """
        self._found = self._without_folded(find(pattern, self._wrapped.text))
        self._found_at = -1
        spans = self._found.spans
        self._repaint()
        if spans:
            self._go_found(next((i for i, span in enumerate(spans) if span[0] >= self.top_offset), 0))
        return len(spans)

    def _without_folded(self, found: Found) -> Found:
        """Leave out the places that are folded away, unless there are no others; say how many they are."""
        in_view = [span for span in found.spans if not self._wrapped.is_hidden(span[0])]
        folded = len(found.spans) - len(in_view)
        if not in_view or not folded:
            return found
        also = f"{folded} more folded"
        return Found(found.pattern, in_view, f"{found.problem}; {also}" if found.problem else also)

    def find_next(self) -> None:
        """Go to the next place found, from the last to the first."""
        self._go_found(self._found_at + 1)

    def find_previous(self) -> None:
        """Go to the place found before, from the first to the last."""
        self._go_found(self._found_at - 1)

    def _go_found(self, index: int) -> None:
        spans = self._found.spans
        if not spans:
            return
        previous = spans[self._found_at] if self._found_at >= 0 else None
        self._found_at = index % len(spans)
        here = spans[self._found_at]
        self.bring(here)
        self._lay_over()
        for span in (previous, here):
            self._forget_lines(self._wrapped.lines_of(span) if span else ())

    # Painting ----------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Return a line of the screen: from the cache, or painted now."""
        index = self._top + y
        if self._painting is None or index >= len(self._wrapped.lines):
            style = themes.palette(self.app).style()
            return Strip([Segment(" " * self._text_width, style)], self._text_width)
        strip = self._strips.get(index)
        if strip is None:
            strip = self._strips[index] = Strip(paint(self._painting, index), self._text_width)
        return strip

    @property
    def _text_width(self) -> int:
        return max(0, self.size.width - self.edge)

    def _rewrap(self, top: int | None = None) -> None:
        """Wrap the article for the pane's width and paint it anew."""
        width = self._text_width
        text_width = min(self.reading_width, max(2, width - 2 * GUTTER))
        article = self._article
        self._wrapped = wrap(
            article.text,
            article.blocks,
            text_width,
            folded=self._folded,
            header=header(article) if article is not _EMPTY else (),
            key=self.folded_key,
        )
        self._collect_steps()
        self._lay_out()
        self.virtual_size = Size(width, len(self._wrapped.lines))
        if top is not None:
            self._go(top)
        self.refresh()

    def _repaint(self) -> None:
        """Paint again what is wrapped already."""
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        width = self._text_width
        self._strips.clear()
        self._painting = Painting(
            self._wrapped,
            self._palette,
            left=max(0, min(GUTTER, width - 2), (width - self._wrapped.width) // 2),
            width=width,
            marks=marks_by_line(self._wrapped, self._marks),
            selected=(self._selected.start, self._selected.end) if self._selected else None,
            passage=self._passage,
            addresses=self._addresses,
        )
        self._lay_over()

    def _lay_over(self) -> None:
        """Lay highlights and found places over the text."""
        if self._painting is None:
            return
        layers = highlight_layers(self._visible_marks, self._shown_kinds)
        if self._known:
            layers.append(Layer(Painted(*span, "known") for span in self._known))
        if self._found.spans:
            layers.append(Layer(Painted(*span, "found") for span in self._found.spans))
        if self._found_at >= 0:
            layers.append(Layer([Painted(*self._found.spans[self._found_at], "found_here")]))
        self._painting.layers = [*layers, *self.layers_above()]

    def layers_above(self) -> list[Layer]:
        """Return what else is laid over the text, the lowest first."""
        return []

    @property
    def _palette(self) -> Palette:
        return themes.palette(self.app)

    def _forget_lines(self, lines: Iterable[int]) -> None:
        for line in lines:
            self._strips.pop(line, None)
            self.refresh_line(line)

    # Handlers ----------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Follow the app's theme."""
        self.app.theme_changed_signal.subscribe(self, self._on_theme)

    def _on_theme(self, _theme: Theme) -> None:
        self._repaint()

    def on_resize(self) -> None:
        """Wrap for the new width, with the same text at the top."""
        top, at_start = self.top_offset, self._top == 0
        if self._painting is None or self._painting.width != self._text_width:
            self._rewrap()
        self._go(0 if at_start else self._wrapped.line_of(top))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll by the wheel."""
        event.stop()
        self.scroll_lines(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll by the wheel."""
        event.stop()
        self.scroll_lines(-_WHEEL)

    def on_click(self, event: events.Click) -> None:
        """Choose the innermost highlight under the mouse."""
        index = self._top + event.y - self.gutter.top
        if self._painting is None or not 0 <= index < len(self._wrapped.lines):
            return
        offset = offset_at(self._wrapped, index, event.x - self.gutter.left - self._painting.left)
        if offset is None:
            return
        under = [mark for mark in self._steps if mark.start <= offset < mark.end]
        if under:
            self.choose(min(under, key=lambda mark: mark.end - mark.start))

    # Where we are ------------------------------------------------------------------------------------------

    @property
    def _top(self) -> int:
        return self.scroll_offset.y

    @property
    def _last_top(self) -> int:
        return max(0, len(self._wrapped.lines) - self.size.height)

    def _go(self, top: int) -> None:
        """Bring line `top` to the top, and tell where that is."""
        top = max(0, min(top, self._last_top))
        moved = top != self._top
        down = top > self._top
        self.scroll_to(y=top, animate=False, force=True, immediate=True)
        if moved:
            self.post_message(self.Scrolled(self._article.id, self.visible_span))
        if down:
            self._notice_end()

    def _notice_end(self) -> None:
        if self.at_end and not self._read_through and self.article is not None:
            self._read_through = True
            self.post_message(self.ReadThrough(self._article.id))

    def _collect_steps(self) -> None:
        self._steps = [
            mark
            for mark in steps(self._visible_marks, self._shown_kinds)
            if not self._wrapped.is_hidden(mark.start)
        ]

    def _lines_of(self, mark: Highlight) -> range:
        return self._wrapped.lines_of((mark.start, mark.end))

    def _lies_folded(self, offset: int | None) -> bool:
        """Return whether a code point that is asked for would be folded away."""
        return offset is not None and any(
            block.start <= offset < block.end for block in self._article.blocks if block.role in FOLDED_ROLES
        )

    def _follows(self, mark: Highlight) -> bool:
        chosen = self._selected
        if chosen is None or not self._is_in_view(chosen):
            return mark.start >= self.top_offset
        return _order(mark) > _order(chosen)

    def _precedes(self, mark: Highlight) -> bool:
        chosen = self._selected
        if chosen is None or not self._is_in_view(chosen):
            return mark.start < self.visible_span[1]
        return _order(mark) < _order(chosen)

    def _is_in_view(self, mark: Highlight) -> bool:
        lines = self._lines_of(mark)
        return lines[0] < self._top + self.size.height and lines[-1] >= self._top


def _order(mark: Highlight) -> tuple[int, int, str]:
    return (mark.start, -mark.end, mark.kind)
