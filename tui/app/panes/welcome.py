"""What an empty corpus shows: how articles come in, and where to see some at once."""

from __future__ import annotations

from tui.app.panes.line_pane import BLANK, LinePane, Row, said

_WAYS = (
    ("copytaster PATH…", "adds files and folders, and opens the reader"),
    ("copytaster demo", "opens the sample that comes along"),
    ("copytaster --help", "says what else there is"),
)


class Welcome(LinePane, can_focus=False):
    """Lies over the panes while there is nothing to show in them."""

    def say(self, ingest: str, key: str) -> None:
        """Say how to add articles, or that some are being read.

        Args:
            ingest: how far the ingest process is; empty if it is not reading.
            key: the key that opens the sample.
        """
        if ingest:
            self.show(
                [BLANK, Row((("  The first articles are on their way: ", "text"), said(ingest, "accent")))]
            )
            return
        ways = [Row(((f"  {call:<20}", "key"), (what, "text"))) for call, what in _WAYS]
        offer = Row((("  ", "text"), (key, "key"), (" opens the sample now", "text")))
        self.show([BLANK, Row((("  Nothing here yet.", "title"),)), BLANK, *ways, BLANK, offer])
