"""Feeds and pages by their address: one article however often found, full texts, versions, judged lines."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from tests.fetch.clock import PlayedClock
from tests.fetch.loopback import Asked, Loopback, Reply, rss
from tui.build.adding import add, refresh
from tui.build.entries import comparable_address
from tui.build.given import WebAddress
from tui.build.progress import Progress, Skipped
from tui.build.web import Web
from tui.fetch.rules import Rules
from tui.store import read, undoing
from tui.store.connect import connect
from tui.store.feeds import claim, health
from tui.store.line_verdicts import judge_line
from tui.store.places import places_of
from tui.store.revisions import revisions_of
from tui.store.sources import SourceRow, add_source, sources
from tui.view.revised import changes

BASE = "https://lomvale.example"
BODY = "The old weir above Lomvale gave way early on Tuesday, and nine people were led to safety. " * 4


def _web(server: Loopback, clock: PlayedClock | None = None) -> Web:
    return Web(Rules(private_hosts=(server.host,), seconds=5), clock or PlayedClock(), threads=1)


def _subscribe(con: apsw.Connection, *urls: str, whole: bool = False) -> None:
    for url in urls:
        add_source(con, SourceRow(url, "feed", "", paused=False, options="{}", read_at=None, whole=whole))


def _identities(con: apsw.Connection) -> list[str]:
    return [identity for (identity,) in con.execute("SELECT id FROM article ORDER BY id")]


def _served(feeds: dict[str, bytes | Callable[[Asked], Reply]]) -> Callable[[Asked], Reply]:
    def route(asked: Asked) -> Reply:
        found = feeds.get(asked.path)
        if found is None:
            return Reply(404)
        return Reply(200, found) if isinstance(found, bytes) else found(asked)

    return route


def test_an_article_in_two_feeds_is_one_with_two_places(tmp_path: Path) -> None:
    """The same article by address (whatever follows its reader) or by words is one; both places are kept."""
    feeds = {
        "/a": rss("Lomvale Record", [("/weir?utm_source=a", "Weir gives way", BODY)], BASE),
        "/b": rss(
            "Lomvale Record: valley",
            [("/weir/", "Weir gives way", BODY), ("/x", "Weir gives way", BODY)],
            BASE,
        ),
    }
    with Loopback(_served(dict(feeds))) as server, closing(connect(tmp_path / "c.db")) as con:
        _subscribe(con, f"{server.base}/a", f"{server.base}/b")
        list(refresh(tmp_path / "c.db", _web(server)))
        (identity,) = _identities(con)
        assert [origin.partition("#")[0] for origin, _, _ in places_of(con, identity)] == [
            f"{server.base}/a",
            f"{server.base}/b",
            f"{server.base}/b",
        ]


def test_the_same_words_of_another_outlet_are_a_reprint(tmp_path: Path) -> None:
    """Words alone make one article on one host only: elsewhere they are a reprint, which is linked."""
    feeds = {
        "/a": rss("Lomvale Record", [("/weir", "Weir gives way", BODY)], BASE),
        "/b": rss("Harbour Post", [("/weir", "Weir gives way", BODY)], "https://harbour.example"),
    }
    with Loopback(_served(dict(feeds))) as server, closing(connect(tmp_path / "c.db")) as con:
        _subscribe(con, f"{server.base}/a", f"{server.base}/b")
        list(refresh(tmp_path / "c.db", _web(server)))
        assert len(_identities(con)) == 2
        assert con.execute("SELECT count(*) FROM link WHERE kind = 'duplicate'").get == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.a.example/x/", "http://a.example/x?utm_medium=rss&fbclid=1", True),
        ("https://a.example/x?b=2&a=1", "https://a.example/x?a=1&b=2", True),
        ("https://a.example/x?id=1", "https://a.example/x?id=2", False),
        ("https://a.example/live#post-1", "https://a.example/live#post-2", False),
        ("https://a.example/x", "https://b.example/x", False),
    ],
)
def test_addresses_are_compared_by_what_they_lead_to(one: str, other: str, same: bool) -> None:
    """What only says how a reader came there does not make another page; everything else does."""
    assert (comparable_address(one) == comparable_address(other)) is same


def test_a_front_page_is_no_article_s_address() -> None:
    """Two entries that both lead to a site's front are not one article by that."""
    assert comparable_address("https://a.example/") == ""


def test_an_edited_toll_is_a_version(tmp_path: Path) -> None:
    """An entry that changed keeps what it said, with the times; polling it unchanged adds nothing."""
    told = {"toll": 17}

    def feed(_: Asked) -> Reply:
        return Reply(
            200, rss("Record", [("/weir", "Weir gives way", f"At least {told['toll']} people were killed.")])
        )

    with Loopback(_served({"/a": feed})) as server, closing(connect(tmp_path / "c.db")) as con:
        clock = PlayedClock()
        _subscribe(con, f"{server.base}/a")
        for toll in (17, 17, 21, 21):
            told["toll"] = toll
            list(refresh(tmp_path / "c.db", _web(server, clock)))
            clock.to(clock.now() + 3700)
        (identity,) = _identities(con)
        first, last = revisions_of(con, identity)
        (edit,) = changes(first.article, last.article).figures
        assert edit.before is not None
        assert edit.after is not None
        assert (edit.before.low, edit.after.low) == (17, 21)


PAGE = (
    "<!doctype html><html><head><title>Weir gives way</title>"
    "<meta property='og:type' content='article'></head>"
    f"<body><article><h1>Weir gives way</h1><p>{BODY}</p><p>{BODY.replace('Tuesday', 'Friday')}</p>"
    "</article></body></html>"
).encode()


def test_full_texts_are_fetched_where_that_is_wanted(tmp_path: Path) -> None:
    """Off, a summary stays one; on, its page is read once, as the entry's article, if robots.txt allows."""

    def feed(asked: Asked) -> Reply:
        base = f"http://{asked.host}"
        items = [("/weir", "Weir gives way", "A summary."), ("/private/x", "Secret weir", "Another summary.")]
        return Reply(200, rss("Record", items, base))

    served: dict[str, bytes | Callable[[Asked], Reply]] = {
        "/off": feed,
        "/on": feed,
        "/weir": PAGE,
        "/private/x": PAGE,
        "/robots.txt": b"User-agent: *\nDisallow: /private/\n",
    }
    with Loopback(_served(served)) as server:
        clock = PlayedClock()
        for name, whole in (("off", False), ("on", True)):
            with closing(connect(tmp_path / f"{name}.db")) as con:
                _subscribe(con, f"{server.base}/{name}", whole=whole)
                for _ in range(2):
                    list(refresh(tmp_path / f"{name}.db", _web(server, clock)))
                    clock.to(clock.now() + 3700)
                articles = [read.article(con, identity) for identity in _identities(con)]
                assert sorted("nine people" in article.text for article in articles) == [False, whole]
                assert not con.execute("SELECT count(*) FROM revision").get
        assert server.paths().count("/weir") == 1
        assert "/private/x" not in server.paths()
        assert server.paths().count("/robots.txt") == 1


def test_a_site_s_feed_is_found_and_taken(tmp_path: Path) -> None:
    """Of a site's address the first feed that it names is taken; of an article's, the page itself."""
    front = b'<html><head><link rel="alternate" type="application/rss+xml" href="/f"></head></html>'
    served = {"/": front, "/f": rss("Record", [("/a", "Weir gives way", BODY)]), "/story": PAGE}
    with Loopback(_served(dict(served))) as server:
        corpus = tmp_path / "c.db"
        wanted = [
            WebAddress(f"{server.base}/"),
            WebAddress(f"{server.base}/story", "The story", 7200, ("weir",)),
        ]
        assert not [each for each in add(corpus, wanted, web=_web(server)) if isinstance(each, Skipped)]
        with closing(connect(corpus)) as con:
            rows = {row.location: row for row in sources(con)}
            assert rows[f"{server.base}/f"].kind == "feed"
            page = rows[f"{server.base}/story"]
            assert (page.kind, page.title, page.every, page.tags) == ("page", "The story", 7200, ("weir",))
            assert len(_identities(con)) == 2
        assert server.paths().count("/f") == 1


def test_a_page_without_an_article_s_text_is_none(tmp_path: Path) -> None:
    """A page to log in on is not taken for an article, nor for a new version of one that was there."""
    shown = {"page": b"<!doctype html><title>Log in</title><form><input></form>"}
    corpus = tmp_path / "c.db"
    with Loopback(
        lambda asked: Reply(200, shown["page"]) if asked.path == "/story" else Reply(404)
    ) as server:
        web, page = _web(server, clock := PlayedClock()), WebAddress(f"{server.base}/story")
        refused = [each for each in add(corpus, [page], web=web) if isinstance(each, Skipped)]
        assert [each.reason.split(" (")[0] for each in refused] == ["no article's text is on this page"]
        with closing(connect(corpus)) as con:
            assert sources(con) == []
            login, shown["page"] = shown["page"], PAGE
            list(add(corpus, [page], web=web))
            shown["page"] = login
            clock.to(clock.now() + 3700)
            list(refresh(corpus, web))
            (identity,) = _identities(con)
            assert read.article(con, identity).title == "Weir gives way"
            assert not revisions_of(con, identity)[1:]
            assert health(con)[page.url].failures == 1


def test_undated_entries_are_bounded_by_when_they_were_fetched(tmp_path: Path) -> None:
    """C21: an undated entry is no younger than its fetch, and no older than the last poll without it."""
    entries = ["<item><title>Old</title><guid>1</guid></item>"]

    def feed(_: Asked) -> Reply:
        body = f"<rss version='2.0'><channel><title>R</title>{''.join(entries)}</channel></rss>"
        return Reply(200, body.encode())

    with Loopback(_served({"/a": feed})) as server, closing(connect(tmp_path / "c.db")) as con:
        clock = PlayedClock()
        _subscribe(con, f"{server.base}/a")
        list(refresh(tmp_path / "c.db", _web(server, clock)))
        entries.append("<item><title>New</title><guid>2</guid></item>")
        clock.to(clock.now() + 2 * 86400)
        list(refresh(tmp_path / "c.db", _web(server, clock)))
        ranges = {
            read.article(con, each).title: read.article(con, each).date_range for each in _identities(con)
        }
        assert ranges == {"Old": (None, "2016-10-14"), "New": ("2016-10-14", "2016-10-16")}


def test_what_was_claimed_is_given_back(tmp_path: Path) -> None:
    """Stopping in the middle loses nothing: what was not finished is due again at once, for anybody."""
    with Loopback(lambda _: Reply(200, rss("R", [("/a", "Weir", BODY)]))) as server:
        corpus = tmp_path / "c.db"
        with closing(connect(corpus)) as con:
            _subscribe(con, *(f"{server.base}/{number}" for number in range(4)))
            clock = PlayedClock()
            going = refresh(corpus, _web(server, clock))
            next(going)
            del going
            assert not any(state.failures for state in health(con).values())
            assert len({row.location for _ in range(2) for row in claim(con, clock.now(), 9)}) >= 2
            con.execute("UPDATE feed SET leased = 0")
            list(refresh(corpus, _web(server, clock)))
            assert all(state.succeeded for state in health(con).values())
            assert len(_identities(con)) == 1


def test_progress_counts_the_sources_that_are_due(tmp_path: Path) -> None:
    """What was asked is told with how many there are to ask, from the first to the last of them."""
    with Loopback(lambda asked: Reply(200, rss("R", [(asked.path, "Weir", BODY)]))) as server:
        corpus = tmp_path / "c.db"
        with closing(connect(corpus)) as con:
            _subscribe(con, *(f"{server.base}/{number}" for number in range(4)))
        told = [
            (each.done, each.total)
            for each in refresh(corpus, _web(server))
            if isinstance(each, Progress) and each.stage == "ask"
        ]
        assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_source_that_moved_says_where_to(tmp_path: Path) -> None:
    """What two answers in a row said is where it is asked from then on, and what is told of it."""
    served: dict[str, bytes | Callable[[Asked], Reply]] = {
        "/a": lambda _: Reply(301, headers={"Location": "/b"}),
        "/b": rss("R", [("/w", "Weir", BODY)]),
    }
    with Loopback(_served(served)) as server, closing(connect(tmp_path / "c.db")) as con:
        clock = PlayedClock()
        _subscribe(con, f"{server.base}/a")
        for _ in range(3):
            list(refresh(tmp_path / "c.db", _web(server, clock)))
            clock.to(clock.now() + 3700)
        assert server.paths() == ["/a", "/b", "/a", "/b", "/b"]
        assert health(con)[f"{server.base}/a"].address == f"{server.base}/b"


def test_two_processes_ask_each_source_once(tmp_path: Path) -> None:
    """Any number of refreshes at once ask every feed once."""
    with Loopback(lambda asked: Reply(200, rss(f"R{asked.path}", [(asked.path, "Weir", BODY)]))) as server:
        corpus, config = tmp_path / "c.db", tmp_path / "config.toml"
        config.write_text(f'private_hosts = ["{server.host}"]\n')
        with closing(connect(corpus)) as con:
            _subscribe(con, *(f"{server.base}/{number}" for number in range(4)))
        program = [sys.executable, "-m", "tui", "--corpus", str(corpus), "--config", str(config), "refresh"]
        running = [subprocess.Popen(program, stderr=subprocess.PIPE) for _ in range(2)]
        assert [each.wait(60) for each in running] == [0, 0]
        for each in running:
            assert each.stderr is not None
            each.stderr.close()
        assert sorted(server.paths()) == ["/0", "/1", "/2", "/3"]


def test_a_judged_line_holds_for_its_source_until_undone(tmp_path: Path) -> None:
    """What a reader says of a line applies to all articles of the source, those that come later too."""
    folder, corpus = tmp_path / "n", tmp_path / "c.db"
    folder.mkdir()
    line = "More from the valley tomorrow morning."

    def article(name: str) -> None:
        parts = (f"Weir at {name} gives way", "Kestley Herald", "Published: 19 May 2024", BODY, line, BODY)
        (folder / f"{name}.txt").write_text("\n\n".join(parts))

    def roles(con: apsw.Connection) -> set[str]:
        found = [read.article(con, each) for each in _identities(con)]
        return {
            block.role
            for each in found
            for block in each.blocks
            if line in each.text[block.start : block.end]
        }

    article("Aro")
    list(add(corpus, [folder]))
    with closing(connect(corpus)) as con:
        assert read.article(con, _identities(con)[0]).source == "Kestley Herald"
        before = roles(con)
        assert "boilerplate" not in before
        judge_line(con, "Kestley Herald", "".join(c for c in line.casefold() if c.isalnum()), body=False)
        article("Tervo")
        list(refresh(corpus))
        assert roles(con) == {"boilerplate"}
        undoing.undo(con)
        list(refresh(corpus))
        assert roles(con) == before
