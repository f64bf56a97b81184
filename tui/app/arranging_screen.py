"""How the main screen is arranged by its reader: widths of panes, one pane alone, lines of text, rows.

What was chosen is kept with the place in the corpus. A width that leaves the text no room is not taken.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from tui.app.corpus_access import CorpusAccess
from tui.app.keys import Keys, Where
from tui.app.panes.list_rows import RowStyle
from tui.app.position import Position
from tui.app.sources_screen import SourcesScreen
from tui.settings import Settings

STEP: Final = 2
"""Cells by which a border moves, or a line of text grows, at a key."""

_NARROWEST: Final = 20
"""Columns that a pane beside the text has at least."""

_TEXT_AT_LEAST: Final = 30

_LINES: Final = (30, 240)
"""Cells that the widest line of text has at least and at most."""

_LOWEST: Final = 3
"""Lines that list and text have at least, one above the other."""


class ArrangingScreen(SourcesScreen):
    """Lets the reader move the borders between the panes, and choose how list and text are drawn."""

    def __init__(self, access: CorpusAccess, settings: Settings, keys: Keys, start: Position | None) -> None:
        super().__init__(access, settings, keys, start)
        self._list_width = self.start.list_width
        self._list_height = self.start.list_height
        self._links_width = self.start.links_width
        self._reading_width = self.start.reading_width
        self._row_height = self.start.rows
        self.is_zoomed = False

    def on_mount(self) -> None:
        """Arrange everything as it was last."""
        self.text.hyperlinks = self.settings.hyperlinks and _takes_links(os.environ)
        self.text.reading_width = self._reading_width or self.settings.reading_width
        self.article_list.restyle(RowStyle(tuple(self.settings.list_columns), self._is_roomy))

    @property
    def position(self) -> Position:
        """Return where the reader is, and how it is arranged there."""
        return replace(
            super().position,
            list_width=self._list_width,
            list_height=self._list_height,
            links_width=self._links_width,
            reading_width=self._reading_width,
            rows=self._row_height,
        )

    # Widths.

    def lay_out(self, width: int, height: int) -> None:
        """Lay the panes out, with the widths that were chosen where they leave the text room."""
        super().lay_out(width, height)
        self._size_panes()
        rules = self.settings.ruler == "always" or (
            self.settings.ruler == "wide" and self.arranged in ("three", "two")
        )
        self.text.put_edge(1 if rules else 0)

    def _size_panes(self) -> None:
        list_width, list_height, links_width = self._list_width, self._list_height, self._links_width
        beside = self.arranged in ("three", "two") and not self.is_zoomed
        above = self.arranged == "stacked" and not self.is_zoomed
        most_links = self.app.size.width // 2 if self.arranged == "three" else self.app.size.width
        left, links = self.query_one("#left").styles, self.links.styles
        for rule in ("width", "min_width", "max_width", "height", "min_height", "max_height"):
            left.clear_rule(rule)
            links.clear_rule(rule)
        if beside and list_width:
            taken = self.links.size.width if self.arranged == "three" else 0
            width = max(_NARROWEST, min(list_width, self.app.size.width - taken - _TEXT_AT_LEAST))
            left.width = left.min_width = left.max_width = width
        if above and list_height:
            lines = max(_LOWEST, min(list_height, self.app.size.height - 2 - _LOWEST))
            left.height = left.min_height = left.max_height = lines
        if links_width and not self.is_zoomed and self.arranged != "one":
            width = max(_NARROWEST, min(links_width, most_links - _TEXT_AT_LEAST // 2))
            links.width = links.min_width = links.max_width = width

    def action_border_left(self) -> None:
        """Move the border of the pane to the left (of a list above the text: up)."""
        self._move_border(-STEP * self.times)

    def action_border_right(self) -> None:
        """Move the border of the pane to the right (of a list above the text: down)."""
        self._move_border(STEP * self.times)

    def _move_border(self, by: int) -> None:
        if self.is_zoomed or self.arranged in ("one", "none"):
            self.say("there is no border here: one pane has the screen")
            return
        if self.pane == "links":
            width = (self._links_width or self.links.outer_size.width) - by
            self._links_width = max(_NARROWEST, min(width, self.app.size.width - _TEXT_AT_LEAST))
        elif self.arranged == "stacked":
            lines = (self._list_height or self.query_one("#left").outer_size.height) + by // STEP
            self._list_height = max(_LOWEST, min(lines, self.app.size.height - 2 - _LOWEST))
        else:
            width = (self._list_width or self.query_one("#left").outer_size.width) + by
            self._list_width = max(_NARROWEST, min(width, self.app.size.width - _TEXT_AT_LEAST))
        self._size_panes()
        self.place_changed()

    def action_zoom(self) -> None:
        """Give the whole screen to the pane that has the keys, or put the others back."""
        self.is_zoomed = not self.is_zoomed
        self.set_class(self.is_zoomed, "-zoomed")
        self._size_panes()
        self.say(f"{self.key('zoom')} brings the other panes back" if self.is_zoomed else "all panes")

    def go_to(self, pane: Where) -> None:
        """Give the keys to `pane`; alone on the screen where one pane is."""
        super().go_to(pane)
        if self.is_zoomed:
            self._size_panes()

    # The text.

    def action_narrower(self) -> None:
        """Shorten the lines of the text."""
        self._widen(-STEP * self.times)

    def action_wider(self) -> None:
        """Lengthen the lines of the text."""
        self._widen(STEP * self.times)

    def _widen(self, by: int) -> None:
        low, high = _LINES
        self._reading_width = max(low, min(self.text.reading_width + by, high))
        self.text.widen(self._reading_width)
        self.say(f"lines of {self._reading_width} cells at most")
        self.place_changed()

    # The list.

    @property
    def _is_roomy(self) -> bool:
        return self._row_height == "roomy" or (not self._row_height and self.settings.roomy)

    def action_toggle_rows(self) -> None:
        """Give each row of the list two lines, or one."""
        self._row_height = "compact" if self._is_roomy else "roomy"
        self.article_list.restyle(RowStyle(tuple(self.settings.list_columns), self._is_roomy))
        self.say("two lines a row" if self._is_roomy else "one line a row")
        self.place_changed()


def _takes_links(environment: Mapping[str, str]) -> bool:
    """Tell whether the terminal understands links in text, or at least passes over what it does not."""
    return not environment.get("TERM", "dumb").startswith(("dumb", "linux", "unknown", "vt"))
