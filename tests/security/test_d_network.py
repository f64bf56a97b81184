"""docs/security.md, D: the network. Loopback only, behind the guard of tests/conftest.py."""

from __future__ import annotations

import gzip
import importlib.util
import socket
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from threading import Event
from types import ModuleType
from typing import Any

import apsw
import pytest

from tests.fetch.clock import PlayedClock
from tests.fetch.loopback import Asked, Loopback, Reply, rss
from tui.build.adding import add, refresh
from tui.build.given import WebAddress
from tui.build.progress import Skipped
from tui.build.web import Web
from tui.fetch.address import parse_address
from tui.fetch.client import USER_AGENT, Client
from tui.fetch.failure import FetchError
from tui.fetch.guard import is_public
from tui.fetch.manners import Manners
from tui.fetch.retry import DAY, MINUTE, back_off, retry_after
from tui.fetch.robots import MOST, Kept, Robots
from tui.fetch.rules import Rules
from tui.ingest.opml import read_opml
from tui.store.connect import connect
from tui.store.feeds import health
from tui.store.read import counts
from tui.store.sources import SourceRow, add_source, sources

INPUTS = Path(__file__).resolve().parents[3] / "shared" / "badinputs"
FEED = rss("Herald", [("/a", "Dam bursts", "Nine thousand people left their homes.")])


@pytest.fixture(scope="module")
def bad() -> Iterator[tuple[Any, str]]:
    """Give the server of bad HTTP behaviour, and its host."""
    file = INPUTS / "bad_http_server.py"
    if not file.is_file():
        pytest.skip("the hostile server is not beside this checkout")
    found = importlib.util.spec_from_file_location("bad_http_server", file)
    assert found is not None
    module: ModuleType = importlib.util.module_from_spec(found)
    assert found.loader is not None
    found.loader.exec_module(module)
    server, base = module.start()
    yield server, base.removeprefix("http://")
    server.shutdown()
    server.server_close()


def _failure(client: Client, url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        client.get(url)
    return caught.value


def _web(server: Loopback, clock: PlayedClock | None = None) -> Web:
    return Web(Rules(private_hosts=(server.host,), seconds=5), clock or PlayedClock(), threads=1)


def _subscribed(corpus: Path, *urls: str) -> apsw.Connection:
    con = connect(corpus)
    for url in urls:
        add_source(con, SourceRow(url, "feed", "", paused=False, options="{}", read_at=None))
    return con


# D1, D2, D3: where a redirect may lead.


@pytest.mark.parametrize("path", ["r_names", "r_v6", "r_decimal", "r_meta", "r_file"])
def test_no_hop_leads_to_a_private_address(bad: tuple[Any, str], path: str) -> None:
    """D1, D2: a redirect to a private address in any form, or to another scheme, ends the request."""
    server, host = bad
    error = _failure(Client(Rules(private_hosts=(host,))), f"http://{host}/{path}")
    assert error.cause == "refused"
    assert "/secret" not in server.hits


def test_a_named_host_may_be_private_and_only_that(bad: tuple[Any, str]) -> None:
    """D1: naming one host in the settings allows that one, not another name of the same machine."""
    server, host = bad
    port = host.rpartition(":")[2]
    assert _failure(Client(), f"http://{host}/feed").cause == "refused"
    client = Client(Rules(private_hosts=(f"localhost:{port}",)))
    assert client.get(f"http://localhost:{port}/feed").status == 200
    assert _failure(client, f"http://localhost:{port}/r_loopback").cause == "refused"
    assert "/secret" not in server.hits


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),  # noqa: S104
        *(
            "::1",
            "fe80::1",
            "fc00::1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "ff02::1",
            "224.0.0.1",
        ),
        *("::", "255.255.255.255", "not an address"),
    ],
)
def test_what_is_not_public_is_told_in_every_form(address: str) -> None:
    """D1: private, link-local, mapped, translated and tunnelled addresses are none of the internet's."""
    assert not is_public(address)
    assert is_public("93.184.215.14")


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://x/y", "javascript:alert(1)", "http://", "x", "http://a b/", "exec:ls"],
)
def test_only_addresses_of_the_web_are_fetched(address: str) -> None:
    """D2: whatever is no http or https address is refused before anything is resolved."""
    assert _failure(Client(), address).cause == "refused"


def test_redirects_end(bad: tuple[Any, str]) -> None:
    """D3: a loop ends after five hops; an encoded line break in a redirect splits no header."""
    server, host = bad
    server.hits.clear()
    client = Client(Rules(private_hosts=(host,)))
    assert "redirects" in _failure(client, f"http://{host}/r_loop").what
    assert server.hits["/r_loop"] == 6
    _failure(client, f"http://{host}/r_crlf")
    assert all("X-Bad" not in headers for _, headers in server.seen)


# D4, D5, D6: answers without measure.


@pytest.mark.parametrize("path", ["bomb", "bomb_chain", "endless", "huge_claim", "bad_gzip", "short"])
def test_an_answer_beyond_measure_is_refused(bad: tuple[Any, str], path: str) -> None:
    """D4, D6: bombs, endless, mislabelled and cut answers are refused by name, within 15 MB."""
    error = _failure(Client(Rules(private_hosts=(bad[1],))), f"http://{bad[1]}/{path}")
    assert error.cause in {"limit", "answer"}
    assert error.what


def test_the_body_of_a_redirect_is_not_read(bad: tuple[Any, str]) -> None:
    """D4: a bomb in the body of a redirect costs nothing; the redirect is followed."""
    client = Client(Rules(private_hosts=(bad[1],), most=1000))
    assert client.get(f"http://{bad[1]}/r_bomb").status == 200


@pytest.mark.parametrize("path", ["drip", "header_drip", "hang"])
def test_one_deadline_holds_over_all_of_a_request(bad: tuple[Any, str], path: str) -> None:
    """D5: a body or a header that drips, or nothing at all, ends at the deadline."""
    error = _failure(Client(Rules(private_hosts=(bad[1],), seconds=0.7)), f"http://{bad[1]}/{path}")
    assert error.cause == "limit"
    assert "long" in error.what


def test_the_deadline_is_twenty_seconds_and_the_cap_fifteen_megabytes() -> None:
    """D4, D5: what the rules are where nobody says otherwise."""
    assert (Rules().seconds, Rules().most, Rules().redirects) == (20.0, 15_000_000, 5)


@pytest.mark.parametrize("path", ["big_header", "many_headers", "drop", "reason"])
def test_odd_answers_are_named_in_our_own_words(bad: tuple[Any, str], path: str) -> None:
    """D6, A18: what a server says of itself is not repeated: no escape of its gets out."""
    error = _failure(Client(Rules(private_hosts=(bad[1],))), f"http://{bad[1]}/{path}")
    assert "\x1b" not in str(error)
    assert "PWNED" not in str(error)


# D7, D8, D9: what polling keeps.


def test_a_second_poll_asks_only_for_what_changed(tmp_path: Path) -> None:
    """D7: the validators of the last answer go with the next request; a 304 changes nothing."""

    def route(asked: Asked) -> Reply:
        if asked.headers.get("if-none-match") == '"v1"':
            return Reply(304)
        return Reply(200, FEED, {"ETag": '"v1"', "Last-Modified": "Thu, 17 Nov 2016 01:02:00 GMT"})

    with Loopback(route) as server:
        clock, corpus = PlayedClock(), tmp_path / "c.db"
        con = _subscribed(corpus, f"{server.base}/feed")
        list(refresh(corpus, _web(server, clock)))
        list(refresh(corpus, _web(server, clock)))  # not due
        clock.to(clock.now() + 3700)
        list(refresh(corpus, _web(server, clock)))
        assert len(server.asked) == 2
        assert "if-none-match" not in server.asked[0].headers
        assert server.asked[1].headers["if-modified-since"].startswith("Thu, 17 Nov 2016")
        assert counts(con).articles == 1


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("3600", 3600.0),
        ("-5", MINUTE),
        ("0", MINUTE),
        ("Thu, 01 Jan 2998 00:00:00 GMT", 7 * DAY),
        ("Fri, 14 Oct 2016 12:00:00 GMT", 7200.0),
        ("99999999999999999999", 7 * DAY),
        ("soon", None),
        ("", None),
    ],
)
def test_retry_after_is_obeyed_within_bounds(value: str, seconds: float | None) -> None:
    """D8: seconds or a date, from one minute to seven days."""
    assert retry_after(value, PlayedClock().now()) == seconds


def test_retry_after_outlives_a_restart(tmp_path: Path) -> None:
    """D8: a server that asked for an hour is left alone for it, by later processes too."""
    with Loopback(lambda _: Reply(429, headers={"Retry-After": "7200"})) as server:
        clock, corpus = PlayedClock(), tmp_path / "c.db"
        _subscribed(corpus, f"{server.base}/feed").close()
        for _ in range(3):
            list(refresh(corpus, _web(server, clock)))
            clock.to(clock.now() + 3000)
        assert len(server.asked) == 1
        clock.to(clock.now() + 7200)
        list(refresh(corpus, _web(server, clock)))
        assert len(server.asked) == 2


def test_a_lasting_move_counts_when_it_is_said_twice(tmp_path: Path) -> None:
    """D9: after two answers in a row that a feed has moved for good, the new address is asked at once."""
    with Loopback(
        lambda asked: Reply(200, FEED) if asked.path == "/new" else Reply(301, headers={"Location": "/new"})
    ) as server:
        clock, corpus = PlayedClock(), tmp_path / "c.db"
        _subscribed(corpus, f"{server.base}/old").close()
        for _ in range(3):
            list(refresh(corpus, _web(server, clock)))
            clock.to(clock.now() + 3700)
        assert server.paths() == ["/old", "/new", "/old", "/new", "/new"]


def test_what_is_gone_is_paused_and_what_fails_is_asked_ever_less(tmp_path: Path) -> None:
    """D9, C22: 410 pauses; 404 and 500 back off to a day with jitter; nothing that was read is lost."""
    state = {"up": True}

    def route(asked: Asked) -> Reply:
        if state["up"]:
            return Reply(200, FEED)
        return Reply(410 if asked.path == "/gone" else 500)

    with Loopback(route) as server:
        clock, corpus = PlayedClock(), tmp_path / "c.db"
        con = _subscribed(corpus, f"{server.base}/gone", f"{server.base}/500")
        list(refresh(corpus, _web(server, clock)))
        state["up"] = False
        waits = []
        for _ in range(8):
            clock.to(max(state.due for state in health(con).values()))
            list(refresh(corpus, _web(server, clock)))
            waits.append(health(con)[f"{server.base}/500"].due - clock.now())
        assert [row.paused for row in sources(con)] == [False, True]
        assert waits == sorted(waits) or max(waits) > 0.75 * DAY
        assert 0.75 * 7200 <= waits[0] <= 7200
        assert max(waits) <= DAY
        assert counts(con).articles == 1
        assert server.paths().count("/gone") == 2


def test_back_off_is_jittered_and_bounded() -> None:
    """D9: sources that failed together do not all come back together, and none later than a day."""
    waits = {back_off(9, 3600, f"feed {number}") for number in range(50)}
    assert len(waits) > 40
    assert all(0.75 * DAY <= wait <= DAY for wait in waits)


@pytest.mark.parametrize("body", [b"<!doctype html><title>Log in</title>", b"", rss("Herald", [])])
def test_an_answer_that_is_no_feed_changes_nothing(tmp_path: Path, body: bytes) -> None:
    """C22: after a login page, nothing, or an empty feed what was read stays; the error is to be seen."""
    answers = [FEED, body]
    with Loopback(lambda _: Reply(200, answers.pop(0))) as server:
        clock, corpus = PlayedClock(), tmp_path / "c.db"
        con = _subscribed(corpus, f"{server.base}/feed")
        list(refresh(corpus, _web(server, clock)))
        clock.to(clock.now() + 3700)
        said = list(refresh(corpus, _web(server, clock)))
        assert any(isinstance(each, Skipped) for each in said)
        assert counts(con).articles == 1
        assert health(con)[f"{server.base}/feed"].problem


# D10, D11: manners.


def _robots(server: Loopback, clock: PlayedClock) -> Robots:
    kept: dict[str, Kept] = {}
    return Robots(Client(Rules(private_hosts=(server.host,)), clock), clock, kept.get, kept.__setitem__)


def test_robots_is_honoured_and_asked_once_a_day() -> None:
    """D10: `*` and `$` count; half a megabyte is read; the answer holds for a day."""
    rules = b"User-agent: *\nDisallow: /private/\nDisallow: /*.pdf$\n"
    body = rules + b"# " + b"x" * MOST + b"\nDisallow: /\n"
    with Loopback(lambda _: Reply(200, body, {"Content-Type": "text/plain"})) as server:
        clock = PlayedClock()
        robots = _robots(server, clock)
        paths = ("/a", "/private/b", "/c.pdf", "/c.pdf?x", "/d")
        assert [robots.allow(server.base + path) for path in paths] == [True, False, False, True, True]
        clock.to(clock.now() + DAY / 2)
        assert robots.allow(f"{server.base}/a")
        assert len(server.asked) == 1
        clock.to(clock.now() + DAY / 2 + 1)
        robots.allow(f"{server.base}/a")
        assert len(server.asked) == 2


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (429, False)])
def test_without_robots_a_site_is_open_and_a_failing_one_is_not(status: int, allowed: bool) -> None:
    """D10: no robots.txt allows everything, a server that cannot say so allows nothing for now (RFC 9309)."""
    with Loopback(lambda _: Reply(status)) as server:
        assert _robots(server, PlayedClock()).allow(f"{server.base}/a") is allowed


def test_a_host_is_asked_two_at_a_time_and_a_second_apart(tmp_path: Path) -> None:
    """D11: forty feeds of one host are asked a second apart, by an honest name, never within 15 minutes."""
    clock = PlayedClock()
    with Loopback(lambda _: Reply(200, FEED), clock.now) as server:
        corpus = tmp_path / "c.db"
        con = _subscribed(corpus, *(f"{server.base}/{number}" for number in range(40)))
        list(refresh(corpus, _web(server, clock)))
        times = [each.at for each in server.asked]
        assert len(times) == 40
        assert min(later - earlier for earlier, later in pairwise(times)) >= 1
        assert {each.headers["user-agent"] for each in server.asked} == {USER_AGENT}
        assert "referer" not in server.asked[0].headers
        row = SourceRow(f"{server.base}/0", "feed", "", paused=False, options="{}", read_at=None, every=1)
        add_source(con, row)
        assert all(row.every >= 900 for row in sources(con))


def test_no_third_request_starts_while_two_are_under_way() -> None:
    """D11: the third asker of a host waits until one of the two is done."""
    clock, stop = PlayedClock(), Event()
    manners, host = Manners(clock, stop), parse_address("http://news.example/")
    with manners.turn(host), manners.turn(host):
        stop.set()
        with pytest.raises(FetchError), manners.turn(host):
            pytest.fail("a third request was let through")


# D12, D13: what an address may hold.


def test_credentials_are_refused_in_addresses_and_kept_nowhere(tmp_path: Path) -> None:
    """D12: an address with a password is not taken, and is shown without it wherever it is told of."""
    corpus = tmp_path / "c.db"
    said = list(add(corpus, [WebAddress("https://me:s3cret@news.example/feed")]))
    assert [each for each in said if isinstance(each, Skipped)]
    assert "s3cret" not in repr([each for each in said if isinstance(each, Skipped)])
    with closing(connect(corpus)) as con:
        con.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"s3cret" not in corpus.read_bytes()


def test_credentials_come_from_the_environment_and_stay_with_their_host(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """D12: a variable or netrc gives them, to the host they are for and to no other after a redirect."""
    netrc = tmp_path / "netrc"
    netrc.write_text("machine localhost login you password netpass\n", "ascii")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("COPYTASTER_AUTH_127_0_0_1", "me:s3cret")
    with Loopback(lambda _: Reply(200, FEED)) as other:

        def route(asked: Asked) -> Reply:
            onward = f"http://localhost:{other.port}/onward"
            return Reply(302, headers={"Location": onward}) if asked.path == "/away" else Reply(200, FEED)

        with Loopback(route) as server:
            allowed = (server.host, f"localhost:{other.port}")
            Client(Rules(private_hosts=allowed)).get(f"{server.base}/away")
            assert server.asked[0].headers["authorization"] == "Basic bWU6czNjcmV0"
            assert other.asked[0].headers["authorization"] == "Basic eW91Om5ldHBhc3M="
            monkeypatch.delenv("NETRC")
            Client(Rules(private_hosts=allowed)).get(f"{server.base}/away")
            assert "authorization" not in other.asked[1].headers


def test_a_list_of_feeds_commands_nothing() -> None:
    """D13: only http and https are taken from OPML; everything else is named as refused."""
    wanted = (
        '<opml version="2.0"><body><outline text="News"><outline text="A" xmlUrl="https://a.example/f"/>'
        '<outline text="B" xmlUrl="exec:touch /tmp/x"/><outline text="C" xmlUrl="filter:x:https://c.example"/>'
        '<outline text="D" xmlUrl="https://u:p@d.example/f"/></outline></body></opml>'
    )
    found = list(read_opml(wanted.encode()))
    assert [each.url for each in found if not isinstance(each, Exception)] == [
        "https://a.example/f",
        "https://d.example/f",
    ]
    assert sum(isinstance(each, Exception) for each in found) == 2


@pytest.mark.parametrize("name", ["opml_exec", "opml_lol"])
def test_hostile_lists_are_survived(name: str) -> None:
    """C16, D13: entity bombs in a list are refused, commands in one are named."""
    files = list((INPUTS / "feeds").glob(f"{name}*")) if INPUTS.is_dir() else []
    if not files:
        pytest.skip("the hostile inputs are not beside this checkout")
    try:
        found = list(read_opml(files[0].read_bytes()))
    except Exception as error:  # noqa: BLE001 - which one is the point
        assert type(error).__name__ == "IngestError"  # noqa: PT017
    else:
        assert all(
            each.url.startswith(("http://", "https://")) for each in found if not isinstance(each, Exception)
        )


# D14: offline.


def test_without_a_network_it_is_said_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """D14: sources that no way leads to are put off together, said in one line, blamed on none."""

    def nowhere(*_: object, **__: object) -> object:
        raise socket.gaierror(socket.EAI_AGAIN, "no network")

    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    corpus = tmp_path / "c.db"
    con = _subscribed(corpus, *(f"https://{number}.example/feed" for number in range(60)))
    clock = PlayedClock()
    said = [each for each in refresh(corpus, Web(Rules(), clock)) if isinstance(each, Skipped)]
    assert len(said) == 1
    states = health(con).values()
    assert not any(state.failures for state in states)
    assert all(state.due <= clock.now() + 600 for state in states)


def test_a_compressed_feed_is_unpacked(tmp_path: Path) -> None:
    """Compression that servers use, announced or as a .gz file, is undone."""
    packed = gzip.compress(FEED)

    def route(asked: Asked) -> Reply:
        return Reply(200, packed, {} if asked.path == "/feed.gz" else {"Content-Encoding": "gzip"})

    with Loopback(route) as server:
        corpus = tmp_path / "c.db"
        con = _subscribed(corpus, f"{server.base}/feed.gz", f"{server.base}/feed")
        list(refresh(corpus, _web(server)))
        assert not any(state.problem for state in health(con).values())
        assert counts(con).articles == 1
