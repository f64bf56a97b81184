"""What panes tell the screen: past tense, ids only, never changed once posted.

Messages that may pile up while a key is held (`Moved`, `RowMoved`) let a later one take their place.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.message import Message

from tui.corpus.event import Span


class Moved(Message):
    """The cursor of the list came to rest on an article."""

    def __init__(self, article: str) -> None:
        super().__init__()
        self.article = article

    def can_replace(self, message: Message) -> bool:
        """Tell whether `message`, still waiting, is out of date by now."""
        return isinstance(message, Moved)


class Opened(Message):
    """An article of the list was opened for reading."""

    def __init__(self, article: str) -> None:
        super().__init__()
        self.article = article


class LinkOpened(Message):
    """A link was followed: the other article, and the passage of it that the link is about."""

    def __init__(self, article: str, passage: Span | None) -> None:
        super().__init__()
        self.article = article
        self.passage = passage


class LinkMoved(Message):
    """The cursor of the links came to rest on one; `own` is what of the open article it is about."""

    def __init__(self, own: Span | None) -> None:
        super().__init__()
        self.own = own

    def can_replace(self, message: Message) -> bool:
        """Tell whether `message`, still waiting, is out of date by now."""
        return isinstance(message, LinkMoved)


class RowOpened(Message):
    """Enter was pressed on a row of a page; `target` is what the page put there."""

    def __init__(self, target: Any) -> None:
        super().__init__()
        self.target = target


class IngestProgressed(Message):
    """The ingest process said how far it is; `line` is a sentence for the status line."""

    def __init__(self, line: str, *, over: bool = False) -> None:
        super().__init__()
        self.line = line
        self.over = over

    def can_replace(self, message: Message) -> bool:
        """Tell whether `message`, still waiting, is out of date by now."""
        return isinstance(message, IngestProgressed)


class Refused(Message):
    """The ingest process could not take in `item`."""

    def __init__(self, item: str, reason: str) -> None:
        super().__init__()
        self.item = item
        self.reason = reason


class Restored(Message):
    """The main screen is as it was left; posted once, at the start."""


class RowCopied(Message):
    """What a row of a page is about is to be copied."""

    def __init__(self, target: object, words: str) -> None:
        super().__init__()
        self.target = target
        self.words = words


class PageWritten(Message):
    """The lines of a page are to be written to a file of this name; of an event, its brief."""

    def __init__(self, name: str, lines: Sequence[str], event: str = "") -> None:
        super().__init__()
        self.name = name
        self.lines = lines
        self.event = event


class TerminalHasMargins(Message):
    """The terminal said that it has left and right margins (DECLRMM)."""
