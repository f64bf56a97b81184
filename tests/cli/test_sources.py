"""`copytaster sources`: what it refuses, what a list of feeds leaves alone, what a failure advises."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Program
from tests.fetch.loopback import Loopback, Reply, rss

_FEED = "https://herald.example/feed"


def _opml(file: Path, *feeds: str) -> Path:
    outlines = "".join(f'<outline type="rss" text="Herald" xmlUrl="{url}"/>' for url in feeds)
    body = f'<body><outline text="Valley">{outlines}</outline></body>'
    file.write_text(f'<opml version="2.0"><head/>{body}</opml>', "utf-8")
    return file


def _sources(program: Program) -> dict[str, dict[str, object]]:
    rows = map(json.loads, program("sources", "--json")[1].splitlines())
    return {row["location"]: row for row in rows}


@pytest.mark.parametrize("option", [("--every", "2h"), ("--full-text",), ("--no-full-text",)])
def test_a_folder_is_not_polled(program: Program, tmp_path: Path, option: tuple[str, ...]) -> None:
    """What only a source on the web has is refused for a folder, with the reason, and nothing is changed."""
    folder = tmp_path / "news"
    folder.mkdir()
    assert program("sources", "add", folder, *option)[0] == 2
    assert not _sources(program)
    program("sources", "add", folder)
    before = _sources(program)
    code, out, err = program("sources", "edit", folder, *option)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "for sources on the web" in err
    assert _sources(program) == before
    assert program("sources", "edit", folder, "--title", "Desk", "--tag", "own")[0] == 0
    assert _sources(program)[str(folder)]["title"] == "Desk"


def test_a_list_of_feeds_leaves_alone_what_was_set_here(program: Program, tmp_path: Path) -> None:
    """A feed that is known keeps title, interval and full text; the list's folders join its tags."""
    listed = _opml(tmp_path / "l.opml", _FEED)
    assert program("sources", "import", listed)[0] == 0
    program("sources", "edit", _FEED, "--title", "Vale", "--every", "2h", "--full-text", "--tag", "water")
    assert program("sources", "import", listed)[0] == 0
    row = _sources(program)[_FEED]
    assert (row["title"], row["every"], row["full_text"]) == ("Vale", 7200, True)
    assert row["tags"] == ["water", "Valley"]


def test_a_new_feed_of_a_list_is_asked_every_hour(program: Program, tmp_path: Path) -> None:
    """Unless the call says otherwise."""
    program("sources", "import", _opml(tmp_path / "l.opml", _FEED))
    assert _sources(program)[_FEED]["every"] == 3600
    program("sources", "import", _opml(tmp_path / "m.opml", f"{_FEED}/2"), "--every", "1d", "--full-text")
    row = _sources(program)[f"{_FEED}/2"]
    assert (row["every"], row["full_text"]) == (86400, True)


def test_a_file_that_is_no_list_is_named(program: Program, tmp_path: Path) -> None:
    """One line says which file it was."""
    (tmp_path / "l.opml").write_text("<rss/>", "utf-8")
    code, out, err = program("sources", "import", tmp_path / "l.opml")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "l.opml: not a list of feeds" in err


def test_a_feed_behind_a_password_says_where_to_put_it(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """401 names the file and the variable; with the variable set, the feed is there."""

    def route(asked: object) -> Reply:
        headers = getattr(asked, "headers", {})
        is_known = headers.get("authorization") == "Bearer abc"
        return Reply(200, rss("R", [("/a", "Weir", "The weir gave way.")])) if is_known else Reply(401)

    with Loopback(route) as server:
        config = tmp_path / "config.toml"
        config.write_text(f'private_hosts = ["{server.host}"]\n')
        call = ("sources", "test", f"{server.base}/feed", "--config", config)
        code, _, err = program(*call)
        assert code == 3
        assert "put them into ~/.netrc or COPYTASTER_AUTH_127_0_0_1" in err
        monkeypatch.setenv("COPYTASTER_AUTH_127_0_0_1", "Bearer abc")
        assert program(*call)[:2] == (0, f"feed\t1\t2016-10-14T10:00+00:00\tR\t{server.base}/feed\n")
