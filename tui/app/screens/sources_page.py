"""The sources: how each is doing and what comes from it; adding, editing, pausing, removing."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import apsw

from tui.app.asking import Question
from tui.app.keys import Keys, action, shown
from tui.app.panes.line_pane import BLANK, Row
from tui.app.screens.changing_page import ChangingPage
from tui.app.screens.found_page import Finding, FoundPage
from tui.app.screens.source_rows import source_rows
from tui.app.screens.targets import Narrow
from tui.store import state
from tui.store.journal import Step
from tui.store.source_counts import Standing, standing
from tui.store.sources import WEB, SourceRow, add_source, edit_source, forget_source
from tui.view.intervals import said_interval, seconds_of

Change = Callable[[apsw.Connection], "Step | None"]


class Desk(Protocol):
    """What the page needs of the screen beneath it."""

    async def looked_up(self, question: Callable[[apsw.Connection], Any]) -> Any:
        """Return what `question` returns, asked beside everything else."""

    async def changed(self, change: Change) -> Step | None:
        """Write a change and show what came of it."""

    async def found_at(self, url: str) -> Finding:
        """Return what stands at an address, asked by a process of its own."""


class SourcesPage(ChangingPage):
    """Sources, two rows each: failing ones first, then the most unread.

    Args:
        found: the sources as they are.
        keys: the user's keys.
        desk: the screen beneath.
    """

    place = "sources"

    def __init__(self, found: list[Standing], keys: Keys, desk: Desk) -> None:
        self._found = found
        super().__init__("Sources", note=self._sum(), keys=keys)
        self._desk = desk

    def _sum(self) -> str:
        failing = sum(1 for each in self._found if each.health is not None and each.health.failures)
        paused = sum(1 for each in self._found if each.row.paused)
        parts = [
            f"{len(self._found):,}",
            f"{failing:,} failing" if failing else "",
            f"{paused:,} paused" if paused else "",
        ]
        return " · ".join(filter(None, parts))

    def rows_at(self, width: int) -> list[Row]:
        """Return each source with what came from it and how it is doing."""
        now = time.time()
        rows = [row for each in self._found for row in source_rows(each, width, now)]
        if not rows:
            rows = [Row((("  Nothing is read from anywhere yet.", "muted"),))]
        key = shown(self.keys.of(action("source_add"))[0])
        hint = f"  {key} adds a feed, a site, a page, a file or a folder"
        return [*rows, BLANK, Row(((hint, "muted"),))]

    @property
    def _chosen(self) -> SourceRow | None:
        target = self.rows.target
        return next((each.row for each in self._found if each.row.location == target), None)

    def action_open(self) -> None:
        """List what came from the source."""
        if (chosen := self._chosen) is not None:
            quoted = chosen.location.replace('"', "")
            self.dismiss(Narrow(f'feed:"{quoted}"'))

    # Adding.

    async def action_source_add(self) -> None:
        """Ask for an address, a file or a folder; an address is looked at before it is added."""
        await self.ask(Question("add address, file or folder", self._wanted))

    def _wanted(self, text: str) -> None:
        text = text.strip()
        if not text:
            return
        if "://" not in text and (path := Path(text).expanduser()).exists():
            kind = "folder" if path.is_dir() else "file"
            self._add(SourceRow(os.path.abspath(path), kind, "", paused=False, options="{}", read_at=None))  # noqa: PTH100 - a link stays a link
            return
        url = text if "://" in text else f"https://{text}"
        self.say(f"looking at {url} …")
        self.in_background(self._look(url))

    async def _look(self, url: str) -> None:
        finding = await self._desk.found_at(url)
        if finding.problem:
            self.say(f"{url}: {finding.problem}")
        else:
            await self.app.push_screen(FoundPage(finding, self.keys), self._found_chosen)

    def _found_chosen(self, target: object) -> None:
        if isinstance(target, SourceRow):
            self._add(target)

    def _add(self, row: SourceRow) -> None:
        self._change(partial(add_source, wanted=row), follow=row.location)

    # Changing.

    async def action_source_rename(self) -> None:
        """Ask for another title."""
        if (chosen := self._chosen) is not None:
            await self.ask(Question("title", lambda title: self._edit(chosen, title=title), chosen.title))

    async def action_source_tags(self) -> None:
        """Ask for the source's tags."""
        if (chosen := self._chosen) is not None:
            await self.ask(
                Question(
                    "tags, with commas between",
                    lambda text: self._edit(chosen, tags=[tag.strip() for tag in text.split(",")]),
                    ", ".join(chosen.tags),
                )
            )

    async def action_source_interval(self) -> None:
        """Ask how often the source is to be asked."""
        if (chosen := self._of_web()) is not None:
            await self.ask(
                Question(
                    "how often to ask it (15m, 2h, 1d)",
                    lambda text: self._interval_given(chosen, text),
                    said_interval(chosen.every),
                )
            )

    def _interval_given(self, chosen: SourceRow, text: str) -> None:
        try:
            every = seconds_of(text)
        except ValueError as failure:
            self.say(str(failure))
        else:
            self._edit(chosen, every=every)

    def action_source_whole(self) -> None:
        """Fetch the pages of its entries, or no longer."""
        if (chosen := self._of_web()) is not None:
            self._edit(chosen, whole=not chosen.whole)

    def _of_web(self) -> SourceRow | None:
        chosen = self._chosen
        if chosen is not None and chosen.kind not in WEB:
            self.say("this source lies in files: it is read as soon as they change")
            return None
        return chosen

    def action_source_pause(self) -> None:
        """Pause the source, or go on with it."""
        if (chosen := self._chosen) is not None:
            self._edit(chosen, paused=not chosen.paused)

    def action_source_remove(self) -> None:
        """Remove the source; what was read from it stays, and undo brings it back."""
        if (chosen := self._chosen) is not None:
            self._change(partial(_removed, location=chosen.location))

    def action_undo(self) -> None:
        """Undo the last change."""
        self._change(state.undo)

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._change(state.redo)

    def _edit(self, chosen: SourceRow, **wanted: Any) -> None:
        self._change(partial(edit_source, location=chosen.location, **wanted), follow=chosen.location)

    # Writing beside everything else.

    def _change(self, change: Change, *, follow: str = "") -> None:
        """Write a change, show the sources as they are then, with the cursor on `follow`."""
        self.in_background(self._changed(change, follow))

    async def _changed(self, change: Change, follow: str) -> None:
        step = await self._desk.changed(change)
        self._found = await self._desk.looked_up(standing)
        self.retitle("Sources", self._sum())
        rows = self.rows_at(self.size.width)
        at = next((at for at, row in enumerate(rows) if follow and row.target == follow), None)
        self.rows.show(rows, cursor=at)
        self.say_step(step)


def _removed(con: apsw.Connection, location: str) -> Step | None:
    forget_source(con, location)
    return Step("source removed; its articles stay", ())
