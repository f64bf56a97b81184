"""Notes: a line of them at the bottom of the screen, or all of one in the reader's own editor."""

from __future__ import annotations

import os
from functools import partial

from textual.app import SuspendNotSupported

from tui.app.asking import Question
from tui.app.places_screen import PlacesScreen
from tui.errors import CopytasterError
from tui.store import read, state


class NotesScreen(PlacesScreen):
    """Writes notes to the article under the cursor, or the one that is read."""

    def _noted_article(self) -> str | None:
        """Return the article that a note is about: notes are of one article, whatever is marked."""
        if self.pane == "list" and (target := self.article_list.target) is not None:
            return str(target)
        return self.article.id if self.article is not None else None

    def _note_of(self, article: str) -> str:
        return read.article(self.access.con, article).state.note

    def _keep_note(self, article: str, note: str) -> None:
        self._change(partial(state.change, article_ids=[article], note=note))

    async def action_note(self) -> None:
        """Ask for a note; of one that has several lines, for another line."""
        article = self._noted_article()
        if article is None:
            return
        before = self._note_of(article)
        lines = before.splitlines()
        if len(lines) > 1:
            label, value = f"one more line for the note of {len(lines)}", ""
        else:
            label, value = "note", before

        def given(text: str) -> None:
            self._keep_note(article, f"{before}\n{text}" if len(lines) > 1 else text)

        await self.ask(Question(label, given, value))

    def action_note_in_editor(self) -> None:
        """Leave the screen to the reader's editor, and keep the note as it was left there."""
        article = self._noted_article()
        if article is None:
            return
        from tui.app.editor import edited, editor_command  # noqa: PLC0415 - no start waits for it

        try:
            command = editor_command(os.environ)
            with self.app.suspend():
                note = edited(self._note_of(article), command)
        except SuspendNotSupported:
            self.say("this terminal cannot be left to an editor")
            return
        except CopytasterError as failure:
            self.say(str(failure))
            return
        if note is None:
            self.say("the editor gave up; the note is as it was")
        else:
            self._keep_note(article, note)
