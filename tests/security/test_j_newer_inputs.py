"""Rows J of the security bar: what came to be read after the list of attacks was written.

Marks of other tools, lists of who is who, handovers, lists of feeds, tags and notes, saved searches,
settings, programs named by variables, a terminal's answers, and the screen that is kept for the next start.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from tests.security.corpora import filled, report
from tests.security.session import ACTING, Session
from tui import cli
from tui.app.editor import edited, editor_command
from tui.app.programs import output_of, pager_command, run_in_terminal
from tui.errors import StoreError
from tui.first_gate import only_draws
from tui.store import state, whole
from tui.store.connect import connect

EVIL: Final = "\x1b]0;PWNED\x07\x1b]52;c;cm0gLXJm\x07\x9b31m\u202eevil\x1b[2J\nline two"
"""A title, the clipboard, a colour, an override, a clearing and a line break."""

_DEEP: Final = "[" * 100_000

Printed = Callable[..., bytes]


@pytest.fixture(name="corpus")
def _corpus(tmp_path: Path) -> Path:
    return filled(tmp_path / "corpus.db", 3, 5)


@pytest.fixture(name="printed")
def _printed(corpus: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Printed:
    """Run commands; nothing that they print acts on a terminal, and none ends in a traceback."""

    def printed(*call: str, codes: tuple[int, ...] = (0, 1, 2, 3)) -> bytes:
        assert cli.run(["--corpus", str(corpus), *call]) in codes
        out, err = capfdbinary.readouterr()
        said = (out + err).decode()
        assert not ACTING.findall(said.replace("\r\n", "\n")), said
        assert "Traceback" not in said
        return out + err

    return printed


def _evil_marks() -> dict[str, str]:
    """Return files of marks, by name: spans that are none, labels and layers that act, deep nesting."""
    article = report(1)
    spans: list[tuple[Any, Any]] = [(-5, 4), (0, 10**12), (7, 7), (9, 3), ("a", None), (0, 5)]
    line = {"text": article.text, "meta": {"id": article.id}}
    return {
        "a.ann": "".join(f"T{n}\t{EVIL!s} {a} {b}\tx\n" for n, (a, b) in enumerate(spans)),
        "b.ann": "T1\tperson 0 1;2 3;99999999999999999999 3\tx\n*\tEquiv T1 T1 T9\n\x00\n",
        "a.conll": f"-DOCSTART- {EVIL} O\n\nReport B-{EVIL}\n\x1b[2J I-PER\n",
        "a.jsonl": "\n".join(
            [
                json.dumps({**line, "label": [[a, b, EVIL] for a, b in spans]}),
                json.dumps({**line, "spans": [{"start": a, "end": b, "label": EVIL} for a, b in spans]}),
                json.dumps({"text": EVIL, "label": [[0, 3, "PER"]]}),
                '{"text": 1e999, "label": NaN}',
                "{" * 5_000,
            ]
        ),
        "deep.json": _DEEP,
        "a.jsonld": json.dumps(
            {
                "type": "Annotation",
                "body": {"value": EVIL},
                "target": {"source": EVIL, "selector": {"type": EVIL, "start": -1, "end": 10**30}},
            }
        ),
    }


@pytest.mark.parametrize("name", sorted(_evil_marks()))
def test_j1_marks_of_other_tools(name: str, corpus: Path, tmp_path: Path, printed: Printed) -> None:
    """J1: marks that lie nowhere are named and left out, labels act on nothing, no nesting crashes."""
    file = tmp_path / name
    file.write_text(_evil_marks()[name], "utf-8")
    if file.suffix == ".ann":
        file.with_suffix(".txt").write_text(report(1).text, "utf-8")
    printed("layer", "import", str(file), "--name", EVIL)
    printed("layer", "list")
    printed("show", report(1).id, "--marks", "--all")
    con = connect(corpus)
    for article in whole.articles(con):
        assert all(0 <= mark.start < mark.end <= len(article.text) for mark in article.highlights)
    con.close()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "a.toml",
            '[[entity]]\nname = "\\u001b]0;PWNED\\u0007Ilma"\nkind = "person"\naliases = ["\\u202ex"]\n',
        ),
        ("b.toml", "a = " + "[" * 50_000),
        ("a.json", json.dumps([{"name": EVIL, "kind": EVIL, "note": EVIL}, {"name": 1}, 5, None])),
        ("deep.json", _DEEP),
        ("a.csv", f'name,kind,aliases\n"{EVIL}",person,"{"|" * 5000}"\n=1+1,person,\n,,\n'),
    ],
)
def test_j2_lists_of_who_is_who(name: str, content: str, tmp_path: Path, printed: Printed) -> None:
    """J2: a list of known entities names what it cannot take, and its names act on nothing."""
    file = tmp_path / name
    file.write_text(content, "utf-8")
    printed("entities", "import", str(file))
    printed("entities", "lists")
    printed("entities")


def test_j3_handovers(corpus: Path, tmp_path: Path, printed: Printed) -> None:
    """J3: a handover of a stranger is taken whole or not at all, and tags and notes in it act on nothing."""
    printed("handover", "export", str(tmp_path / "out.json"), codes=(0,))
    given = json.loads((tmp_path / "out.json").read_text("utf-8"))
    state_of = {"read": True, "note": EVIL, "tags": [EVIL, "=1+1"], "touched": {}}
    given["articles"] = [
        {"id": report(1).id, "url": "", "title": EVIL, "source": EVIL, "digest": "", "state": state_of}
    ]
    given["searches"] = [{"name": EVIL, "query": "((((", "rule": {"tags": [EVIL]}, "at": ""}]
    bad = {
        **given,
        "decisions": [{"a": EVIL, "b": 5, "about": EVIL, "verdict": EVIL, "at": EVIL, "who": EVIL}],
    }
    for number, content in enumerate((json.dumps(given), json.dumps(bad), _DEEP, '{"schema": NaN}', EVIL)):
        (tmp_path / f"{number}.json").write_text(content, "utf-8")
        printed("handover", "import", str(tmp_path / f"{number}.json"))
    printed("searches")
    printed("list")
    con = connect(corpus)
    tags = [str(name) for (name,) in con.execute("SELECT name FROM tag")]
    con.close()
    assert not any(ACTING.search(tag) or "\n" in tag for tag in tags)


def test_j4_lists_of_feeds(tmp_path: Path, printed: Printed) -> None:
    """J4: titles in a list of feeds act on nothing; addresses that are not the web's are refused by name."""
    outlines = "".join(
        f'<outline text="&#27;]0;x&#7; {n} &#8238;" type="rss" xmlUrl="{address}"/>'
        for n, address in enumerate(("exec:id", "file:///etc/passwd", "javascript:x", "http://[::1", "|id"))
    )
    file = tmp_path / "a.opml"
    file.write_text(f"<opml><body>{outlines.replace('&#27;', '').replace('&#7;', '')}</body></opml>")
    assert printed("sources", "import", str(file)).count(b"exec:id") == 1
    file.write_text(f"<opml><body>{outlines}</body></opml>")
    printed("sources", "import", str(file))
    assert b"etc/passwd" not in printed("sources")


def test_j5_tags_and_notes(corpus: Path, printed: Printed) -> None:
    """J5: a tag or a note that acts is kept without what acts, and written nowhere with it."""
    con = connect(corpus)
    state.change(con, [report(1).id], add_tags=[EVIL, "a" * 10_000], note=EVIL)
    con.close()
    for call in (
        ["list"],
        ["show", report(1).id],
        ["export", "--format", "md"],
        ["export", "--format", "csv"],
    ):
        printed(*call)


def test_j6_saved_searches_and_rules(corpus: Path, printed: Printed) -> None:
    """J6: a search or rule that cannot be understood is refused in a line; one with SQL in it is words."""
    for query in (
        EVIL,
        "(" * 5_000,
        "'; DROP TABLE article; --",
        "/(a+)+$/",
        "date:99999..",
        "\ud800",
        "a OR" * 999,
    ):
        printed("searches", "add", "s", query)
        printed("searches", "rule", "s", f"tag {EVIL}")
        printed("searches", "rule", "s", "exec id")
        printed("searches", "apply", "s")
    printed("searches", "add", EVIL, "ferry")
    printed("searches")
    con = connect(corpus)
    assert con.execute("SELECT count(*) FROM article").get == 3
    con.close()


@pytest.mark.parametrize("name", ["config.toml", "keys.toml", "themes/a.toml"])
def test_j7_settings(name: str, tmp_path: Path, corpus: Path) -> None:
    """J7: settings, keymaps and themes with what acts in them are named in lines that do not."""
    escaped = EVIL.encode("unicode_escape").decode().replace("\\x", "\\u00")
    for content in (
        f'"{escaped}" = "{escaped}"\n',
        f'theme = "{escaped}"\ndown = "{escaped}"\nname = 5\n',
        EVIL,
    ):
        file = tmp_path / "config" / "copytaster" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "tui", "--corpus", str(corpus), "list"],
            env={**os.environ, "XDG_CONFIG_HOME": str(tmp_path / "config")},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.count("\n") == 3
        assert not ACTING.search(done.stderr)


async def test_j8_programs_in_variables(tmp_path: Path) -> None:
    """J8: PAGER and EDITOR with spaces and semicolons are a program and its arguments: no shell."""
    program = tmp_path / "my pager"
    told, made = tmp_path / "told", tmp_path / "made"
    program.write_text(f'#!/bin/sh\nprintf "%s|" "$@" > "{told}"\n')
    program.chmod(0o700)
    words = f"'{program}' -R ; touch {made} $(touch {made}) `touch {made}` | touch {made} > {made}"
    run_in_terminal(pager_command([], {"PAGER": words}), content=b"text")
    assert told.read_text().startswith(f"-R|;|touch|{made}|$(touch|")
    assert edited("note", editor_command({"EDITOR": words})) == "note"
    assert told.read_text().split("|")[-2].endswith("note.md")
    await output_of([str(program), ";", "touch", str(made)], b"text")
    assert not made.exists()


@pytest.mark.slow
def test_j9_answers_of_the_terminal(corpus: Path) -> None:
    """J9: what a terminal answers to questions of others changes nothing: it is no key in the reader."""
    answers = "\x1b[?62;22c\x1b[>41;354;0c\x1b]11;rgb:dddd/xxxx/qqqq\x1b\\\x1b]lxqDU\x1b\\"
    answers += "\x1bP1+r71=44\x1b\\\x1b[0n"
    with Session(corpus) as session:
        session.until("Line 1 of report")
        session.press(answers, quiet_s=0.5)
        session.press(answers.replace("\x1b\\", "\x07"), quiet_s=0.5)
        assert "copytaster" in session.lines[0]  # no page was opened
        assert session.process.poll() is None  # nor was the reader left
        assert session.end() == 143
    con = connect(corpus)
    assert con.execute("SELECT count(*) FROM journal").get == 0  # nor was anything marked, put away or undone
    con.close()


_OWN: Final = (
    b"\x1b[?1049h\x1b[?25l\x1b[2J\x1b[1H\x1b[1;32mhi\x1b[3C\x1b]8;id=3;https://a/b\x1b\\x\x1b]8;;\x1b\\\x1b[m"
)

_ALIEN: Final = (
    b"\x1b]0;x\x07",
    b"\x1b]52;c;eA==\x1b\\",
    b"\x1b[c",
    b"\x1b[6n",
    b"\xc2\x9bm",
    b"\x1bP1$r\x1b\\",
    b"\x1b]8;id=1;file:///x\x1b\\",
    b"\x1bc",
    b"\x1b",
    b"\x1b[",
    b"\x1b]8;;",
    b"\x07",
    b"\r",
    b"\x1b]8;;a\x1b\\",
    b"\x1b\\",
    b"\x1b[?1000h",
    b"\xe2\x80\xae",
    b"\x1b_G\x1b\\",
    b"\x1b[8;1;1t",
)


@pytest.mark.parametrize("alien", _ALIEN)
def test_j10_only_what_draws(alien: bytes) -> None:
    """J10: of a kept screen only colours, moves, text and links to the web reach the terminal."""
    assert only_draws(_OWN)
    assert not only_draws(_OWN + alien)
    assert not only_draws(alien + _OWN)


def _loosen(file: Path) -> None:
    file.chmod(0o666)


def _link(file: Path) -> None:
    file.rename(file.with_name("elsewhere"))
    file.symlink_to(file.with_name("elsewhere"))


def _alter(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"\x1b[2J", b"\x1b[c "))


@pytest.mark.slow
@pytest.mark.parametrize("tampered", [_loosen, _link, _alter])
def test_j10_a_kept_screen_that_was_tampered_with(
    tampered: Callable[[Path], None], corpus: Path, tmp_path: Path
) -> None:
    """J10: a kept screen that others may write, that is a link, or that does more than draw is not shown."""
    variables = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    with Session(corpus, variables=variables) as session:
        session.until("by event")
        assert session.end() == 143
    (kept,) = (tmp_path / "cache" / "copytaster" / "screens").iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.parent.stat().st_mode & 0o777 == 0o700
    tampered(kept)
    with Session(corpus, variables=variables) as session:
        session.until("by event")
        assert b"as you left it" not in session.output
        assert b"\x1b[c" not in session.output
        session.end()


def test_a_handover_that_is_none_is_said_to_be_none() -> None:
    """What is no handover ends in one line of ours."""
    from tui.store.handover_file import from_json  # noqa: PLC0415

    with pytest.raises(StoreError, match="not a handover"):
        from_json("{}", "x")
