"""How typed keys become actions of the screen in front: by the one table, with counts and sequences.

Keys go to a line that is typed into first; everything else is looked up here before Textual sees it, so that
what a key does may depend on the pane, and a sequence is never half taken by a widget.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from functools import cached_property
from typing import Any, Final

from textual import events
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input

from tui.app.keys import DEFAULT_KEYS, LETTER, Action, Keys, Where, action, shown
from tui.app.panes.line_pane import Row, said
from tui.app.panes.next_keys import NextKeys
from tui.app.panes.status_line import hints
from tui.app.terminal import has_shell
from tui.app.typed_keys import TypedKeys

MOST_REPEATS: Final = 200
"""Steps of a motion that is made one by one: so many are a moment, more are a slip of the finger."""

_ENDS_A_LINE: Final = frozenset({"enter", "escape"})

_LOOK: Final = 0.005
"""Seconds between two looks at whether a line was left."""

_LOOKS: Final = 60
"""So many looks at most: a line may stay, as a query that cannot be understood does."""


class KeyedScreen(Screen[Any], inherit_bindings=False):
    """A screen whose keys are those of the table.

    Attributes:
        keys: the user's keys.
        count: what was typed before the key whose action runs now, None if nothing.
    """

    keys: Keys = DEFAULT_KEYS
    count: int | None = None
    _typed_keys: TypedKeys | None = None
    _next_keys: NextKeys | None = None
    _has_said = False

    @property
    def where(self) -> Where:
        """Return the place whose keys hold now."""
        raise NotImplementedError

    def show_typed(self, row: Row | None) -> None:
        """Show what was typed so far and what may follow; None when that is over."""

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Close with `result`; a screen that is closed already stays so: keys come faster than it goes."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def say(self, line: str) -> None:
        """Say something at the bottom of the screen until the next key."""
        self._has_said = True
        self.show_typed(Row((said(f"  {line}"),)))

    def action_suspend(self) -> None:
        """Stop with all of the job, as a terminal does it; the driver leaves the terminal first."""
        if self.app.is_headless or not has_shell():
            self.say("no shell to go back to")
        else:
            os.killpg(0, signal.SIGTSTP)

    def key(self, action_id: str) -> str:
        """Return the first key of an action, as the reader knows it."""
        return shown(self.keys.of(action(action_id))[0])

    @property
    def times(self) -> int:
        """Return how often a motion is to be made: the count that was typed, or once."""
        return self.count or 1

    @property
    def repeats(self) -> range:
        """Return a step for each time that a motion is to be made which cannot be made at once."""
        return range(min(self.times, MOST_REPEATS))

    @property
    def typed(self) -> TypedKeys:
        """Return the keys typed so far."""
        if self._typed_keys is None:
            self._typed_keys = TypedKeys(self.keys)
        return self._typed_keys

    def await_letter(self, action_id: str) -> None:
        """Wait for the letter of an action that was called without one, as after its first key."""
        for keys in self.keys.of(action(action_id)):
            first, _, second = keys.partition(" ")
            if second == LETTER:
                self.typed.first = first
                self._show_waiting()
                return

    async def take_key(self, key: str) -> bool:
        """Do what `key` means; tell whether it means anything here."""
        if isinstance(self.focused, Input):
            return False
        if self._has_said:
            self._has_said = False
            self.show_typed(None)
        was_waiting = self.typed.is_waiting
        meant = self.typed.press(key, self.where)
        if self.typed.is_waiting:
            self._show_waiting()
        elif was_waiting:
            self.show_typed(None)
            if self._next_keys is not None:
                self._next_keys.display = False
        if meant.call:
            self.count = meant.number
            try:
                await self.run_action(meant.call)
            finally:
                self.count = None
        elif not meant.taken:
            self._say_unmeant(key)
        return meant.taken

    def _say_unmeant(self, key: str) -> None:
        """Answer a key that does nothing here."""
        self.say(f"{shown(key)} does nothing here; {self.key('help')} shows the keys that do")

    def _show_waiting(self) -> None:
        """Show the count, or the first key and what may follow it."""
        typed = self.typed
        head = f"{typed.count or ''}{shown(typed.first) if typed.first else ''} "
        pairs = [(shown(key), each.hint or each.title) for key, each in self._following(typed.first)]
        pairs.append(("Esc", "cancel"))
        width = self.app.size.width
        fitting = hints(pairs, width - len(head) - 4)
        if len(fitting) == 2 * len(pairs):
            self.show_typed(Row(((head, "key"), ("  ", "text"), *fitting)))
        else:
            self._lay_over(head, pairs, width)

    def _lay_over(self, head: str, pairs: list[tuple[str, str]], width: int) -> None:
        """Show the keys that may follow in as many lines as they take."""
        if self._next_keys is None:
            self._next_keys = NextKeys()
            self.mount(self._next_keys)
        self._next_keys.offer(head, pairs, width)

    def _following(self, first: str) -> list[tuple[str, Action]]:
        return list(self.keys.following(self.where, first)) if first else []


class KeyedApp(App[object]):
    """Gives typed keys to the screen in front before anything else does.

    A line that was given or left takes a moment to go; keys typed ahead of that are kept until it has gone,
    so that they do what they would have done one by one.
    """

    _line: Input | None = None
    """The line that was given or left and is still there."""
    _looked = 0
    _waiting: Timer | None = None

    async def on_event(self, event: events.Event) -> None:
        """Let the screen take a key that was just typed; none is taken any more on the way out."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
        elif self._line is not None:
            self._typed_ahead.append(event)
        elif not self._exit:
            await self._on_typed(event)

    @cached_property
    def _typed_ahead(self) -> deque[events.Key]:
        return deque()

    async def _on_typed(self, event: events.Key) -> None:
        screen = self.screen if self._screen_stack else None
        if isinstance(screen, KeyedScreen):
            line = screen.focused
            if await screen.take_key(event.key):
                event.stop()
                return
            if isinstance(line, Input) and event.key in _ENDS_A_LINE:
                self._line, self._looked = line, 0
                self._waiting = self.set_interval(_LOOK, self._see_whether_it_left)
        await super().on_event(event)

    def _see_whether_it_left(self) -> None:
        """Once the line has gone, or stays, let the screen finish what the line was for."""
        self._looked += 1
        if self._line is None or (self._line.is_attached and self._looked < _LOOKS):
            return
        if self._waiting is not None:
            self._waiting.stop()
        self.screen.call_later(self.call_later, self._take_typed_ahead)

    async def _take_typed_ahead(self) -> None:
        """Take the keys that were typed while a line went."""
        self._line = None
        while self._typed_ahead and self._line is None:
            await self.on_event(self._typed_ahead.popleft())
