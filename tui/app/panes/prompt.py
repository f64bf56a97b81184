"""A line to type into, at the bottom of the screen: what to find, what to narrow the list by, which tag.

Tab completes the word before the cursor where there is something to complete it by; a second line under the
first shows what it may become, or where a query goes wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.widgets import Input

from tui.app.panes.line_pane import Piece, Row, said
from tui.app.panes.status_line import OneLine
from tui.app.panes.typed_line import TypedLine
from tui.store.completion import Complete, Completion
from tui.view.cells import cells
from tui.view.palette import Part

_NOTE_WIDTH: Final = 60

_OFFERED: Final = 12
"""Candidates shown at once."""


class Prompt(Container):
    """Asks for one line.

    Args:
        label: stands before the line.
        value: what stands in the line at the start.
        complete: what Tab completes words by, None for nothing.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("tab", "complete", show=False),
        Binding("shift+tab", "complete(-1)", show=False),
        Binding("up", "earlier(1)", show=False),
        Binding("down", "earlier(-1)", show=False),
    ]

    class Typed(Message):
        """What stands in the line changed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Given(Message):
        """The line was given with Enter."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Left(Message):
        """The line was left with Escape."""

    def __init__(
        self, label: str, value: str = "", complete: Complete | None = None, history: Sequence[str] = ()
    ) -> None:
        super().__init__(id="prompt")
        self._label = label
        self._complete = complete
        self._history = history
        self._back = 0
        self._newest = value
        self._completion: Completion | None = None
        self._chosen = -1
        self._completed = value
        self._input = TypedLine(value, compact=True, select_on_focus=False)
        self._note = OneLine(id="prompt-note")
        self._below = OneLine(id="prompt-below")

    def compose(self) -> ComposeResult:
        """Put the label before the line, a note behind it, and a second line under it."""
        label = OneLine(id="prompt-label")
        label.say(Row(((f" {self._label} ", "accent"),)))
        label.styles.width = self._label_width
        self._note.styles.width = min(_NOTE_WIDTH, self.app.size.width // 2)
        self._note.display = False  # until there is something to say, all the room is for what is typed
        with Container(id="prompt-line"):
            yield label
            yield self._input
            yield self._note
        yield self._below

    @property
    def _label_width(self) -> int:
        return cells(self._label) + 2

    def on_mount(self) -> None:
        """Take the keys, at once: those typed ahead are for this line and must not act as commands."""
        self.screen.set_focus(self._input, scroll_visible=False)

    @property
    def value(self) -> str:
        """Return what stands in the line."""
        return self._input.value

    @property
    def below(self) -> str:
        """Return what the second line says, empty where it is not there."""
        return self._below.text if self.has_class("-with-below") else ""

    def note(self, text: str, part: Part = "muted") -> None:
        """Say something about what stands in the line."""
        self._note.display = bool(text)
        self._note.say(Row(((f" {text}", part),)))

    def point_at(self, position: int, message: str) -> None:
        """Say what is wrong at a place of the line (a code point), with a caret under it."""
        before = cells(self.value[:position]) - round(self._input.scroll_offset.x)
        self._say_below(
            ((" " * max(0, self._label_width + before), "text"), ("^ ", "warning"), said(message))
        )

    def point_at_nothing(self) -> None:
        """Take back what was said to be wrong."""
        if self._completion is None:
            self._say_below(())

    def _say_below(self, pieces: tuple[Piece, ...]) -> None:
        self.set_class(bool(pieces), "-with-below")
        self._below.say(Row(pieces))

    # Completing.

    def action_complete(self, step: int = 1) -> None:
        """Put the next thing that the word may become into its place; what else it may become is shown."""
        if self._complete is None:
            return
        if self._completion is None:
            found = self._complete(self.value, self._input.cursor_position)
            if not found.candidates:
                self._say_below((("nothing begins like this", "muted"),))
                return
            self._completion, self._chosen = found, -1 if step > 0 else 0
        self._chosen = (self._chosen + step) % len(self._completion.candidates)
        self._put_candidate(self._completion)

    def _put_candidate(self, completion: Completion) -> None:
        start, end, candidates = completion
        chosen = candidates[self._chosen].text
        value = self.value[:start] + chosen + self.value[end:]
        self._completion = Completion(start, start + len(chosen), candidates)
        self._completed = self._input.value = value
        self._input.cursor_position = start + len(chosen)
        first = max(0, self._chosen - _OFFERED + 1)
        pieces: list[Piece] = [(" ", "text")]
        for at, each in enumerate(candidates[first : first + _OFFERED], first):
            count = f" {each.many:,}" if each.many is not None else ""
            part: Part = "accent" if at == self._chosen else "text"
            pieces += [said(each.shown, part), (f"{count}  ", "muted")]
        self._say_below(tuple(pieces))

    # What was given before.

    def action_earlier(self, step: int) -> None:
        """Put what was given before into the line, or come back towards what stood in it."""
        if self._back == 0:
            self._newest = self.value
        back = max(0, min(self._back + step, len(self._history)))
        if back != self._back:
            self._back = back
            self._input.value = self._history[-back] if back else self._newest
            self._input.cursor_position = len(self.value)

    # Passing on.

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on what was typed."""
        event.stop()
        if event.value != self._completed:
            self._completion = None
            self._say_below(())
        self.post_message(self.Typed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Pass on what was given."""
        event.stop()
        self.post_message(self.Given(event.value))

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.post_message(self.Left())
