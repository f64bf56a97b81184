"""Asking for a line at the bottom of the screen, with what is to become of it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from textual.widget import Widget

from tui.app.keyed import KeyedScreen
from tui.app.panes.prompt import Prompt
from tui.store.completion import Complete


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask for.

    Attributes:
        label: stands before the line.
        given: is called with the line when it is given; may be a coroutine function.
        value: what stands in the line at the start.
        typed: is called with what stands in the line whenever it changes.
        left: is called when the line is left without an answer.
        complete: what Tab completes words by, None for nothing.
        history: what was given before, the last one last; Up and Down put it into the line.
    """

    label: str
    given: Callable[[str], Any]
    value: str = ""
    typed: Callable[[str], Any] | None = None
    left: Callable[[], Any] | None = None
    complete: Complete | None = None
    history: Sequence[str] = ()


class AskingScreen(KeyedScreen):
    """A screen that can ask for one line at a time.

    Attributes:
        prompt: the line, None while nothing is asked.
    """

    prompt: Prompt | None = None
    _question: Question | None = None
    _asked_from: Widget | None = None

    def prompt_after(self) -> Widget:
        """Return the widget that the line stands under."""
        raise NotImplementedError

    async def ask(self, question: Question) -> None:
        """Ask for a line; another one that is being asked for is dropped."""
        await self.put_away()
        self._question, self._asked_from = question, self.focused
        self.prompt = Prompt(question.label, question.value, question.complete, question.history)
        await self.mount(self.prompt, after=self.prompt_after())

    async def put_away(self) -> None:
        """Take the line away and give the keys back to where they were."""
        if self.prompt is not None:
            prompt, self.prompt, self._question = self.prompt, None, None
            self.set_focus(self._asked_from, scroll_visible=False)
            await prompt.remove()

    def on_prompt_typed(self, event: Prompt.Typed) -> None:
        """Pass on what stands in the line."""
        event.stop()
        if self._question is not None and self._question.typed is not None:
            self._question.typed(event.text)

    async def on_prompt_given(self, event: Prompt.Given) -> None:
        """Put the line away, and do what was asked for."""
        event.stop()
        question = self._question
        await self.put_away()
        if question is not None and inspect.isawaitable(result := question.given(event.text)):
            await result

    async def on_prompt_left(self, event: Prompt.Left) -> None:
        """Put the line away without an answer."""
        event.stop()
        question = self._question
        await self.put_away()
        if question is not None and question.left is not None:
            question.left()
