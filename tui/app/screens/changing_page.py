"""A page whose keys change the corpus: it writes beside everything else, and says what came of it."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

from tui.app.screens.page import PageScreen
from tui.errors import CopytasterError
from tui.store.journal import Step


class ChangingPage(PageScreen):
    """Runs what takes time without holding up a key."""

    def in_background(self, work: Coroutine[Any, Any, None]) -> None:
        """Run `work` beside everything else; a failure is said at the bottom of the page."""

        async def guarded() -> None:
            try:
                await work
            except CopytasterError as failure:
                self.say(str(failure))

        self.run_worker(guarded(), exit_on_error=False, description=type(self).__name__)

    def say_step(self, step: Step | None) -> None:
        """Say what was done, undone or done again."""
        self.say(step.sentence if step is not None else "nothing is left to undo or do again")
