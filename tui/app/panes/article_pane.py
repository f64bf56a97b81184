"""One article in a pane: wrapped once per width, painted a line at a time, scrolled through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

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
from tui.view.addresses import Address, addresses
from tui.view.header import header
from tui.view.layers import Layer, Painted
from tui.view.marks import MarginMark, margin_marks
from tui.view.paint import GUTTER, Painting, marks_by_line, paint
from tui.view.wrap import Wrapped, wrap

READING_WIDTH: Final = 78
"""Cells of a line at most: about 13 words, what reads without losing the line."""

_CONTEXT: Final = 3  # lines kept above or below what is brought into view

_WHEEL: Final = 3  # lines a notch

_EMPTY: Final = Article(id="", text="")


class ArticlePane(ScrollView, can_focus=True):
    """Shows one article and scrolls; what is laid over the text is for the subclass.

    Attributes:
        reading_width: cells of a line at most; the text is centred in what is left.
        folded_key: the key that shows what is folded, as the reader knows it.
    """

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    ArticlePane { overflow: hidden hidden; scrollbar-size: 0 0; }
    """

    reading_width: int = READING_WIDTH
    folded_key: str = "b"
    edge: int = 0
    """Cells at the right edge in which something else is drawn."""
    hyperlinks: bool = False
    """Whether addresses in the text are told to the terminal, which opens them where it runs (OSC 8)."""

    class Scrolled(Message):
        """Another part of the text came into view."""

        def __init__(self, article_id: str, visible: Span) -> None:
            super().__init__()
            self.article_id = article_id
            self.visible = visible

        def can_replace(self, message: Message) -> bool:
            """Tell whether `message`, still waiting, is out of date by now."""
            return isinstance(message, ArticlePane.Scrolled)

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
        self._marks: list[MarginMark] = []
        self._passage: Span | None = None
        self._known: Sequence[Span] = ()
        self._addresses: Sequence[Address] = ()

    # What is shown -----------------------------------------------------------------------------------------

    @property
    def article(self) -> Article | None:
        """The article shown, None if there is none."""
        return None if self._article is _EMPTY else self._article

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
    def is_folded(self) -> bool:
        """Whether what is not body is folded away."""
        return self._folded

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
        self._passage = passage
        self._known = ()
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
        """Show what is marked by now in the article that is shown; the text stays where it is."""
        self._article = article
        self._prepare()
        self._repaint()

    def dim(self, known: Sequence[Span]) -> None:
        """Dim what the reader knows already from other articles; nothing, if it is empty."""
        self._known = known
        self._repaint()

    def clear(self) -> None:
        """Show nothing."""
        self.show(_EMPTY)

    def toggle_folded(self) -> bool:
        """Show or fold away what is not body; return whether it is folded now. The text in view stays."""
        top = self.top_offset
        at_start = self._top == 0
        self._folded = not self._folded
        self._rewrap()
        self._go(0 if at_start else self._wrapped.line_of(top))
        return self._folded

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
        """Mark a span for the eye and bring it into view, or mark none."""
        self._passage = passage
        self._repaint()
        if passage is not None:
            self.bring(passage)

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
        self._prepare()
        self._lay_out()
        self.virtual_size = Size(width, len(self._wrapped.lines))
        if top is not None:
            self._go(top)
        self.refresh()

    def _repaint(self) -> None:
        """Paint again what is wrapped already."""
        self._lay_out()
        self.refresh()

    def _prepare(self) -> None:
        """Take in what is marked in the article, now that it is another one or is wrapped otherwise."""

    def _lay_out(self) -> None:
        width = self._text_width
        self._strips.clear()
        self._painting = Painting(
            self._wrapped,
            themes.palette(self.app),
            left=max(0, min(GUTTER, width - 2), (width - self._wrapped.width) // 2),
            width=width,
            marks=marks_by_line(self._wrapped, self._marks),
            selected=self._chosen_span,
            passage=self._passage,
            addresses=self._addresses,
        )
        self._lay_over()

    @property
    def _chosen_span(self) -> Span | None:
        """The span that is drawn as chosen, None if none is."""
        return None

    def _lay_over(self) -> None:
        """Lay over the text what stands above it."""
        if self._painting is not None:
            self._painting.layers = self._layers()

    def _layers(self) -> list[Layer]:
        """Return what is laid over the text, the lowest first: here, what the reader knows already."""
        return [Layer(Painted(*span, "known") for span in self._known)] if self._known else []

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
        """Wrap for the new width, with the same text at the top; more or less of it is in view then."""
        top, at_start = self.top_offset, self._top == 0
        if self._painting is None or self._painting.width != self._text_width:
            self._rewrap()
        self._go(0 if at_start else self._wrapped.line_of(top))
        self._tell_view()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll by the wheel."""
        event.stop()
        self.scroll_lines(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll by the wheel."""
        event.stop()
        self.scroll_lines(-_WHEEL)

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
        self.scroll_to(y=top, animate=False, force=True, immediate=True)
        if moved:
            self._tell_view()

    def _tell_view(self) -> None:
        self.post_message(self.Scrolled(self._article.id, self.visible_span))

    def _lies_folded(self, offset: int | None) -> bool:
        """Return whether a code point that is asked for would be folded away."""
        return offset is not None and any(
            block.start <= offset < block.end for block in self._article.blocks if block.role in FOLDED_ROLES
        )
