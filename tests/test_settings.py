from __future__ import annotations

import os
from dataclasses import fields
from pathlib import Path
from subprocess import run
from sys import executable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.errors import UsageError
from tui.settings import LARGEST, Settings, config_folder, corpus_path, data_folder, load


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return where a settings file may be written."""
    return tmp_path / "config.toml"


def test_without_a_file_the_defaults_serve() -> None:
    """No settings file is no problem, unless one was asked for by name."""
    assert load() == (Settings(), ())
    with pytest.raises(UsageError, match="no such file"):
        load(Path("/nowhere/config.toml"))


def test_the_users_own_file_is_found() -> None:
    """config.toml in the user's config folder is read without being named."""
    config_folder().mkdir(parents=True)
    (config_folder() / "config.toml").write_text("reading_width = 100\n")
    assert load().settings.reading_width == 100


def test_each_mistake_is_named_and_the_rest_counts(file: Path) -> None:
    """Wrong kinds, values out of bounds and unknown keys are reported one by one; what is right is used."""
    file.write_text('reading_width = 1\nmouse = "no"\nmark_read = "often"\ncolour = 3\ngrouped = false\n')
    chosen, problems = load(file)
    assert chosen == Settings(grouped=False)
    for key, problem in zip(("reading_width", "mouse", "mark_read", "colour"), problems, strict=True):
        assert key in str(problem)
        assert "\n" not in str(problem)


@pytest.mark.parametrize("content", ["= x", "a = [" * 5000, "\x00", "x" * (LARGEST + 1)])
def test_a_file_that_is_no_settings_file_is_named_and_left(file: Path, content: str) -> None:
    """What is not TOML, or far too large, is one problem; the defaults serve."""
    file.write_text(content)
    chosen, problems = load(file)
    assert chosen == Settings()
    assert len(problems) == 1


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_no_settings_file_keeps_anyone_from_reading(content: bytes) -> None:
    """Whatever a settings file holds, loading it returns settings."""
    file = Path(os.environ["XDG_CONFIG_HOME"]) / "config.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    assert isinstance(load(file).settings, Settings)


def test_a_file_found_right_is_not_validated_again(file: Path) -> None:
    """The second start reads an unchanged file without importing pydantic; a changed one is checked again."""
    file.write_text("reading_width = 90\n")
    code = (
        "import sys; from pathlib import Path; from tui.settings import load;"
        f"print(load(Path({str(file)!r})).settings.reading_width, 'pydantic' in sys.modules)"
    )
    said = [
        run([executable, "-c", code], capture_output=True, text=True, check=True).stdout for _ in range(2)
    ]
    assert said == ["90 True\n", "90 False\n"]
    file.write_text("reading_width = 1\n")
    assert len(load(file).problems) == 1


def test_the_corpus_is_chosen_by_whoever_is_closest(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line goes before the environment, that before the settings, these before the default."""
    chosen = Settings(corpus="~/c.db")
    assert corpus_path(None, Settings()) == data_folder() / "corpus.db"
    assert corpus_path(None, chosen) == Path("~/c.db").expanduser()
    monkeypatch.setenv("COPYTASTER_CORPUS", "/e.db")
    assert corpus_path(None, chosen) == Path("/e.db")
    assert corpus_path("/o.db", chosen) == Path("/o.db")


def test_every_setting_is_documented(checkout: Path) -> None:
    """The table of docs/commands.md names every setting."""
    documented = (checkout / "docs" / "commands.md").read_text("utf-8")
    assert [field.name for field in fields(Settings) if f"| `{field.name}` |" not in documented] == []
