"""Marks that bear a letter: set at a passage of an article, kept over sessions, gone to from anywhere."""

from __future__ import annotations

from typing import Any, Final

import apsw

from tui.app.position import Place
from tui.app.triage_screen import TriageScreen
from tui.store import read
from tui.store.state import recall, remember

_KEY: Final = "marks"


def recalled_places(con: apsw.Connection) -> dict[str, Place]:
    """Return the marks that were set, by letter; what is not understood is left out."""
    kept = recall(con, _KEY)
    found: dict[str, Place] = {}
    for letter, value in kept.items() if isinstance(kept, dict) else ():
        match value:
            case [str(article), int(offset)]:
                found[letter] = Place(article, offset)
    return found


def _plain(places: dict[str, Place]) -> dict[str, Any]:
    return {letter: [place.article, place.offset] for letter, place in sorted(places.items())}


class PlacesScreen(TriageScreen):
    """Sets marks and goes to them."""

    def action_set_place(self, letter: str = "") -> None:
        """Set the mark with this letter at the line at the top of the text."""
        if not letter:
            self.await_letter("set_place")
        elif self.article is None:
            self.say("there is no article to set a mark in")
        else:
            place = Place(self.article.id, self.text.top_offset)
            self.in_background(self._keep_place(letter, place))

    async def _keep_place(self, letter: str, place: Place) -> None:
        def keep(con: apsw.Connection) -> None:
            remember(con, _KEY, _plain({**recalled_places(con), letter: place}))

        await self.access.write(keep)
        self.say(f"mark {letter} set; {self.key_of_place(letter)} comes back here")

    def key_of_place(self, letter: str) -> str:
        """Return what is typed to come back to a mark."""
        return self.key("go_to_place").replace("a…z", letter)

    def action_go_to_place(self, letter: str = "") -> None:
        """Go to the mark with this letter, and keep where that was done from."""
        if not letter:
            self.await_letter("go_to_place")
            return
        places = recalled_places(self.access.con)
        place = places.get(letter)
        if place is None:
            self.say(f"there is no mark {letter}" + (f": there are {', '.join(places)}" if places else ""))
        elif read.number_of(self.access.con, place.article) is None:
            self.say(f"the article of mark {letter} is no longer in the corpus")
        else:
            self.go_to_article(place)
