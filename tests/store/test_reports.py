"""An event with what a brief of it needs."""

from __future__ import annotations

import apsw
import pytest

from tests.store.samples import ALONE, DAM, FIRST, SECOND
from tui.corpus.event import Link
from tui.errors import StoreError
from tui.store.derived import put_clustering
from tui.store.grouping import copies_in
from tui.store.reports import event_reports, events_like
from tui.store.telling import Telling, put_tellings
from tui.store.whole import events, stories

TOLD = Telling(
    FIRST.id, SECOND.id, [(0, 24, False), (25, 60, True), (60, 90, True)], [(25, 60, True)], [2], []
)


def test_an_event_comes_with_all_its_reports_hold(con: apsw.Connection) -> None:
    """Reports come best first, with their rows, the names of all they mention and the events of the story."""
    found = event_reports(con, DAM.id)
    assert [report.id for report in found.reports] == list(DAM.articles)
    assert [row.id for row in found.rows] == list(DAM.articles)
    assert found.names == {"person:ana-more": "Ana Moré"}
    assert [row.id for row in found.chain] == [DAM.id]
    assert len(event_reports(con, DAM.id, most=1).reports) == 1
    with pytest.raises(StoreError):
        event_reports(con, "e0")


def test_what_one_report_alone_tells(con: apsw.Connection) -> None:
    """A sentence that says something and that no other report tells is told by this one alone."""
    put_tellings(con, [TOLD])
    assert event_reports(con, DAM.id).alone[FIRST.id] == [(25, 60), (60, 90)], "one publisher is one voice"
    con.execute("UPDATE content SET about = json_set(about, '$.publisher', 'Sarn Post') WHERE n = 2")
    assert event_reports(con, DAM.id).alone == {FIRST.id: [(25, 60)], SECOND.id: [(25, 60)]}


def test_a_reprint_takes_nothing_from_what_is_told_alone(con: apsw.Connection) -> None:
    """What only a reprint tells as well is still told by one voice alone."""
    put_tellings(con, [TOLD])
    put_clustering(con, events(con), stories(con), [(Link(FIRST.id, SECOND.id, "duplicate", 1.0), "2")])
    assert copies_in(con, [FIRST.id, SECOND.id]) == [(FIRST.id, SECOND.id)]
    assert event_reports(con, DAM.id).alone[FIRST.id] == [(25, 60), (60, 90)]


def test_events_are_meant_by_id_or_title(con: apsw.Connection) -> None:
    """An id means its event, words mean the newest with them in its title, in whatever case; never itself."""
    assert [row.id for row in events_like(con, "KESTLEY", besides=ALONE.id, most=5)] == [DAM.id]
    assert [row.id for row in events_like(con, f" {ALONE.id} ", besides=DAM.id, most=1)] == [ALONE.id]
    assert not events_like(con, "kestley", besides=DAM.id, most=5)
    assert not events_like(con, "", besides=DAM.id, most=5)
    assert not events_like(con, "%", besides=DAM.id, most=5)


def test_figures_that_count_the_same_come_along(con: apsw.Connection) -> None:
    """What linking found to count the same comes as pairs of places, with whether it contradicts."""
    (pair,) = event_reports(con, DAM.id).same_figures
    assert pair == ((FIRST.id, 25, 43), (SECOND.id, 25, 43), True)
