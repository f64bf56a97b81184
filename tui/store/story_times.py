"""A story as its events in time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import apsw

from tui.corpus.event import Story
from tui.store.lists import EventRow, event_rows
from tui.store.read import story


class TimedEvent(NamedTuple):
    """An event of a story.

    Attributes:
        day: ISO date of its first report, or of its newest where no other is known; None if unknown.
        row: as lists show it.
    """

    day: str | None
    row: EventRow


class StoryTimes(NamedTuple):
    """A story and its events, in order of time; those whose time is unknown come last."""

    story: Story
    events: Sequence[TimedEvent]


def story_times(con: apsw.Connection, identity: str) -> StoryTimes:
    """Return the story `identity` with its events in time.

    Raises:
        StoreError: there is no such story.
    """
    found = story(con, identity)
    first = dict(
        con.execute("SELECT id, coalesce(first, nullif(newest, '')) FROM event WHERE story = ?", (identity,))
    )
    events = [TimedEvent(first.get(row.id), row) for row in event_rows(con, found.events)]
    return StoryTimes(found, sorted(events, key=lambda each: (each.day is None, each.day or "", each.row.id)))
