from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tui.app.editor import LARGEST, EditorError, edited, editor_command


def editor(tmp_path: Path, body: str) -> list[str]:
    """Return a command that does `body` to the file it is given (`path`)."""
    script = tmp_path / "an editor.py"
    script.write_text(f"import pathlib, sys, os\npath = pathlib.Path(sys.argv[-1])\n{body}\n", "utf-8")
    return [sys.executable, str(script)]


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"VISUAL": "code --wait", "EDITOR": "ed"}, ["code", "--wait"]),
        ({"EDITOR": "'my editor' -n"}, ["my editor", "-n"]),
        ({"VISUAL": "", "EDITOR": " "}, ["vi"]),
        ({}, ["vi"]),
        ({"EDITOR": "ed; rm -rf $HOME"}, ["ed;", "rm", "-rf", "$HOME"]),
    ],
)
def test_the_editor_is_an_argument_list(environment: dict[str, str], expected: list[str]) -> None:
    """VISUAL is stronger than EDITOR; what a shell would make something of are words."""
    assert editor_command(environment) == expected


def test_a_command_that_cannot_be_taken_apart_is_refused() -> None:
    """An open quotation mark is a failure of one line."""
    with pytest.raises(EditorError, match="cannot be understood"):
        editor_command({"EDITOR": "'ed"})


def test_the_note_is_what_the_editor_left(tmp_path: Path) -> None:
    """The editor gets the text in a private file; what it leaves there comes back, and the file goes."""
    seen = tmp_path / "seen"
    body = (
        f"pathlib.Path({str(seen)!r}).write_text(f'{{path}} {{oct(path.stat().st_mode)[-3:]}}')\n"
        "path.write_text(path.read_text('utf-8') + 'é more', 'utf-8')"
    )
    assert edited("note ", editor(tmp_path, body)) == "note é more"
    path, mode = seen.read_text().rsplit(" ", 1)
    assert mode == "600"
    assert not Path(path).parent.exists()


def test_an_editor_that_gives_up_changes_nothing(tmp_path: Path) -> None:
    """Another exit status than 0 leaves the note as it was."""
    assert edited("note", editor(tmp_path, "path.write_text('x'); sys.exit(1)")) is None


@pytest.mark.parametrize(
    "body",
    [
        "path.unlink()",
        f"path.write_text('x' * {LARGEST + 1})",
        "path.unlink(); os.symlink('/etc/passwd', path)",
    ],
)
def test_what_is_no_short_text_is_refused(tmp_path: Path, body: str) -> None:
    """A file that is gone, too large, or a link to elsewhere is not taken over."""
    with pytest.raises(EditorError):
        edited("note", editor(tmp_path, body))


def test_an_editor_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A command that cannot be started is a failure of one line."""
    with pytest.raises(EditorError, match="cannot be started"):
        edited("note", [str(tmp_path / "nothing")])
