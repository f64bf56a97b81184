"""A line to type into, at the bottom of the screen: what to find, what to narrow the list by."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.widgets import Input

from tui.app.panes.line_pane import Row
from tui.app.panes.status_line import OneLine
from tui.view.cells import cells
from tui.view.palette import Part

_NOTE_WIDTH = 60


class Prompt(Container):
    """Asks for one line.

    Args:
        purpose: what the answer is for; its messages carry it back.
        label: stands before the line.
        value: what stands in the line at the start.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    class Typed(Message):
        """What stands in the line changed."""

        def __init__(self, purpose: str, text: str) -> None:
            super().__init__()
            self.purpose = purpose
            self.text = text

    class Given(Message):
        """The line was given with Enter."""

        def __init__(self, purpose: str, text: str) -> None:
            super().__init__()
            self.purpose = purpose
            self.text = text

    class Left(Message):
        """The line was left with Escape."""

        def __init__(self, purpose: str) -> None:
            super().__init__()
            self.purpose = purpose

    def __init__(self, purpose: str, label: str, value: str = "") -> None:
        super().__init__(id="prompt")
        self.purpose = purpose
        self._label = label
        self._input = Input(value, compact=True, select_on_focus=False)
        self._note = OneLine(id="prompt-note")

    def compose(self) -> ComposeResult:
        """Put the label before the line, and a note behind it."""
        label = OneLine(id="prompt-label")
        label.say(Row(((f" {self._label} ", "accent"),)))
        label.styles.width = cells(self._label) + 2
        self._note.styles.width = min(_NOTE_WIDTH, self.app.size.width // 2)
        yield label
        yield self._input
        yield self._note

    def on_mount(self) -> None:
        """Take the keys."""
        self._input.focus(scroll_visible=False)

    @property
    def value(self) -> str:
        """Return what stands in the line."""
        return self._input.value

    def note(self, text: str, part: Part = "muted") -> None:
        """Say something about what stands in the line."""
        self._note.say(Row(((f" {text}", part),)))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on what was typed."""
        event.stop()
        self.post_message(self.Typed(self.purpose, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Pass on what was given."""
        event.stop()
        self.post_message(self.Given(self.purpose, event.value))

    def action_leave(self) -> None:
        """Leave without an answer."""
        self.post_message(self.Left(self.purpose))
