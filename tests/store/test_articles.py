from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from subprocess import run

import apsw
import pytest

from tests.store.samples import ALONE, ARTICLES, DAM, FIRST, LINK, MORE, SECOND, STORIES, UNDATED
from tui.errors import StoreError
from tui.store import read, whole
from tui.store.check import faults
from tui.store.derived import link_bases, put_clustering
from tui.store.resolution import put_resolution
from tui.store.sources import forget_source, pause_source, register_source, sources
from tui.store.state import change
from tui.store.write import file_key, put_article, put_read_through, put_refusal, refusals_of


@pytest.mark.parametrize("article", ARTICLES)
def test_what_is_put_comes_back_the_same(con: apsw.Connection, article: object) -> None:
    """Every field of an article survives the store, odd characters and nested extras included."""
    assert read.local_article(con, article.id) == article  # type: ignore[attr-defined]


def test_an_opened_article_refers_to_entities_of_the_corpus(con: apsw.Connection) -> None:
    """Highlights and speakers name the corpus-wide entity once it is known."""
    article = read.article(con, FIRST.id)
    assert article.highlights[0].entity == MORE.id
    assert article.quotes[0].speaker is not None
    assert article.quotes[0].speaker.entity == MORE.id
    assert article.highlights[1] == FIRST.highlights[1]


def test_events_stories_entities_and_links_come_back_the_same(con: apsw.Connection) -> None:
    """What was worked out over the corpus is read as it was written."""
    assert whole.events(con) == [DAM, ALONE]
    assert whole.stories(con) == list(STORIES)
    assert whole.entities(con) == [MORE]
    assert list(whole.links(con)) == [LINK]
    assert read.event(con, DAM.id) == DAM
    assert read.story(con, "s1") == STORIES[0]
    assert read.entity(con, MORE.id) == MORE
    assert link_bases(con) == {(FIRST.id, SECOND.id, "same_event"): "basis"}


def test_a_list_is_newest_first_and_undated_articles_last(con: apsw.Connection) -> None:
    """Order is by time in UTC, and by id where that is equal or unknown."""
    assert [row.id for row in read.article_rows(con, read.numbers(con))] == [SECOND.id, FIRST.id, UNDATED.id]
    oldest = read.article_rows(con, read.numbers(con, order="oldest"))
    assert [row.id for row in oldest] == [UNDATED.id, FIRST.id, SECOND.id]


def test_a_row_says_what_the_list_shows(con: apsw.Connection) -> None:
    """A row carries date, source, title, marks and its place in the corpus, nothing invented."""
    row = read.article_rows(con, read.numbers(con))[1]
    assert (row.id, row.date, row.source, row.links) == (FIRST.id, FIRST.published, "Kestley Herald", 1)
    assert row.conflict
    assert row.event == DAM.id
    assert not row.read
    assert read.article_rows(con, [10_000]) == []


def test_the_grouped_list_has_every_article_once_under_its_event(con: apsw.Connection) -> None:
    """Events come newest first, within one the best report first."""
    grouped = read.grouped(con)
    assert list(grouped.starts) == [0, 2, 3]
    found = read.article_rows(con, grouped.articles)
    assert [row.id for row in found] == [SECOND.id, FIRST.id, UNDATED.id]
    assert [row.event for row in found] == [DAM.id, DAM.id, ALONE.id]
    rows = read.event_rows(con, [DAM.id, ALONE.id])
    assert [(row.articles, row.unread, row.publishers, row.conflict) for row in rows] == [
        (2, 2, 2, True),
        (1, 1, 1, False),
    ]


def test_links_of_an_article_show_the_other_one(con: apsw.Connection) -> None:
    """From either end, a link leads to the other."""
    assert [(row.link, row.other.id) for row in read.links_of(con, FIRST.id)] == [(LINK, SECOND.id)]
    assert [(row.link, row.other.id) for row in read.links_of(con, SECOND.id)] == [(LINK, FIRST.id)]
    assert read.links_of(con, "a999999999999") == []


@pytest.mark.parametrize("missing", [read.article, read.local_article, read.event, read.story, read.entity])
def test_what_is_not_there_is_said_to_be_missing(con: apsw.Connection, missing: object) -> None:
    """Asking for an id that leads nowhere is a failure with a sentence, not a None to stumble over."""
    with pytest.raises(StoreError, match="there is no"):
        missing(con, "x1")  # type: ignore[operator]


def test_a_changed_article_keeps_identity_state_and_earlier_text(con: apsw.Connection) -> None:
    """Putting other words under the same id keeps row, state and tags, and the words that were."""
    change(con, [FIRST.id], read=True, starred=True, add_tags=["dam"], note="call back")
    row = read.article_rows(con, [1])[0]
    newer = replace(FIRST, text=TEXT_LATER, title="Dam bursts, 21 dead", blocks=(), highlights=(), quotes=())
    assert put_article(con, newer, content_key="newer") == "changed"
    after = read.article_rows(con, [1])[0]
    assert (after.id, after.read, after.starred, after.tags, after.event) == (
        row.id,
        True,
        True,
        ("dam",),
        row.event,
    )
    assert read.article(con, FIRST.id).state.note == "call back"
    (before,) = read.revisions(con, FIRST.id)
    assert (before.title, before.text) == (FIRST.title, FIRST.text)
    assert put_article(con, newer, content_key="newer") == "same"
    assert len(read.revisions(con, FIRST.id)) == 1


TEXT_LATER = "Dam bursts, 21 dead\nThe toll rose to 21."


def test_two_inputs_may_not_share_one_identity(con: apsw.Connection) -> None:
    """An id that is known from elsewhere is refused, and the article that has it stays."""
    with pytest.raises(StoreError, match="one identity"):
        put_article(con, replace(FIRST, origin="/other.txt", text="Other"), content_key="x")
    assert read.local_article(con, FIRST.id) == FIRST


def test_derived_parts_are_replaced_as_a_whole(con: apsw.Connection) -> None:
    """Entities, events, stories and links that are no more are gone; the rest is left as it was."""
    put_resolution(con, [], {})
    events = [replace(DAM, id=f"v{n}", articles=(article.id,)) for n, article in enumerate(ARTICLES)]
    put_clustering(con, events, [], [], kept=())
    assert whole.entities(con) == []
    assert list(whole.links(con)) == []
    assert [event.id for event in whole.events(con)] == ["v1", "v0", "v2"]
    assert {row.links for row in read.article_rows(con, read.numbers(con))} == {0}
    assert list(faults(con)) == []


def test_counts_refusals_and_sources_are_kept(con: apsw.Connection) -> None:
    """The store remembers what was not taken in and what it is read from."""
    put_read_through(con, "/a.jsonl", "key", [("/a.jsonl#2", "not JSON"), ("/a.jsonl#7", "empty")])
    put_refusal(con, "/b.bin", "binary")
    assert refusals_of(con, "/a.jsonl") == [("/a.jsonl#2", "not JSON"), ("/a.jsonl#7", "empty")]
    assert (read.counts(con), read.event_count(con)) == ((3, 3, 0, 3), 2)
    put_read_through(con, "/a.jsonl", "other key")
    assert [refusal.origin for refusal in read.refusals(con)] == ["/b.bin"]
    assert file_key(con, "/a.jsonl") == "other key"
    put_read_through(con, "/a.jsonl", None)
    assert file_key(con, "/a.jsonl") is None
    register_source(con, "/news", "folder", "News")
    register_source(con, "/news", "folder")
    assert pause_source(con, "/news", paused=True)
    assert [(row.location, row.title, row.paused) for row in sources(con)] == [("/news", "News", True)]
    assert forget_source(con, "/news")
    assert not forget_source(con, "/news")


def test_a_reader_notices_what_another_connection_changed(con: apsw.Connection, path: Path) -> None:
    """The change stamp is another one after somebody else's change, and the same without."""
    before = read.change_stamp(con)
    assert read.change_stamp(con) == before
    other = apsw.Connection(str(path))
    change(other, [FIRST.id], read=True)
    other.close()
    assert read.change_stamp(con) != before


def test_the_reading_path_imports_nothing_heavy() -> None:
    """Whoever reads a corpus has loaded no validation, no parser, no model."""
    code = (
        "import sys, tui.store.read, tui.store.search, tui.store.state, tui.store.connect, tui.settings;"
        "print(sorted({'pydantic', 'numpy', 'trafilatura', 'lxml', 'pycrfsuite', 'feedparser', 'rich',"
        "'textual', 'asyncio', 'multiprocessing'} & sys.modules.keys()))"
    )
    found = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
