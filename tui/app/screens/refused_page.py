"""The inputs that were not taken in, each with its reason; one is tried again at a key."""

from __future__ import annotations

from tui.app.corpus_access import CorpusAccess
from tui.app.keys import Keys
from tui.app.messages import RowOpened
from tui.app.panes.line_pane import Piece, Row, said, wrapped
from tui.app.screens.page import PageScreen
from tui.app.trying_again import tried_again
from tui.store.read import Refusal, refusals


class RefusedPage(PageScreen):
    """What was refused, and why.

    Args:
        access: the corpus.
        keys: the user's keys.
    """

    place = "refused"

    def __init__(self, access: CorpusAccess, keys: Keys) -> None:
        self._access = access
        self._refusals = refusals(access.con)
        super().__init__("Refused inputs", note=self._note(), keys=keys)
        self._trying: set[str] = set()

    def _note(self) -> str:
        return f"{len(self._refusals):,}"

    def rows_at(self, width: int) -> list[Row]:
        """Return each refused input with its reason."""
        rows = [row for each in self._refusals for row in _rows(each, width)]
        return rows or [Row((("  Nothing was refused.", "muted"),))]

    def on_row_opened(self, event: RowOpened) -> None:
        """Try the input again."""
        event.stop()
        self.action_try_again()

    def action_try_again(self) -> None:
        """Try the input under the cursor again, beside everything else."""
        target = self.rows.target
        if not isinstance(target, Refusal) or target.origin in self._trying:
            return
        self._trying.add(target.origin)
        self._tell(f"trying {target.origin} again …")
        self.run_worker(self._try(target.origin), exit_on_error=False, description="try again")

    async def _try(self, origin: str) -> None:
        said = await tried_again(self._access.path, origin)
        self._trying.discard(origin)
        self._refusals = refusals(self._access.con)
        self.retitle("Refused inputs", self._note())
        self.rows.show(self.rows_at(self.app.size.width))
        self._tell(said)

    def _tell(self, line: str) -> None:
        self._status.say(Row((("  ", "text"), said(line))))


def _rows(refusal: Refusal, width: int) -> list[Row]:
    """Return the input and its reason; the first row stands for both."""
    reason = wrapped(refusal.reason, max(1, width - 4), 3)
    day: Piece = ("  " + refusal.at[:10], "muted")
    return [
        Row((("  ", "text"), said(refusal.origin)), (day,), target=refusal),
        *(Row((("    ", "text"), (line, "warning"))) for line in reason),
    ]
