"""The saved searches: what each finds, its place among the folders, and the rule for what comes in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

import apsw

from tui.app.asking import Question
from tui.app.keys import Keys
from tui.app.panes.line_pane import BLANK, Piece, Row, said
from tui.app.screens.changing_page import ChangingPage
from tui.app.screens.targets import Narrow
from tui.errors import CopytasterError
from tui.store import searches, undoing
from tui.store.completion import Complete
from tui.store.journal import Step
from tui.store.rules import apply_rule
from tui.store.searches import NO_RULE, SavedSearch, Standing
from tui.view.cells import padded

_NAME_WIDTH = 24

_COUNTS_WIDTH = 20


class Shelf(Protocol):
    """What the page needs of the screen beneath it."""

    async def looked_up(self, question: Callable[[apsw.Connection], Any]) -> Any:
        """Return what `question` returns, asked beside everything else."""

    async def changed(self, change: Callable[[apsw.Connection], Step | None]) -> Step | None:
        """Write a change and show what came of it."""


class SearchesPage(ChangingPage):
    """Saved searches, one a row.

    Args:
        standing: the searches as they are, with what each finds.
        query: what the list is narrowed by now; empty for nothing.
        keys: the user's keys.
        shelf: the screen beneath.
        complete: what queries are completed by.
    """

    place = "searches"
    hinted = ("open", "search_rule", "search_query", "search_rename", "search_remove", "leave", "help")

    def __init__(
        self, standing: list[Standing], query: str, keys: Keys, shelf: Shelf, complete: Complete | None
    ) -> None:
        super().__init__("Saved searches", note="folders above the list", keys=keys)
        self._standing = standing
        self._query = query
        self._shelf = shelf
        self._complete = complete

    def rows_at(self, width: int) -> list[Row]:  # noqa: ARG002  each row is cut where it is drawn
        """Return each search with what it finds, its query and its rule."""
        rows = [row for each in self._standing for row in _rows(each)]
        if not rows:
            rows = [Row((("  No search is saved yet.", "muted"),))]
        wanted = f"  {self.key('search_add')} saves what the list is narrowed by: "
        query = said(self._query, "accent") if self._query else ("nothing now", "muted")
        return [*rows, BLANK, Row(((wanted, "muted"), query))]

    @property
    def _chosen(self) -> SavedSearch | None:
        target = self.rows.target
        return next((each.search for each in self._standing if Narrow(each.search.query) == target), None)

    # Changing.

    async def action_search_add(self) -> None:
        """Ask for the name under which to save what the list is narrowed by."""
        if not self._query:
            self.say("narrow the list by a query first")
            return
        query = self._query

        def given(name: str) -> None:
            self._change(partial(searches.save_search, name=name, query=query), follow=name.strip())

        await self.ask(Question("save as", given))

    async def action_search_rename(self) -> None:
        """Ask for another name."""
        if (chosen := self._chosen) is not None:
            rename = partial(searches.rename_search, name=chosen.name)
            await self.ask(
                Question(
                    "rename",
                    lambda new: self._change(partial(rename, new=new), follow=new.strip()),
                    chosen.name,
                )
            )

    async def action_search_query(self) -> None:
        """Ask for another query."""
        if (chosen := self._chosen) is not None:
            save = partial(searches.save_search, name=chosen.name)
            await self.ask(
                Question(
                    chosen.name,
                    lambda query: self._change(partial(save, query=query), follow=chosen.name),
                    chosen.query,
                    complete=self._complete,
                )
            )

    def action_search_remove(self) -> None:
        """Remove the search; undone like everything."""
        if (chosen := self._chosen) is not None:
            self._change(partial(searches.remove_search, name=chosen.name))

    def action_search_down(self) -> None:
        """Move the search down among the folders."""
        self._move(self.times)

    def action_search_up(self) -> None:
        """Move the search up among the folders."""
        self._move(-self.times)

    def _move(self, by: int) -> None:
        if (chosen := self._chosen) is not None:
            self._change(partial(searches.move_search, name=chosen.name, by=by), follow=chosen.name)

    def action_undo(self) -> None:
        """Undo the last change."""
        self._change(undoing.undo)

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._change(undoing.redo)

    # Rules.

    async def action_search_rule(self) -> None:
        """Ask what to do to what it finds among articles that come in; told beforehand how many fit now."""
        if (chosen := self._chosen) is None:
            return
        await self.ask(
            Question(
                "rule",
                lambda text: self._rule_given(chosen, text),
                str(chosen.rule),
                typed=lambda text: self._try_rule(chosen, text),
            )
        )
        self._try_rule(chosen, str(chosen.rule))

    def _try_rule(self, chosen: SavedSearch, text: str) -> None:
        """Say how many of the present articles the rule would have touched."""
        if self.prompt is None:
            return
        try:
            does = str(searches.rule_of(text)) or "tag NAME, star, done, or nothing"
        except CopytasterError as failure:
            self.prompt.note(str(failure), "warning")
            return
        found = next((each.found for each in self._standing if each.search == chosen), None)
        self.prompt.note(f"fits {found or 0:,} here: {does}")

    def _rule_given(self, chosen: SavedSearch, text: str) -> None:
        try:
            rule = searches.rule_of(text)
        except CopytasterError as failure:
            self.say(str(failure))
            return
        save = partial(searches.save_search, name=chosen.name, query=chosen.query, rule=rule)
        self._change(save, follow=chosen.name)

    def action_search_apply(self) -> None:
        """Do what the rule says to all that the search finds now."""
        chosen = self._chosen
        if chosen is None or chosen.rule == NO_RULE:
            self.say(f"this search has no rule; {self.key('search_rule')} gives it one")
        else:
            self._change(lambda con: apply_rule(con, chosen), follow=chosen.name)

    # Writing beside everything else.

    def _change(self, change: Callable[[apsw.Connection], Step | None], *, follow: str = "") -> None:
        """Write a change, show the searches as they are then, with the cursor on `follow`."""
        self.in_background(self._changed(change, follow))

    async def _changed(self, change: Callable[[apsw.Connection], Step | None], follow: str) -> None:
        step = await self._shelf.changed(change)
        self._standing = await self._shelf.looked_up(searches.standing)
        rows = self.rows_at(self.size.width)
        wanted = next((each.search.query for each in self._standing if each.search.name == follow), None)
        at = next((at for at, row in enumerate(rows) if wanted and row.target == Narrow(wanted)), None)
        self.rows.show(rows, cursor=at)
        self.say_step(step)


def _rows(standing: Standing) -> list[Row]:
    search, unread, found = standing
    if found is None:
        counts = padded("cannot be understood", _COUNTS_WIDTH)
    else:
        counts = padded(f"{unread:,} unread of {found:,}", _COUNTS_WIDTH)
    name: Piece = (padded(said(search.name)[0], _NAME_WIDTH), "event" if unread else "text")
    line = Row(
        (
            ("  ", "text"),
            name,
            (f" {counts}  ", "meta" if found is not None else "warning"),
            said(search.query),
        ),
        (),
        Narrow(search.query),
    )
    if not search.rule:
        return [line]
    return [line, Row(((" " * (_NAME_WIDTH + 3), "text"), said(f"⚙ what comes in: {search.rule}", "accent")))]
