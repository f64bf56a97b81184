"""What is new in a report for who has read others of its event."""

from __future__ import annotations

import apsw

from tests.store.samples import FIRST, SECOND, UNDATED
from tui.store.state import change
from tui.store.telling import News, Telling, news, put_tellings

TOLD = Telling(
    FIRST.id, SECOND.id, [(0, 24, False), (25, 60, True), (60, 90, True)], [(25, 60, True)], [2], []
)


def test_nothing_is_known_before_anything_was_read(con: apsw.Connection) -> None:
    """While no other report was read, every sentence that says something is new."""
    put_tellings(con, [TOLD])
    assert news(con, FIRST.id) == News(((25, 60), (60, 90)), (), 0, 2)


def test_what_a_read_report_tells_is_known(con: apsw.Connection) -> None:
    """Once a report was read, what it tells is known in the others; reading is taken back like any state."""
    put_tellings(con, [TOLD])
    change(con, [SECOND.id], read=True)
    found = news(con, FIRST.id)
    assert found == News(((25, 60), (60, 90)), ((60, 90),), 1, 2)
    assert found is not None
    assert found.new == 1
    change(con, [SECOND.id], read=False)
    assert news(con, FIRST.id) == News(((25, 60), (60, 90)), (), 0, 2)


def test_ones_own_reading_makes_nothing_known(con: apsw.Connection) -> None:
    """That this report was read itself tells nothing away of it."""
    put_tellings(con, [TOLD])
    change(con, [FIRST.id], read=True)
    assert news(con, FIRST.id) == News(((25, 60), (60, 90)), (), 0, 2)


def test_an_article_alone_has_no_news(con: apsw.Connection) -> None:
    """Of an article that nothing was compared with there is nothing to say, nor of one that is not there."""
    put_tellings(con, [TOLD, Telling("a0", FIRST.id, [], [], [], [])])
    assert news(con, UNDATED.id) is None
    assert news(con, "a0") is None


def test_a_report_of_another_event_tells_nothing_away(con: apsw.Connection) -> None:
    """What was read counts only while it is in the same event."""
    put_tellings(con, [TOLD])
    change(con, [SECOND.id], read=True)
    con.execute("UPDATE article SET event = 'e0' WHERE id = ?", (SECOND.id,))
    assert news(con, FIRST.id) == News(((25, 60), (60, 90)), (), 0, 1)
