"""A story in time: its events as a plot in text, each one key from its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tui.app.keys import Keys
from tui.app.panes.line_pane import Piece, Row, said
from tui.app.screens.page import PageScreen
from tui.app.screens.targets import ShowEvent
from tui.store.lists import EventRow
from tui.store.story_times import StoryTimes
from tui.view.cells import padded
from tui.view.dates import dated
from tui.view.sparkline import sparkline
from tui.view.story_plot import Point, Stretch, bar, lasted, stretches

_DATE: Final = 13
_COUNT: Final = 5


class StoryPage(PageScreen):
    """The page of a story.

    Args:
        found: the story.
        here: the event that it was opened from.
        keys: the user's keys.
    """

    place = "story"

    def __init__(self, found: StoryTimes, here: str, keys: Keys) -> None:
        self._found = found
        self._here = here
        super().__init__(found.story.title or "(untitled)", note=_counted(found), keys=keys)

    def first_cursor(self, rows: Sequence[Row]) -> int:
        """Start on the event that the story was opened from."""
        return next((at for at, row in enumerate(rows) if row.target == ShowEvent(self._here)), 0)

    def rows_at(self, width: int) -> list[Row]:
        """Return the story at a glance, then its events by day or month."""
        return [*_glance(self._found, width), *_plot(self._found, self._here, width)]


def _counted(found: StoryTimes) -> str:
    days = [each.day for each in found.events if each.day]
    reports = sum(each.row.articles for each in found.events)
    many = len(found.events)
    counted = f"{many} event{'s' * (many != 1)}, {reports} report{'s' * (reports != 1)}"
    if not days:
        return counted
    return f"{counted} · {dated(days[0])}" + (f" – {dated(days[-1])}" if days[0] != days[-1] else "")


def _glance(found: StoryTimes, width: int) -> Iterator[Row]:
    """Yield the whole story as one line of blocks, where it has more than one day."""
    line = sparkline([(each.day, each.row.articles) for each in found.events if each.day], width - 32)
    if line is not None and len(line.line) > 1:
        first: Piece = (f" {dated(line.first)} ", "muted")
        yield Row((first, (line.line, "accent"), (f" {dated(line.last)}", "muted")))
        yield Row(((f" reports a {line.step}", "muted"),))
        yield Row(())


def _plot(found: StoryTimes, here: str, width: int) -> Iterator[Row]:
    made = stretches([Point(each.day, each.row.articles) for each in found.events])
    most = max((stretch.reports for stretch in made), default=1)
    room = max(6, width // 6)
    for stretch in made:
        if stretch.pause:
            yield Row(((f"   ⋮ {lasted(stretch.pause)} later", "muted"),))
        if len(stretch.points) > 1:
            yield _heading(stretch, most, room)
        for at in stretch.points:
            each = found.events[at]
            drawn = bar(each.row.articles, most, room) if len(stretch.points) == 1 else ""
            yield _event(each.row, each.day, padded(drawn, room), here=each.row.id == here)


def _heading(stretch: Stretch, most: int, room: int) -> Row:
    """Return a day or month of several events: how many reports they have in all."""
    when = dated(stretch.label) if stretch.label else "undated"
    counted = f"in {len(stretch.points)} events"
    return Row(
        (
            (f"   {padded(when, _DATE)}", "date"),
            (padded(bar(stretch.reports, most, room), room), "accent"),
            (f"{stretch.reports:>{_COUNT}} ", "text"),
            (counted, "muted"),
        )
    )


def _event(row: EventRow, day: str | None, drawn: str, *, here: bool) -> Row:
    mark: Piece = (" ▸ ", "accent") if here else (" ● ", "unread") if row.unread else ("   ", "text")
    title = said(row.title or "(untitled)", "event" if here else "text")
    conflict: tuple[Piece, ...] = ((" ≠ ", "conflict"),) if row.conflict else ()
    when: Piece = (padded(dated(day), _DATE), "date")
    count: Piece = (f"{row.articles:>{_COUNT}} ", "muted")
    return Row((mark, when, (drawn, "accent"), count, title), conflict, ShowEvent(row.id))
