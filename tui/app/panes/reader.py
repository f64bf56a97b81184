"""The reading pane: an article with its highlights, to step through and to find in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, get_args

from textual import events
from textual.message import Message

from tui.app.panes.article_pane import ArticlePane
from tui.app.panes.found_places import FoundPlaces
from tui.app.panes.highlight_steps import HighlightSteps
from tui.corpus.article import Article
from tui.corpus.event import Link, Span
from tui.corpus.highlight import Highlight, Kind
from tui.view.find import Found, find
from tui.view.layers import Layer, highlight_layers, steps
from tui.view.paint import offset_at

_ALL_KINDS: Final = frozenset[Kind](get_args(Kind))


class ReaderPane(ArticlePane):
    """Shows one article with its highlights; steps from highlight to highlight, finds.

    Attributes:
        shown_layer: the layer whose highlights alone are shown; None for those of all.
    """

    class HighlightChosen(Message):
        """A highlight was chosen, or none any more."""

        def __init__(self, article_id: str, highlight: Highlight | None) -> None:
            super().__init__()
            self.article_id = article_id
            self.highlight = highlight

        def can_replace(self, message: Message) -> bool:
            """Tell whether `message`, still waiting, is out of date by now."""
            return isinstance(message, ReaderPane.HighlightChosen)

    def __init__(
        self,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002  (as every widget calls it)
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._shown_kinds = _ALL_KINDS
        self.shown_layer: str | None = None
        self._steps = HighlightSteps(())
        self._selected: Highlight | None = None
        self._places = FoundPlaces()

    @property
    def selected_highlight(self) -> Highlight | None:
        """The highlight that was chosen, None if none is."""
        return self._selected

    @property
    def shown_kinds(self) -> frozenset[Kind]:
        """The kinds of highlight that are painted."""
        return self._shown_kinds

    @property
    def found_status(self) -> str:
        """What was found, for the status line ("3 of 17", "not found"); empty if nothing is sought."""
        return self._places.status

    def show(
        self,
        article: Article,
        *,
        at: int | None = None,
        links: Sequence[Link] = (),
        passage: Span | None = None,
    ) -> None:
        """Show an article as `ArticlePane` does; nothing of it is chosen or found yet."""
        self._selected, self._places = None, FoundPlaces()
        super().show(article, at=at, links=links, passage=passage)

    def remark(self, article: Article) -> None:
        """Show what is marked by now in the article that is shown; text, place and choice stay."""
        span = self._chosen_span
        chosen = (mark for mark in article.highlights if (mark.start, mark.end) == span)
        self._selected = next(chosen, None)
        super().remark(article)

    # Highlights --------------------------------------------------------------------------------------------

    def next_highlight(self) -> None:
        """Choose the next highlight: after the chosen one, or the first in view."""
        self._step_to(self._steps.after(self._chosen_in_view, self.top_offset))

    def previous_highlight(self) -> None:
        """Choose the highlight before the chosen one, or the last before what is in view."""
        self._step_to(self._steps.before(self._chosen_in_view, self.visible_span[1]))

    def _step_to(self, mark: Highlight | None) -> None:
        if mark is not None:
            self.choose(mark)

    @property
    def _chosen_in_view(self) -> Highlight | None:
        """The chosen highlight, unless the text was scrolled away from it."""
        if self._selected is None:
            return None
        lines = self._wrapped.lines_of((self._selected.start, self._selected.end))
        is_in_view = lines[0] < self._top + self.size.height and lines[-1] >= self._top
        return self._selected if is_in_view else None

    def choose(self, highlight: Highlight | None) -> None:
        """Choose a highlight, or none, and repaint only the lines that change."""
        spans = [(mark.start, mark.end) for mark in (self._selected, highlight) if mark]
        self._selected = highlight
        if self._painting is not None:
            self._painting.selected = self._chosen_span
        self._forget_lines(sorted({line for span in spans for line in self._wrapped.lines_of(span)}))
        if highlight is not None:
            self.bring((highlight.start, highlight.end))
        self.post_message(self.HighlightChosen(self._article.id, highlight))

    def toggle_kind(self, kind: Kind) -> bool:
        """Show or hide a kind of highlight; return whether it is shown now."""
        self._shown_kinds = self._shown_kinds ^ {kind}
        if self._selected is not None and self._selected.kind not in self._shown_kinds:
            self.choose(None)
        self._prepare()
        self._repaint()
        return kind in self._shown_kinds

    def show_layer(self, layer: str | None) -> None:
        """Show the highlights of one layer alone; of all together, if it is None."""
        self.shown_layer = layer
        if self._selected is not None and self._selected not in self._visible_marks:
            self.choose(None)
        self._prepare()
        self._repaint()

    @property
    def _visible_marks(self) -> tuple[Highlight, ...]:
        marks = self._article.highlights
        if self.shown_layer is None:
            return marks
        return tuple(mark for mark in marks if mark.layer == self.shown_layer)

    @property
    def _chosen_span(self) -> Span | None:
        return (self._selected.start, self._selected.end) if self._selected else None

    def _prepare(self) -> None:
        marks = steps(self._visible_marks, self._shown_kinds)
        self._steps = HighlightSteps(mark for mark in marks if not self._wrapped.is_hidden(mark.start))

    def _layers(self) -> list[Layer]:
        marked = highlight_layers(self._visible_marks, self._shown_kinds)
        return [*marked, *super()._layers(), *self._places.layers()]

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

    # Finding -----------------------------------------------------------------------------------------------

    def find(self, pattern: str) -> int:
        """Mark every place where `pattern` occurs (see `tui.view.find`), go to the first in view or after.

        What is folded away is searched too, but unfolded only where the pattern occurs nowhere else.

        Returns:
            How many places there are; `found_status` says more.
        """
        self._places = FoundPlaces(self._without_folded(find(pattern, self._wrapped.text)))
        self._repaint()
        self._go_found(self._places.first_from(self.top_offset))
        return len(self._places.spans)

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
        self._go_found(self._places.at + 1)

    def find_previous(self) -> None:
        """Go to the place found before, from the first to the last."""
        self._go_found(self._places.at - 1)

    def _go_found(self, index: int) -> None:
        previous = self._places.here
        here = self._places.go_to(index)
        if here is None:
            return
        self.bring(here)
        self._lay_over()
        for span in (previous, here):
            self._forget_lines(self._wrapped.lines_of(span) if span else ())
