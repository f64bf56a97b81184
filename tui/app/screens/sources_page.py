"""The sources: how each is doing and what comes from it; adding, editing, pausing, removing."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, Protocol

import apsw

from tui.app.asking import Question
from tui.app.keys import Keys, action, shown
from tui.app.panes.line_pane import BLANK, Row
from tui.app.screens.changing_page import ChangingPage
from tui.app.screens.found_page import Finding, FoundPage
from tui.app.screens.source_rows import source_rows
from tui.app.screens.targets import Narrow
from tui.store import undoing
from tui.store.journal import Step
from tui.store.source_counts import Standing
from tui.store.sources import WEB, SourceRow, add_source, edit_source, forget_source
from tui.view.intervals import said_interval, seconds_of

_LOOK_SECONDS: Final = 2.0
"""Between two looks at what was polled."""

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
    """Sources, failing ones first, then the most unread; what is polled meanwhile shows at its place.

    Args:
        found: the sources as they are.
        keys: the user's keys.
        desk: the screen beneath.
    """

    place = "sources"
    hinted = (
        "open",
        "source_add",
        "source_rename",
        "source_interval",
        "source_pause",
        "source_remove",
        "leave",
        "help",
    )

    def __init__(self, found: list[Standing], keys: Keys, desk: Desk) -> None:
        self._found = found
        self._polled: object = None
        self._is_looking = False
        super().__init__("Sources", note=self._sum(), keys=keys)
        self._desk = desk

    def on_mount(self) -> None:
        """Look now and then what was polled."""
        self.set_interval(_LOOK_SECONDS, self._look_again)

    def _look_again(self) -> None:
        if not self._is_looking:
            self._is_looking = True
            self.in_background(self._see_what_was_polled())

    async def _see_what_was_polled(self) -> None:
        """Show how the sources are doing by now; each stays where it stands, new ones come last."""
        try:
            polled = await self._desk.looked_up(_changing)
            before, self._polled = self._polled, polled
            if before in (None, polled):
                return
            order = {each.row.location: at for at, each in enumerate(self._found)}
            found = await self._desk.looked_up(standing_now)
            self._show(sorted(found, key=lambda each: order.get(each.row.location, len(order))))
        finally:
            self._is_looking = False

    def _sum(self) -> str:
        failing = sum(1 for each in self._found if each.is_failing)
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
        path = Path(text).expanduser()
        if not text:
            return
        if "://" not in text and path.exists():
            self._add_path(path)
        elif text.startswith(("/", "~", ".")):
            self.say(f"there is no such file or folder: {text}")
        else:
            self.in_background(self._look([text] if "://" in text else [f"https://{text}", f"http://{text}"]))

    def _add_path(self, path: Path) -> None:
        """Add a file or a folder; of a list of feeds, its feeds."""
        if path.suffix.lower() == ".opml":
            self._change(partial(_listed, file=path))
            return
        kind = "folder" if path.is_dir() else "file"
        self._add(SourceRow(os.path.abspath(path), kind, "", paused=False, options="{}", read_at=None))  # noqa: PTH100 - a link stays a link

    async def _look(self, urls: Sequence[str]) -> None:
        """Look at the first of these that answers; if none does, say what is wrong with the first."""
        failed: Finding | None = None
        for url in urls:
            self.say(f"looking at {url} …")
            finding = await self._desk.found_at(url)
            if not finding.problem:
                break
            failed = failed or finding
        else:
            finding = failed or finding
        self.say("")
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
                    f"how often to ask it, now every {said_interval(chosen.every)} (15m, 2h, 1d)",
                    lambda text: self._interval_given(chosen, text),
                )
            )

    def _interval_given(self, chosen: SourceRow, text: str) -> None:
        if not text.strip():
            return
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
        self._change(undoing.undo)

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._change(undoing.redo)

    def _edit(self, chosen: SourceRow, **wanted: Any) -> None:
        self._change(partial(edit_source, location=chosen.location, **wanted), follow=chosen.location)

    # Writing beside everything else.

    def _change(self, change: Change, *, follow: str = "") -> None:
        """Write a change, show the sources as they are then, with the cursor on `follow`."""
        self.in_background(self._changed(change, follow))

    async def _changed(self, change: Change, follow: str) -> None:
        step = await self._desk.changed(change)
        self._show(await self._desk.looked_up(standing_now), follow)
        self.say_step(step)

    def _show(self, found: list[Standing], follow: str = "") -> None:
        """Show these sources, with the cursor on `follow`, or else on the one that it was on."""
        wanted = follow or self.rows.target
        self._found = found
        self.retitle("Sources", self._sum())
        rows = self.rows_at(self.size.width)
        at = next((at for at, row in enumerate(rows) if wanted and row.target == wanted), None)
        self.rows.show(rows, cursor=at)


def standing_now(con: apsw.Connection) -> list[Standing]:
    """Return how all sources are doing."""
    from tui.build.source_standing import standing_now as now  # noqa: PLC0415 - seldom needed

    return now(con)


def _changing(con: apsw.Connection) -> object:
    from tui.build.source_standing import changing  # noqa: PLC0415 - seldom needed

    return changing(con)


def _listed(con: apsw.Connection, file: Path) -> Step:
    from tui.build.feed_lists import take_feeds  # noqa: PLC0415 - seldom needed
    from tui.ingest.files import read_bytes  # noqa: PLC0415 - as above

    return Step(take_feeds(con, read_bytes(file), file.name).sentence, ())


def _removed(con: apsw.Connection, location: str) -> Step | None:
    forget_source(con, location)
    return Step("source removed; its articles stay", ())
