"""A line that is typed into, in the order of the keys however fast they come."""

from __future__ import annotations

from textual import events
from textual.widgets import Input


class TypedLine(Input):
    """An input whose keys are done one after the other, and whose cursor stands still.

    Textual 8.2.8 enters characters at once, but lets every other key climb to the screen first: of keys that
    arrive together, as they do over a slow line, backspace would take away what was typed after it. A cursor
    that blinks costs bytes for as long as the line is there.
    """

    def on_mount(self) -> None:
        """Let the cursor stand still."""
        self.cursor_blink = False

    async def _on_key(self, event: events.Key) -> None:
        await super()._on_key(event)
        if event.is_printable:
            return
        for node in self.ancestors_with_self:
            if node is self.screen:
                return
            for binding in node._bindings.key_to_bindings.get(event.key, ()):  # noqa: SLF001
                if await self.app.run_action(binding.action, node):
                    event.stop()
                    event.prevent_default()
                    return
