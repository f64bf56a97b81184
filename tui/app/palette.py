"""The command palette: every action with its keys, found by typing."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen

from tui.app.keys import ACTIONS, DEFAULT_KEYS, PANES, Action, Keys, Where


class ActionProvider(Provider):
    """Finds the actions of a screen by their titles."""

    keys: ClassVar[Keys] = DEFAULT_KEYS
    places: ClassVar[tuple[Where, ...]] = PANES

    def _offered(self) -> list[tuple[Action, str]]:
        """Return the actions of the screen, each as it is shown."""
        return [
            (each, f"{each.title}  [{self.keys.shown(each)}]")
            for each in ACTIONS
            if any(map(each.holds_in, self.places))
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


def open_palette(screen: Screen[Any], keys: Keys, *places: Where) -> None:
    """Open the palette over `screen`, with what can be done in `places` (if none: its panes)."""
    provider = type("KeyedProvider", (ActionProvider,), {"keys": keys, "places": places or PANES})
    screen.app.push_screen(CommandPalette(providers=[provider], placeholder="What to do?"))
