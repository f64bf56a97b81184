"""What a program made of an article's text, on a page."""

from __future__ import annotations

from typing import Final

from tui.app.keys import Keys
from tui.app.panes.line_pane import Row
from tui.app.programs import Output
from tui.app.screens.page import PageScreen
from tui.harmless import harmless
from tui.view.cells import drawn

_MOST_LINES: Final = 20_000


class OutputPage(PageScreen):
    """The lines that a program wrote."""

    def __init__(self, command: str, output: Output, keys: Keys) -> None:
        text = harmless(output.content.decode("utf-8", "replace")).expandtabs(8)
        self._lines = text.rstrip("\n").split("\n")
        super().__init__(f"| {command}", note=_note(output, len(self._lines)), keys=keys)

    def rows_at(self, width: int) -> list[Row]:
        """Return a row for each piece of a line that fits."""
        if self._lines == [""]:
            return [Row(((" it wrote nothing", "muted"),))]
        pieces = [
            line[at : at + width - 1]
            for line in self._lines[:_MOST_LINES]
            for at in range(0, max(1, len(line)), max(1, width - 1))
        ]
        rows = [Row(((" ", "text"), (drawn(piece), "text")), (), at) for at, piece in enumerate(pieces)]
        if len(self._lines) > _MOST_LINES:
            rows.append(Row(((f" … {len(self._lines) - _MOST_LINES:,} more lines", "muted"),)))
        return rows

    def action_open(self) -> None:
        """Stay: a line leads nowhere."""


def _note(output: Output, lines: int) -> str:
    ended = output.ended or ("" if output.code == 0 else f"status {output.code}")
    return " · ".join(filter(None, (f"{lines:,} line{'s' * (lines != 1)}", ended)))
