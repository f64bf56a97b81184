"""Where the reader was: kept while reading, found again at the next start."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import Any, Final

import apsw

from tui.store.state import recall, remember

_KEY: Final = "position"


@dataclass(frozen=True, slots=True)
class Place:
    """An article and the code point at the top of its text."""

    article: str
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Position:
    """Where the reader was.

    Attributes:
        article: id of the article that was open; "" for none.
        offset: the code point at the top of its text.
        query: what the list was narrowed by; "" for all.
        grouped: the list was by event.
        pane: the pane that had the keys (`list`, `text`, `links`).
        theme: the theme that was chosen; "" for none.
        unfolded: an article of each event that was unfolded.
        done: what is done was listed too.
        on_event: the cursor of the list was on the row of the article's event.
        folders: `open` or `folded`: how the saved searches were shown; empty where that was never chosen.
        list_width: columns of the list beside the text; 0 where that was never chosen, as in the next four.
        list_height: lines of the list above the text.
        links_width: columns of the links.
        reading_width: cells of the widest line of text.
        rows: `compact` or `roomy`: how the rows of the list were shown; empty where that was never chosen.
    """

    article: str = ""
    offset: int = 0
    query: str = ""
    grouped: bool = True
    pane: str = "list"
    theme: str = ""
    unfolded: tuple[str, ...] = field(default=())
    done: bool = False
    on_event: bool = False
    folders: str = ""
    list_width: int = 0
    list_height: int = 0
    links_width: int = 0
    reading_width: int = 0
    rows: str = ""


def recall_position(con: apsw.Connection) -> Position | None:
    """Return where the reader was last, None at the first start. What is not understood is left out."""
    kept = recall(con, _KEY)
    if not isinstance(kept, dict):
        return None
    start = Position()
    known: dict[str, Any] = {}
    for each in fields(Position):
        value = kept.get(each.name)
        if each.name == "unfolded" and isinstance(value, list):
            value = tuple(item for item in value if isinstance(item, str))
        if type(value) is type(getattr(start, each.name)):
            known[each.name] = value
    return Position(**known)


def remember_position(con: apsw.Connection, position: Position) -> None:
    """Keep `position` for the next start."""
    remember(con, _KEY, asdict(position))


class History:
    """Where links were followed from, the last one first."""

    DEEPEST: Final = 200

    def __init__(self) -> None:
        self._places: list[Place] = []

    def __len__(self) -> int:
        return len(self._places)

    def leave(self, place: Place) -> None:
        """Keep `place` to come back to."""
        self._places = [*self._places[1 - self.DEEPEST :], place]

    def back(self) -> Place | None:
        """Return the last place left, and forget it; None if there is none."""
        return self._places.pop() if self._places else None
