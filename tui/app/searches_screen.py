"""Saved searches on the main screen: the folders above the list, and the page where they are kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import apsw

from tui.app.notes_screen import NotesScreen
from tui.app.panes.folders import ALL, NONE, FolderChosen
from tui.app.position import Position
from tui.app.screens.targets import Narrow
from tui.store.completion import Completion
from tui.store.journal import Step
from tui.store.read import Counts
from tui.store.searches import Folder, SavedSearch, Standing, folders, standing

_OPEN_FROM = 30
"""Lines of the screen from which folders have a line each unless the reader chose otherwise."""


class SearchesScreen(NotesScreen):
    """Shows folders with what is unread in them, and goes from one to another."""

    _standing: tuple[Standing, ...] = ()
    _folders: tuple[Folder, ...] = ()
    _folders_shown = ""
    _counts: Counts | None = None
    """Of the whole corpus, when the folders were counted last."""

    _counting = False
    _count_again = False

    def on_mount(self) -> None:
        """Show the folders as they were shown last."""
        self._folders_shown = self.start.folders

    @property
    def position(self) -> Position:
        """Return where the reader is."""
        return replace(super().position, folders=self._folders_shown)

    def _show_top(self) -> None:
        super()._show_top()
        self._show_folders()
        if self.counts != self._counts:
            self._count_folders()

    def states_changed(self) -> None:
        """Show the states of articles as they are now, and what that makes of the folders."""
        self._counts = None
        super().states_changed()

    async def _see_what_is_new(self) -> None:
        self._counts = None
        await super()._see_what_is_new()

    # The folders.

    @property
    def folder(self) -> str:
        """Return the saved search that is listed, `ALL` or `NONE` of them."""
        if not self.view.query:
            return ALL
        return next((each.name for each in self._searches if each.query == self.view.query), NONE)

    @property
    def _searches(self) -> list[SavedSearch]:
        return [each.search for each in self._standing]

    def _count_folders(self) -> None:
        """Count what is unread in each folder, beside everything else: up to 100 ms each at 100,000."""
        self._counts = self.counts
        if self._counting:
            self._count_again = True
            return
        self._counting = True
        self.in_background(self._counted())

    async def _counted(self) -> None:
        try:
            self._count_again = True
            while self._count_again:
                self._count_again = False
                self._standing, self._folders = await self.access.search(_folders)
        finally:
            self._counting = False
        self._show_folders()

    def _show_folders(self) -> None:
        is_open = self._folders_shown or ("open" if self._has_room else "folded")
        self.folders.show_folders(self._folders, self.folder, is_open=is_open == "open")

    @property
    def _has_room(self) -> bool:
        return self.arranged in ("three", "two") and self.app.size.height >= _OPEN_FROM

    def action_fold_folders(self) -> None:
        """Show the folders a line each, or all in one line."""
        is_open = self._folders_shown == "open" or (not self._folders_shown and self._has_room)
        self._folders_shown = "folded" if is_open else "open"
        self._show_folders()
        self.place_changed()

    def on_folder_chosen(self, event: FolderChosen) -> None:
        """List a folder that was clicked on."""
        event.stop()
        self._list_folder(event.name)

    def action_next_folder(self) -> None:
        """List the next saved search, after the last one everything."""
        self._go_folders(self.times)

    def action_previous_folder(self) -> None:
        """List the saved search before."""
        self._go_folders(-self.times)

    def _go_folders(self, by: int) -> None:
        names = [ALL, *(each.name for each in self._searches)]
        if len(names) == 1:
            self.say(f"no search is saved yet; {self.key('searches')} saves one")
        else:
            at = names.index(self.folder) if self.folder in names else 0
            self._list_folder(names[(at + by) % len(names)])

    def _list_folder(self, name: str) -> None:
        query = next((each.query for each in self._searches if each.name == name), "")
        self.action_view(query)
        self.say(f"{name or 'everything'}: {len(self.article_list.outline.numbers):,} articles")

    # Their page.

    async def changed(self, change: Callable[[apsw.Connection], Step | None]) -> Step | None:
        """Write a change and show what came of it."""
        step = await self.access.write(change)
        if step is not None and step.articles:
            self.states_changed()
        if step is not None and step.regrouped:
            await self.regrouped()
        self._count_folders()
        return step

    def complete_query(self, text: str, cursor: int) -> Completion:
        """Return what the word before the cursor of a query may become."""
        from tui.store.query_completion import complete_query  # noqa: PLC0415 - no start waits for it

        return complete_query(self.access.con, text, cursor)

    def action_searches(self) -> None:
        """Open the page of the saved searches."""
        self.in_background(self._open_searches())

    async def _open_searches(self) -> None:
        from tui.app.screens.searches_page import SearchesPage  # noqa: PLC0415 - no start waits for it

        found = await self.access.search(standing) if self._counting else self._standing
        self.app.push_screen(
            SearchesPage(list(found), self.view.query, self.keys, self, self.complete_query),
            self._searches_left,
        )

    def _searches_left(self, target: object) -> None:
        if isinstance(target, Narrow):
            self.action_view(target.query)


def _folders(con: apsw.Connection) -> tuple[tuple[Standing, ...], tuple[Folder, ...]]:
    """Return the saved searches with their counts, and as folders; nothing is counted where there is none."""
    found = tuple(standing(con))
    return found, tuple(folders(con, found)) if found else ()
