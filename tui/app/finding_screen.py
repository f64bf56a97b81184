"""Finding in the text on the main screen: words and expressions with those sought before, labels to type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tui.app.arranging_screen import ArrangingScreen
from tui.app.asking import Question
from tui.app.histories import Kind, history, keep
from tui.app.panes.line_pane import Row
from tui.app.panes.text_pane import Labelled
from tui.corpus.article import Article

_ONLY_LEAVES: Final = frozenset({"escape", "backspace"})


class FindingScreen(ArrangingScreen):
    """Finds words in the text, and lets highlights and addresses be chosen by their labels."""

    _labels: Mapping[str, Labelled] | None = None
    _label_typed = ""
    _labelled: Article | None = None

    # Words and expressions.

    async def action_find(self) -> None:
        """Ask what to find in the text."""
        await self.ask(
            Question(
                "/",
                self._find_given,
                typed=self._find_typed,
                left=lambda: self.text.find(""),
                history=history(self.access.con, "find"),
            )
        )

    def _find_typed(self, text: str) -> None:
        """Show what the line finds so far."""
        count = self.text.find(text)
        if self.prompt is not None:
            self.prompt.note(f"{count:,} found" if count else self.text.found_status)

    def _find_given(self, text: str) -> None:
        """Keep what was found."""
        self.go_to("text")
        self.say(self.text.found_status or "nothing is sought any more")
        self.keep_line("find", text)

    def keep_line(self, kind: Kind, line: str) -> None:
        """Keep a line that was given, for the next time that such a one is asked for."""
        self.in_background(self.access.write(lambda con: keep(con, kind, line)))

    def action_find_next(self) -> None:
        """Go to the next place found."""
        for _ in self.repeats:
            self.text.find_next()
        self.show_place()

    def action_find_previous(self) -> None:
        """Go to the previous place found."""
        for _ in self.repeats:
            self.text.find_previous()
        self.show_place()

    # Labels.

    def action_label(self) -> None:
        """Label what is in view: typing a label chooses its highlight, or opens its address."""
        self.go_to("text")
        labels = self.text.label()
        if not labels:
            self.say("no highlight and no address is in view")
            return
        self._labels, self._label_typed, self._labelled = labels, "", self.text.article
        self._show_labels()

    def _show_labels(self) -> None:
        self.show_typed(Row(((f" {self._label_typed or 'type a label'}  ", "key"), ("Esc cancel", "muted"))))

    async def take_key(self, key: str) -> bool:
        """Take a letter of a label while there are labels; any other key takes them away."""
        if self._labels is None or self.text.article is not self._labelled:
            self._labels = None
            return await super().take_key(key)
        typed = self._label_typed + key
        if len(key) != 1 or not any(name.startswith(typed) for name in self._labels):
            self._unlabel()
            return key in _ONLY_LEAVES or await super().take_key(key)
        if typed in self._labels:
            chosen = self._labels[typed]
            self._unlabel()
            self._go_to_labelled(chosen)
        else:
            self._label_typed = typed
            self.text.keep_labels(typed)
            self._show_labels()
        return True

    def _unlabel(self) -> None:
        self._labels = None
        self.text.unlabel()
        self.show_typed(None)

    def _go_to_labelled(self, chosen: Labelled) -> None:
        if chosen.url:
            self.open_address(chosen.url)
        else:
            self.text.choose(chosen.highlight)

    def open_address(self, url: str) -> None:
        """Open an address in the reader's browser."""
        raise NotImplementedError
