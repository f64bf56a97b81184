"""The inputs that were not taken in, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from tui.app.keys import Keys
from tui.app.panes.line_pane import Row, said, wrapped
from tui.app.screens.page import PageScreen
from tui.store.read import Refusal


class RefusedPage(PageScreen):
    """What was refused, and why."""

    place = "refused"

    def __init__(self, refusals: Sequence[Refusal], keys: Keys) -> None:
        super().__init__("Refused inputs", note=f"{len(refusals):,}", keys=keys)
        self._refusals = refusals

    def rows_at(self, width: int) -> list[Row]:
        """Return each refused input with its reason."""
        rows = [row for each in self._refusals for row in _rows(each, width)]
        return rows or [Row((("  Nothing was refused.", "muted"),))]


def _rows(refusal: Refusal, width: int) -> list[Row]:
    reason = wrapped(refusal.reason, max(1, width - 4), 3)
    return [
        Row((("  ", "text"), said(refusal.origin)), (("  ", "text"), said(refusal.at[:10], "muted"))),
        *(Row((("    ", "text"), (line, "warning"))) for line in reason),
    ]
