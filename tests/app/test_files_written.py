from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.app.clipboard import LARGEST, ClipboardError, into_file, osc52, way_of
from tui.app.files_written import LONGEST, WritingError, file_name, typed_name, write_new


@pytest.mark.parametrize(
    "title",
    ["../../x", "/etc/passwd", "CON", "con.", "", "...", "\x00a/b", "-rf", "=1+1", "a" * 300, "漢" * 300],
)
def test_a_title_is_only_ever_a_name(title: str) -> None:
    """No title leads out of the folder, hides, is a device, an option or too long."""
    name = file_name(title, ".md")
    assert Path(name).name == name
    assert not name.startswith((".", "-"))
    assert len(name.encode()) <= LONGEST + 3
    assert name.split(".")[0].lower() not in {"con", "nul", "aux", "prn"}


@given(st.text(max_size=200))
def test_any_text_makes_a_name(text: str) -> None:
    """Whatever was typed: letters, digits and hyphens, and one ending that is known."""
    name, ending = typed_name(text, [".csv", ".md"])
    assert name.endswith(ending)
    assert not set(name[: -len(ending)]) & set('/\\:*?"<>|\x00\n\x1b .')


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """The second file of a name gets a number; a link that lies there is not followed."""
    target = tmp_path / "elsewhere"
    (tmp_path / "a.md").symlink_to(target)
    first, second = (write_new(tmp_path, "a.md", [f"{n}\n"]) for n in "12")
    assert (first.name, second.name) == ("a-2.md", "a-3.md")
    assert (first.read_text(), second.read_text()) == ("1\n", "2\n")
    assert not target.exists()
    assert first.stat().st_mode & 0o777 == 0o600


def test_what_fails_half_way_is_gone(tmp_path: Path) -> None:
    """A file whose content cannot be made is not left behind."""

    def parts() -> object:
        yield "one"
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        write_new(tmp_path, "a.md", parts())  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    """The reason names the folder."""
    (tmp_path / "file").touch()
    with pytest.raises(WritingError, match="file"):
        write_new(tmp_path / "file" / "under", "a.md", [])


@given(st.text(max_size=300))
def test_a_copy_holds_nothing_but_base64(text: str) -> None:
    """What is sent to the terminal begins and ends as it must, and holds no control between (G5)."""
    sent = osc52(text)
    assert sent.startswith("\x1b]52;c;")
    assert sent.endswith("\x07")
    assert sent[7:-1].replace("=", "").replace("+", "").replace("/", "").isalnum() or not sent[7:-1]


def test_a_copy_is_capped() -> None:
    """One byte too many is refused, and goes into a file instead."""
    assert len(osc52("a" * LARGEST)) < 100_010
    with pytest.raises(ClipboardError):
        osc52("a" * (LARGEST + 1))
    assert way_of("osc52", {"TERM": "xterm"}, LARGEST + 1) == "file"


@pytest.mark.parametrize(
    ("setting", "term", "way"),
    [
        ("osc52", "xterm-256color", "osc52"),
        ("osc52", "linux", "file"),
        ("osc52", "dumb", "file"),
        ("file", "xterm", "file"),
        ("off", "xterm", "off"),
    ],
)
def test_a_copy_goes_where_the_setting_says(setting: str, term: str, way: str) -> None:
    """Terminals without a clipboard get a file."""
    assert way_of(setting, {"TERM": term}, 10) == way


def test_the_file_is_for_its_user_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is replaced as a whole, and nobody else may read it."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    os.umask(0o022)
    into_file("one")
    file = into_file("two \x1b]52;c;AA\x07")
    assert file.read_text() == "two \ufffd]52;c;AA\ufffd\n"
    assert file.stat().st_mode & 0o777 == 0o600
    assert len(list(file.parent.iterdir())) == 1
