"""How typed keys become actions of the screen in front: by the one table, with counts and sequences.

Keys go to a line that is typed into first; everything else is looked up here before Textual sees it, so that
what a key does may depend on the pane, and a sequence is never half taken by a widget.
"""

from __future__ import annotations

from typing import Any, Final

from textual import events
from textual.app import App
from textual.screen import Screen
from textual.widgets import Input

from tui.app.keys import DEFAULT_KEYS, LETTER, Action, Keys, Where, action, shown
from tui.app.panes.line_pane import Row
from tui.app.panes.status_line import hints
from tui.app.typed_keys import TypedKeys

MOST_REPEATS: Final = 200
"""Steps of a motion that is made one by one: so many are a moment, more are a slip of the finger."""


class KeyedScreen(Screen[Any], inherit_bindings=False):
    """A screen whose keys are those of the table.

    Attributes:
        keys: the user's keys.
        count: what was typed before the key whose action runs now, None if nothing.
    """

    keys: Keys = DEFAULT_KEYS
    count: int | None = None
    _typed_keys: TypedKeys | None = None

    @property
    def where(self) -> Where:
        """Return the place whose keys hold now."""
        raise NotImplementedError

    def show_typed(self, row: Row | None) -> None:
        """Show what was typed so far and what may follow; None when that is over."""

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
        was_waiting = self.typed.is_waiting
        meant = self.typed.press(key, self.where)
        if self.typed.is_waiting:
            self._show_waiting()
        elif was_waiting:
            self.show_typed(None)
        if meant.call:
            self.count = meant.number
            try:
                await self.run_action(meant.call)
            finally:
                self.count = None
        return meant.taken

    def _show_waiting(self) -> None:
        """Show the count, or the first key and what may follow it."""
        typed = self.typed
        head = f"{typed.count or ''}{shown(typed.first) if typed.first else ''} "
        pairs = [(shown(key), each.hint or each.title) for key, each in self._following(typed.first)]
        room = self.app.size.width - len(head) - 4
        self.show_typed(Row(((head, "key"), ("  ", "text"), *hints([*pairs, ("Esc", "cancel")], room))))

    def _following(self, first: str) -> list[tuple[str, Action]]:
        return list(self.keys.following(self.where, first)) if first else []


class KeyedApp(App[object]):
    """Gives typed keys to the screen in front before anything else does."""

    async def on_event(self, event: events.Event) -> None:
        """Let the screen take a key that was just typed."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            screen = self.screen if self._screen_stack else None
            if isinstance(screen, KeyedScreen) and await screen.take_key(event.key):
                event.stop()
                return
        await super().on_event(event)
