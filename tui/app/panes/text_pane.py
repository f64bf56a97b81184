"""The reading pane of the main screen: with a ruler at its edge, labels to type, words marked by mouse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.strip import Strip

from tui.app import themes
from tui.app.panes.reader import ReaderPane
from tui.corpus.article import Article
from tui.corpus.event import Link, Span
from tui.corpus.highlight import Highlight
from tui.view.addresses import addresses
from tui.view.cells import cells
from tui.view.labels import MOST, labels
from tui.view.layers import Layer, Painted
from tui.view.marks import own_span
from tui.view.paint import offset_at
from tui.view.ruler import Mark, Sign, ruler


class Labelled(NamedTuple):
    """Something in view that a label leads to: a highlight, or an address."""

    start: int
    url: str
    highlight: Highlight | None


class TextPane(ReaderPane, inherit_bindings=False):
    """Shows an article as `ReaderPane` does.

    Attributes:
        chosen_words: the code points that were marked by mouse, None if none are.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self.chosen_words: Span | None = None
        self._dragged_from: int | None = None
        self._was_dragged = False
        self._labels: Mapping[str, Labelled] = {}
        self._linked: Sequence[Span] = ()
        self._ruler: list[Sign] | None = None

    def put_edge(self, edge: int) -> None:
        """Draw a ruler in the last cell of each line (1), or none (0)."""
        if edge != self.edge:
            self.edge = edge
            self.widen(self.reading_width)

    def widen(self, reading_width: int) -> None:
        """Wrap for lines of so many cells, with the same text at the top."""
        top, at_start = self.top_offset, self._top == 0
        self.reading_width = reading_width
        self._rewrap()
        self._go(0 if at_start else self._wrapped.line_of(top))

    def show(
        self,
        article: Article,
        *,
        at: int | None = None,
        links: Sequence[Link] = (),
        passage: Span | None = None,
    ) -> None:
        """Show an article; nothing of it is marked yet."""
        self.chosen_words, self._dragged_from, self._labels = None, None, {}
        self._linked = _linked_spans(article.id, links)
        super().show(article, at=at, links=links, passage=passage)

    def show_links(self, links: Sequence[Link]) -> None:
        """Mark what linked articles say, in the margin and on the ruler."""
        self._linked = _linked_spans(self._article.id, links)
        super().show_links(links)

    @property
    def passage(self) -> Span | None:
        """The linked passage that was brought into view, None if none was."""
        return self._passage

    # Drawing -----------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Return a line of the screen: the text with its labels, and its cell of the ruler."""
        strip = super().render_line(y)
        if self._labels:
            strip = self._with_labels(strip, self._top + y)
        if not self.edge or self.size.width < 1:
            return strip
        signs = self._signs()
        sign = signs[y] if y < len(signs) else Sign(" ", "text")
        return Strip([*strip, Segment(sign.text, themes.palette(self.app).style(sign.part))], self.size.width)

    def _signs(self) -> list[Sign]:
        if self._ruler is None:
            height = self.size.height
            view = range(self._top, min(self._top + height, len(self._wrapped.lines)))
            self._ruler = ruler(len(self._wrapped.lines), height, self._ruler_marks(), view)
        return self._ruler

    def _ruler_marks(self) -> list[Mark]:
        line_of = self._wrapped.line_of
        found: list[Mark] = [(line_of(mark.start), "muted") for mark in self._steps]
        if self._selected is not None:
            found.append((line_of(self._selected.start), "accent"))
        shown = [span for span in self._linked if not self._wrapped.is_hidden(span[0])]
        found += [(line_of(start), "shared") for start, _ in shown]
        found += [(line_of(mark.span[0]), "conflict") for mark in self._marks if mark.part == "conflict"]
        found += [(line_of(start), "found") for start, _ in self._places.spans]
        if self._passage is not None:
            found.append((line_of(self._passage[0]), "passage"))
        if self._places.here is not None:
            found.append((line_of(self._places.here[0]), "found_here"))
        return found

    def _lay_over(self) -> None:
        super()._lay_over()
        self._redraw_ruler()

    def _go(self, top: int) -> None:
        self._ruler = None
        super()._go(top)

    def choose(self, highlight: Highlight | None) -> None:
        """Choose a highlight, or none."""
        super().choose(highlight)
        self._redraw_ruler()

    def _redraw_ruler(self) -> None:
        self._ruler = None
        if self.edge:
            self.refresh(Region(self._text_width, 0, 1, self.size.height))

    def _layers(self) -> list[Layer]:
        chosen = [Layer([Painted(*self.chosen_words, "selected")])] if self.chosen_words else []
        return [*super()._layers(), *chosen]

    # Labels ------------------------------------------------------------------------------------------------

    def label(self) -> dict[str, Labelled]:
        """Put a label on each highlight and address in view; return what each leads to."""
        top, end = self.visible_span
        found = [Labelled(each.start, each.url, None) for each in addresses(self._article.text, top, end)]
        found += [Labelled(mark.start, "", mark) for mark in self._steps if top <= mark.start < end]
        shown = [each for each in found if not self._wrapped.is_hidden(each.start)]
        shown.sort(key=lambda each: (each.start, not each.url))
        first = {each.start: each for each in reversed(shown)}
        inside = [first[start] for start in sorted(first)][:MOST]
        self._labels = dict(zip(labels(len(inside)), inside, strict=True))
        self.refresh()
        return dict(self._labels)

    def keep_labels(self, typed: str) -> None:
        """Show only the labels that begin with what was typed."""
        self._labels = {name: each for name, each in self._labels.items() if name.startswith(typed)}
        self.refresh()

    def unlabel(self) -> None:
        """Take the labels away."""
        self._labels = {}
        self.refresh()

    def _with_labels(self, strip: Strip, index: int) -> Strip:
        """Return a line with the labels laid over the first cells of what they lead to."""
        if self._painting is None or index >= len(self._wrapped.lines):
            return strip
        line = self._wrapped.lines[index]
        style = themes.palette(self.app).style("found_here")
        for name, each in self._labels.items():
            if line.start <= each.start < line.end:
                before = self._wrapped.text[line.start : each.start]
                x = self._painting.left + line.indent + cells(before)
                label = Strip([Segment(name, style)], len(name))
                rest = strip.crop(x + len(name), strip.cell_length)
                strip = Strip.join([strip.crop(0, x), label, rest])
        return strip

    # The mouse ---------------------------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to mark words."""
        self._dragged_from, self._was_dragged = self._offset_under(event), False
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Mark what lies between where the button went down and where the mouse is."""
        if self._dragged_from is None or not event.button:
            return
        here = self._offset_under(event)
        if here is not None and (here != self._dragged_from or self._was_dragged):
            self._was_dragged = True
            self.choose_words((min(self._dragged_from, here), max(self._dragged_from, here) + 1))

    def on_mouse_up(self) -> None:
        """Leave what is marked as it is."""
        self.release_mouse()
        self._dragged_from = None

    def choose_words(self, span: Span | None) -> None:
        """Mark a span of the text, or none."""
        if span != self.chosen_words:
            self.chosen_words = span
            self._repaint()

    def on_click(self, event: events.Click) -> None:
        """Choose the highlight under the mouse, unless words were just marked."""
        if self._was_dragged:
            event.prevent_default()
        else:
            self.choose_words(None)

    def _offset_under(self, event: events.MouseEvent) -> int | None:
        """Return the code point under the mouse, the nearest one of its line where there is none."""
        index = self._top + max(0, min(event.y - self.gutter.top, self.size.height - 1))
        if self._painting is None or index >= len(self._wrapped.lines):
            return None
        line = self._wrapped.lines[index]
        x = event.x - self.gutter.left - self._painting.left
        found = offset_at(self._wrapped, index, x)
        if found is not None:
            return found
        is_before = x < line.indent
        return line.start if is_before else max(line.start, line.end - 1)


def _linked_spans(article: str, links: Sequence[Link]) -> list[Span]:
    """Return where the article says what linked ones say too."""
    return [
        own_span(article, link, evidence)
        for link in links
        if article in (link.a, link.b)
        for evidence in link.evidence
        if evidence.kind in ("passage", "quote") and not evidence.against
    ]
