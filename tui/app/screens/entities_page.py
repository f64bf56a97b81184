"""All entities of the corpus, the most mentioned first, narrowed by typing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Final, NamedTuple, TypeAlias

from tui.app.asking import Question
from tui.app.keys import Keys
from tui.app.panes.line_pane import Piece, Row, said
from tui.app.screens.page import PageScreen
from tui.app.screens.targets import PutRight, ShowEntity
from tui.store.entities import EntityRow
from tui.view.cells import padded
from tui.view.kinds import one_of

_NAME: Final = 40

_KIND: Final = 14


class Found(NamedTuple):
    """What a list of entities holds: its rows, and how many there are in all."""

    rows: Sequence[EntityRow]
    total: int


Look: TypeAlias = Callable[[str], Awaitable[Found]]
"""Finds the entities in whose names the words given stand."""


class EntitiesPage(PageScreen):
    """A list of entities to open one of, or to choose one from.

    Args:
        found: what it holds at first.
        look: finds others.
        keys: the user's keys.
        title: what is to be chosen, where something is.
    """

    place = "entities"

    def __init__(self, found: Found, look: Look, keys: Keys, title: str = "") -> None:
        self._found = found
        self._look = look
        self._words = ""
        self._is_choice = bool(title)
        self._heading = title or "Persons, organisations, places"
        super().__init__(self._heading, note=_note(found, ""), keys=keys)

    def rows_at(self, width: int) -> list[Row]:
        """Return an entity a line: mentions, articles, name, kind."""
        if not self._found.rows:
            return [Row(((" nobody and nothing is called so", "muted"),))]
        name = max(16, min(_NAME, width - _KIND - 24))
        return [_row(each, name) for each in self._found.rows]

    def on_mount(self) -> None:
        """Show the rows; where one is to be chosen, ask for its name at once."""
        super().on_mount()
        if self._is_choice:
            self.call_later(self.action_find)

    async def action_find(self) -> None:
        """Ask for words of a name, and narrow the list to those that have them."""
        before = self._words
        await self.ask(
            Question("name", self._narrow_to, before, typed=self._narrow, left=lambda: self._narrow(before))
        )

    def action_find_next(self) -> None:
        """Go to the next row: all that are listed have what was sought."""
        self.action_down()

    def action_find_previous(self) -> None:
        """Go to the row before."""
        self.action_up()

    def _narrow(self, words: str) -> None:
        self.run_worker(self._narrow_to(words), exclusive=True, exit_on_error=False, description="narrowing")

    async def _narrow_to(self, words: str) -> None:
        found = await self._look(words)
        self._words, self._found = words, found
        self.retitle(self._heading, _note(found, words))
        self.rows.show(self.rows_at(self.app.size.width), cursor=0)

    def action_put_right(self) -> None:
        """Close to put the name under the cursor right."""
        target = self.rows.target
        if isinstance(target, ShowEntity) and not self._is_choice:
            self.dismiss(PutRight(target.entity, None))


def _note(found: Found, words: str) -> str:
    shown, total = len(found.rows), found.total
    of = f"{shown:,} most mentioned of {total:,}" if shown < total else f"{total:,}"
    return f"{of} called “{words}”" if words else f"{of} · mentions in articles"


def _row(each: EntityRow, width: int) -> Row:
    counts: Piece = (f"{each.mentions:>7,} ", "text")
    articles: Piece = (f"in {each.articles:<6,} ", "meta")
    name: Piece = (padded(said(each.name)[0], width) + " ", "text")
    return Row((counts, articles, name, (one_of(each.kind), "muted")), (), ShowEntity(each.id))
