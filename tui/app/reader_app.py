"""The reader as a program: one corpus, one main screen, and the ingest process beside it."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar, Final

from rich.console import Console
from textual.binding import BindingType
from textual.color import Color
from textual.message import Message

from tui import first_screen
from tui.app import kept_screen, terminal, themes
from tui.app.cells_shown import Cells
from tui.app.continuing_driver import driver_after
from tui.app.corpus_access import CorpusAccess
from tui.app.following import Following, ingest_command
from tui.app.kept_motions import ListInView
from tui.app.keyed import KeyedApp
from tui.app.keys import Keys, read_keys
from tui.app.main_screen import SAMPLE, MainScreen
from tui.app.messages import IngestProgressed, PageWritten, RowCopied
from tui.app.output import ChangedCellsApp
from tui.app.pasting import guard_pastes
from tui.app.position import Position, recall_position, remember_position
from tui.app.reader_driver import ReaderDriver
from tui.first_motions import Typed
from tui.first_screen import Shown
from tui.settings import Settings, config_folder, data_folder
from tui.shipped import shipped_folder
from tui.store.connect import explaining

INGEST_AFTER: Final = 0.2
"""Seconds after which the ingest process is started: the first screen has the processor for itself."""

_LAST_CHANGES: Final = 1.0
"""Seconds that changes asked for last have to begin; once begun, they are finished whatever they take."""


class ReaderApp(KeyedApp, ChangedCellsApp):
    """Reads one corpus.

    Args:
        access: the corpus; closed by whoever opened it.
        settings: what the user chose.
        keys: the user's keys.
        looks: the themes to choose from.
        ingest: the command of the ingest process; empty for none.
    """

    CSS_PATH: ClassVar[str] = "layout.tcss"
    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        access: CorpusAccess,
        settings: Settings,
        *,
        keys: Keys,
        looks: themes.Looks,
        ingest: Sequence[str] = (),
    ) -> None:
        terminal.guard()
        guard_pastes()
        super().__init__(driver_class=ReaderDriver)
        self.animation_level = "none"  # a page down otherwise sends 300 kB over 0.8 s
        self._looks = looks
        self._keys = keys
        themes.install(self, looks)
        start = recall_position(access.con)
        wanted = settings.theme or (start.theme if start else "")
        themes.use(self, looks, themes.fitting(wanted or None, os.environ, _colours(self.console)))
        self.last_position: Position | None = None
        self.last_cells: list[Cells] = []
        self.last_in_view: ListInView | None = None
        self._is_there = threading.Event()
        self.failure: BaseException | None = None
        self.main = MainScreen(access, settings, keys, start)
        self._following = Following(ingest, self._tell) if ingest else None

    def continue_from(self, shown: Shown) -> None:
        """Start in a terminal that shows the last screen: what differs is written, once it is there."""
        self.driver_class = driver_after(shown, self._is_there, self._typed_before)
        self.shown_before = kept_screen.cells_from(shown.cells)

    def get_default_screen(self) -> MainScreen:
        """Start on the main screen."""
        return self.main

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give Textual's own stylesheet the names that it expects of a theme in terminal colours."""
        return {"ansi-background": "ansi_default", "ansi-foreground": "ansi_default"}

    def get_css_variables(self) -> dict[str, str]:
        """Give the stylesheet the colour of rules as well, which is a part of the theme's palette."""
        colour = themes.palette(self).style("rule").color
        return {
            **super().get_css_variables(),
            "rule": Color.from_rich_color(colour).css if colour else "ansi_default",
        }

    def refresh_css(self, animate: bool = True) -> None:
        """Read the stylesheets again; before there is a screen, none was read for the first time yet."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def on_mount(self) -> None:
        """Start the ingest process soon, and say what was wrong with files."""
        if not self.is_headless:
            terminal.leave_in_order(self)
        if self._following is not None:
            if self._following.is_adding:
                self._tell(IngestProgressed("starting"))
            self.set_timer(INGEST_AFTER, self._follow)
        self.call_after_refresh(_collect_garbage_again)
        for complaint in (*self._keys.complaints, *map(str, self._looks.problems)):
            self.main.call_after_refresh(self.main.say, complaint)

    def on_restored(self) -> None:
        """Take what was typed before, and show where the reader is then, instead of the last screen."""
        self._is_there.set()
        if not first_screen.is_answering():
            self.main.call_after_refresh(self.release)

    def _typed_before(self, typed: Typed) -> None:
        """Go on once the keys that were typed before the reader was there have come; from another thread."""
        self.call_later(self._go_on, typed)

    def _go_on(self, typed: Typed) -> None:
        self.changed_elsewhere(typed.lines)
        self.main.call_after_refresh(self.release)

    def on_row_copied(self, event: RowCopied) -> None:
        """Copy what a row of a page is about."""
        self.main.copy_row(event.target, event.words)

    def on_page_written(self, event: PageWritten) -> None:
        """Write a page to a file."""
        if event.event:
            self.main.write_brief(event.name, event.event)
        else:
            self.main.write_page(event.name, event.lines)

    def _follow(self) -> None:
        if self._following is not None:
            self.run_worker(self._following.run(), exit_on_error=False, description="ingest")

    def exit(self, result: object = None, return_code: int = 0, message: Any = None) -> None:
        """End the program, and keep in mind where the reader was."""
        if self.main.is_mounted:
            self.last_position = self.main.position
            self.last_cells = self.cells_shown if self.screen is self.main else []
            self.last_in_view = self.main.list_in_view() if self.screen is self.main else None
        super().exit(result, return_code, message)

    async def _on_exit_app(self) -> None:
        """Let changes that were asked for before the quit key reach the corpus, then end."""
        pending = {work._task for work in self.workers if work.description == "background" and work._task}  # noqa: SLF001
        if pending:
            await asyncio.wait(pending, timeout=_LAST_CHANGES)
            if self.main.is_mounted and self.last_position is not None:
                self.last_position = self.main.position
        await super()._on_exit_app()

    def _fatal_error(self) -> None:
        """End the program after a failure that nobody expected, without a traceback over the terminal."""
        self.failure = sys.exc_info()[1]
        self._close_messages_no_wait()

    def _tell(self, message: Message) -> None:
        self.main.post_message(message)

    def action_next_theme(self) -> None:
        """Change to the next theme."""
        themes.use(self, self._looks, self._looks.after(self.theme))

    async def on_unmount(self) -> None:
        """Take the ingest process along."""
        if self._following is not None:
            await self._following.stop()


def _collect_garbage_again() -> None:
    """Look for garbage from now on, but not among what the program is made of (a scroll's p95: 15 → 7 ms)."""
    gc.freeze()
    gc.enable()


def _colours(console: Console) -> int:
    """Return how many colours the terminal shows."""
    return {"truecolor": 1 << 24, "256": 256, "standard": 16, "windows": 16}.get(
        console.color_system or "", 0
    )


def run(
    corpus: Path, *, add: Sequence[str] = (), settings: Settings, arguments: Sequence[str] | None = None
) -> int:
    """Open the reader on `corpus`; return the exit status.

    Args:
        corpus: the corpus file; made if there is none.
        add: sources to add to it, in a process beside the reader.
        settings: what the user chose.
        arguments: the command line, for which the last screen is kept; None keeps none.

    Raises:
        StoreError: the corpus cannot be opened.
        Exception: whatever ended the reader unexpectedly; the terminal is as it was before.
    """
    access = CorpusAccess(corpus)
    try:
        app = ReaderApp(
            access,
            settings,
            keys=read_keys(config_folder() / "keys.toml", settings.keys),
            looks=themes.load(config_folder() / "themes"),
            ingest=ingest_command(corpus, add),
        )
        if (shown := first_screen.shown()) is not None:
            app.continue_from(shown)
            first_screen.hand_over()
        app.run(mouse=settings.mouse)
        if app.failure is not None:
            raise app.failure
        if app.last_position is not None:
            with explaining(corpus):
                remember_position(access.con, app.last_position)
        if arguments is not None:
            kept_screen.keep(arguments, corpus, app.last_cells, app.last_in_view)
    finally:
        access.close()
    if app.return_value == SAMPLE:
        return run(data_folder() / "demo.db", add=[str(shipped_folder("seeds"))], settings=settings)
    return app.return_code or 0
