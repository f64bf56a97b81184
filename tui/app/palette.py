"""The command palette: every action with its keys, found by typing."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen

from tui.app.keys import ACTIONS, DEFAULT_KEYS, PANES, Action, Keys


class ActionProvider(Provider):
    """Finds actions of the main screen by their titles."""

    keys: ClassVar[Keys] = DEFAULT_KEYS

    def _offered(self) -> list[tuple[Action, str]]:
        """Return the actions of the main screen, each as it is shown."""
        return [
            (each, f"{each.title}  [{self.keys.shown(each)}]")
            for each in ACTIONS
            if set(PANES) & set(each.where)
        ]

    async def discover(self) -> Hits:
        """Offer every action while nothing is typed."""
        for each, shown in self._offered():
            yield DiscoveryHit(Content(shown), partial(self._run, each), text=shown)

    async def search(self, query: str) -> Hits:
        """Offer the actions whose title or keys match what was typed."""
        matcher = self.matcher(query)
        for each, shown in self._offered():
            if (score := matcher.match(shown)) > 0:
                yield Hit(score, matcher.highlight(shown), partial(self._run, each), text=shown)

    async def _run(self, each: Action) -> None:
        await self.screen.run_action(each.call)


def open_palette(screen: Screen[Any], keys: Keys) -> None:
    """Open the palette over `screen`."""
    provider = type("KeyedProvider", (ActionProvider,), {"keys": keys})
    screen.app.push_screen(CommandPalette(providers=[provider], placeholder="What to do?"))
