from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tui import cli
from tui.corpus.schema import problems, validate
from tui.store.connect import connect
from tui.store.whole import articles

ACTING = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]")
"""Bytes of UTF-8 that act on a terminal: C0 but tab and newline, DEL, C1, bidirectional overrides."""


@pytest.fixture
def hostile(checkout: Path) -> Path:
    """Return the folder of hostile inputs."""
    folder = checkout.parent / "shared" / "badinputs"
    if not folder.is_dir():
        pytest.skip("the hostile inputs are not beside this checkout")
    return folder


@pytest.mark.slow
def test_no_hostile_text_reaches_the_terminal(
    hostile: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """SECURITY A, A18: no command prints a byte that acts on a terminal; every bad file is named; exit 3."""
    corpus = ["--corpus", str(tmp_path / "c.db")]
    folders = [str(hostile / name) for name in ("terminal", "unicode", "misc", "dumps", "text")]
    assert cli.run([*corpus, "add", "-v", *folders]) == 3
    con = connect(tmp_path / "c.db")
    ids = [article.id for article in articles(con)]
    con.close()
    for command in (["list"], ["links"], ["doctor"], ["sources"], ["export", "--format", "md"], []):
        assert cli.run([*corpus, *command]) in (0, 1)
    for identity in ids:
        assert cli.run([*corpus, "show", identity, "--marks", "--all"]) == 0
    out, err = capfdbinary.readouterr()
    assert ACTING.findall(out) == []
    assert ACTING.findall(err) == []
    assert cli.run([*corpus, "export"]) == 0
    assert list(problems(validate(capfdbinary.readouterr().out))) == []


@pytest.mark.parametrize("name", [b"\x1b]0;x\x07.txt", b"a\nb.txt", b"\xff\xfe.txt", b"[b]x.txt"])
def test_names_of_files_are_printed_harmless(
    name: bytes, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """A file's name is a stranger's text too: it is escaped or replaced wherever it is named."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / os.fsdecode(name)).write_bytes(b"")
    corpus = ["--corpus", str(tmp_path / "c.db")]
    assert cli.run([*corpus, "add", "-v", str(folder), str(folder / os.fsdecode(name))]) == 3
    assert cli.run([*corpus, "sources"]) == 0
    assert cli.run([*corpus, "doctor"]) in (0, 1)
    out, err = capfdbinary.readouterr()
    assert ACTING.findall(out + err) == []
    assert err.count(b"\n") == err.count(b"copytaster: ")
