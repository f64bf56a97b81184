"""The inputs that were not taken in, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from tui.app.keys import Keys
from tui.app.panes.line_pane import Row, said
from tui.app.screens.page import PageScreen
from tui.store.read import Refusal


class RefusedPage(PageScreen):
    """What was refused, and why."""

    def __init__(self, refusals: Sequence[Refusal], keys: Keys) -> None:
        rows = [row for each in refusals for row in _rows(each)]
        super().__init__(
            "Refused inputs",
            rows or [Row((("  Nothing was refused.", "muted"),))],
            note=f"{len(refusals):,}",
            keys=keys,
        )


def _rows(refusal: Refusal) -> tuple[Row, ...]:
    return (
        Row((("  ", "text"), said(refusal.origin)), (said(f" {refusal.at[:10]} ", "muted"),)),
        Row((("    ", "text"), said(refusal.reason, "warning"))),
    )
